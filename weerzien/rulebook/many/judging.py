"""What one step of a rule comes to for many rows: the state, the day, and whether that day has passed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from weerzien.rulebook.bounds import only_bounded
from weerzien.rulebook.compiled_rules import ReadyStep
from weerzien.rulebook.many.arrays import (
    NO_DAYS,
    Days,
    as_mask,
    both,
    days_where,
    either,
    filled,
    inverse,
    where,
)
from weerzien.rulebook.many.columns import List
from weerzien.rulebook.many.contradicting import contradicted
from weerzien.rulebook.many.reckoning import Reckoner, Sifted
from weerzien.rulebook.many.rows import Rows
from weerzien.rulebook.outcomes import Kind, State
from weerzien.rulebook.views import Parameters

STATES = tuple(State)
Identity = tuple[str, str, date, List]
"""A rule, the name of one of its steps, the version that counts, and the list it is about."""
NOTHING = len(STATES)
"""Stands where a step has ended: it gives no outcome."""


@dataclass(frozen=True, slots=True)
class Judged:
    """Rows for which a step of one name gives an outcome; `states` are places in STATES, `days` NONE where unknown."""

    name: str
    rows: NDArray[np.intp]
    states: NDArray[np.uint8]
    days: NDArray[np.int32]


def judged(ready: ReadyStep, rows: Rows, parameters: Parameters) -> Iterator[Judged]:
    """Give what a step comes to, for each name that it goes by."""
    sifted = Reckoner(rows, parameters).sifted(ready.step.condition)
    if not len(sifted.rows):
        return
    states, days = state_and_day(ready, sifted, parameters)
    size, step = len(sifted.rows), ready.step
    kept = as_mask(states != NOTHING)
    passed = both(days.known, as_mask(days.latest < rows.on)) if step.name_after != step.name else False
    for name, mask in ((step.name, both(kept, inverse(passed))), (step.name_after, both(kept, passed))):
        at = np.flatnonzero(np.full(size, mask) if isinstance(mask, bool) else mask)
        if len(at):
            yield Judged(
                name=name,
                rows=sifted.rows.numbers.take(at),
                states=filled(states, size, np.uint8).take(at).astype(np.uint8),
                days=filled(days.earliest, size, np.int32).take(at),
            )


def state_and_day(ready: ReadyStep, sifted: Sifted, parameters: Parameters) -> tuple[Any, Days]:
    """Return the state of a step for every row, and its day."""
    step, rows, reader = ready.step, sifted.rows, Reckoner(sifted.rows, parameters)
    days = reader.value(step.day) if step.day is not None else NO_DAYS
    assert isinstance(days, Days)
    states = state_on(ready, days, rows.on)
    bounded = only_bounded(step.day) if step.day is not None else None
    not_yet = both(reader.truth(bounded).yes, as_mask(days.latest >= rows.on)) if bounded else False
    doubt = either(sifted.doubt, not_yet)
    if step.suspended is not None:
        suspended = reader.truth(step.suspended)
        doubt = both(inverse(suspended.yes), either(doubt, inverse(suspended.known)))
        states = where(both(as_mask(states != NOTHING), suspended.yes), code(State.SUSPENDED), states)
    states = where(both(as_mask(states != NOTHING), doubt), code(State.UNKNOWN), states)
    nothing_known = contradicted(rows, ready.told_names)
    if step.unsettled is not None:
        nothing_known = either(nothing_known, reader.truth(step.unsettled).yes)
    if nothing_known is False:
        return states, days
    return where(nothing_known, code(State.UNKNOWN), states), days_where(inverse(nothing_known), days)


def state_on(ready: ReadyStep, days: Days, on: int) -> Any:
    """Return the state of a step that holds for every row; NOTHING where it has ended."""
    step = ready.step
    if step.day is None:
        return code(step.state)
    before = step.state or (State.EXPECTED if step.kind is Kind.EXPECTED else State.DUE)
    ended = as_mask(days.latest < on) if before is not step.after else True
    passed = where(ended, code(step.after), code(State.UNKNOWN))
    ahead = as_mask(days.earliest >= on)
    return where(ahead, where(days.known, code(before), code(State.UNKNOWN)), passed)


def code(state: State | None) -> int:
    """Return the place of a state, NOTHING for none."""
    return NOTHING if state is None else STATES.index(state)
