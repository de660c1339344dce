"""When a family has to be looked at again: the first day on which time alone may change what the rulebook says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache, partial

from weerzien.kernel.days import Day
from weerzien.rulebook.book import the_rulebook
from weerzien.rulebook.case import Case
from weerzien.rulebook.compiled_rules import ReadyRule
from weerzien.rulebook.evaluate import NO_SETTINGS, InTime, first_after, judged_in, next_change
from weerzien.rulebook.judging import days_among, version_for
from weerzien.rulebook.outcomes import Outcome
from weerzien.rulebook.settings import Settings
from weerzien.rulebook.unread import read, unread
from weerzien.rulebook.views import CaseView, Parameters, View


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
    ahead = days_set(family)
    for concern in family.concerns():
        ready, view = concern.ready, concern.view
        parameters = version_for(ready, view, settings).parameters if settings.parameters else ready.parameters
        ahead += days_for(ready, view, parameters)
    for around in family.views.values():
        around.take_apart()
    return Looked(tuple(found), first_after(on, ahead), settings)


def days_set(family: InTime) -> list[date]:
    """Return the days that play a part whoever is asked: told of the family, set by law, set by a municipality."""
    return [
        *[end for day in days_told(family.first) for end in (day.earliest, day.latest)],
        *[each.since for each in family.settings.parameters if each.since],
        *days_of_versions(),
    ]


@cache
def days_of_versions() -> frozenset[date]:
    """Return the days on which any rule itself changes."""
    return frozenset(day for ready in the_rulebook().ready for day in ready.version_days)


def days_told(around: CaseView) -> list[Day]:
    """Return every day that is told of a family and of anybody and anything in it, unless it has passed wholly."""
    case, on = around.case, around.on
    every = [
        case.facts,
        *[person.facts for person in case.persons],
        *[application.facts for application in case.applications],
        *[row.facts for row in (*case.absences, *case.professionals)],
    ]
    told = [known.value for facts in every for known in facts.values()]
    # Of contacts there may be hundreds, and nothing but their day is one.
    met = [one.day for one in around.rows.contacts]
    return [day for day in (*told, *met) if isinstance(day, Day) and day.latest >= on]


def days_for(ready: ReadyRule, view: View, parameters: Parameters) -> list[date]:
    """Return the days that one rule reckons with for one subject, whether it says anything today or not.

    The days that are told are not among them: `days_told` gives those of the whole family at once.
    """
    return days_among(ready.looked(view, parameters), ready.reckoned(view, parameters))
