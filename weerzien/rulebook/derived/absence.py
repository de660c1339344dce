"""Derived facts about absence from school: hours within a window, and the day a threshold was reached."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from weerzien.kernel.days import Day
from weerzien.rulebook.case import Known, RowFacts
from weerzien.rulebook.derived.definition import DerivedFact, key_of
from weerzien.rulebook.seen import Seen
from weerzien.rulebook.values import same
from weerzien.rulebook.views import Parameters, View

COVERING = ("datum verzuim", "uren verzuim")
COVERING_NAMES = frozenset(COVERING)
KEPT, NOT_KEPT = Seen(True, True), Seen(None, None, lacking=COVERING)
NOTHING_COVERED, NOTHING_KNOWN = Seen(None, False, (), COVERING), Seen(None, None, (), COVERING)
NO_HOURS = Seen(Decimal(0), True)
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Hours:
    """Hours missed on a day; `sure` where they are known to be unauthorised."""

    day: Day
    hours: Decimal
    sure: bool
    behind: tuple[Known, ...]


def missed(view: View) -> list[Hours]:
    """Return the hours a pupil missed up to and including today, except those that were sick or authorised."""
    found = (as_hours(row) for row in absences_of(view))
    return [hours for hours in found if hours and hours.day.earliest <= view.around.on]


def absences_of(view: View) -> Sequence[RowFacts]:
    """Return the rows of absence of a pupil."""
    return view.around.rows.absences.get(key_of(view), ())


def as_hours(row: RowFacts) -> Hours | None:
    """Return the hours of a row of absence, or nothing where they do not count."""
    day, hours, kind = (row.facts.get(name) for name in ("datum verzuim", "uren verzuim", "soort verzuim"))
    if not day or not hours or not isinstance(day.value, Day) or not isinstance(hours.value, int | Decimal):
        return None
    if kind and not same(kind.value, "ongeoorloofd"):
        return None
    return Hours(day.value, Decimal(hours.value), kind is not None, (day, hours))


def hours_until(found: list[Hours], end: date, window: int, *, at_most: bool) -> Decimal:
    """Return the hours within a window of days that ends on a day, both included: what is sure, or at most."""
    start = end - (window - 1) * ONE_DAY
    if at_most:
        counted = (one.hours for one in found if one.day.earliest <= end and start <= one.day.latest)
    else:
        counted = (one.hours for one in found if one.sure and start <= one.day.earliest and one.day.latest <= end)
    return sum(counted, Decimal(0))


def threshold_for(view: View, parameters: Parameters) -> int:
    """Return the hours that count as too much: the local threshold from 18 where one is set, else the general one."""
    local = parameters["drempel vanaf 18"]
    return local if local and view.look("minderjarig", parameters).value is False else parameters["drempel"]


def threshold_reached(view: View, parameters: Parameters) -> Seen:
    """Return the day on which the hours within the window came to the threshold, as long as they still do today."""
    if not absences_of(view) and parameters["drempel"] > 0 and parameters["drempel vanaf 18"] >= 0:
        return NOTHING_COVERED if view.around.case.covered >= COVERING_NAMES else NOTHING_KNOWN
    on, window, threshold = view.around.on, parameters["venster"], threshold_for(view, parameters)
    found = missed(view)
    covered = bool(found) or view.around.case.covered >= COVERING_NAMES
    leaving = (end + window * ONE_DAY for one in found for end in (one.day.earliest, one.day.latest))
    growing_up = view.look("minderjarig", parameters).changes if parameters["drempel vanaf 18"] else ()
    changes = (*leaving, *days_ahead(view), *growing_up)
    behind = tuple(known for one in found for known in one.behind)
    if hours_until(found, on, window, at_most=True) < threshold:
        return Seen(None, False if covered else None, behind, COVERING, changes)
    if hours_until(found, on, window, at_most=False) < threshold:
        return Seen(None, None, behind, ("soort verzuim",), changes)
    reached = on
    while hours_until(found, reached - ONE_DAY, window, at_most=False) >= threshold:
        reached -= ONE_DAY
    return Seen(Day.on(reached), True, behind, (), changes)


def is_kept(view: View, parameters: Parameters) -> Seen:  # noqa: ARG001 -- every derivation is asked alike
    """Return whether absence is kept for this family: the list is covered, or this pupil is in it."""
    kept = view.around.case.covered >= COVERING_NAMES or bool(missed(view))
    return KEPT if kept else NOT_KEPT


def days_ahead(view: View) -> tuple[date, ...]:
    """Return all days of absence, both ends of each: on those that are still to come it begins to count."""
    days = (row.facts.get("datum verzuim") for row in absences_of(view))
    told = (day.value for day in days if day and isinstance(day.value, Day))
    return tuple(end for day in told for end in (day.earliest, day.latest))


def turning(view: View, parameters: Parameters) -> tuple[date, ...]:
    """Return the days on which absence comes into the window, and those on which it leaves it."""
    days = days_ahead(view)
    return (*days, *(day + parameters["venster"] * ONE_DAY for day in days))


def hours_missed(view: View, parameters: Parameters) -> Seen:
    """Return the hours of unauthorised absence within the window that ends today."""
    if not absences_of(view):
        return NO_HOURS
    found = missed(view)
    hours = hours_until(found, view.around.on, parameters["venster"], at_most=False)
    return Seen(hours, True, tuple(known for one in found for known in one.behind), (), turning(view, parameters))


def hours_on_weekends(view: View, parameters: Parameters) -> Seen:
    """Return how many of the counted hours fall on a Saturday or Sunday."""
    if not absences_of(view):
        return NO_HOURS
    weekend = [one for one in missed(view) if one.day.is_exact and one.day.earliest.isoweekday() > 5]
    hours = hours_until(weekend, view.around.on, parameters["venster"], at_most=False)
    return Seen(hours, True, tuple(known for one in weekend for known in one.behind), (), turning(view, parameters))


RESTS_ON = ("datum verzuim", "uren verzuim", "soort verzuim", "geboortedatum")
WINDOW = ("venster",)
THRESHOLDS = (*WINDOW, "drempel", "drempel vanaf 18")
ABSENCE = (
    DerivedFact("verzuim geregistreerd", "person", "gegeven", "ja/nee", RESTS_ON[:3], is_kept),
    DerivedFact("verzuimdrempel", "person", "gebeurtenis", "dag", RESTS_ON, threshold_reached, THRESHOLDS),
    DerivedFact("uren ongeoorloofd verzuim", "person", "gegeven", "getal", RESTS_ON[:3], hours_missed, WINDOW),
    DerivedFact("uren verzuim in het weekend", "person", "gegeven", "getal", RESTS_ON[:3], hours_on_weekends, WINDOW),
)
