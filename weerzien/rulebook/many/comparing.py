"""How days, numbers and words of many rows compare, and which of two is meant: the same as `values` does for one."""

from __future__ import annotations

from typing import Final

import numpy as np

from weerzien.rulebook.many.arrays import (
    NO_DAYS,
    NO_WORD,
    NONE,
    Days,
    Mask,
    Numbers,
    Truth,
    Values,
    as_mask,
    both,
    days_where,
    inverse,
    known_of,
    settled_where,
    truth_where,
    where,
)
from weerzien.rulebook.tree import Comparison

LOOKS_BACK: Final = (Comparison.BEFORE, Comparison.ON_OR_BEFORE)
ORDERS: Final = {
    Comparison.BEFORE: np.less,
    Comparison.ON_OR_BEFORE: np.less_equal,
    Comparison.ON_OR_AFTER: np.greater_equal,
    Comparison.AFTER: np.greater,
    Comparison.AT_LEAST: np.greater_equal,
    Comparison.AT_MOST: np.less_equal,
    Comparison.MORE_THAN: np.greater,
    Comparison.LESS_THAN: np.less,
}


def compared(left: Values, comparison: Comparison, right: Values) -> Truth:
    """Return how days or numbers compare; days on both ends, and unknown where those disagree."""
    if isinstance(left, Days) and isinstance(right, Days):
        return compare_days(left, comparison, right)
    assert not isinstance(left, Truth | Days)
    assert not isinstance(right, Truth | Days)
    return settled_where(both(known_number(left), known_number(right)), ordered(left, comparison, right))


def known_number(numbers: Numbers) -> Mask:
    """Return where there is a number: all whole numbers are."""
    return True if isinstance(numbers, int) else known_of(numbers)


def ordered(left: Numbers, comparison: Comparison, right: Numbers) -> Mask:
    """Return how numbers compare."""
    found = ORDERS[comparison](left, right)
    return found if isinstance(found, np.ndarray) else bool(found)


def compare_days(left: Days, comparison: Comparison, right: Days) -> Truth:
    """Return how days compare where every choice within both agrees, else unknown."""
    known = both(left.known, right.known)
    if left.is_exact and right.is_exact:
        return settled_where(known, ordered(left.earliest, comparison, right.earliest))
    hardest, easiest = (left.latest, right.earliest), (left.earliest, right.latest)
    if comparison not in LOOKS_BACK:
        hardest, easiest = easiest, hardest
    surely = ordered(hardest[0], comparison, hardest[1])
    perhaps = ordered(easiest[0], comparison, easiest[1])
    return Truth(both(known, surely), both(known, inverse(perhaps)))


def earlier(first: Days, second: Days) -> Days:
    """Return the earlier of two days, on both ends; one that is not there does not take part."""
    if first is NO_DAYS or second is NO_DAYS:
        return second if first is NO_DAYS else first
    earliest = np.minimum(first.earliest, second.earliest)
    is_exact = first.is_exact and second.is_exact
    return Days(earliest, earliest if is_exact else np.minimum(first.latest, second.latest))


def later(first: Days, second: Days) -> Days:
    """Return the later of two days, on both ends; one that is not there does not take part."""
    ends = [
        where(both(first.known, second.known), np.maximum(one, other), np.minimum(one, other))
        for one, other in ((first.earliest, second.earliest), (first.latest, second.latest))
    ]
    return Days(ends[0], ends[0] if first.is_exact and second.is_exact else ends[1])


def chosen(condition: Truth, then: Values, otherwise: Values) -> Values:
    """Return the one or the other; while the choice is unknown, what both may be, or nothing."""
    if condition.yes is True or condition.no is True:
        return then if condition.yes is True else otherwise
    if isinstance(then, Truth) and isinstance(otherwise, Truth):
        same = Truth(both(then.yes, otherwise.yes), both(then.no, otherwise.no))
        return truth_where(condition.yes, then, truth_where(condition.no, otherwise, same))
    if isinstance(then, Days) and isinstance(otherwise, Days):
        return days_where(condition.yes, then, days_where(condition.no, otherwise, between(then, otherwise)))
    assert not isinstance(then, Truth | Days)
    assert not isinstance(otherwise, Truth | Days)
    unknown = np.nan if is_fraction(then) or is_fraction(otherwise) else NO_WORD
    agreed = where(as_mask(then == otherwise), then, unknown)
    return where(condition.yes, then, where(condition.no, otherwise, agreed))


def between(first: Days, second: Days) -> Days:
    """Return the days that cover both, where both are known."""
    known = both(first.known, second.known)
    earliest = where(known, np.minimum(first.earliest, second.earliest), NONE)
    return Days(earliest, where(known, np.maximum(first.latest, second.latest), NONE))


def is_fraction(numbers: Numbers) -> bool:
    """Return whether numbers may have decimals: a measure, not the code of a word."""
    return numbers.dtype.kind == "f" if isinstance(numbers, np.ndarray) else isinstance(numbers, float)


def same_word(first: Numbers, second: Numbers) -> Truth:
    """Return whether two words are the same, unknown where one is."""
    known = both(as_mask(first != NO_WORD), as_mask(second != NO_WORD))
    return settled_where(known, as_mask(first == second))
