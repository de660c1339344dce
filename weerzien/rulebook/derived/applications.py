"""Derived facts about one application: when it was filed, whether it was decided, how old the member was."""

from __future__ import annotations

from weerzien.kernel.days import Day
from weerzien.rulebook.case import LONG_AGO
from weerzien.rulebook.derived.definition import DerivedFact, lacking_of
from weerzien.rulebook.seen import Seen
from weerzien.rulebook.tree import Comparison, Owner
from weerzien.rulebook.values import compare_days
from weerzien.rulebook.views import Parameters, View

LATER_STEPS = ("ontvangst IND", "datum besluit", "mvv afgegeven", "ingereisd")


def filing(view: View, parameters: Parameters) -> Seen:  # noqa: ARG001 -- every derivation is asked alike
    """Return when an application was filed. A later step without a day of filing means: filed, at the latest then."""
    seen = view.seen
    filed = seen["aanvraag ingediend"]
    if filed.settled:
        return filed
    changes = filed.changes
    for name in LATER_STEPS:
        later = seen[name]
        changes = (*changes, *later.changes)
        if later.settled and isinstance(later.value, Day):
            value = Day(LONG_AGO, later.value.latest)
            return Seen(value, True, later.behind, ("aanvraag ingediend",), changes)
    return filed.on_days(changes)


def decision(view: View, parameters: Parameters) -> Seen:  # noqa: ARG001 -- every derivation is asked alike
    """Return whether and when an application was decided; a visa or an arrival means that it was."""
    seen = view.seen
    dated = seen["datum besluit"]
    if dated.behind:
        return dated
    told = seen["besluit"]
    if told.settled:
        return Seen(None, True, told.behind, ("datum besluit",))
    changes = dated.changes
    for name in ("mvv afgegeven", "ingereisd"):
        later = seen[name]
        changes = (*changes, *later.changes)
        if later.settled:
            return Seen(None, True, later.behind, ("datum besluit",), changes)
    silent = False in (dated.settled, told.settled)
    return Seen(None, False if silent else None, told.behind, ("datum besluit",), changes)


def was_adult_at_filing(view: View, parameters: Parameters) -> Seen:  # noqa: ARG001 -- every derivation is asked alike
    """Return whether the family member was 18 or older when the application was filed."""
    turns = view.of(Owner.MEMBER).seen["18e verjaardag"]
    filed = view.seen["indiening"]
    behind = (*turns.behind, *filed.behind)
    if isinstance(turns.value, Day) and isinstance(filed.value, Day):
        was = compare_days(turns.value, Comparison.ON_OR_BEFORE, filed.value)
        return Seen(was, None if was is None else True, behind, lacking_of((turns, filed)), filed.changes)
    return Seen(None, None, behind, lacking_of((turns, filed)), filed.changes)


STEPS = ("aanvraag ingediend", *LATER_STEPS)
APPLICATIONS = (
    DerivedFact("indiening", "application", "gebeurtenis", "dag", STEPS, filing),
    DerivedFact(
        "besloten",
        "application",
        "gebeurtenis",
        "dag",
        ("datum besluit", "besluit", "mvv afgegeven", "ingereisd"),
        decision,
    ),
    DerivedFact(
        "18 of ouder bij indiening",
        "application",
        "gegeven",
        "ja/nee",
        ("geboortedatum", "aanvraag ingediend"),
        was_adult_at_filing,
    ),
)
