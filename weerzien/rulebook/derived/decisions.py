"""Derived facts about one application: how it was decided, what was offered or arranged, who must travel."""

from __future__ import annotations

from dataclasses import replace

from weerzien.rulebook.derived.definition import DerivedFact, Needs, Whose, changes_of, lacking_of
from weerzien.rulebook.seen import Seen
from weerzien.rulebook.tree import Owner
from weerzien.rulebook.values import negation, same
from weerzien.rulebook.views import Parameters, View

GRANTED, REJECTED = "ingewilligd", "afgewezen"
NOT_OFFERED = ("nee", "geen", "niet aangeboden")
OFFER = "vervolgonderzoek aangeboden of gevraagd"
APPOINTMENT = "afspraak Zevenaar"


def rejection(view: View, parameters: Parameters) -> Seen:
    """Return when a rejection was notified: as told, else the day of the decision, the earliest it can have been."""
    verdict = view.look("besluit", parameters)
    if verdict.value is not None and not same(verdict.value, REJECTED):
        return Seen(None, False, verdict.behind)
    notified = view.look("afwijzing bekendgemaakt op", parameters)
    if notified.behind:
        return replace(notified, behind=(*verdict.behind, *notified.behind))
    return decided_on(view, verdict, parameters)


def grant(view: View, parameters: Parameters) -> Seen:
    """Return when an application was granted; a visa or an arrival means that it was, on an unknown day."""
    verdict = view.look("besluit", parameters)
    if verdict.value is not None and not same(verdict.value, GRANTED):
        return Seen(None, False, verdict.behind)
    if verdict.value is None:
        for name in ("mvv afgegeven", "ingereisd"):
            later = view.look(name, parameters)
            if later.settled:
                dated = view.look("datum besluit", parameters)
                changes = changes_of((later, dated))
                return Seen(dated.value, True, (*later.behind, *dated.behind), dated.lacking, changes)
        steps = [view.look(name, parameters) for name in ("mvv afgegeven", "ingereisd")]
        decided = decided_on(view, verdict, parameters)
        return decided.on_days(changes_of((decided, *steps)))
    return decided_on(view, verdict, parameters)


def decided_on(view: View, verdict: Seen, parameters: Parameters) -> Seen:
    """Return the day of the decision where the verdict is the one that is asked for, else whether it may still be."""
    dated = view.look("datum besluit", parameters)
    if verdict.value is None:
        open_yet = False in (dated.settled, verdict.settled) and not dated.settled
        return Seen(None, False if open_yet else None, (*verdict.behind, *dated.behind), ("besluit",), dated.changes)
    if not dated.behind:
        return Seen(None, True, verdict.behind, ("datum besluit",))
    return replace(dated, behind=(*verdict.behind, *dated.behind))


def appointment(view: View, parameters: Parameters) -> Seen:
    """Return whether an appointment to report was made; where its column is kept, an empty cell says no."""
    told = view.look(APPOINTMENT, parameters)
    if told.settled is not None:
        return Seen(None, told.settled, told.behind, told.lacking, told.changes)
    is_empty = APPOINTMENT in view.around.case.covered and APPOINTMENT not in view.facts
    return Seen(None, False if is_empty else None, (), (APPOINTMENT,))


def further_research(view: View, parameters: Parameters) -> Seen:
    """Return whether DNA research or an identifying interview was offered or asked for."""
    told = view.look(OFFER, parameters)
    if told.behind and told.settled is not None:
        return told
    taken = view.look("DNA-afname", parameters)
    if taken.settled:
        return Seen(None, True, taken.behind)
    cell = view.look("DNA-onderzoek", parameters)
    changes = changes_of((told, taken))
    if cell.value is None:
        return Seen(None, None, told.behind, (OFFER,), changes)
    was_offered = not any(same(cell.value, word) for word in NOT_OFFERED)
    return Seen(None, was_offered, cell.behind, () if was_offered else (OFFER,), changes)


def must_travel(view: View, parameters: Parameters) -> Seen:
    """Return whether the embassy lies in another country than where the family member stays."""
    stays = view.of(Owner.MEMBER).look("verblijfsland", parameters)
    embassy = view.look("land van de ambassade", parameters)
    must = negation(same(stays.value, embassy.value))
    return Seen(must, None if must is None else True, (*stays.behind, *embassy.behind), lacking_of((stays, embassy)))


DECISION = ("besluit", "datum besluit")
VISA = ("mvv afgegeven", "ingereisd")
REJECTED_WHEN = Needs(Whose.OWN, frozenset((*DECISION, "afwijzing bekendgemaakt op")))
GRANTED_WHEN = Needs(Whose.OWN, frozenset((*DECISION, *VISA)))
DECISIONS = (
    DerivedFact(
        "afwijzing",
        "application",
        "gebeurtenis",
        "dag",
        (*DECISION, "afwijzing bekendgemaakt op"),
        rejection,
        needs=REJECTED_WHEN,
    ),
    DerivedFact(
        "inwilliging",
        "application",
        "gebeurtenis",
        "dag",
        (*DECISION, *VISA),
        grant,
        needs=GRANTED_WHEN,
    ),
    DerivedFact("afspraak om aan te melden", "application", "gebeurtenis", "dag", (APPOINTMENT,), appointment),
    DerivedFact(
        "vervolgonderzoek",
        "application",
        "gebeurtenis",
        "dag",
        (OFFER, "DNA-onderzoek", "DNA-afname"),
        further_research,
    ),
    DerivedFact(
        "moet reizen naar de ambassade",
        "application",
        "gegeven",
        "ja/nee",
        ("verblijfsland", "land van de ambassade"),
        must_travel,
    ),
)
