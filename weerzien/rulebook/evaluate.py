"""What the rulebook says about one family on one day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from heapq import heapify, heappop, heappush

from weerzien.kernel.calendars import last_working_day
from weerzien.rulebook.because import because
from weerzien.rulebook.book import the_rulebook
from weerzien.rulebook.case import Case, Key
from weerzien.rulebook.compiled_rules import ReadyRule, ReadyStep
from weerzien.rulebook.derived.catalogue import DERIVED_FACTS
from weerzien.rulebook.dictionary import FACTS
from weerzien.rulebook.judging import Judged, Judgement, Placed, days_that_matter, judgement, placed
from weerzien.rulebook.outcomes import Kind, Outcome
from weerzien.rulebook.rule import Subject
from weerzien.rulebook.settings import Settings
from weerzien.rulebook.views import CaseView, Contradictions, View

NO_SETTINGS = Settings()
DONE_BY = (Kind.LIMIT, Kind.TASK, Kind.PERIOD_END)
FURTHEST = timedelta(days=366 * 30)


@dataclass(frozen=True, slots=True)
class Timeline:
    """One family seen from several days; each day's view is made once."""

    case: Case
    settings: Settings
    views: dict[date, CaseView] = field(default_factory=dict)
    contradictions: Contradictions = field(default_factory=dict)

    def on(self, day: date) -> CaseView:
        """Return the family as it stands on a day when nothing more is entered."""
        if day not in self.views:
            self.views[day] = CaseView(self.case, day, DERIVED_FACTS, self.contradictions)
        return self.views[day]


def evaluate(case: Case, *, on: date, settings: Settings = NO_SETTINGS) -> tuple[Outcome, ...]:
    """Return every outcome of every rule for one family on a day, in the order of the rules."""
    timeline = Timeline(case, settings)
    return tuple(
        outcome(judged, timeline) for ready in the_rulebook().ready for judged in judged_of(ready, timeline, on)
    )


def judged_of(ready: ReadyRule, timeline: Timeline, on: date) -> Iterator[Judged]:
    """Give what every step of one rule comes to, for every subject it holds for."""
    for person, subject_ref, view in subjects(ready.rule.subject, timeline.on(on)):
        place = placed(ready, view, timeline.settings)
        for step in place.version.steps if place else ():
            found = judgement(step, view, place.parameters, ready.rule.certainty) if place else None
            if place and found:
                yield Judged(ready, step, view, place, found, person, subject_ref)


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


def outcome(judged: Judged, timeline: Timeline) -> Outcome:
    """Return the outcome that a judgement stands for."""
    rule, step, found = judged.ready.rule, judged.step.step, judged.judgement
    view, parameters = judged.view, judged.placed.parameters
    day = found.day.earliest if found.day else None
    seen = [view.of(fact.owner).look(fact.name, parameters) for fact in judged.step.facts]
    return Outcome(
        rule=rule.id,
        step=name_on(view.around.on, judged.step, found),
        version=judged.placed.version.version.since,
        family=timeline.case.family,
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
        until=next_change(judged, timeline),
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


def next_change(judged: Judged, timeline: Timeline) -> date | None:
    """Return the first day on which the outcome changes if nothing is entered, or nothing where it never does."""
    on = judged.view.around.on
    now = comparable(on, judged.step, judged.judgement)
    ahead = [*days_that_matter(judged.step, judged.view, judged.placed.parameters), *version_days(judged.ready)]
    heapify(ahead)
    reached = on
    while ahead:
        day = heappop(ahead)
        if day <= reached:
            continue
        if day > on + FURTHEST:
            break
        reached = day
        there = locate(judged, timeline.on(day))
        place = placed(judged.ready, there, timeline.settings)
        step = same_step(judged, place)
        found = judgement(step, there, place.parameters, judged.ready.rule.certainty) if step and place else None
        if not step or not found or comparable(day, step, found) != now:
            return day
        for later in days_that_matter(step, there, place.parameters) if place else ():
            heappush(ahead, later)
    return None


def version_days(ready: ReadyRule) -> Iterator[date]:
    """Give the days on which the rule itself changes."""
    for version in ready.versions:
        yield version.version.since
        if version.version.until:
            yield version.version.until + timedelta(days=1)


def locate(judged: Judged, around: CaseView) -> View:
    """Return the same subject on another day."""
    view = judged.view
    if view.application:
        return around.applications[view.application.key]
    return around.person(view.person.key) if view.person else around.family


def same_step(judged: Judged, place: Placed | None) -> ReadyStep | None:
    """Return the same step in the version that counts on another day, or nothing."""
    steps = place.version.steps if place else ()
    return next((step for step in steps if step.step.name == judged.step.step.name), None)


def comparable(on: date, step: ReadyStep, found: Judgement) -> tuple[object, ...]:
    """Return what makes two judgements of a step the same, its name included."""
    return (name_on(on, step, found), found.state, found.day, found.urgency, found.certainty, found.lacking)
