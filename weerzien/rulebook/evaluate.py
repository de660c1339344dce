"""What the rulebook says about one family on one day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import partial
from heapq import heapify, heappop, heappush
from operator import attrgetter, itemgetter
from typing import NamedTuple

from weerzien.rulebook.book import Rulebook, the_rulebook
from weerzien.rulebook.case import Case, Key
from weerzien.rulebook.compiled_rules import ReadyRule, ReadyStep
from weerzien.rulebook.derived.catalogue import DERIVED_FACTS
from weerzien.rulebook.dictionary import FACTS
from weerzien.rulebook.judging import (
    ONE_DAY,
    Judged,
    Judgement,
    Placed,
    days_that_matter,
    judgement,
    lacking,
    name_on,
    placed,
    settled,
)
from weerzien.rulebook.outcomes import Outcome
from weerzien.rulebook.rule import Subject
from weerzien.rulebook.settings import Settings
from weerzien.rulebook.unread import unread
from weerzien.rulebook.views import CaseView, Parameters, View

NO_SETTINGS = Settings()
IN_ORDER, IN_BOOK, BY_DAY = attrgetter("number"), itemgetter(0), attrgetter("on")
DERIVATIONS = dict(DERIVED_FACTS)
"""Derived facts as they are found quickest, which is often."""
FURTHEST = timedelta(days=366 * 30)


class Concern(NamedTuple):
    """A rule that may say something about a subject on some day; `view` is how it stands on the first day."""

    number: int
    ready: ReadyRule
    person: Key | None
    subject_ref: Key | None
    view: View


class InTime:
    """One family from a first day on, as a rulebook looks at it; the view of each later day is made once."""

    __slots__ = ("book", "case", "first", "latest", "settings", "views")

    def __init__(self, case: Case, settings: Settings, first: date, book: Rulebook | None = None) -> None:
        self.book = book or the_rulebook()
        self.case = case
        self.settings = settings
        self.first = CaseView(case, first, DERIVATIONS, taken=self.book.reads)
        self.latest = self.first
        self.views = {first: self.first}

    def on(self, day: date) -> CaseView:
        """Return the family as it stands on a day when nothing more is entered; not before the first day."""
        view = self.views.get(day)
        if view is None:
            before = self.latest if self.latest.on < day else self.first
            view = self.views[day] = CaseView(self.case, day, DERIVATIONS, before=before)
            self.latest = max(self.latest, view, key=BY_DAY)
        return view

    def concerns(self) -> list[Concern]:
        """Return what may be said of anybody in the family on any day, in the order of the rules."""
        found = [
            Concern(number, ready, person, subject_ref, view)
            for subject, concerning in self.book.concerning.items()
            for person, subject_ref, view in subjects(subject, self.first)
            for number, ready in concerning(view)
        ]
        found.sort(key=IN_ORDER)
        return found


def evaluate(case: Case, *, on: date, settings: Settings = NO_SETTINGS) -> tuple[Outcome, ...]:
    """Return every outcome of every rule for one family on a day, in the order of the rules."""
    family = InTime(case, settings, on)
    until = partial(next_change, family)
    return tuple([unread(judged, case.family, until) for judged in judged_in(family)])


def judged_in(family: InTime) -> list[Judged]:
    """Return what every step of every rule comes to on the first day, in the order of the rules.

    A rule of which the municipality set something is judged by itself, with its numbers.
    """
    first, settings = family.first, family.settings
    set_apart = settings.rules if settings.parameters else ()
    found: list[tuple[int, Judged]] = []
    for sort, holding in family.book.holding.items():
        for person, subject_ref, view in subjects(sort, first):
            for (number, ready, place, step), holds in holding(view):
                said = settled(step, view, place.parameters, (holds, ready.rule.certainty))
                if said and ready.rule.id not in set_apart:
                    found.append((number, Judged(ready, step, view, place, said, person, subject_ref)))
    for concern in family.concerns() if set_apart else ():
        if concern.ready.rule.id in set_apart:
            found += ((concern.number, judged) for judged in judged_of(concern, settings))
    found.sort(key=IN_BOOK)
    return [judged for _, judged in found]


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
    return unread(judged, family.case.family, partial(next_change, family))


def next_change(family: InTime, judged: Judged) -> date | None:
    """Return the first day on which the outcome changes if nothing is entered, or nothing where it never does."""
    on = judged.view.around.on
    now = Now(on, judged.step, judged.judgement, judged.view, judged.placed.parameters)
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
        if not (step and found and place and now.is_as(Now(day, step, found, there, place.parameters))):
            return day
        for later in days_after(day, days_that_matter(step, there, place.parameters)):
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


class Now(NamedTuple):
    """What a step comes to on a day, as it is compared with another day."""

    on: date
    step: ReadyStep
    found: Judgement
    view: View
    parameters: Parameters

    def is_as(self, other: Now) -> bool:
        """Return whether two judgements of a step are the same, its name included; what is lacking is told last."""
        one, two = self.found, other.found
        return (
            (one.state, one.day, one.urgency, one.certainty) == (two.state, two.day, two.urgency, two.certainty)
            and name_on(self.on, self.step, one) == name_on(other.on, other.step, two)
            and lacking(one, self.view, self.parameters) == lacking(two, other.view, other.parameters)
        )
