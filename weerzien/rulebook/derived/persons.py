"""Derived facts about one person: majority, own permit, parents, the end of guardianship."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import lru_cache

from weerzien.kernel.days import Day, birthday, earliest_birthday
from weerzien.rulebook.case import Known
from weerzien.rulebook.derived.definition import (
    DerivedFact,
    applications_for,
    applications_of,
    changes_of,
    first_event,
    key_of,
    lacking_of,
    once,
)
from weerzien.rulebook.seen import Seen, event_on
from weerzien.rulebook.values import MOST_DAYS, all_of, same
from weerzien.rulebook.views import Parameters, View

MAJORITY = 18
LEAP_DAY = 29
"""The only day of a month on which the two ways to reckon a birthday may differ."""
MAJOR, MAJOR_AT_THE_EARLIEST = "18e verjaardag", "18e verjaardag op zijn vroegst"
FILED = "aanvraag ingediend"


def majority(view: View, parameters: Parameters) -> Seen:  # noqa: ARG001 -- every derivation is asked alike
    """Return the 18th birthday; somebody born on 29 February has it on 1 March where the year has no 29th."""
    return at_age(view, birthday)


def earliest_majority(view: View, parameters: Parameters) -> Seen:  # noqa: ARG001 -- every derivation is asked alike
    """Return the earliest day that may count as the 18th birthday: 28 February for somebody born on the 29th."""
    born = view.seen["geboortedatum"].value
    if isinstance(born, Day) and LEAP_DAY not in (born.earliest.day, born.latest.day):
        return view.seen[MAJOR]
    return at_age(view, earliest_birthday)


def at_age(view: View, reckon: Callable[[date, int], date]) -> Seen:
    """Return the day somebody turns 18, reckoned in one of the two ways."""
    born = view.seen["geboortedatum"]
    if not isinstance(born.value, Day):
        return born
    earliest, latest = born.value.earliest, born.value.latest
    day = turned(earliest, latest, reckon)
    return Seen(day, born.settled, born.behind, born.lacking, (day.earliest, day.latest))


@lru_cache(maxsize=MOST_DAYS)
def turned(earliest: date, latest: date, reckon: Callable[[date, int], date]) -> Day:
    """Return the day on which somebody turns 18 who was born between two days; the calendar is asked once for each."""
    return Day(reckon(earliest, MAJORITY), reckon(latest, MAJORITY))


def is_minor(view: View, parameters: Parameters) -> Seen:  # noqa: ARG001 -- every derivation is asked alike
    """Return whether somebody is still a minor; an uncertain birth date counts in the youngster's favour."""
    turns = view.seen[MAJOR]
    if not isinstance(turns.value, Day):
        return turns
    return Seen(view.around.on < turns.value.latest, turns.settled, turns.behind, turns.lacking, turns.changes)


def is_born_on_leap_day(view: View, parameters: Parameters) -> Seen:  # noqa: ARG001 -- every derivation is asked alike
    """Return whether the two ways to reckon the 18th birthday differ."""
    turns, earliest = view.seen[MAJOR], view.seen[MAJOR_AT_THE_EARLIEST]
    return replace(turns, value=None if turns.value is None else turns.value != earliest.value)


def has_own_permit(view: View, parameters: Parameters) -> Seen:
    """Return whether a permit is somebody's own: not derived from a sponsor through a granted nareis application."""
    told = view.look("afgeleide vergunning", parameters)
    if told.value is not None:
        return replace(told, value=not told.value)
    changes: tuple[date, ...] = ()
    for application in applications_for(view.around, key_of(view)):
        seen = application.seen
        kind, steps = seen["soort aanvraag"], (seen["mvv afgegeven"], seen["ingereisd"])
        granted = same(seen["besluit"].value, "ingewilligd")
        if same(kind.value, "nareis") and (granted or any(step.settled for step in steps)):
            return Seen(False, True, kind.behind)
        changes += changes_of(steps)
    return Seen(True, True, changes=changes)


def nareis_filed(view: View, parameters: Parameters) -> Seen:
    """Return when the first nareis application of a sponsor was filed."""
    filings = [as_nareis(application, parameters) for application in applications_of(view.around, key_of(view))]
    if FILED in view.facts:
        filings.append(view.look(FILED, parameters))
    silent = Seen(None, False if FILED in view.around.case.covered else None, lacking=(FILED,))
    return first_event((*filings, silent) if FILED not in view.facts else filings)


@once
def as_nareis(application: View, parameters: Parameters) -> Seen:  # noqa: ARG001 -- every derivation is asked alike
    """Return the filing of an application where it is nareis; whether it is one may be unknown."""
    kind, filed = application.seen["soort aanvraag"], application.seen["indiening"]
    if kind.value is None and filed.settled is not False:
        return replace(filed, settled=None, lacking=kind.lacking)
    if not same(kind.value, "nareis"):
        return Seen(None, False, kind.behind, changes=filed.changes if kind.value is None else ())
    return Seen(filed.value, filed.settled, (*filed.behind, *kind.behind), filed.lacking, filed.changes)


def nareis_decided(view: View, parameters: Parameters) -> Seen:
    """Return whether all nareis applications of a sponsor that were filed have been decided."""
    every = applications_of(view.around, key_of(view))
    filed = [(application, as_nareis(application, parameters)) for application in every]
    decided = [application.look("besloten", parameters) for application, each in filed if each.settled]
    behind = tuple(known for one in decided for known in one.behind)
    changes = changes_of((*decided, *(each for _, each in filed)))
    settled = all_of(one.settled for one in decided)
    return Seen(settled, True if settled is not None else None, behind, lacking_of(decided), changes)


def members_without_application(view: View, parameters: Parameters) -> Seen:  # noqa: ARG001 -- every derivation is asked alike
    """Return how many family members outside the Netherlands have no application yet."""
    count, own = 0, key_of(view)
    behind: list[Known] = []
    changes: tuple[date, ...] = ()
    for key, person in view.around.people.items():
        here = person.seen["in Nederland"]
        if key == own or here.value is True:
            continue
        filed = [application.seen["indiening"] for application in applications_for(view.around, key)]
        changes += changes_of(filed)
        if not any(one.settled for one in filed):
            count += 1
            behind += here.behind
    return Seen(count, True, tuple(behind), changes=changes)


def parents_of(view: View) -> list[View]:
    """Return the parents in the family of a youngster: everybody else with the role mother or father."""
    people, own = view.around.people, key_of(view)
    return [people[key] for key in view.around.rows.parents if key != own]


@once
def arrival_of(person: View, parameters: Parameters) -> Seen:  # noqa: ARG001 -- every derivation is asked alike
    """Return when somebody arrived. Who is here without a known day of arrival did arrive, on an unknown day."""
    steps = [application.seen["ingereisd"] for application in applications_for(person.around, key_of(person))]
    if "ingereisd" in person.facts:
        steps.append(person.seen["ingereisd"])
    told = [step for step in steps if step.behind]
    if told:
        return first_event(told)
    here = person.seen["in Nederland"]
    if here.value is True:
        return Seen(None, True, here.behind, ("ingereisd",))
    covered = "ingereisd" in person.around.case.covered or here.value is False
    return Seen(None, False if covered else None, here.behind, ("ingereisd",))


def parents_arrived(view: View, parameters: Parameters) -> Seen:
    """Return when the first parent arrived in the Netherlands."""
    return first_event([arrival_of(parent, parameters) for parent in parents_of(view)])


def parents_home(view: View, parameters: Parameters) -> Seen:  # noqa: ARG001 -- every derivation is asked alike
    """Return since when the parents have or had a home in the Netherlands."""
    return first_event([parent.seen["woning sinds"] for parent in parents_of(view)])


def end_of_guardianship(view: View, parameters: Parameters) -> Seen:  # noqa: ARG001 -- every derivation is asked alike
    """Return when guardianship really ended: by order of the court or by turning 18, whichever came first."""
    turns = view.seen[MAJOR]
    if isinstance(turns.value, Day):
        of_age = event_on(turns.value, view.around.on, behind=turns.behind, name="geboortedatum")
    else:
        of_age = turns
    return first_event((view.seen["beschikking"], of_age))


ARRIVAL = ("rol in gezin", "ingereisd", "in Nederland")
PERSONS = (
    DerivedFact(MAJOR, "person", "gegeven", "dag", ("geboortedatum",), majority),
    DerivedFact(MAJOR_AT_THE_EARLIEST, "person", "gegeven", "dag", ("geboortedatum",), earliest_majority),
    DerivedFact("minderjarig", "person", "gegeven", "ja/nee", ("geboortedatum",), is_minor),
    DerivedFact("geboren op 29 februari", "person", "gegeven", "ja/nee", ("geboortedatum",), is_born_on_leap_day),
    DerivedFact(
        "eigen vergunning",
        "person",
        "gegeven",
        "ja/nee",
        ("afgeleide vergunning", "soort aanvraag", "besluit", "mvv afgegeven", "ingereisd"),
        has_own_permit,
    ),
    DerivedFact(
        "nareis ingediend", "person", "gebeurtenis", "dag", (FILED, "soort aanvraag", "ontvangst IND"), nareis_filed
    ),
    DerivedFact("nareis beslist", "person", "gegeven", "ja/nee", ("besluit", "datum besluit"), nareis_decided),
    DerivedFact(
        "gezinsleden zonder aanvraag",
        "person",
        "gegeven",
        "getal",
        ("in Nederland", FILED),
        members_without_application,
    ),
    DerivedFact("aankomst eerste ouder", "person", "gebeurtenis", "dag", ARRIVAL, parents_arrived),
    DerivedFact("woning van de ouders", "person", "gebeurtenis", "dag", ("rol in gezin", "woning sinds"), parents_home),
    DerivedFact("einde voogdij", "person", "gebeurtenis", "dag", ("beschikking", "geboortedatum"), end_of_guardianship),
)
