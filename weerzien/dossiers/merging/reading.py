"""Which rows go along with somebody, and what stands already where they go; one question for all tables."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from django.contrib.postgres.fields import DateRangeField
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import BinaryField, Field, ForeignKey, QuerySet

from weerzien.access.questions import asked
from weerzien.access.roles import Compartment
from weerzien.dossiers.merging.planning import Choosing, Planned, plan_table
from weerzien.dossiers.merging.rules import PERSONS, Course
from weerzien.dossiers.models import Fact, Membership, PersonNumbers
from weerzien.dossiers.queries.facts import FactTable

NUMBERS: Final = FactTable(
    model=PersonNumbers, sheet="", label="BSN en V-nummer", compartment=Compartment.NUMBERS, columns=(), is_list=True
)
HELD: Final = """
select {number}, to_jsonb(held)::text, held.recorded_at, held.id from {table} held
where held.superseded_by_id is null and (held.dossier_id = any(%(families)s) or held.subject_id = %(stays)s)
"""
Held = Mapping[type[Fact], Sequence[Fact]]


def all_tables(tables: Sequence[FactTable]) -> tuple[FactTable, ...]:
    """Return the tables whose rows go along, those with applications before those with their steps."""
    others = [table for table in tables if not has(table.model, "application")]
    return (*others, *(table for table in tables if has(table.model, "application")), NUMBERS)


def planned(tables: Sequence[FactTable], course: Course, choosing: Choosing) -> Planned:
    """Return what becomes of every row that the one who asks may read; one question. Raises AreTied."""
    every = all_tables(tables)
    held = held_rows(every, course)
    found = Planned(held)
    applications: set[UUID] = set()
    for table in every:
        rows = [row for row in held[table.model] if goes_along(row, course, applications)]
        if has(table.model, "sponsor"):
            applications |= {row.id for row in rows}
        going = {row.id for row in rows}
        standing = [row for row in held[table.model] if row.id not in going and stands_there(row, course)]
        plan_table(table, rows, standing, course=course, choosing=choosing, to=found)
    return found


def held_rows(tables: Sequence[FactTable], course: Course) -> Held:
    """Return the rows that hold of both families and of the one who stays, in the order they were written."""
    several = [HELD.format(number=at, table=table.model._meta.db_table) for at, table in enumerate(tables)]
    question = f"{' union all '.join(several)} order by 3, 4"
    found: dict[type[Fact], list[Fact]] = {table.model: [] for table in tables}
    values = {"families": [course.gone_from, course.stays_in], "stays": course.stays}
    for number, row, *_ in asked(question, values):
        model = tables[number].model
        found[model].append(as_row(model, json.loads(row, parse_float=Decimal)))
    return found


def as_row(model: type[Fact], said: Mapping[str, Any]) -> Fact:
    """Return a row out of what PostgreSQL says of it."""
    return model(**{one.attname: as_value(one, said[one.attname]) for one in model._meta.concrete_fields})


def as_value(column: Field[Any, Any], said: Any) -> Any:
    """Return a value as its column keeps it."""
    if said is None:
        return None
    if isinstance(column, BinaryField):
        return bytes.fromhex(said.removeprefix("\\x"))
    if isinstance(column, DateRangeField):
        return as_period(said)
    if isinstance(column, ForeignKey):
        return column.target_field.to_python(said)
    return column.to_python(said)


def as_period(said: str) -> DateRange:
    """Return a period as PostgreSQL writes it: `[2026-01-01,2026-02-01)`, without an end, or empty."""
    if said == "empty":
        return DateRange(empty=True)
    first, _, last = said[1:-1].partition(",")
    ends = [date.fromisoformat(day) if day else None for day in (first, last)]
    return DateRange(ends[0], ends[1], f"{said[0]}{said[-1]}")


def goes_along(row: Fact, course: Course, applications: Collection[UUID]) -> bool:
    """Return whether a row goes along: every one of a whole family, else those that name the one who goes."""
    said = vars(row)
    if course.gone_from != said["dossier_id"]:
        return False
    is_named = any(said.get(name) == course.gone for name in PERSONS)
    return course.is_whole or is_named or said.get("application_id") in applications


def stands_there(row: Fact, course: Course) -> bool:
    """Return whether a row holds where the other goes, or is about the one who stays."""
    said = vars(row)
    return bool(course.stays_in == said["dossier_id"] or course.stays == said["subject_id"])


def others_in(dossier_id: UUID, person_id: UUID, *, today: date) -> set[UUID]:
    """Return who is in a family today besides somebody; one query."""
    rows = holding(Membership).filter(dossier_id=dossier_id, period__contains=today)
    return set(rows.order_by("id").values_list("subject_id", flat=True)) - {person_id}


def has(model: type[Fact], name: str) -> bool:
    """Return whether a table points to something of that name."""
    return any(one.name == name for one in model._meta.concrete_fields)


def holding(model: type[Fact]) -> QuerySet[Any, Any]:
    """Return the rows of a table that hold."""
    return model._default_manager.filter(superseded_by=None)
