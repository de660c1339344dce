"""Derived facts about living together, over columns: link, home, the day of living together, resettlement."""

from __future__ import annotations

import numpy as np

from weerzien.rulebook.derived.together import ENROLLED, EXPECTED, HOME, LARGEST, LEFT, LINK, MUNICIPALITY
from weerzien.rulebook.many.arrays import (
    FALSE,
    TRUE,
    UNKNOWN,
    Truth,
    both,
    days_where,
    either,
    filled,
    inverse,
    known_of,
    mask_array,
    truth_where,
)
from weerzien.rulebook.many.columns import is_word
from weerzien.rulebook.many.comparing import compare_days, same_word
from weerzien.rulebook.many.pairs import Pairs, first_of, of_family, those_told
from weerzien.rulebook.many.rows import Rows
from weerzien.rulebook.many.seen import Seen, known_fact
from weerzien.rulebook.many.twins.burden import youngsters
from weerzien.rulebook.many.twins.persons import arrival_of, of_parents, parents_home, parents_of
from weerzien.rulebook.tree import Comparison
from weerzien.rulebook.views import Parameters


def reunited_at_home(rows: Rows, parameters: Parameters) -> Seen:
    """Return since when the parents of a youngster who came alone have a home here: the earliest."""
    everybody = rows.world.every("person")
    came = np.zeros(len(rows), np.bool_)
    came[everybody.families()[youngsters(rows.world)]] = True
    home = parents_home(rows, parameters)
    return Seen(days_where(came, home.days), truth_where(came, home.settled, FALSE))


def link_without_home(rows: Rows, parameters: Parameters) -> Seen:
    """Return since when a member of the family is linked and has no later home: the earliest of them."""
    people = of_family(rows, "person")
    return people.first_event(waiting_since(people.rows, parameters))


def waiting_since(people: Rows, parameters: Parameters) -> Seen:
    """Return since when somebody is linked to a municipality without a home of a later day."""
    linked, home = people.look(LINK, parameters), people.look(HOME, parameters)
    as_linked = either(inverse(linked.settled.yes), home.settled.no)
    dated = both(linked.days.known, home.days.known)
    later = compare_days(home.days, Comparison.ON_OR_AFTER, linked.days)
    by_home = truth_where(home.settled.known, truth_where(dated, later.opposite, FALSE), UNKNOWN)
    lost = both(inverse(as_linked), both(home.settled.known, inverse(dated)))
    return Seen(days_where(inverse(lost), linked.days), truth_where(as_linked, linked.settled, by_home))


def is_here(people: Rows, parameters: Parameters) -> Seen:
    """Return when a parent arrived or was linked, whichever came first."""
    return first_of(arrival_of(people, parameters), people.look(LINK, parameters))


def parents_here(pairs: Pairs, parameters: Parameters) -> Seen:
    """Return when each parent arrived or was linked."""
    return of_parents(pairs.rows, "here", is_here, parameters)


def parents_elsewhere(rows: Rows, parameters: Parameters) -> Seen:
    """Return whether a parent who has arrived or is linked lives in, or is linked to, another municipality."""
    pairs = parents_of(rows)
    arrived = parents_here(pairs, parameters).settled.yes
    theirs = pairs.rows.look(MUNICIPALITY, parameters).words
    own = filled(rows.look(MUNICIPALITY, parameters).words, len(rows), np.int32).take(pairs.place)
    elsewhere = same_word(own, theirs).opposite
    apart = Truth(both(arrived, elsewhere.yes), either(inverse(arrived), elsewhere.no))
    return known_fact(pairs.any(apart))


def parents_in_view(rows: Rows, parameters: Parameters) -> Seen:
    """Return when the first parent arrived or was linked to a municipality."""
    pairs = parents_of(rows)
    return pairs.first_event(parents_here(pairs, parameters))


def is_too_large(rows: Rows, parameters: Parameters) -> Seen:
    """Return whether the family here is larger than the largest home there is; who tells no size says no."""
    largest = rows.look(LARGEST, parameters).words
    if not isinstance(largest, np.ndarray):
        return Seen(FALSE, TRUE)
    people = of_family(rows, "person")
    members = people.count(inverse(people.rows.look("in Nederland", parameters).answers.no))
    too_large = both(known_of(largest), members > largest)
    return Seen(Truth(too_large, inverse(too_large)), TRUE)


def day_together(rows: Rows, parameters: Parameters) -> Seen:
    """Return the day of living together: as expected, else the day of the parents' home, also while it lies ahead."""
    told = rows.look("verwachte samenvoeging", parameters)
    pairs = parents_of(rows)
    homes = pairs.rows.told_days(HOME)
    first = pairs.least(homes, homes.known)
    return known_fact(days_where(told.days.known, told.days, first))


def left_school(rows: Rows, parameters: Parameters) -> Seen:
    """Return when a youngster left school and did not enrol again; without word of it, that did not happen."""
    left, enrolled = rows.look(LEFT, parameters), rows.look(ENROLLED, parameters)
    stayed = either(inverse(left.behind), left.settled.no)
    again = compare_days(enrolled.days, Comparison.ON_OR_AFTER, left.days)
    came_back = both(both(left.days.known, enrolled.days.known), inverse(again.no))
    settled = truth_where(came_back, Truth(yes=False, no=again.yes), left.settled)
    return Seen(lambda: days_where(inverse(stayed), left.days), truth_where(stayed, FALSE, settled))


def resettled_expected(rows: Rows, parameters: Parameters) -> Seen:
    """Return the day on which resettled people are expected: the earliest that is told of any of them."""
    people = of_family(rows, "person")
    resettled = is_word(people.rows.look("doelgroep", parameters).words, "hervestiger")
    people = people.where(mask_array(resettled, len(people.place)))
    first, second = (people.rows.told_days(name) for name in EXPECTED)
    days = days_where(people.rows.look(EXPECTED[0], parameters).is_named, first, second)
    return known_fact(people.least(days, days.known))


def family_home(rows: Rows, parameters: Parameters) -> Seen:
    """Return since when the first of the family has a home; without word of it, nobody has."""
    people = of_family(rows, "person")
    return people.first_event(those_told(people.rows.look(HOME, parameters)))


TWINS = {
    "hereniging in een woning": reunited_at_home,
    "koppeling zonder woning": link_without_home,
    "ouders in beeld": parents_in_view,
    "ouders in andere gemeente": parents_elsewhere,
    "gezin te groot voor de woning": is_too_large,
    "dag van samenwonen": day_together,
    "school verlaten": left_school,
    "verwachte aankomst hervestigers": resettled_expected,
    "woning van het gezin": family_home,
}
