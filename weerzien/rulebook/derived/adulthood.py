"""Derived facts about growing up: a minor at the asylum application, 21 years old, what is arranged for 18."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from weerzien.kernel.days import Day, birthday
from weerzien.rulebook.derived.definition import DerivedFact, lacking_of
from weerzien.rulebook.derived.persons import MAJOR, MAJOR_AT_THE_EARLIEST
from weerzien.rulebook.seen import Seen
from weerzien.rulebook.tree import Comparison
from weerzien.rulebook.values import compare_days
from weerzien.rulebook.views import Parameters, View

LAST_AGE = 21
ARRANGEMENTS = tuple(
    f"{what} geregeld"
    for what in ("zorgverzekering", "studiefinanciering", "huur", "toeslagen", "DigiD", "bankrekening")
)


def was_minor_at_asylum(view: View, parameters: Parameters) -> Seen:  # noqa: ARG001 -- every derivation is asked alike
    """Return whether somebody was a minor when applying for asylum; a doubtful age counts in their favour."""
    turns, asylum = view.seen[MAJOR], view.seen["asielaanvraag"]
    behind = (*turns.behind, *asylum.behind)
    if not isinstance(turns.value, Day) or not isinstance(asylum.value, Day):
        lacking = lacking_of(one for one in (turns, asylum) if one.value is None)
        return Seen(None, None, behind, lacking, asylum.changes)
    was = compare_days(asylum.value, Comparison.BEFORE, Day.on(turns.value.latest))
    return Seen(was, None if was is None else True, behind, lacking_of((asylum,)), asylum.changes)


def last_age(view: View, parameters: Parameters) -> Seen:
    """Return the 21st birthday, up to which extended care may last."""
    born = view.look("geboortedatum", parameters)
    if not isinstance(born.value, Day):
        return born
    day = Day(birthday(born.value.earliest, LAST_AGE), birthday(born.value.latest, LAST_AGE))
    return replace(born, value=day, changes=(day.earliest, day.latest))


def first_majority(view: View, parameters: Parameters) -> Seen:  # noqa: ARG001 -- every derivation is asked alike
    """Return the first day on which somebody may turn 18; exact, so that who may be close to it is not left out."""
    turns = view.seen[MAJOR_AT_THE_EARLIEST]
    return as_exact(turns, turns.value.earliest) if isinstance(turns.value, Day) else turns


def last_majority(view: View, parameters: Parameters) -> Seen:  # noqa: ARG001 -- every derivation is asked alike
    """Return the last day on which somebody may turn 18; exact, so that who may still be a minor is not left out."""
    turns = view.seen[MAJOR]
    return as_exact(turns, turns.value.latest) if isinstance(turns.value, Day) else turns


def as_exact(turns: Seen, day: date) -> Seen:
    """Return one end of an uncertain birthday as a day of its own."""
    is_exact = isinstance(turns.value, Day) and turns.value.is_exact
    return Seen(turns.value if is_exact else Day.on(day), True, turns.behind, (), (day,))


def is_all_arranged(view: View, parameters: Parameters) -> Seen:
    """Return whether everything that has to be arranged for turning 18 is: no as soon as one thing is not."""
    seen = [view.look(name, parameters) for name in ARRANGEMENTS]
    behind = tuple(known for one in seen for known in one.behind)
    unknown = lacking_of(one for one in seen if one.value is None)
    if any(one.value is False for one in seen):
        return Seen(False, True, behind)
    return Seen(None, None, behind, unknown) if unknown else Seen(True, True, behind)


def not_arranged(view: View, parameters: Parameters) -> Seen:
    """Return how many of the things to arrange for turning 18 are known not to be."""
    seen = [view.look(name, parameters) for name in ARRANGEMENTS]
    is_open = [one for one in seen if one.value is False]
    return Seen(len(is_open), True, tuple(known for one in is_open for known in one.behind))


ADULTHOOD = (
    DerivedFact(
        "minderjarig bij de asielaanvraag",
        "person",
        "gegeven",
        "ja/nee",
        ("geboortedatum", "asielaanvraag"),
        was_minor_at_asylum,
    ),
    DerivedFact("vroegste 18e verjaardag", "person", "gegeven", "dag", ("geboortedatum",), first_majority),
    DerivedFact("laatste 18e verjaardag", "person", "gegeven", "dag", ("geboortedatum",), last_majority),
    DerivedFact("21e verjaardag", "person", "gegeven", "dag", ("geboortedatum",), last_age),
    DerivedFact("regelzaken voor 18 klaar", "person", "gegeven", "ja/nee", ARRANGEMENTS, is_all_arranged),
    DerivedFact("regelzaken nog open", "person", "gegeven", "getal", ARRANGEMENTS, not_arranged),
)
