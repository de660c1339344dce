"""What the rulebook says about one family on one day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from heapq import heapify, heappop, heappush
from operator import attrgetter
from typing import NamedTuple

from weerzien.kernel.calendars import last_working_day
from weerzien.rulebook.because import because
from weerzien.rulebook.book import the_rulebook
from weerzien.rulebook.case import Case, Key
from weerzien.rulebook.compiled_rules import ReadyRule, ReadyStep
from weerzien.rulebook.derived.catalogue import DERIVED_FACTS
from weerzien.rulebook.dictionary import FACTS
from weerzien.rulebook.judging import ONE_DAY, Judged, Judgement, Placed, days_that_matter, judgement, placed
from weerzien.rulebook.outcomes import Kind, Outcome
from weerzien.rulebook.rule import Subject
from weerzien.rulebook.settings import Settings
from weerzien.rulebook.views import CaseView, View

NO_SETTINGS = Settings()
DONE_BY = (Kind.LIMIT, Kind.TASK, Kind.PERIOD_END)
IN_ORDER, BY_DAY = attrgetter("number"), attrgetter("on")
FURTHEST = timedelta(days=366 * 30)


class Concern(NamedTuple):
    """A rule that may say something about a subject on some day; `view` is how it stands on the first day."""

    number: int
    ready: ReadyRule
    person: Key | None
    subject_ref: Key | None
    view: View


class InTime:
    """One family from a first day on; the view of each later day is made once."""

    __slots__ = ("case", "first", "latest", "settings", "views")

    def __init__(self, case: Case, settings: Settings, first: date) -> None:
        self.case = case
        self.settings = settings
        self.first = CaseView(case, first, DERIVED_FACTS)
        self.latest = self.first
        self.views = {first: self.first}

    def on(self, day: date) -> CaseView:
        """Return the family as it stands on a day when nothing more is entered; not before the first day."""
        view = self.views.get(day)
        if view is None:
            before = self.latest if self.latest.on < day else self.first
            view = self.views[day] = CaseView(self.case, day, DERIVED_FACTS, before=before)
            self.latest = max(self.latest, view, key=BY_DAY)
        return view

    def concerns(self) -> list[Concern]:
        """Return what may be said of anybody in the family on any day, in the order of the rules."""
        found = [
            Concern(number, ready, person, subject_ref, view)
            for subject, concerning in the_rulebook().concerning.items()
            for person, subject_ref, view in subjects(subject, self.first)
            for number, ready in concerning(view)
        ]
        found.sort(key=IN_ORDER)
        return found


def evaluate(case: Case, *, on: date, settings: Settings = NO_SETTINGS) -> tuple[Outcome, ...]:
    """Return every outcome of every rule for one family on a day, in the order of the rules."""
    family = InTime(case, settings, on)
    return tuple(outcome(judged, family) for concern in family.concerns() for judged in judged_of(concern, settings))


def judged_of(concern: Concern, settings: Settings) -> list[Judged]:
    """Return what every step of one rule comes to for one subject."""
    ready, view = concern.ready, concern.view
    place = placed(ready, view, settings)
    if place is None:
        return []
    found = []
    for step in place.version.steps:
        said = judgement(step, view, place.parameters, ready.rule.certainty)
        if said:
            found.append(Judged(ready, step, view, place, said, concern.person, concern.subject_ref))
    return found


def subjects(subject: Subject, around: CaseView) -> Iterator[tuple[Key | None, Key | None, View]]:
    """Give whom a rule may be about: person, application, and the family as seen from there."""
    match subject:
        case Subject.FAMILY | Subject.MUNICIPALITY:
            if is_municipality(around.case) is (subject is Subject.MUNICIPALITY):
                yield None, None, around.family
        case Subject.MEMBER:
            for key, view in around.applications.items():
                yield view.application.member if view.application else None, key, view
        case _:
            for key, view in around.people.items():
                yield key, None, view


def is_municipality(case: Case) -> bool:
    """Return whether a case tells about a municipality itself: facts about it, and nobody in it."""
    return not case.persons and any(FACTS[name].about == "municipality" for name in case.facts)


def outcome(judged: Judged, family: InTime) -> Outcome:
    """Return the outcome that a judgement stands for."""
    rule, step, found = judged.ready.rule, judged.step.step, judged.judgement
    view, parameters = judged.view, judged.placed.parameters
    day = found.day.earliest if found.day else None
    seen = judged.step.looked(view, parameters)
    return Outcome(
        rule=rule.id,
        step=name_on(view.around.on, judged.step, found),
        version=judged.placed.version.version.since,
        family=family.case.family,
        person=judged.person,
        subject_ref=judged.subject_ref,
        state=found.state,
        kind=step.kind,
        day=day,
        strict=step.strict and day is not None,
        last_working_day=last_working_day(day) if day and step.kind in DONE_BY else None,
        reminders=found.reminders,
        urgency=found.urgency,
        acts=acting(judged),
        ground=rule.ground.value,
        certainty=found.certainty.value,
        missing=found.lacking,
        because=because(judged),
        until=next_change(judged, family),
        compartments=judged.step.compartments,
        fact_ids=frozenset(known.fact_id for one in seen for known in one.behind if known.fact_id),
    )


def name_on(on: date, ready: ReadyStep, found: Judgement) -> str:
    """Return the name of a step on a day, which may be another once its own day has passed."""
    step, day = ready.step, found.day
    return step.name_after if day and day.latest < on else step.name


def acting(judged: Judged) -> str:
    """Return who acts."""
    return next(
        words for words, holds in judged.ready.acting if holds is None or holds(judged.view, judged.placed.parameters)
    )


def next_change(judged: Judged, family: InTime) -> date | None:
    """Return the first day on which the outcome changes if nothing is entered, or nothing where it never does."""
    on = judged.view.around.on
    now = comparable(on, judged.step, judged.judgement)
    ahead = [*days_after(on, days_that_matter(judged.step, judged.view, judged.placed.parameters))]
    ahead += days_after(on, judged.ready.version_days)
    heapify(ahead)
    reached = on
    while ahead:
        day = heappop(ahead)
        if day <= reached:
            continue
        if day > on + FURTHEST:
            break
        reached = day
        there = locate(judged.view, family.on(day))
        place = placed(judged.ready, there, family.settings)
        step = same_step(judged, place)
        found = judgement(step, there, place.parameters, judged.ready.rule.certainty) if step and place else None
        if not step or not found or comparable(day, step, found) != now:
            return day
        for later in days_after(day, days_that_matter(step, there, place.parameters) if place else ()):
            heappush(ahead, later)
    return None


def days_after(on: date, days: Iterable[date]) -> set[date]:
    """Return the days that lie after a day, and those on which one of them, or the day itself, has just passed."""
    found = {day for day in days if day >= on}
    found.update([day + ONE_DAY for day in found])
    found.discard(on)
    return found


def first_after(on: date, days: Iterable[date]) -> date | None:
    """Return the first day after a day on which one of these days comes or has just passed, or nothing."""
    ahead = min([day for day in days if day >= on], default=None)
    if ahead is None or ahead > on:
        return ahead
    return on + ONE_DAY


def locate(view: View, around: CaseView) -> View:
    """Return the same subject on another day."""
    if view.application:
        return around.applications[view.application.key]
    return around.people[view.person.key] if view.person else around.family


def same_step(judged: Judged, place: Placed | None) -> ReadyStep | None:
    """Return the same step in the version that counts on another day, or nothing."""
    steps = place.version.steps if place else ()
    return next((step for step in steps if step.step.name == judged.step.step.name), None)


def comparable(on: date, step: ReadyStep, found: Judgement) -> tuple[object, ...]:
    """Return what makes two judgements of a step the same, its name included."""
    return (name_on(on, step, found), found.state, found.day, found.urgency, found.certainty, found.lacking)
