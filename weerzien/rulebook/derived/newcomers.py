"""Derived facts about integration: which group somebody belongs to, what DUO told, dates that cannot be."""

from __future__ import annotations

from datetime import date

from weerzien.kernel.days import Day
from weerzien.rulebook.derived.definition import (
    DerivedFact,
    Needs,
    Whose,
    applications_for,
    changes_of,
    first_event,
    key_of,
)
from weerzien.rulebook.seen import Seen
from weerzien.rulebook.tree import Owner
from weerzien.rulebook.values import any_of, same
from weerzien.rulebook.views import Derivation, Parameters, View

PERMIT, GROUP, START = "beschermingsvorm", "doelgroep", "start 10 weken (SS139)"
ASYLUM_PERMITS = ("A", "B")
INVITED = ("asiel", "hervestiger")
GRANTED = ("mvv afgegeven", "ingereisd")
INCOME_RISKS = ("partner verliest werk", "echtscheiding", "bijstand aangevraagd", "bijstand sinds")
MOVES = ("vestiging zonder PIP (SS120)", "vestiging met PIP (SS121)", "vertrek naar andere gemeente (SS122)")


def has_asylum_permit(view: View, parameters: Parameters) -> Seen:
    """Return whether somebody has an asylum permit: told, or derived through a granted nareis application."""
    told = view.look(PERMIT, parameters)
    if told.value is not None:
        return Seen(any(same(told.value, permit) for permit in ASYLUM_PERMITS), True, told.behind)
    changes: tuple[date, ...] = ()
    for application in applications_for(view.around, key_of(view)):
        kind = application.look("soort aanvraag", parameters)
        granted = same(application.look("besluit", parameters).value, "ingewilligd")
        steps = [application.look(name, parameters) for name in GRANTED]
        if same(kind.value, "nareis") and (granted or any(step.settled for step in steps)):
            return Seen(True, True, kind.behind)
        changes += changes_of(steps)
    return told.on_days(changes) if changes else told


def counts_as_asylum(view: View, parameters: Parameters) -> Seen:
    """Return whether somebody counts as an asylum status holder for integration.

    So do family members with a regular permit of somebody with an asylum permit; a doubt is in their favour.
    """
    group, permit = view.look(GROUP, parameters), has_asylum_permit(view, parameters)
    behind = (*group.behind, *permit.behind)
    if permit.value is True or any(same(group.value, each) for each in INVITED):
        return Seen(True, True, behind)
    sponsors = [each.of(Owner.SPONSOR) for each in applications_for(view.around, key_of(view))]
    permits = [has_asylum_permit(sponsor, parameters) for sponsor in sponsors]
    if any(each.value is True for each in permits):
        return Seen(True, True, behind)
    changes = changes_of((permit, *permits))
    if group.value is None:
        return Seen(None, None, behind, group.lacking, changes)
    return Seen(False, True, behind, group.lacking, changes)


def is_to_be_linked(view: View, parameters: Parameters) -> Seen:
    """Return whether the COA links somebody to a municipality: with an asylum permit, and not by resettlement."""
    permit, group = view.look(PERMIT, parameters), view.look(GROUP, parameters)
    has_permit = any_of(same(permit.value, each) for each in ASYLUM_PERMITS)
    found = has_permit if has_permit is not True else same(group.value, "hervestiger") is not True
    return Seen(found, None if found is None else True, (*permit.behind, *group.behind), permit.lacking)


def told_by_duo(view: View, parameters: Parameters) -> Seen:
    """Return when DUO told of somebody: as it was written down, else the start of the ten weeks."""
    told = view.look("melding DUO", parameters)
    return told if told.behind else view.look(START, parameters)


def first_told_of(names: tuple[str, ...]) -> Derivation:
    """Return a derivation of the first of several events; what nobody tells did not happen."""

    def first(view: View, parameters: Parameters) -> Seen:
        seen = [view.look(name, parameters) for name in names]
        return first_event(one for one in seen if one.behind)

    return first


def lies_ahead(name: str) -> Derivation:
    """Return a derivation of whether a day that is told has yet to come."""

    def ahead(view: View, parameters: Parameters) -> Seen:  # noqa: ARG001 -- every derivation is asked alike
        known = view.facts.get(name)
        if known is None or not isinstance(known.value, Day):
            return Seen(False, True)
        day, on = known.value, view.around.on
        changes = (day.earliest, day.latest)
        if day.earliest <= on < day.latest:
            return Seen(None, None, (known,), (name,), changes)
        return Seen(day.earliest > on, True, (known,), (), changes)

    return ahead


def own(*names: str) -> Needs:
    """Return that one of these has to be told of the subject itself."""
    return Needs(Whose.OWN, frozenset(names))


NEWCOMERS = (
    DerivedFact(
        "heeft asielvergunning",
        "person",
        "gegeven",
        "ja/nee",
        (PERMIT, "soort aanvraag", "besluit", *GRANTED),
        has_asylum_permit,
    ),
    DerivedFact(
        "telt als asielstatushouder",
        "person",
        "gegeven",
        "ja/nee",
        (GROUP, PERMIT, "soort aanvraag", "besluit", *GRANTED),
        counts_as_asylum,
    ),
    DerivedFact("koppeling nodig", "person", "gegeven", "ja/nee", (PERMIT, GROUP), is_to_be_linked),
    DerivedFact(
        "bekend bij DUO",
        "person",
        "gebeurtenis",
        "dag",
        ("melding DUO", START),
        told_by_duo,
        needs=own("melding DUO", START),
    ),
    DerivedFact(
        "inkomensrisico",
        "person",
        "gebeurtenis",
        "dag",
        INCOME_RISKS,
        first_told_of(INCOME_RISKS),
        needs=own(*INCOME_RISKS),
    ),
    DerivedFact(
        "verhuizing volgens DUO", "person", "gebeurtenis", "dag", MOVES, first_told_of(MOVES), needs=own(*MOVES)
    ),
    DerivedFact(
        "vestiging volgens DUO",
        "person",
        "gebeurtenis",
        "dag",
        MOVES[:2],
        first_told_of(MOVES[:2]),
        needs=own(*MOVES[:2]),
    ),
    DerivedFact("PVT ligt in de toekomst", "person", "gegeven", "ja/nee", ("PVT",), lies_ahead("PVT")),
    DerivedFact("MAP ligt in de toekomst", "person", "gegeven", "ja/nee", ("MAP",), lies_ahead("MAP")),
)
