"""Derived facts about the family as a whole, over columns."""

from __future__ import annotations

from functools import reduce
from typing import Any

import numpy as np

from weerzien.kernel.days import plus_months
from weerzien.rulebook.derived.families import COMPANION, DIRECTOR, NOT_A_SIGN
from weerzien.rulebook.dictionary import FACTS
from weerzien.rulebook.many.arrays import (
    NO_DAYS,
    NONE,
    TRUE,
    Days,
    Mask,
    Truth,
    all_of,
    as_mask,
    both,
    days_where,
    either,
    filled,
    inverse,
    known_of,
    mask_array,
    truth_where,
    where,
)
from weerzien.rulebook.many.columns import LATEST, List, is_word, word_code
from weerzien.rulebook.many.comparing import compare_days, earlier
from weerzien.rulebook.many.day_tables import day_of, number
from weerzien.rulebook.many.pairs import Pairs, of_family
from weerzien.rulebook.many.rows import Rows
from weerzien.rulebook.many.seen import Seen, known_fact
from weerzien.rulebook.tree import Comparison
from weerzien.rulebook.views import Parameters


def hotel_of(people: Rows, parameters: Parameters) -> Seen:
    """Return since when somebody is in a hotel without a later home; the known day leads, the word "hotel" follows."""
    since, home = people.look("hotel sinds", parameters), people.look("woning sinds", parameters)
    in_hotel = is_word(people.look("opvang", parameters).words, "hotel")
    by_word = both(inverse(since.behind), in_hotel)
    dated = both(since.settled.yes, since.days.known)
    later = compare_days(home.days, Comparison.ON_OR_AFTER, since.days)
    left = truth_where(both(home.settled.yes, home.days.known), later.opposite, TRUE)
    stays = truth_where(home.settled.known, left, Truth(yes=False, no=False))
    settled = truth_where(by_word, home.settled.opposite, truth_where(dated, stays, since.settled))
    return Seen(lambda: days_where(inverse(by_word), since.days), settled)


def family_in_hotel(rows: Rows, parameters: Parameters) -> Seen:
    """Return since when a member of the family is in a hotel: the earliest day of those who still are."""
    people = of_family(rows, "person")
    return people.first_event(hotel_of(people.rows, parameters))


def is_active(professionals: Rows) -> Truth:
    """Return whether somebody is involved on the day, the first and the last day included; no start means: already."""
    today = Days(professionals.on, professionals.on)
    parts = []
    for name, comparison in (("betrokken van", Comparison.ON_OR_BEFORE), ("betrokken tot", Comparison.ON_OR_AFTER)):
        told = professionals.told_days(name)
        parts.append(truth_where(told.known, compare_days(told, comparison, today), TRUE))
    return all_of(*parts)


def has_role(professionals: Rows, *roles: str) -> Mask:
    """Return whether a professional has one of these roles."""
    return is_word(professionals.look("rol betrokkene", {}).words, *roles)


def has_fixed_contact(rows: Rows, parameters: Parameters) -> Seen:  # noqa: ARG001 -- every twin is asked alike
    """Return whether somebody is the family's director now, else its companion."""
    pairs = of_family(rows, "professional")
    pairs = pairs.where(has_role(pairs.rows, DIRECTOR, COMPANION))
    active = pairs.any(is_active(pairs.rows))
    return known_fact(Truth(active.yes, both(active.no, rows.covered("rol betrokkene"))))


def changes_of_contact(rows: Rows, parameters: Parameters) -> Seen:
    """Return how often the fixed contact person changed in so many months, as far as ends are known."""
    pairs = of_family(rows, "professional")
    directors = has_role(pairs.rows, DIRECTOR)
    has_director = pairs.there(directors).take(pairs.place)
    companions = both(~has_director, has_role(pairs.rows, COMPANION))
    pairs = pairs.where(mask_array(either(directors, companions), len(pairs.place)))
    began, ended = pairs.rows.told_days("betrokken van"), pairs.rows.told_days("betrokken tot")
    begins = filled(where(began.known, began.earliest, -NONE), len(pairs.place), np.int32)
    order = np.lexsort((begins, pairs.place))
    earlier_one, later_one = order[:-1], order[1:]
    after = number(plus_months(day_of(rows.on), -parameters["termijn wisselingen"]))
    names = filled(pairs.rows.look("naam betrokkene", {}).words, len(pairs.place), np.int32)
    names = np.where(names == 0, word_code(""), names)
    counts = both(
        pairs.place[earlier_one] == pairs.place[later_one],
        both(names[earlier_one] != names[later_one], begins[later_one] <= rows.on),
    )
    first, last = (filled(end, len(order), np.int32)[earlier_one] for end in (ended.earliest, ended.latest))
    counts = both(counts, (first > after) & (last <= rows.on))
    found = np.bincount(pairs.place[earlier_one[counts]], minlength=pairs.size)
    return Seen(found.astype(np.float64), TRUE)


def counting_contacts(contacts: Rows) -> tuple[Days, Mask, Mask]:
    """Return the day of every contact, whether it counts (a message does not), and whether its kind is known."""
    kind = contacts.look("soort contact", {})
    days = contacts.told_days("datum contact")
    return days, both(days.known, inverse(is_word(kind.words, "bericht"))), kind.is_named


def last_contact(rows: Rows, parameters: Parameters) -> Seen:  # noqa: ARG001 -- every twin is asked alike
    """Return the last contact other than a written message; a contact of unknown kind leaves it uncertain."""
    pairs = of_family(rows, "contact")
    days, counts, is_sure = counting_contacts(pairs.rows)
    counts = both(counts, True if pairs.rows.lie_behind("datum contact") else as_mask(days.earliest <= rows.on))
    sure, unsure = pairs.greatest(days, both(counts, is_sure)), NO_DAYS
    if is_sure is not True and not mask_array(is_sure, pairs.many).all():
        unsure = pairs.greatest(days, both(counts, inverse(is_sure)))
    latest = where(both(unsure.known, as_mask(unsure.latest > sure.latest)), unsure.latest, sure.latest)
    found = days_where(sure.known, Days(sure.earliest, latest if unsure is not NO_DAYS else sure.latest), unsure)
    silent = both(inverse(unsure.known), rows.covered("datum contact"))
    return Seen(found, Truth(sure.known, both(inverse(sure.known), silent)))


def known_since(rows: Rows, parameters: Parameters) -> Seen:
    """Return the earliest day on which the family is known: told, else the earliest event of anybody in it."""
    told = rows.look("gezin bekend sinds", parameters)
    is_told = told.days.known
    first = first_sign(rows)
    settled = truth_where(is_told, told.settled, truth_where(first.known, TRUE, told.settled))
    return Seen(days_where(is_told, told.days, first), settled)


SIGNS: tuple[List, ...] = ("person", "application", "absence", "contact", "professional")


def first_sign(rows: Rows) -> Days:
    """Return the earliest day that was told of anybody or anything in the family, as far as it is a sign of it."""
    return reduce(earlier, (first_told(of_family(rows, about)) for about in SIGNS))


def first_told(pairs: Pairs) -> Days:
    """Return for every family the first of the days that were told in one list and lie behind us."""
    signs = [
        name
        for name in pairs.rows.table.columns
        if name in FACTS and FACTS[name].type == "dag" and name not in NOT_A_SIGN and not name.endswith(LATEST)
    ]
    first: Any = NO_DAYS
    for name in signs:
        days = pairs.rows.told_days(name)
        has_come = True if pairs.rows.lie_behind(name) else as_mask(days.latest <= pairs.rows.on)
        first = earlier(first, days_where(has_come, days))
    return pairs.least(first, known_of(first))


TWINS = {
    "hotel van het gezin": family_in_hotel,
    "vaste contactpersoon": has_fixed_contact,
    "wisselingen vaste contactpersoon": changes_of_contact,
    "laatste contact": last_contact,
    "bekend geworden op": known_since,
}
