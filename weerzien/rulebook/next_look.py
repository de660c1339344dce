"""When a family has to be looked at again: the first day on which time alone may change what the rulebook says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, partial

from weerzien.kernel.days import Day
from weerzien.rulebook.book import the_rulebook
from weerzien.rulebook.case import Case, Facts
from weerzien.rulebook.compiled_rules import ReadyRule
from weerzien.rulebook.evaluate import NO_SETTINGS, InTime, first_after, judged_in, next_change
from weerzien.rulebook.judging import days_among, version_for
from weerzien.rulebook.outcomes import Outcome
from weerzien.rulebook.settings import Settings
from weerzien.rulebook.unread import read, unread
from weerzien.rulebook.views import Parameters, View


@dataclass(frozen=True, slots=True)
class Looked:
    """What the rulebook says of a family on a day, and when to look again; nothing where time changes nothing.

    `settings` are those of its municipality with which the rulebook looked.
    """

    outcomes: tuple[Outcome, ...]
    again_on: date | None
    settings: Settings = NO_SETTINGS


def look(case: Case, *, on: date, settings: Settings = NO_SETTINGS) -> Looked:
    """Return every outcome for one family on a day, and the next day to look.

    That day may come too early and never too late: it counts every day that any rule reckons with for anybody in the
    family, also of a rule that says nothing today, because silence can become a signal.
    """
    family = InTime(case, settings, on)
    until = partial(next_change, family)
    found = [read(unread(judged, case.family, until)) for judged in judged_in(family)]
    ahead = list(days_set(case, settings))
    for concern in family.concerns():
        ready, view = concern.ready, concern.view
        parameters = version_for(ready, view, settings).parameters if settings.parameters else ready.parameters
        ahead += days_for(ready, view, parameters)
    for around in family.views.values():
        around.take_apart()
    return Looked(tuple(found), first_after(on, ahead), settings)


def days_set(case: Case, settings: Settings) -> Iterator[date]:
    """Give the days that play a part whoever is asked: told of the family, set by law, set by a municipality."""
    yield from days_told(case)
    yield from (each.since for each in settings.parameters if each.since)
    yield from days_of_versions()


@cache
def days_of_versions() -> frozenset[date]:
    """Return the days on which any rule itself changes."""
    return frozenset(day for ready in the_rulebook().ready for day in ready.version_days)


def days_told(case: Case) -> Iterator[date]:
    """Give both ends of every day that is told of a family."""
    for facts in facts_of(case):
        for known in facts.values():
            if isinstance(known.value, Day):
                yield known.value.earliest
                yield known.value.latest


def facts_of(case: Case) -> Iterator[Facts]:
    """Give the facts of everybody and everything in a family."""
    yield case.facts
    yield from (person.facts for person in case.persons)
    yield from (application.facts for application in case.applications)
    yield from (row.facts for row in (*case.absences, *case.contacts, *case.professionals))


def days_for(ready: ReadyRule, view: View, parameters: Parameters) -> list[date]:
    """Return the days that one rule reckons with for one subject, whether it says anything today or not.

    The days that are told are not among them: `days_told` gives those of the whole family at once.
    """
    return days_among(ready.looked(view, parameters), ready.reckoned(view, parameters))
