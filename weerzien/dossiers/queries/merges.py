"""Who was merged with whom, and who is not the same: what pages and lists ask."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from weerzien.access.queries import account_names
from weerzien.access.questions import asked

MOST: Final = 200
BY_OF_MERGE, BY_OF_APART = 7, 5
"""At which place a row has the account of who said it."""
STANDING: Final = """
select m.id, m.gone_from_id, m.stays_in_id, m.gone_id, m.stays_id, m.because, m.merged_at, m.merged_by_id,
  m.ends_family, gone_from.number, stays_in.number
from dossiers_merge m
join dossiers_dossier gone_from on gone_from.id = m.gone_from_id
join dossiers_dossier stays_in on stays_in.id = m.stays_in_id
where m.undone_at is null and {condition}
order by m.merged_at desc, m.id limit %(most)s
"""
APART: Final = """
select said.id, said.one_id, said.other_id, said.because, said.said_at, said.said_by_id, {one} as one, {other} as other
from dossiers_notsame said
where said.withdrawn_at is null order by said.said_at desc, said.id limit %(most)s
"""
NAME: Final = """
(select concat_ws(' ', nullif(born.first_name, ''), nullif(born.last_name, '')) from dossiers_personalia born
  where born.subject_id = said.{person} and born.superseded_by_id is null)
"""


@dataclass(frozen=True, slots=True)
class MergeLine:
    """That somebody goes on as another: in which family they were, and in which they are now."""

    id: UUID
    gone_from: UUID
    stays_in: UUID
    gone: UUID
    stays: UUID
    because: str
    at: datetime
    by: str
    ends_family: bool
    number_before: str
    number: str


@dataclass(frozen=True, slots=True)
class ApartLine:
    """That two who look alike are two; a name is empty where the reader may not see it."""

    id: UUID
    one: UUID
    other: UUID
    because: str
    at: datetime
    by: str
    name: str
    other_name: str


def standing_merges() -> list[MergeLine]:
    """Return who was merged with whom, the latest first, of the families the reader may know; two queries."""
    return _merges("true", {})


def merge_named(merge_id: UUID) -> MergeLine | None:
    """Return one merge that was not undone, None where the reader may not know of it; two queries."""
    return next(iter(_merges("m.id = %(merge)s", {"merge": merge_id})), None)


def merge_of(one_id: UUID, other_id: UUID) -> MergeLine | None:
    """Return the merge that stands of two persons, whoever went, None where the reader may not know it; two queries."""
    both = "m.gone_id = any(%(two)s) and m.stays_id = any(%(two)s)"
    return next(iter(_merges(both, {"two": [one_id, other_id]})), None)


def where_now(dossier_id: UUID) -> MergeLine | None:
    """Return in which family one that ended went on, None where the reader may not know that one; two queries."""
    return next(iter(_merges("m.gone_from_id = %(family)s and m.ends_family", {"family": dossier_id})), None)


def kept_apart() -> list[ApartLine]:
    """Return which persons were said not to be the same, the latest first; two queries."""
    question = APART.format(one=NAME.format(person="one_id"), other=NAME.format(person="other_id"))
    rows = asked(question, {"most": MOST})
    people = account_names({row[BY_OF_APART] for row in rows})
    return [
        ApartLine(pk, one, other, because, at, people.get(by, ""), name or "", other_name or "")
        for pk, one, other, because, at, by, name, other_name in rows
    ]


def _merges(condition: str, values: dict[str, Any]) -> list[MergeLine]:
    rows = asked(STANDING.format(condition=condition), {**values, "most": MOST})
    people = account_names({row[BY_OF_MERGE] for row in rows})
    return [MergeLine(*named(row, people)) for row in rows]


def named(row: Sequence[Any], people: Mapping[UUID, str]) -> list[Any]:
    """Return a row with the name in the place of the account."""
    cells = list(row)
    cells[BY_OF_MERGE] = people.get(cells[BY_OF_MERGE], "")
    return cells
