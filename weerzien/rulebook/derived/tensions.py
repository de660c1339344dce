"""Derived facts about the family as people see it: tensions, missed appointments, meetings, open signals."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from weerzien.kernel.days import Day
from weerzien.rulebook.derived.absence import THRESHOLDS
from weerzien.rulebook.derived.definition import NEVER, DerivedFact, behind_of, changes_of
from weerzien.rulebook.derived.moments import (
    ONE_DAY,
    Report,
    last_of,
    perhaps_within,
    reports,
    sources_of,
    surely_within,
    told,
    turning_days,
)
from weerzien.rulebook.seen import Seen
from weerzien.rulebook.tree import Comparison
from weerzien.rulebook.values import compare_days, same_place
from weerzien.rulebook.views import Parameters, View

CONFIRMED = "spanningen bevestigd"
OBSERVATION, SERIOUS = "observatie spanningen", "ernstig"
WINDOW, NEEDED = "venster spanningen", "bronnen spanningen"
MISSED, MEETING, REVIEW = "gemiste afspraak", "casusoverleg", "gezinsevaluatie"
WITH_THE_FAMILY = "met inbreng gezin"


def reached_by(found: Iterable[Report], needed: int) -> bool:
    """Return whether observations are enough: so many different sources, or one that is serious."""
    every = tuple(found)
    return any(one.known.word == SERIOUS for one in every) or sources_of(every) >= needed


def tensions(view: View, parameters: Parameters) -> Seen:
    """Return the day on which observations of tensions within the window were enough, as long as they are today."""
    found = reports(view, OBSERVATION)
    if not found:
        return NEVER
    on, window, needed = view.around.on, parameters[WINDOW], max(1, parameters[NEEDED])
    changes = turning_days(found, window)
    behind = tuple(one.known for one in found if one.day.earliest <= on)
    if not reached_by(perhaps_within(found, on, window), needed):
        return Seen(None, False, behind, (), changes)
    if not reached_by(surely_within(found, on, window), needed):
        return Seen(None, None, behind, (OBSERVATION,), changes)
    reached = on
    while reached_by(surely_within(found, reached - ONE_DAY, window), needed):
        reached -= ONE_DAY
    return Seen(Day.on(reached), True, behind, (), changes)


def sources_of_tensions(view: View, parameters: Parameters) -> Seen:
    """Return how many different sources saw tensions within the window."""
    found, window = reports(view, OBSERVATION), parameters[WINDOW]
    within = surely_within(found, view.around.on, window)
    known = tuple(one.known for one in within)
    return Seen(sources_of(within), True, known, (), turning_days(found, window))


def missed_in_a_row(view: View, parameters: Parameters) -> Seen:  # noqa: ARG001 -- every derivation is asked alike
    """Return how many appointments were missed since the last real contact."""
    every, last = reports(view, MISSED), view.seen["laatste contact"]
    if not every:
        return Seen(0, True, (), (), last.changes)
    found = [one for one in every if one.day.latest <= view.around.on]
    if found and isinstance(last.value, Day):
        found = [one for one in found if compare_days(one.day, Comparison.AFTER, last.value)]
    changes = tuple(one.day.latest for one in every)
    return Seen(len(found), True, tuple(one.known for one in found), (), (*changes, *last.changes))


def last_meeting(view: View, parameters: Parameters) -> Seen:  # noqa: ARG001 -- every derivation is asked alike
    """Return when the family was last talked about in a partner meeting."""
    return last_of(view, MEETING, told(view, MEETING))


def last_review(view: View, parameters: Parameters) -> Seen:  # noqa: ARG001 -- every derivation is asked alike
    """Return when things were last looked back upon, with the family or without."""
    return last_of(view, REVIEW, told(view, REVIEW))


def last_review_with_family(view: View, parameters: Parameters) -> Seen:
    """Return when things were last looked back upon with the family; one without the family does not count."""
    every = tuple(told(view, REVIEW))
    counting = [known for known in every if not isinstance(known.value, Day) or known.word == WITH_THE_FAMILY]
    if every and not counting:
        return Seen(None, False, last_review(view, parameters).behind, (REVIEW,), review_days(view))
    return last_of(view, REVIEW, counting)


def review_days(view: View) -> tuple[date, ...]:
    """Return the days on which a review begins to count."""
    return tuple(day for one in reports(view, REVIEW) for day in (one.day.earliest, one.day.latest))


def open_high_signals(view: View, parameters: Parameters) -> Seen:
    """Return how many high signals are open: absence (S01), confirmed tensions (S03), parents elsewhere (H03)."""
    people = view.around.people.values() if view.around.case.absences else ()
    ages = [(person, person.seen["minderjarig"]) for person in people]
    minors = [(person, age) for person, age in ages if age.value is True]
    apart = view.around.people.values() if live_in_several_places(view) else ()
    seen = (
        *[person.look("verzuimdrempel", parameters) for person, _ in minors],
        confirmed_tensions(view, parameters),
        *[elsewhere(person) for person in apart],
    )
    behind = behind_of([one for one in seen if one.settled])
    changes = changes_of([*seen, *[age for _, age in minors]])
    return Seen(sum(one.settled is True for one in seen), True, behind, (), changes)


def confirmed_tensions(view: View, parameters: Parameters) -> Seen:
    """Return the day from which tensions were seen by enough sources, or by one and confirmed by somebody since."""
    confirmed = view.seen[CONFIRMED]
    if OBSERVATION not in view.around.rows.told:
        return Seen(None, False, (), (), confirmed.changes)
    found = view.look("spanningen", parameters)
    changes = (*found.changes, *confirmed.changes)
    if not found.behind and not found.changes and parameters[NEEDED] > 0:
        return Seen(None, False, (), (), changes)
    sources = view.look("bronnen van spanningen", parameters)
    since = Comparison.ON_OR_AFTER
    days = (confirmed.value, found.value)
    by_hand = isinstance(days[0], Day) and isinstance(days[1], Day) and compare_days(days[0], since, days[1])
    enough = int(str(sources.value)) >= parameters[NEEDED] or by_hand
    return found.on_days(changes) if enough else Seen(None, False, (), (), changes)


def live_in_several_places(view: View) -> bool:
    """Return whether two people of a family are in different municipalities, as far as is known."""
    if "gemeente" not in view.around.rows.names:
        return False
    places = [person.facts["gemeente"].value for person in view.around.people.values() if "gemeente" in person.facts]
    return any(place != places[0] and same_place(place, places[0]) is False for place in places)


def elsewhere(person: View) -> Seen:
    """Return, as an event, whether the parents of a youngster who is not grown up are linked elsewhere."""
    minor = person.seen["minderjarig"]
    if minor.value is False:
        return NEVER
    found = person.seen["ouders in andere gemeente"]
    return Seen(None, found.value is True and minor.value is not False, found.behind, (), changes_of((found, minor)))


SIGNALS = (
    "datum verzuim", "uren verzuim", "soort verzuim", "geboortedatum", OBSERVATION, CONFIRMED,
    "rol in gezin", "gemeente", "ingereisd", "in Nederland", "koppeling",
)  # fmt: skip
TENSIONS = (
    DerivedFact("spanningen", "family", "gebeurtenis", "dag", (OBSERVATION,), tensions, (WINDOW, NEEDED)),
    DerivedFact("bronnen van spanningen", "family", "gegeven", "getal", (OBSERVATION,), sources_of_tensions, (WINDOW,)),
    DerivedFact(
        "gemiste afspraken op rij",
        "family",
        "gegeven",
        "getal",
        (MISSED, "datum contact", "soort contact"),
        missed_in_a_row,
    ),
    DerivedFact("laatste casusoverleg", "family", "gebeurtenis", "dag", (MEETING,), last_meeting),
    DerivedFact("laatste gezinsevaluatie", "family", "gebeurtenis", "dag", (REVIEW,), last_review),
    DerivedFact("laatste evaluatie met het gezin", "family", "gebeurtenis", "dag", (REVIEW,), last_review_with_family),
    DerivedFact(
        "open hoge signalen",
        "family",
        "gegeven",
        "getal",
        SIGNALS,
        open_high_signals,
        (*THRESHOLDS, WINDOW, NEEDED),
    ),
)
