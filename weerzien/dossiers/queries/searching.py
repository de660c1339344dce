"""Which open families somebody looks for, in which order, and how many there are: one question, whatever is asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Final
from uuid import UUID

from weerzien.access.questions import Part, asked
from weerzien.dossiers.rules import SearchText

KNOWN: Final = "select known.dossier_id from known_dossiers known"
CLOSED: Final = "select closed.id from dossiers_dossier closed where closed.closed_on is not null"
RESPONSIBLE_FOR: Final = """
select named.dossier_id from dossiers_responsibility named
where named.account_id = %(account)s and named.period @> %(today)s and named.superseded_by_id is null
"""
"""Families the reader knows, that are closed, and for which somebody is responsible today, as parts of a question."""
SOMEBODY_RESPONSIBLE: Final = """
exists (select from dossiers_responsibility named where named.dossier_id = family.id and named.account_id is not null
  and named.period @> %(today)s and named.superseded_by_id is null offset 0)
"""
OF_ORGANISATION: Final = """
exists (select from dossiers_responsibility named where named.dossier_id = family.id
  and named.organisation_id = %(responsible_organisation)s
  and named.period @> %(today)s and named.superseded_by_id is null offset 0)
"""
SOMEBODY: Final = """
exists (select from dossiers_personalia born where born.dossier_id = {family} and born.superseded_by_id is null
  and {condition} offset 0)
"""
"""A member of a family meets a condition. `offset 0` lets PostgreSQL look in the family, not in the whole country."""
NUMBERED: Final = """
select d.id from dossiers_dossier d where d.number = upper(%(typed)s)
union
select l.dossier_id from dossiers_localnumber l where l.person_id is null and l.number_typed = upper(%(typed)s)
"""
NUMBERED_NOW: Final = f"""
with recursive now (id) as ({NUMBERED}
  union select merged.stays_in_id from dossiers_merge merged join now on now.id = merged.gone_from_id
  where merged.ends_family and merged.undone_at is null
)
select now.id from now
"""  # noqa: S608 -- our own words
"""The same, and the family in which one that ended goes on: whoever has the old number in hand finds it."""
THEIR_NUMBERS: Final = """
select l.number_typed, l.dossier_id from dossiers_localnumber l
where l.person_id is null and l.number_typed = any(%(numbers)s) order by l.number_typed, l.id
"""
OPEN_FAMILY: Final = """
select d.id, d.number from dossiers_dossier d where d.id = {family} and d.closed_on is null offset 0
"""
OPEN: Final = f"""
select d.id, d.number, 0 from ({{known}}) known (id)
cross join lateral ({OPEN_FAMILY.format(family="known.id")}) d
"""  # noqa: S608 -- our own words
BORN: Final = OPEN.format(
    known=f"""{KNOWN} where not exists (select from numbered) and """
    + SOMEBODY.format(
        family="known.dossier_id", condition="born.born_earliest <= %(born)s and born.born_latest >= %(born)s"
    )
)
NAMED: Final = """
select person.dossier_id, min(person.number), min(person.distance)
from persons_named(%(written)s, %(alike)s, %(mistaken)s, %(nearer)s, %(weights)s) person
where person.is_open and not exists (select from numbered) group by 1
"""
NOBODY: Final = "select null::uuid, null, 0 where false"
SEARCHED: Final = f"""
numbered as materialized ({NUMBERED_NOW}),
family (id, number, distance) as materialized (
  {OPEN.format(known="select numbered.id from numbered")} union all {{named}}
)
"""  # noqa: S608 -- our own words
EVERY_FAMILY: Final = f"family (id, number, distance) as ({OPEN.format(known=KNOWN)})"
"""The families among which a question chooses: those that were searched for, nearest first, or all that are open."""
FAMILIES: Final = """
select family.id, count(*) over () from family where {conditions}
order by {order}family.number limit %(size)s offset %(first)s
"""
EVERYBODY: Final = f"with {EVERY_FAMILY} {FAMILIES.format(conditions='true', order='{order}, ')}"
"""Every open family in some order, as a part of a question that has `size` and `first`."""
BY_NAME: Final = Part(
    """(select born.search_key from dossiers_personalia born where born.dossier_id = family.id
        and born.superseded_by_id is null order by born.search_key, born.id limit 1) asc nulls last"""
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which families somebody asks for. `conditions` are of other apps: they say something of `family.id`."""

    text: SearchText | None = None
    responsible_account: UUID | None = None
    responsible_organisation: UUID | None = None
    without_responsible: bool = False
    language: str = ""
    interpreter: bool | None = None
    conditions: Sequence[Part] = ()


def find_families(wanted: Wanted, *, order: Part | None, first: int, size: int, today: date) -> tuple[list[UUID], int]:
    """Return the ids of `size` open families from number `first` (counted from 0), and how many match; one query.

    A number is looked for first: whoever types one does not look for a name. Of names the nearest come first.
    """
    begin = _searched(wanted.text) if wanted.text is not None else Part(EVERY_FAMILY)
    conditions = [*_conditions(wanted), *wanted.conditions]
    orders = [*(["family.distance, "] if wanted.text is not None else []), *([f"{order.text}, "] if order else [])]
    text = FAMILIES.format(
        conditions=" and ".join(f"({part.text})" for part in conditions) or "true", order="".join(orders)
    )
    values = {"size": size, "first": first, "today": today, **begin.values, **(order.values if order else {})}
    for part in conditions:
        values |= part.values
    rows = asked(f"with {begin.text} {text}", values)
    return [pk for pk, _ in rows], rows[0][1] if rows else 0


def families_numbered(numbers: Sequence[str]) -> dict[str, UUID]:
    """Return the families that the reader knows, by their number in an organisation's own list; one query."""
    return dict(asked(THEIR_NUMBERS, {"numbers": list(numbers)}))


def _searched(text: SearchText) -> Part:
    """Return the families with this number, or else those with a member of this name or birth date, and how near."""
    values: dict[str, object] = {"typed": text.as_typed}
    named = NOBODY
    if text.born is not None:
        named, values["born"] = BORN, text.born
    elif text.names is not None:
        named, values = NAMED, values | asdict(text.names)
    return Part(SEARCHED.format(named=named), values)


def _conditions(wanted: Wanted) -> Iterator[Part]:
    speaks = []
    if wanted.language:
        speaks.append("born.language = %(language)s")
    if wanted.interpreter is not None:
        speaks.append("born.needs_interpreter = %(interpreter)s")
    if speaks:
        condition = SOMEBODY.format(family="family.id", condition=" and ".join(speaks))
        yield Part(condition, {"language": wanted.language, "interpreter": wanted.interpreter})
    if wanted.responsible_account is not None:
        yield Part(f"family.id in ({RESPONSIBLE_FOR})", {"account": wanted.responsible_account})
    if wanted.responsible_organisation is not None:
        yield Part(OF_ORGANISATION, {"responsible_organisation": wanted.responsible_organisation})
    if wanted.without_responsible:
        yield Part(f"not {SOMEBODY_RESPONSIBLE}")
