"""What becomes of every row of somebody who goes on as another: plain values out of rows that were read."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from weerzien.dossiers.facts import fact_columns, next_fact_id
from weerzien.dossiers.merging.keys import exclude_each_other, key_of
from weerzien.dossiers.merging.rules import GONE, STAYS, AreTied, Course, is_about_oneself
from weerzien.dossiers.models import Fact, HouseholdMember, Membership, Personalia, Relation
from weerzien.dossiers.personalia import with_search_key
from weerzien.dossiers.queries.facts import Column, FactTable, row_values

POINTS_ON: Final = (Relation, HouseholdMember)
"""Tables of which a row that says the same as another simply gives way to it."""
COPIED, ONTO, JOINED, WITHDRAWN = "copied", "onto", "joined", "withdrawn"
"""A row goes on as a copy; gives way to what stands; becomes one with it; or says nothing any more."""


@dataclass(frozen=True, slots=True)
class Clash:
    """Two rows that exclude each other and say something else; without `column` they differ as a whole."""

    table: FactTable
    gone: Fact
    stays: Fact
    column: Column | None

    @property
    def key(self) -> str:
        """How a choice is called: it holds for the very rows that were seen."""
        return f"{self.gone.id}.{self.stays.id}.{self.column.field if self.column else ''}"


@dataclass(frozen=True, slots=True)
class Move:
    """What becomes of one row. `into` is the row in its place; `values` are the columns of that, where it is new."""

    row: Fact
    how: str
    into: UUID
    values: Mapping[str, Any] | None = None
    joins: Fact | None = None


@dataclass(slots=True)
class Planned:
    """What becomes of all rows, by table, and what differs; `held` are the rows themselves, of both families."""

    held: Mapping[type[Fact], Sequence[Fact]] = field(default_factory=dict)
    moves: dict[type[Fact], list[Move]] = field(default_factory=dict)
    clashes: list[Clash] = field(default_factory=list)
    applications: dict[UUID, UUID] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Choosing:
    """What somebody chose, by the key of a clash, and the compartments that they may read.

    Without `stops` what cannot be is left out, so that there is a page that says why.
    """

    choices: Mapping[str, str]
    reads: Collection[str]
    stops: bool = True


def plan_table(
    table: FactTable, rows: Sequence[Fact], standing: Sequence[Fact], *, course: Course, choosing: Choosing, to: Planned
) -> None:
    """Plan what becomes of the rows of one table; applications before their steps. Raises AreTied."""
    model = table.model
    by_key: dict[tuple[Any, ...], list[Fact]] = {}
    for row in standing:
        key = key_of(model, columns_of(row))
        if key is not None:
            by_key.setdefault(key, []).append(row)
    for row in rows:
        values = course.moved(columns_of(row))
        if "application_id" in values:
            values["application_id"] = to.applications.get(values["application_id"], values["application_id"])
        move = _plan_row(table, row, values, by_key, course=course, choosing=choosing, to=to)
        if move is not None:
            to.moves.setdefault(model, []).append(move)
            if "sponsor_id" in values:
                to.applications[row.id] = move.into


def _plan_row(
    table: FactTable,
    row: Fact,
    values: dict[str, Any],
    by_key: Mapping[tuple[Any, ...], Sequence[Fact]],
    *,
    course: Course,
    choosing: Choosing,
    to: Planned,
) -> Move | None:
    if is_about_oneself(values) and not is_about_oneself(vars(row)):
        if "sponsor_id" in values and choosing.stops:
            raise AreTied
        return Move(row, WITHDRAWN, row.id)
    model = table.model
    key = key_of(model, values)
    found = by_key.get(key, ()) if key is not None else ()
    other = next((one for one in found if exclude_each_other(model, values, columns_of(one))), None)
    if other is None:
        return Move(row, COPIED, next_fact_id(), values)
    if model in POINTS_ON or (model is Membership and not course.within_family):
        return Move(row, ONTO, other.id)
    return _plan_pair(table, row, other, choosing=choosing, to=to)


def _plan_pair(table: FactTable, row: Fact, other: Fact, *, choosing: Choosing, to: Planned) -> Move | None:
    """Return what becomes of two rows that exclude each other; None where the reader may not know that they differ."""
    taken: dict[str, Any] = {}
    for column, fields in differing(table, row, other):
        if compartment_of(table, row) not in choosing.reads:
            return None
        clash = Clash(table, row, other, column)
        if not is_empty(column, row) and not is_empty(column, other):
            to.clashes.append(clash)
            if choosing.choices.get(clash.key, STAYS) == STAYS:
                continue
        elif is_empty(column, row):
            continue
        taken |= {name: getattr(row, name) for name in fields}
    if not taken:
        return Move(row, ONTO, other.id)
    values = {**columns_of(other), **taken}
    if table.model is Personalia:
        values |= with_search_key(values)
    return Move(row, JOINED, next_fact_id(), values, joins=other)


def differing(table: FactTable, row: Fact, other: Fact) -> list[tuple[Column | None, tuple[str, ...]]]:
    """Return the columns in which two rows differ, with their fields; of a list they differ as a whole."""
    if table.columns and not table.is_list:
        return [
            (column, column.fields)
            for column in table.columns
            if row_values([column], row) != row_values([column], other)
        ]
    said = tuple(name for name in fact_columns(table.model) if name not in NOT_SAID)
    same = all(getattr(row, name) == getattr(other, name) for name in said if name not in SEALED)
    return [] if same else [(None, said)]


NOT_SAID: Final = frozenset(
    {
        "dossier_id", "subject_id", "sponsor_id", "application_id", "other_id", "period", "kind", "sequence", "name",
        "compartment", "is_repeated", "municipality_id", "lasting_municipality_id",
    }
)  # fmt: skip
"""The columns that say what a row of a list is about, not what it says."""
SEALED: Final = frozenset({"encrypted", "key_id"})
"""Sealed anew each time: the hash beside it says whether it is the same."""


def is_empty(column: Column | None, row: Fact) -> bool:
    """Return whether a row says nothing in a column; as a whole it always says something."""
    return column is not None and not row_values([column], row)


def columns_of(row: Fact) -> dict[str, Any]:
    """Return what a row says, by column."""
    return {name: getattr(row, name) for name in fact_columns(type(row))}


def compartment_of(table: FactTable, row: Fact) -> str:
    """Return in which compartment a row is."""
    return str(getattr(row, "compartment", "") or table.compartment)


def unchosen(planned: Planned, choices: Mapping[str, str]) -> list[Clash]:
    """Return what differs and was not chosen."""
    return [clash for clash in planned.clashes if choices.get(clash.key) not in (GONE, STAYS)]
