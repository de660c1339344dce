"""An outcome of which state, day and version stand at once, and the rest is reckoned when somebody reads it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cached_property
from typing import Final
from uuid import UUID

from weerzien.kernel.calendars import last_working_day
from weerzien.rulebook.because import because
from weerzien.rulebook.case import Key
from weerzien.rulebook.judging import Judged, name_on
from weerzien.rulebook.outcomes import Kind, Outcome

DONE_BY = (Kind.LIMIT, Kind.TASK, Kind.PERIOD_END)
Until = Callable[[Judged], date | None]


class Unread(Outcome):
    """An outcome that knows what led to it. What is read is kept; nothing it rests on can change in between."""

    _judged: Judged
    _until: Until

    @cached_property
    def strict(self) -> bool:
        return self._judged.step.step.strict and self.day is not None

    @cached_property
    def last_working_day(self) -> date | None:
        return last_working_day(self.day) if self.day and self.kind in DONE_BY else None

    @cached_property
    def acts(self) -> str:
        view, parameters = self._judged.view, self._judged.placed.parameters
        return next(words for words, holds in self._judged.ready.acting if holds is None or holds(view, parameters))

    @cached_property
    def ground(self) -> str:
        return self._judged.ready.rule.ground.value

    @cached_property
    def certainty(self) -> str:
        return self._judged.judgement.certainty.value

    @cached_property
    def missing(self) -> tuple[str, ...]:
        return self._judged.lacking

    @cached_property
    def because(self) -> tuple[str, ...]:
        return because(self._judged, self.missing)

    @cached_property
    def until(self) -> date | None:
        return self._until(self._judged)

    @cached_property
    def compartments(self) -> frozenset[str]:
        return self._judged.step.compartments

    @cached_property
    def fact_ids(self) -> frozenset[UUID]:
        seen = self._judged.step.looked(self._judged.view, self._judged.placed.parameters)
        return frozenset(known.fact_id for one in seen for known in one.behind if known.fact_id)


LATER: Final = {name: kept.func for name, kept in vars(Unread).items() if isinstance(kept, cached_property)}
"""What is reckoned when it is read, in an order in which nothing asks for what comes later."""


def unread(judged: Judged, family: Key, until: Until) -> Outcome:
    """Return the outcome that a judgement of a family stands for."""
    found, step = judged.judgement, judged.step
    made = Unread.__new__(Unread)
    made.__dict__.update(
        _judged=judged,
        _until=until,
        rule=judged.ready.rule.id,
        step=name_on(judged.view.around.on, step, found),
        version=judged.placed.version.version.since,
        family=family,
        person=judged.person,
        subject_ref=judged.subject_ref,
        state=found.state,
        kind=step.step.kind,
        day=found.day.earliest if found.day else None,
        urgency=found.urgency,
        reminders=found.reminders,
    )
    return made


def read(outcome: Outcome) -> Outcome:
    """Return an outcome with everything read: it lets go of the family it was found in."""
    told = outcome.__dict__
    if "_judged" in told:
        # Past the lock of a property that is kept: a night reads everything of hundreds of thousands of outcomes.
        for name, reckon in LATER.items():
            if name not in told:
                told[name] = reckon(outcome)
        del told["_judged"], told["_until"]
    return outcome
