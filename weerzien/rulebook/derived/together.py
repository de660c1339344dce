"""Derived facts about living together: link, home, the day of living together, leaving school, resettlement."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from weerzien.kernel.days import Day
from weerzien.rulebook.case import Known
from weerzien.rulebook.derived.definition import DerivedFact, Needs, Whose, first_event, lacking_of, once
from weerzien.rulebook.derived.persons import arrival_of, parents_of
from weerzien.rulebook.seen import Seen
from weerzien.rulebook.tree import Comparison
from weerzien.rulebook.values import any_of, compare_days, same, same_place
from weerzien.rulebook.views import Parameters, View

LINK, HOME, MUNICIPALITY, LARGEST = "koppeling", "woning sinds", "gemeente", "grootste beschikbare woning"
LEFT, ENROLLED = "uitschrijving school", "inschrijving school"
EXPECTED = ("opvang verwacht op", "vlucht")


def reunited_at_home(view: View, parameters: Parameters) -> Seen:  # noqa: ARG001 -- every derivation is asked alike
    """Return since when the parents of a youngster who came alone have a home here: the earliest."""
    around = view.around
    return first_event([around.people[key].seen["woning van de ouders"] for key in around.rows.youngsters])


def link_without_home(view: View, parameters: Parameters) -> Seen:  # noqa: ARG001 -- every derivation is asked alike
    """Return since when a member of the family is linked and has no later home: the earliest of them."""
    return first_event([waiting_since(person) for person in view.around.people.values()])


def waiting_since(person: View) -> Seen:
    """Return since when somebody is linked to a municipality without a home of a later day."""
    linked, home = person.seen[LINK], person.seen[HOME]
    if not linked.settled or home.settled is False:
        return linked.on_days((*linked.changes, *home.changes))
    behind, changes = (*linked.behind, *home.behind), (*linked.changes, *home.changes)
    if home.settled is None:
        return Seen(linked.value, None, behind, home.lacking, changes)
    if isinstance(linked.value, Day) and isinstance(home.value, Day):
        later = compare_days(home.value, Comparison.ON_OR_AFTER, linked.value)
        return Seen(linked.value, None if later is None else not later, behind, lacking_of((linked, home)), changes)
    return Seen(None, False, behind, (), changes)


def parents_elsewhere(view: View, parameters: Parameters) -> Seen:
    """Return whether a parent who has arrived or is linked lives in, or is linked to, another municipality."""
    own = view.seen[MUNICIPALITY]
    here = [(parent, is_here(parent, parameters)) for parent in parents_of(view)]
    parents = [parent.seen[MUNICIPALITY] for parent, arrived in here if arrived.settled]
    answers = [None if (equal := same_place(own.value, each.value)) is None else not equal for each in parents]
    found = any_of(answers)
    behind = tuple(known for each in (own, *parents) for known in each.behind)
    changes = tuple(day for _, arrived in here for day in arrived.changes)
    return Seen(found, None if found is None else True, behind, (MUNICIPALITY,) if found is None else (), changes)


@once
def is_here(parent: View, parameters: Parameters) -> Seen:
    """Return when a parent arrived or was linked, whichever came first."""
    return first_event((arrival_of(parent, parameters), parent.seen[LINK]))


def parents_in_view(view: View, parameters: Parameters) -> Seen:
    """Return when the first parent arrived or was linked to a municipality."""
    return first_event([is_here(parent, parameters) for parent in parents_of(view)])


def is_too_large(view: View, parameters: Parameters) -> Seen:
    """Return whether the family here is larger than the largest home there is; who tells no size says no."""
    largest = view.look(LARGEST, parameters)
    if largest.value is None:
        return Seen(False, True)
    here = [person.look("in Nederland", parameters) for person in view.around.people.values()]
    members = [one for one in here if one.value is not False]
    behind = (*largest.behind, *(known for one in members for known in one.behind))
    return Seen(len(members) > Decimal(str(largest.value)), True, behind)


def day_together(view: View, parameters: Parameters) -> Seen:
    """Return the day of living together: as expected, else the day of the parents' home, also while it lies ahead."""
    told = view.look("verwachte samenvoeging", parameters)
    if told.value is not None:
        return told
    return first_told(HOME, parents_of(view))


def left_school(view: View, parameters: Parameters) -> Seen:
    """Return when a youngster left school and did not enrol again; without word of it, that did not happen."""
    left, enrolled = view.look(LEFT, parameters), view.look(ENROLLED, parameters)
    if not left.behind or left.settled is False:
        return Seen(None, False, left.behind, (), left.changes)
    changes = (*left.changes, *enrolled.changes)
    if isinstance(left.value, Day) and isinstance(enrolled.value, Day):
        again = compare_days(enrolled.value, Comparison.ON_OR_AFTER, left.value)
        if again is not False:
            return Seen(left.value, None if again is None else False, left.behind, (LEFT, ENROLLED), changes)
    return left.on_days(changes)


def resettled_expected(view: View, parameters: Parameters) -> Seen:
    """Return the day on which resettled people are expected: the earliest that is told of any of them."""
    resettled = [each for each in view.around.people.values() if is_resettled(each, parameters)]
    return first_told(EXPECTED[0], resettled, or_else=EXPECTED[1])


def is_resettled(person: View, parameters: Parameters) -> bool:
    """Return whether somebody was invited from abroad to settle here."""
    return same(person.look("doelgroep", parameters).value, "hervestiger") is True


def first_told(name: str, people: Iterable[View], or_else: str = "") -> Seen:
    """Return the earliest day that is told of any of these people, past or to come."""
    found: list[tuple[Known, Day]] = []
    for person in people:
        known = person.facts.get(name) or person.facts.get(or_else)
        if known and isinstance(known.value, Day):
            found.append((known, known.value))
    if not found:
        return Seen(None, None, (), (name,))
    day = Day(min(day.earliest for _, day in found), min(day.latest for _, day in found))
    return Seen(day, True, tuple(known for known, _ in found), () if day.is_exact else (name,), ends(day))


def ends(day: Day) -> tuple[date, ...]:
    """Return both ends of a day."""
    return (day.earliest, day.latest)


def family_home(view: View, parameters: Parameters) -> Seen:
    """Return since when the first of the family has a home; without word of it, nobody has."""
    homes = [home for each in view.around.people.values() if (home := each.look(HOME, parameters)).behind]
    return first_event(homes)


def anybody(*names: str) -> Needs:
    """Return that one of these has to be told of somebody in the family."""
    return Needs(Whose.ANYBODY, frozenset(names))


PARENTS = ("rol in gezin", HOME)
HERE = ("rol in gezin", "ingereisd", "in Nederland", LINK)
TOGETHER = (
    DerivedFact(
        "hereniging in een woning", "family", "gebeurtenis", "dag", PARENTS, reunited_at_home, needs=anybody(HOME)
    ),
    DerivedFact(
        "koppeling zonder woning", "family", "gebeurtenis", "dag", (LINK, HOME), link_without_home, needs=anybody(LINK)
    ),
    DerivedFact("ouders in beeld", "person", "gebeurtenis", "dag", HERE, parents_in_view),
    DerivedFact("ouders in andere gemeente", "person", "gegeven", "ja/nee", (*HERE, MUNICIPALITY), parents_elsewhere),
    DerivedFact(
        "gezin te groot voor de woning", "family", "gegeven", "ja/nee", (LARGEST, "in Nederland"), is_too_large
    ),
    DerivedFact("dag van samenwonen", "person", "gegeven", "dag", ("verwachte samenvoeging", *PARENTS), day_together),
    DerivedFact("school verlaten", "person", "gebeurtenis", "dag", (LEFT, ENROLLED), left_school),
    DerivedFact(
        "verwachte aankomst hervestigers",
        "family",
        "gegeven",
        "dag",
        ("doelgroep", EXPECTED[0]),
        resettled_expected,
        needs=anybody(*EXPECTED),
    ),
    DerivedFact("woning van het gezin", "family", "gebeurtenis", "dag", (HOME,), family_home, needs=anybody(HOME)),
)
