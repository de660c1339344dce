"""What one step of a rule comes to for one subject on one day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from operator import attrgetter
from typing import NamedTuple

from weerzien.kernel.days import Day
from weerzien.rulebook.case import Key, Value
from weerzien.rulebook.compiled_rules import ReadyRule, ReadyStep, ReadyVersion
from weerzien.rulebook.contradictions import impossible
from weerzien.rulebook.interpreting import Interpreter
from weerzien.rulebook.outcomes import Kind, Reminder, State, Urgency
from weerzien.rulebook.rule import Certainty, Ground, Rule
from weerzien.rulebook.seen import Seen
from weerzien.rulebook.settings import SWITCH, Settings
from weerzien.rulebook.tree import AnyNode
from weerzien.rulebook.views import Parameters, View

ONE_DAY = timedelta(days=1)
BY_DAY = attrgetter("day")


class Judgement(NamedTuple):
    """The part of an outcome that time may change. `day` is uncertain where a fact is.

    `wanting` is what keeps it unknown: names of facts, and the trees that cannot be told; `lacking` names the facts.
    """

    state: State
    day: Day | None
    urgency: Urgency
    certainty: Certainty
    wanting: tuple[str | AnyNode, ...]
    reminders: tuple[Reminder, ...]


class Placed(NamedTuple):
    """A version of a rule as it counts for one subject, with its parameters."""

    version: ReadyVersion
    parameters: Parameters


class Judged(NamedTuple):
    """A step with everything that led to what it came to, and whom it is about."""

    ready: ReadyRule
    step: ReadyStep
    view: View
    placed: Placed
    judgement: Judgement
    person: Key | None
    subject_ref: Key | None

    @property
    def lacking(self) -> tuple[str, ...]:
        """The names of the facts for want of which it is unknown, each once."""
        return lacking(self.judgement, self.view, self.placed.parameters)


def placed(ready: ReadyRule, view: View, settings: Settings) -> Placed | None:
    """Return the version that counts for a subject, or nothing where none does or its guard does not hold."""
    if not ready.may_hold(view, ready.parameters):
        return None
    if settings.parameters and is_switched_off(ready.rule, view.around.on, settings):
        return None
    day = day_of_version(ready, view)
    version = version_on(ready, day)
    if version is None:
        return None
    place = Placed(version, parameters_on(ready, day, view, settings))
    return place if version.guard(view, place.parameters) else None


def version_for(ready: ReadyRule, view: View, settings: Settings) -> Placed:
    """Return the version in force for a subject with its parameters, whether its guard holds or not."""
    day = day_of_version(ready, view)
    return Placed(version_on(ready, day) or ready.versions[-1], parameters_on(ready, day, view, settings))


def parameters_on(ready: ReadyRule, day: date | None, view: View, settings: Settings) -> Parameters:
    """Return the parameters of a rule for a subject: as they were written, or as a municipality set them by then."""
    if not settings.parameters:
        return ready.parameters
    local = ready.rule.ground is Ground.LOCAL
    return {
        **ready.parameters,
        **set_for(ready.rule, day if day and not local else view.around.on, settings),
    }


def day_of_version(ready: ReadyRule, view: View) -> date | None:
    """Return the day of the case that picks the version, on its earliest; nothing while it is unknown."""
    day = ready.versions[-1].counts_by(view, ready.parameters)
    return day.earliest if isinstance(day, Day) else None


def version_on(ready: ReadyRule, day: date | None) -> ReadyVersion | None:
    """Return the version in force on a day; while the day is unknown the first one, to which later ones only add."""
    if day is None:
        return ready.versions[0]
    for version in ready.versions:
        if version.version.since <= day and (version.version.until is None or day <= version.version.until):
            return version
    return None


def set_for(rule: Rule, day: date, settings: Settings) -> dict[str, int]:
    """Return the parameters a municipality set for a rule as they count on a day: the latest that has begun."""
    begun = [
        each
        for each in settings.parameters
        if each.rule == rule.id and each.parameter in rule.parameters and (each.since is None or each.since <= day)
    ]
    begun.sort(key=lambda each: each.since or date.min)
    return {each.parameter: each.value for each in begun if rule.parameters[each.parameter].adjustable}


def is_switched_off(rule: Rule, on: date, settings: Settings) -> bool:
    """Return whether a municipality switched a rule off, as far as it may be."""
    if not rule.may_be_switched_off:
        return False
    said = [
        each
        for each in settings.parameters
        if each.rule == rule.id and each.parameter == SWITCH and (each.since is None or each.since <= on)
    ]
    said.sort(key=lambda each: each.since or date.min)
    return bool(said) and said[-1].value == 0


def judgement(ready: ReadyStep, view: View, parameters: Parameters, certainty: Certainty) -> Judgement | None:
    """Return what a step comes to, or nothing where it does not hold."""
    holds = ready.condition(view, parameters)
    return None if holds is False else settled(ready, view, parameters, (holds, certainty))


def settled(
    ready: ReadyStep, view: View, parameters: Parameters, told: tuple[bool | None, Certainty]
) -> Judgement | None:
    """Return what a step comes to of which the condition holds or is unknown, or nothing where its day has ended it.

    `told` is whether it holds, and how certain its rule is.
    """
    (holds, certainty), step = told, ready.step
    contradicted = () if view.around.is_sound else impossible(ready, view, parameters)
    if contradicted:
        return Judgement(State.UNKNOWN, None, step.urgency, certainty, contradicted, ())
    if ready.unsettled and ready.unsettled(view, parameters):
        return Judgement(State.UNKNOWN, None, step.urgency, certainty, step.unsettled_lacking, ())
    found = ready.day(view, parameters) if ready.day else None
    day = found if isinstance(found, Day) else None
    state, wanting = state_on(ready, day, view.around.on)
    if state is None:
        return None
    if holds is None:
        state, wanting = State.UNKNOWN, (step.condition, *wanting)
    if step.day and day and day.latest >= view.around.on and ready.bounded and ready.bounded(view, parameters):
        state, wanting = State.UNKNOWN, (*wanting, step.day)
    if ready.suspended and step.suspended:
        suspended = ready.suspended(view, parameters)
        if suspended:
            state = State.SUSPENDED
        elif suspended is None:
            state, wanting = State.UNKNOWN, (*wanting, step.suspended)
    reminders = reminders_of(ready, view, parameters, day) if ready.turns and state is not State.SUSPENDED else ()
    urgency = urgency_of(ready, state, reminders, view.around.on)
    if ready.notes:
        certainty = certainty_of(ready, view, parameters, certainty)
    return Judgement(state, day, urgency, certainty, wanting, reminders)


def lacking(found: Judgement, view: View, parameters: Parameters) -> tuple[str, ...]:
    """Return the names of the facts for want of which a judgement is unknown, each once."""
    if not found.wanting:
        return ()
    reader = Interpreter(view, parameters)
    names = [name for want in found.wanting for name in ((want,) if isinstance(want, str) else reader.lacking(want))]
    return tuple(dict.fromkeys(names))


def state_on(ready: ReadyStep, day: Day | None, on: date) -> tuple[State | None, tuple[str | AnyNode, ...]]:
    """Return the state of a step that holds, and what it wants where it is unknown; no state where it has ended."""
    step = ready.step
    if step.day is None:
        return step.state, ()
    if day is None:
        return State.UNKNOWN, (step.day,)
    before = step.state or (State.EXPECTED if step.kind is Kind.EXPECTED else State.DUE)
    if day.earliest >= on:
        return before, ()
    if day.latest < on or before is step.after:
        return step.after, step.unsettled_lacking if step.after is State.UNKNOWN else ()
    return State.UNKNOWN, (step.day,)


def reminders_of(ready: ReadyStep, view: View, parameters: Parameters, day: Day | None) -> tuple[Reminder, ...]:
    """Return the days on which the urgency rises, earliest first."""
    if ready.reminders:
        return ready.reminders(day.earliest) if day else ()
    days = [(turn(view, parameters), urgency) for turn, urgency in ready.turns]
    found = [Reminder(day.earliest, urgency) for day, urgency in days if isinstance(day, Day)]
    found.sort(key=BY_DAY)
    return tuple(found)


def urgency_of(ready: ReadyStep, state: State, reminders: tuple[Reminder, ...], on: date) -> Urgency:
    """Return how urgent a step is: as it begins, as its day nears, and after its day."""
    step = ready.step
    if state is State.SUSPENDED:
        return step.urgency if step.state is State.SUSPENDED else Urgency.INFO
    if step.urgency_after and step.after is state and state is not step.state:
        return step.urgency_after
    reached = [reminder.urgency for reminder in reminders if reminder.day <= on] if reminders else ()
    return reached[-1] if reached else step.urgency


def certainty_of(ready: ReadyStep, view: View, parameters: Parameters, certainty: Certainty) -> Certainty:
    """Return how certain a step is: as its rule, or less where a note says so."""
    for holds, lesser in ready.notes:
        if holds(view, parameters):
            return lesser
    return certainty


def days_that_matter(ready: ReadyStep, view: View, parameters: Parameters) -> list[date]:
    """Return the days on which time alone may change what a step comes to, as far as can be seen from this day."""
    return days_among(ready.looked(view, parameters), ready.reckoned(view, parameters))


def days_among(looked: Iterable[Seen], reckoned_days: Iterable[Value | None]) -> list[date]:
    """Return the days on which facts change or that they tell, and both ends of reckoned days."""
    days: list[date] = []
    for one in looked:
        days += one.changes
        value = one.value
        if isinstance(value, Day):
            days += (value.earliest, value.latest)
    for reckoned in reckoned_days:
        if isinstance(reckoned, Day):
            days += (reckoned.earliest, reckoned.latest)
    return days


def name_on(on: date, ready: ReadyStep, found: Judgement) -> str:
    """Return the name of a step on a day, which may be another once its own day has passed."""
    step, day = ready.step, found.day
    return step.name_after if day and day.latest < on else step.name
