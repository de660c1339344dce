"""Copies the rows of imported families to the families that are like them, a statement per table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, Final, LiteralString
from uuid import UUID

import psycopg
from psycopg import sql

from benchmarks.country.plan import Staff
from weerzien.dossiers.numbers import encrypted, lookup_hash, numbers_key

COPIED: Final = (
    "dossiers_dossier", "dossiers_municipalperiod", "dossiers_responsibility", "dossiers_person", "dossiers_membership",
    "dossiers_personalia", "dossiers_relation", "dossiers_household", "dossiers_householdmember",
    "dossiers_localnumber", "dossiers_coverage", "procedure_permit", "procedure_application", "procedure_step",
    "guardianship_guardianship",
    "housing_stay", "housing_hotelstay", "integration_integration", "integration_income", "schooling_enrolment",
    "schooling_absence", "contacts_professional",
)  # fmt: skip
"""In the order in which a row may name another. Numbers, contacts and outcomes are made, not copied."""
OF_THE_MUNICIPALITY: Final = ("municipality_id", "organisation_id", "source_organisation_id")
IN_HAND_BEFORE: Final[LiteralString] = "daterange(lower(t.period) - f.days_in_hand, upper(t.period))"
WORDS: Final[dict[tuple[str, str], LiteralString]] = {
    ("dossiers_dossier", "number"): "f.number",
    ("dossiers_dossier", "opened_on"): "t.opened_on - f.days_in_hand",
    ("dossiers_municipalperiod", "period"): IN_HAND_BEFORE,
    ("dossiers_responsibility", "period"): IN_HAND_BEFORE,
    ("dossiers_responsibility", "account_id"): "f.responsible_id",
    ("dossiers_personalia", "last_name"): "p.last_name",
    ("dossiers_personalia", "first_name"): "p.first_name",
    ("dossiers_personalia", "search_key"): "p.search_key",
    ("dossiers_personalia", "name_keys"): "p.name_keys",
    ("dossiers_personalia", "nationality"): "p.nationality",
    ("dossiers_personalia", "language"): "p.language",
    ("dossiers_personalia", "born_earliest"): "t.born_earliest + p.days",
    ("dossiers_personalia", "born_latest"): "t.born_latest + p.days",
    ("dossiers_localnumber", "number"): "coalesce(p.local_number, f.local_number)",
}
PERSON: Final = {"dossiers_personalia": "subject_id", "dossiers_localnumber": "person_id"}
COLUMNS: Final = """
select column_name, udt_name from information_schema.columns
where table_schema = 'public' and table_name = %s and not (column_name = 'id' and udt_name = 'int8')
  and is_generated = 'NEVER' order by 1
"""
NUMBERED: Final = """
select country.copy_of(t.id, f.copy), t.recorded_at, t.source, t.source_place, t.certainty, t.superseded_because,
       t.kind, f.id, f.municipality_id, f.recorded_by, p.id
from country.family f
join dossiers_personnumbers t on t.dossier_id = f.like_id
join country.person p on p.copy = f.copy and p.like_id = t.subject_id order by f.copy, t.kind, p.local_number
"""
NUMBERS: Final = (
    "id", "recorded_at", "source", "source_place", "certainty", "superseded_because", "kind", "dossier_id",
    "municipality_id", "recorded_by_id", "source_organisation_id", "subject_id", "encrypted", "key_id", "lookup_hash",
)  # fmt: skip
FIRST_V_NUMBER: Final = 2_800_000_000
BSN_WEIGHTS: Final = (9, 8, 7, 6, 5, 4, 3, 2, -1)


def copy_families(owner: psycopg.Connection[Any], staff: Staff) -> None:
    """Write every family of the plan; constraints and triggers look at each row."""
    with owner.transaction():  # at its end every family has a municipality and somebody responsible
        for table in COPIED:
            owner.execute(statement(owner, table))
        write_numbers(owner)
        name_responsible(owner, staff)


def statement(owner: psycopg.Connection[Any], table: str) -> sql.Composed:
    """Return the statement that copies one table: ids made anew, days moved together, people and places replaced."""
    columns = [(name, kind) for name, kind in owner.execute(COLUMNS, [table])]
    person = PERSON.get(table)
    joined = sql.SQL("")
    if person is not None:
        joined = sql.SQL("left join country.person p on p.copy = f.copy and p.like_id = t.{}").format(
            sql.Identifier(person)
        )
    names = {name for name, _ in columns}
    dossier = "id" if table == "dossiers_dossier" else "home_dossier_id" if table == "dossiers_person" else "dossier_id"
    return sql.SQL("insert into {} ({}) select {} from country.family f join {} t on t.{} = f.like_id {}").format(
        sql.Identifier(table),
        sql.SQL(", ").join(sql.Identifier(name) for name, _ in columns),
        sql.SQL(", ").join(value(table, name, kind, names) for name, kind in columns),
        sql.Identifier(table),
        sql.Identifier(dossier),
        joined,
    )


def value(table: str, column: str, kind: str, names: set[str]) -> sql.Composable:
    """Return what stands in a column of a copied row."""
    if (table, column) in WORDS:
        return sql.SQL(WORDS[table, column])
    here = sql.Identifier("t", column)
    if column in OF_THE_MUNICIPALITY:
        return sql.SQL("f.municipality_id")
    if column == "recorded_by_id":
        return sql.SQL("f.recorded_by")
    if kind == "uuid":
        return sql.SQL("country.copy_of({}, f.copy)").format(here)
    told = f"{column.rpartition('_')[0]}_told"
    if kind == "date" and told in names:  # a day of which only the year is told stays in its year
        return sql.SQL("{0} + case when {1} = '' then f.days else 0 end").format(here, sql.Identifier("t", told))
    return here


def write_numbers(owner: psycopg.Connection[Any]) -> None:
    """Write a BSN and a V-number, sealed, for every person who is like somebody who has one."""
    bsns, given = invented_bsns(), Counter[UUID]()
    rows = []
    for place, row in enumerate(owner.execute(NUMBERED)):
        kind, municipality_id, subject_id = row[6], row[8], row[10]
        number = bsns[given[municipality_id]] if kind == "bsn" else str(FIRST_V_NUMBER + place)
        given[municipality_id] += kind == "bsn"
        hashed = lookup_hash(number, kind=kind, municipality_id=municipality_id)
        rows.append((*row[:10], municipality_id, subject_id, encrypted(number), numbers_key().id, hashed))
    insert_many(owner, "dossiers_personnumbers", NUMBERS, rows)


def insert_many(
    owner: psycopg.Connection[Any], table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]
) -> None:
    """Write many rows at once; by way of a table beside it, because rows that are protected cannot be copied in."""
    named = sql.SQL(", ").join(map(sql.Identifier, columns))
    beside, target = sql.Identifier("country", f"of_{table}"), sql.Identifier(table)
    owner.execute(sql.SQL("create table {} as select {} from {} with no data").format(beside, named, target))
    with owner.cursor().copy(sql.SQL("copy {} from stdin").format(beside)) as copied:
        for row in rows:
            copied.write_row(row)
    owner.execute(sql.SQL("insert into {} ({}) select * from {}").format(target, named, beside))


def invented_bsns() -> list[str]:
    """Return the numbers that pass the eleven test in the range that is never given to anybody."""
    numbers = (f"9998{last:05d}" for last in range(100_000))
    return [
        number
        for number in numbers
        if sum(int(digit) * weight for digit, weight in zip(number, BSN_WEIGHTS, strict=True)) % 11 == 0
    ]


def name_responsible(owner: psycopg.Connection[Any], staff: Staff) -> None:
    """Divide the imported families of the largest municipality among its caseworkers."""
    workers = list(staff.workers[staff.municipality_ids[0]])
    owner.execute(
        """update dossiers_responsibility r set account_id = (%s::uuid[])[1 + abs(hashtext(r.dossier_id::text)) %% %s]
           where r.dossier_id in (select like_id from country.family) and r.account_id is null""",
        [workers, len(workers)],
    )
