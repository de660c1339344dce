"""Derived facts about a sponsor: what became of all applications together, and the contact that followed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from weerzien.kernel.days import Day
from weerzien.rulebook.case import Known
from weerzien.rulebook.derived.applications import LATER_STEPS
from weerzien.rulebook.derived.decisions import DECISION, VISA
from weerzien.rulebook.derived.definition import (
    DerivedFact,
    Needs,
    Whose,
    applications_for,
    applications_of,
    behind_of,
    changes_of,
    first_event,
    key_of,
    lacking_of,
)
from weerzien.rulebook.derived.families import day_of, latest_of
from weerzien.rulebook.derived.persons import FILED, as_nareis
from weerzien.rulebook.seen import Seen
from weerzien.rulebook.tree import Comparison
from weerzien.rulebook.values import all_of, any_of, compare_days, negation, same
from weerzien.rulebook.views import Parameters, View


def last_event(seen: Iterable[Seen]) -> Seen:
    """Return the last of several events: it happened where one of them did, on the latest known day."""
    every = tuple(seen)
    settled = any_of([one.settled for one in every])
    counting = [one for one in every if one.settled is settled]
    value = latest_of([one.value for one in counting if isinstance(one.value, Day)]) if settled else None
    lacking = lacking_of([one for one in counting if settled is None or value is None or one.value is not None])
    return Seen(value, settled, behind_of(counting), lacking, changes_of(every))


def last_rejection(view: View, parameters: Parameters) -> Seen:  # noqa: ARG001 -- every derivation is asked alike
    """Return when the last rejection of an application of a sponsor was notified."""
    return last_event([application.seen["afwijzing"] for application in applications_of(view.around, key_of(view))])


def first_grant(view: View, parameters: Parameters) -> Seen:  # noqa: ARG001 -- every derivation is asked alike
    """Return when the first application of a sponsor was granted."""
    return first_event([application.seen["inwilliging"] for application in applications_of(view.around, key_of(view))])


def expected_arrival(view: View, parameters: Parameters) -> Seen:  # noqa: ARG001 -- every derivation is asked alike
    """Return the first booked flight of a member who has not arrived yet."""
    every = applications_of(view.around, key_of(view))
    steps = [(each.seen["vlucht"], each.seen["ingereisd"]) for each in every]
    booked = [flight for flight, arrival in steps if not arrival.settled and isinstance(flight.value, Day)]
    changes = changes_of(step for pair in steps for step in pair)
    if not booked:
        return Seen(None, None, lacking=("vlucht",), changes=changes)
    return first_event(booked).on_days(changes)


def running_application(view: View, parameters: Parameters) -> Seen:
    """Return when the first nareis application of a sponsor that is still undecided was filed."""
    return first_event([undecided(each, parameters) for each in applications_of(view.around, key_of(view))])


def undecided(application: View, parameters: Parameters) -> Seen:
    """Return the filing of a nareis application as long as it is not decided."""
    filed, decided = as_nareis(application, parameters), application.seen["besloten"]
    settled = all_of((filed.settled, negation(decided.settled)))
    lacking = lacking_of(one for one in (filed, decided) if one.settled is None) or filed.lacking
    value = filed.value if settled is not False else None
    return Seen(value, settled, (*filed.behind, *decided.behind), lacking, (*filed.changes, *decided.changes))


def parents_nareis(view: View, parameters: Parameters) -> Seen:
    """Return when the first nareis application for a parent in the family was filed that was not rejected."""
    parents = view.around.rows.parents
    every = view.around.applications.values() if parents else ()
    return first_event(
        [standing(each, parameters) for each in every if each.application and each.application.member in parents]
    )


def standing(application: View, parameters: Parameters) -> Seen:
    """Return the filing of a nareis application as long as it is not rejected."""
    filed, rejected = as_nareis(application, parameters), application.seen["afwijzing"]
    if rejected.settled:
        return Seen(None, False, rejected.behind, (), rejected.changes)
    return Seen(filed.value, filed.settled, filed.behind, filed.lacking, (*filed.changes, *rejected.changes))


def own_application(view: View, parameters: Parameters) -> Seen:  # noqa: ARG001 -- every derivation is asked alike
    """Return when the first application for somebody was filed."""
    filings = [application.seen["indiening"] for application in applications_for(view.around, key_of(view))]
    if FILED in view.facts:
        filings.append(view.seen[FILED])
    silent = Seen(None, False if FILED in view.around.case.covered else None, lacking=(FILED,))
    return first_event((*filings, silent) if FILED not in view.facts else filings)


def contact_after_rejection(view: View, parameters: Parameters) -> Seen:
    """Return the first contact, messages not counted, on or after the day of the last rejection of a sponsor."""
    rejected = view.look("afwijzing van een gezinslid", parameters)
    covered = "datum contact" in view.around.case.covered
    if not isinstance(rejected.value, Day):
        return Seen(None, None, rejected.behind, rejected.lacking, rejected.changes)
    found: list[tuple[Day, Known]] = []
    unsure: list[tuple[Day, Known]] = []
    changes: list[date] = []
    for row in view.around.case.contacts:
        day, kind = day_of(row.facts, "datum contact"), row.facts.get("soort contact")
        if day is None or (kind and same(kind.value, "bericht")):
            continue
        changes += [day.earliest, day.latest]
        on_or_after = compare_days(day, Comparison.ON_OR_AFTER, rejected.value)
        if day.earliest <= view.around.on and on_or_after is not False:
            is_sure = kind and on_or_after and day.latest <= view.around.on
            (found if is_sure else unsure).append((day, row.facts["datum contact"]))
    behind = (*rejected.behind, *(known for _, known in found or unsure))
    if found:
        value = Day(min(day.earliest for day, _ in found), min(day.latest for day, _ in found))
        return Seen(value, True, behind, (), (*rejected.changes, *changes))
    lacking = ("soort contact",) if unsure else ("datum contact",)
    return Seen(None, False if covered and not unsure else None, behind, lacking, (*rejected.changes, *changes))


def is_guidance_chosen(view: View, parameters: Parameters) -> Seen:
    """Return whether a key person and an interpreter were chosen, or chosen not to be needed; never a plain no."""
    seen = [view.look(name, parameters) for name in GUIDANCE]
    unknown = lacking_of(one for one in seen if one.value is None)
    behind = tuple(known for one in seen for known in one.behind)
    return Seen(None, None, behind, unknown) if unknown else Seen(True, True, behind)


def sponsored(*names: str) -> Needs:
    """Return that one of these has to be told of an application of which somebody is the sponsor."""
    return Needs(Whose.SPONSORED, frozenset(names))


GUIDANCE = ("keuze sleutelpersoon", "keuze tolk")
KIND_AND_FILING = ("soort aanvraag", FILED, "ontvangst IND")
REJECTED = (*DECISION, "afwijzing bekendgemaakt op")
CONTACT = ("datum contact", "soort contact")
SPONSORS = (
    DerivedFact(
        "afwijzing van een gezinslid",
        "person",
        "gebeurtenis",
        "dag",
        REJECTED,
        last_rejection,
        needs=sponsored(*REJECTED),
    ),
    DerivedFact(
        "inwilliging van een gezinslid",
        "person",
        "gebeurtenis",
        "dag",
        (*DECISION, *VISA),
        first_grant,
        needs=sponsored(*DECISION, *VISA),
    ),
    DerivedFact(
        "verwachte aankomst",
        "person",
        "gegeven",
        "dag",
        ("vlucht", "ingereisd"),
        expected_arrival,
        needs=sponsored("vlucht"),
    ),
    DerivedFact(
        "lopende nareis",
        "person",
        "gebeurtenis",
        "dag",
        (*KIND_AND_FILING, *DECISION, *VISA),
        running_application,
        needs=sponsored(FILED, *LATER_STEPS),
    ),
    DerivedFact(
        "nareis van een ouder",
        "family",
        "gebeurtenis",
        "dag",
        ("rol in gezin", *KIND_AND_FILING, *REJECTED),
        parents_nareis,
    ),
    DerivedFact("eigen aanvraag", "person", "gebeurtenis", "dag", (FILED, "ontvangst IND"), own_application),
    DerivedFact(
        "contact na de afwijzing", "person", "gebeurtenis", "dag", (*REJECTED, *CONTACT), contact_after_rejection
    ),
    DerivedFact("begeleiding gekozen", "person", "gegeven", "ja/nee", GUIDANCE, is_guidance_chosen),
)
