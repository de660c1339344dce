"""Derived facts about a youngster who carries too much: what was reported within a window, and by how many sources."""

from __future__ import annotations

from dataclasses import replace

from weerzien.kernel.days import Day
from weerzien.rulebook.case import RowFacts
from weerzien.rulebook.derived.absence import THRESHOLDS
from weerzien.rulebook.derived.definition import NEVER, DerivedFact, key_of
from weerzien.rulebook.derived.moments import (
    ONE_DAY,
    Report,
    counted,
    perhaps_within,
    reports,
    sources_of,
    surely_within,
    turning_days,
)
from weerzien.rulebook.seen import Seen
from weerzien.rulebook.views import Parameters, View

WINDOW = "venster belasting"
MOMENTS, APPROACHES = "tolkmoment jongere", "instantie benadert jongere"
HEAVY = ("bijbaan gestopt", "zware huishoudelijke belasting")
SCHOOL, ABSENT = "school", "verzuim gemeld"


def moments(view: View) -> tuple[Report, ...]:
    """Return when a youngster interpreted or arranged things: as told, and contacts at which a youngster did.

    A contact does not say which youngster it was; it counts where the family has one who came alone.
    """
    return (*reports(view, MOMENTS, (key_of(view),)), *interpreted_at_contacts(view))


def interpreted_at_contacts(view: View) -> tuple[Report, ...]:
    """Return the contacts at which the youngster of the family interpreted."""
    if view.around.rows.youngsters != [key_of(view)]:
        return ()
    return tuple(
        Report(met.day, source_of(met.row), met.known) for met in view.around.rows.contacts if met.is_interpreted
    )


def source_of(row: RowFacts) -> str:
    """Return the organisation that wrote a contact down, in small letters."""
    known = row.facts.get("organisatie medewerker")
    return str(known.value).casefold() if known else ""


def number_of(view: View, found: tuple[Report, ...], window: int, name: str) -> Seen:
    """Return how many reports lie within the window that ends today."""
    on = view.around.on
    seen = Seen(None, None, tuple(one.known for one in found), (), turning_days(found, window))
    return counted(len(surely_within(found, on, window)), len(perhaps_within(found, on, window)), seen, (name,))


def moments_within(view: View, parameters: Parameters) -> Seen:
    """Return how often a youngster interpreted or arranged things for the family within the window."""
    return number_of(view, moments(view), parameters[WINDOW], MOMENTS)


def approaches_within(view: View, parameters: Parameters) -> Seen:
    """Return how often an organisation turned to the youngster and not to a parent within the window."""
    return number_of(view, reports(view, APPROACHES, (key_of(view),)), parameters[WINDOW], APPROACHES)


def kinds_of_heavy_burden(view: View, parameters: Parameters) -> Seen:
    """Return of how many kinds a heavy burden was reported within the window: a job given up, much to do at home."""
    kinds = [number_of(view, reports(view, name, (key_of(view),)), parameters[WINDOW], name) for name in HEAVY]
    behind = tuple(known for kind in kinds for known in kind.behind)
    changes = tuple(day for kind in kinds for day in kind.changes)
    unsettled = tuple(name for kind in kinds for name in kind.lacking)
    if unsettled:
        return Seen(None, None, behind, unsettled, changes)
    return Seen(sum(bool(kind.value) for kind in kinds), True, behind, (), changes)


def absence_told_within(view: View, parameters: Parameters) -> Seen:
    """Return how often an organisation told of absence within the window, beside the hours that a school registers."""
    return number_of(view, reports(view, ABSENT, (key_of(view),)), parameters[WINDOW], ABSENT)


def every_report(view: View) -> tuple[Report, ...]:
    """Return everything that was reported of a youngster's burden, absence left out."""
    told = (report for name in (APPROACHES, *HEAVY) for report in reports(view, name, (key_of(view),)))
    return (*moments(view), *told)


def reported_since(view: View, parameters: Parameters) -> Seen:
    """Return the earliest day within the window on which something was reported."""
    found, window = every_report(view), parameters[WINDOW]
    if not found:
        return NEVER
    changes = turning_days(found, window)
    perhaps = perhaps_within(found, view.around.on, window)
    if not perhaps:
        return Seen(None, False, (), (), changes)
    first = Day(min(one.day.earliest for one in perhaps), min(one.day.latest for one in perhaps))
    known = tuple(one.known for one in perhaps)
    # Until its last day has come, an inexact report may have been made up to and including today: another end each day.
    changes += tuple(first.earliest + count * ONE_DAY for count in range((first.latest - first.earliest).days))
    return Seen(Day(first.earliest, max(first.earliest, min(first.latest, view.around.on))), True, known, (), changes)


def sources_within(view: View, parameters: Parameters) -> Seen:
    """Return how many independent sources reported within the window.

    The school is one where absence counts too, and so is whoever told of absence.
    """
    found, window, on = every_report(view), parameters[WINDOW], view.around.on
    within = surely_within(found, on, window)
    absence, missed = view.look("verzuimdrempel", parameters), reports(view, ABSENT, (key_of(view),))
    school = (replace(within[0], source=SCHOOL),) if absence.settled and within else ()
    told_of = surely_within(missed, on, window) if within else ()
    behind = (*(one.known for one in (*within, *told_of)), *absence.behind)
    changes = (*turning_days((*found, *missed), window), *absence.changes)
    return Seen(sources_of((*within, *school, *told_of)), True, behind, (), changes)


CONTACT = ("tolk bij contact", "datum contact", "organisatie medewerker")
TOLD = (MOMENTS, APPROACHES, *HEAVY)
ABSENCE = ("datum verzuim", "uren verzuim", "soort verzuim", "geboortedatum")
COUNTS = (WINDOW,)
BURDEN = (
    DerivedFact("belasting gemeld", "person", "gebeurtenis", "dag", (*TOLD, *CONTACT), reported_since, COUNTS),
    DerivedFact("tolkmomenten", "person", "gegeven", "getal", (MOMENTS, *CONTACT), moments_within, COUNTS),
    DerivedFact("benaderingen door instanties", "person", "gegeven", "getal", (APPROACHES,), approaches_within, COUNTS),
    DerivedFact("meldingen van verzuim", "person", "gegeven", "getal", (ABSENT,), absence_told_within, COUNTS),
    DerivedFact("soorten zware belasting", "person", "gegeven", "getal", HEAVY, kinds_of_heavy_burden, COUNTS),
    DerivedFact(
        "bronnen van belasting",
        "person",
        "gegeven",
        "getal",
        (*TOLD, ABSENT, *CONTACT, *ABSENCE),
        sources_within,
        (*COUNTS, *THRESHOLDS),
    ),
)
