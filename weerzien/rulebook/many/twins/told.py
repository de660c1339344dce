"""Derived facts about what may be told more than once, over columns."""

from __future__ import annotations

import numpy as np

from weerzien.rulebook.derived.told import CHECK, FOLLOW_UP
from weerzien.rulebook.many.arrays import NO_WORD, Days, Mask, Truth, both, days_where
from weerzien.rulebook.many.columns import UNDATED, word_code
from weerzien.rulebook.many.rows import Rows, Twin
from weerzien.rulebook.many.seen import Seen, known_fact
from weerzien.rulebook.many.twins.moments import Tellings, first_at, is_said, joined, tellings
from weerzien.rulebook.views import Parameters


def last_of(*names: str) -> Twin:
    """Return a twin that finds the last time one of these facts happened.

    Once somebody told it of a person, it is kept for that person: from then on silence means that there was no more.
    """

    def last(rows: Rows, parameters: Parameters) -> Seen:  # noqa: ARG001 -- every twin is asked alike
        every = joined([tellings(rows, name) for name in names])
        told = every.where(is_said(every))
        covered: Mask = True
        for name in names:
            covered = both(covered, rows.covered(name))
        return last_sure(rows, told, covered)

    return last


def last_sure(rows: Rows, told: Tellings, covered: Mask) -> Seen:
    """Return the last time that something surely happened; while only uncertain days have begun it is unknown."""
    days, on = told.days, rows.on
    begun, sure = told.there(days.earliest <= on), told.there(days.latest <= on)
    undated = told.there(told.earliest == UNDATED) & ~begun
    first, last = told.greatest(days, days.latest <= on), told.greatest(days, days.earliest <= on)
    kept = told.there(mask=True) | covered
    return Seen(
        days_where(sure, Days(first.earliest, last.latest)), Truth(sure | undated, both(~(begun | undated), kept))
    )


def how_it_went(rows: Rows, parameters: Parameters) -> Seen:  # noqa: ARG001 -- every twin is asked alike
    """Return how the last welfare check went: calm, a worry or acute; unknown where nobody wrote that down."""
    every = tellings(rows, CHECK)
    told = every.where(every.has_day & (every.latest <= rows.on))
    is_last = told.latest == np.asarray(told.greatest(told.days, True).latest).take(told.place)
    acute = told.there(is_last & (told.words == word_code("acuut")))
    first = first_at(told, is_last)
    word = np.where(first < 0, NO_WORD, np.append(told.words, np.int32(NO_WORD)).take(first))
    return known_fact(np.where(acute, word_code("acuut"), word))


TWINS = {
    "laatste welzijnscheck": last_of(CHECK),
    "uitkomst laatste welzijnscheck": how_it_went,
    "laatste volgcontact": last_of(FOLLOW_UP, CHECK),
}
