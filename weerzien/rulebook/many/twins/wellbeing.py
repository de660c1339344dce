"""Derived facts about how people are, over columns: welfare checks, talks about money, arrears."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from weerzien.rulebook.case_rows import PARENTS
from weerzien.rulebook.derived.wellbeing import ARREARS, CHECK, MONEY_TALK
from weerzien.rulebook.many.arrays import Truth, either, filled, mask_array
from weerzien.rulebook.many.columns import UNDATED, WORDS, is_word
from weerzien.rulebook.many.rows import Rows
from weerzien.rulebook.many.seen import Seen, known_fact
from weerzien.rulebook.many.twins.moments import Codes, first_at, last_of, last_told, nobody, tellings
from weerzien.rulebook.views import Parameters


def last_check_of_parents(rows: Rows, parameters: Parameters) -> Seen:
    """Return when one of the parents was last asked how they are."""
    everybody, told = rows.world.every("person"), tellings(rows, CHECK)
    is_parent = is_word(everybody.look("rol in gezin", parameters).words, *PARENTS)
    of_parent = np.append(mask_array(is_parent, len(everybody)), False).take(told.persons)
    return last_told(rows, told.where(of_parent & ~nobody(told)), rows.covered(CHECK))


def last_money_talk(rows: Rows, parameters: Parameters) -> Seen:  # noqa: ARG001 -- every twin is asked alike
    """Return when money was last talked through with a youngster."""
    return last_of(rows, MONEY_TALK)


def last_arrears(rows: Rows, parameters: Parameters) -> Seen:  # noqa: ARG001 -- every twin is asked alike
    """Return when arrears were last told, paid off or not; who tells nothing has none."""
    found = last_of(rows, ARREARS)
    silent = ~mask_array(either(found.settled.known, found.days.known), len(rows))
    return Seen(found.value, Truth(found.settled.yes, either(found.settled.no, silent)))


def arrears(rows: Rows, parameters: Parameters) -> Seen:  # noqa: ARG001 -- every twin is asked alike
    """Return how many months of rent or health insurance are owed, as last told; who tells nothing owes nothing."""
    told, on = tellings(rows, ARREARS), rows.on
    begun = told.has_day & (told.earliest <= on)
    last = told.greatest(told.days, begun)
    earliest, latest = (filled(end, len(rows), np.int32) for end in (last.earliest, last.latest))
    leading = begun & (told.latest >= earliest.take(told.place))
    alike = alike_words(told.place[leading], told.words[leading], len(rows))
    undated = first_at_end(told.place, told.words, told.earliest == UNDATED, len(rows))
    has_begun = told.there(begun)
    has_undated = first_at(told, told.earliest == UNDATED) >= 0
    word = np.where(has_begun, np.where(latest > on, 0, alike), undated)
    months = np.where(has_begun | has_undated, months_of(word), 0.0)
    return known_fact(months)


def alike_words(place: NDArray[np.intp], words: Codes, size: int) -> Codes:
    """Return for every row the word that is told of it; nothing where two differ."""
    least, most = np.full(size, 2**30, np.int32), np.zeros(size, np.int32)
    np.minimum.at(least, place, words)
    np.maximum.at(most, place, words)
    return np.where(least == most, most, 0).astype(np.int32)


def first_at_end(place: NDArray[np.intp], words: Codes, mask: NDArray[np.bool_], size: int) -> Codes:
    """Return for every row the word of the last telling for which a mask holds; nothing without any."""
    found = np.full(size, -1, np.intp)
    at = np.flatnonzero(mask)
    np.maximum.at(found, place[at], at)
    return np.where(found < 0, 0, np.append(words, np.int32(0)).take(found))


def months_of(words: Codes) -> NDArray[np.float64]:
    """Return the number that a word stands for; nan without a word."""
    numbers = np.full(int(words.max(initial=0)) + 1, np.nan)
    for code in np.unique(words[words > 0]):
        numbers[code] = float(word_of(int(code)))
    return numbers.take(words)


def word_of(code: int) -> str:
    """Return the word that a code stands for."""
    return next(word for word, number in WORDS.items() if number == code)


TWINS = {
    "laatste welzijnscheck ouders": last_check_of_parents,
    "laatste budgetgesprek": last_money_talk,
    "laatste betalingsachterstand": last_arrears,
    "maanden betalingsachterstand": arrears,
}
