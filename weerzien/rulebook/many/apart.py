"""Families of whom a list said something in two ways: they are few, and looked at one by one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

import numpy as np

from weerzien.rulebook.case import Case
from weerzien.rulebook.many.arrays import NONE
from weerzien.rulebook.many.columns import Apart, Columns, List
from weerzien.rulebook.many.day_tables import number
from weerzien.rulebook.many.judging import STATES, Identity, Judged
from weerzien.rulebook.outcomes import Outcome

Evaluate = Callable[[Case], Iterable[Outcome]]
Found = list[tuple[Identity, Judged]]


def without_apart(parts: Iterable[Found], columns: Columns) -> Iterator[Found]:
    """Give what every part found, without the families that are looked at one by one."""
    alone = [one.family for one in columns.apart]
    for part in parts:
        yield [(identity, kept) for identity, one in part if len((kept := others(one, identity, columns, alone)).rows)]


def others(one: Judged, identity: Identity, columns: Columns, alone: Sequence[int]) -> Judged:
    """Return the rows of one outcome that are of other families."""
    about = identity[3]
    families = one.rows if about == "family" else columns.lists[about]["family"].to_numpy()[one.rows]
    stays = ~np.isin(families, alone)
    return Judged(one.name, one.rows[stays], one.states[stays], one.days[stays])


def of_apart(columns: Columns, evaluate: Evaluate) -> Found:
    """Return what every rule comes to for the families that are looked at one by one."""
    rows: dict[Identity, list[tuple[int, int, int]]] = defaultdict(list)
    for family in columns.apart:
        for outcome in evaluate(family.case):
            about, row = row_of(outcome, family)
            day = NONE if outcome.day is None else number(outcome.day)
            identity = (outcome.rule, outcome.step, outcome.version, about)
            rows[identity].append((row, STATES.index(outcome.state), day))
    return [(identity, as_judged(identity[1], told)) for identity, told in rows.items()]


def as_judged(name: str, told: Sequence[tuple[int, int, int]]) -> Judged:
    """Return the rows, states and days of one step."""
    row, state, day = (np.array(column) for column in zip(*told, strict=True))
    return Judged(name, row.astype(np.uint32), state.astype(np.uint8), day.astype(np.int32))


def row_of(outcome: Outcome, family: Apart) -> tuple[List, int]:
    """Return in which row of which list the subject of an outcome stands."""
    if outcome.subject_ref is not None:
        return "application", family.applications[outcome.subject_ref]
    if outcome.person is not None:
        return "person", family.persons[outcome.person]
    return "family", family.family
