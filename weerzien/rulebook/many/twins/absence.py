"""Derived facts about absence from school, over columns: hours within a window, the day a threshold was reached."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from weerzien.rulebook.derived.absence import COVERING
from weerzien.rulebook.many.arrays import (
    NONE,
    TRUE,
    Days,
    Mask,
    Places,
    Truth,
    as_mask,
    both,
    days_where,
    either,
    filled,
    inverse,
    known_of,
    mask_array,
)
from weerzien.rulebook.many.columns import is_word
from weerzien.rulebook.many.pairs import Spread, pairs_of
from weerzien.rulebook.many.rows import Rows
from weerzien.rulebook.many.seen import Seen, known_fact
from weerzien.rulebook.many.twins.moments import Tellings, last_day_without
from weerzien.rulebook.views import Parameters

SATURDAY_1970 = 2
"""1 January 1970 was a Thursday: two days later it was Saturday."""


@dataclass(frozen=True, slots=True)
class Missed(Spread):
    """Hours that pupils missed, each with the place of the pupil; `sure` where they are known to be unauthorised."""

    earliest: NDArray[np.int32]
    latest: NDArray[np.int32]
    hours: NDArray[np.float64]
    sure: NDArray[np.bool_]

    def where(self, mask: NDArray[np.bool_]) -> Missed:
        """Return some of the hours."""
        return Missed(
            places=self.place[mask],
            size=self.size,
            earliest=self.earliest[mask],
            latest=self.latest[mask],
            hours=self.hours[mask],
            sure=self.sure[mask],
        )

    def within(self, end: int, window: int, *, at_most: bool) -> NDArray[np.float64]:
        """Return the hours within a window of days that ends on a day: what is sure, or at most."""
        start = end - window + 1
        if at_most:
            counts = (self.earliest <= end) & (self.latest >= start)
        else:
            counts = self.sure & (self.earliest >= start) & (self.latest <= end)
        return self.total(self.hours, counts).round(6)


def missed(rows: Rows) -> Missed:
    """Return the hours that pupils missed up to and including today, except those that were sick or authorised."""
    if "missed" not in rows.others:
        pairs = pairs_of(rows, "absence", "person")
        days, kind = pairs.rows.told_days(COVERING[0]), pairs.rows.look("soort verzuim", {})
        hours = pairs.rows.look(COVERING[1], {}).words
        excused = both(kind.is_named, inverse(is_word(kind.words, "ongeoorloofd")))
        counts = both(both(as_mask(days.earliest <= rows.on), known_of(hours)), inverse(excused))
        size = len(pairs.place)
        at = np.flatnonzero(mask_array(counts, size))
        rows.others["missed"] = Missed(
            places=pairs.place.take(at),
            size=len(rows),
            earliest=filled(days.earliest, size, np.int32).take(at),
            latest=filled(days.latest, size, np.int32).take(at),
            hours=filled(hours, size, np.float64).take(at),
            sure=mask_array(kind.is_named, size).take(at),
        )
    found: Missed = rows.others["missed"]
    return found


def threshold_for(rows: Rows, parameters: Parameters) -> NDArray[np.float64]:
    """Return the hours that count as too much: the local threshold from 18 where one is set, else the general one."""
    local = parameters["drempel vanaf 18"]
    grown_up: Mask = bool(local) and rows.look("minderjarig", parameters).answers.no
    return np.where(mask_array(grown_up, len(rows)), float(local), float(parameters["drempel"]))


def threshold_reached(rows: Rows, parameters: Parameters) -> Seen:
    """Return the day on which the hours within the window came to the threshold, as long as they still do today."""
    found, window = missed(rows), parameters["venster"]
    threshold = threshold_for(rows, parameters)
    perhaps = found.within(rows.on, window, at_most=True) >= threshold
    reached = found.within(rows.on, window, at_most=False) >= threshold
    quiet = both(~perhaps, is_kept(rows, parameters).settled.yes)

    def days() -> Days:
        last = day_reached(found.where(found.sure & reached.take(found.place)), rows.on, window, threshold)
        return days_where(reached, Days(last, last))

    return Seen(days, Truth(reached & perhaps, quiet))


def day_reached(found: Missed, on: int, window: int, threshold: NDArray[np.float64]) -> NDArray[np.int32]:
    """Return the first day since which the sure hours never fell below the threshold again, up to today."""
    none = np.zeros(len(found.place), np.int32)
    told = Tellings(found.place, found.size, found.earliest, found.latest, none, none, found.place)
    limits = threshold.take(found.place[found.latest <= on])

    def enough(within: Spread, which: Places) -> NDArray[np.bool_]:
        return within.total(found.hours.take(which), mask=True).round(6) >= limits

    last = last_day_without(told, on, window, enough)
    return np.where(last == NONE, NONE, last + 1).astype(np.int32)


def is_kept(rows: Rows, parameters: Parameters) -> Seen:  # noqa: ARG001 -- every twin is asked alike
    """Return whether absence is kept for this family: the list is covered, or this pupil is in it."""
    found = missed(rows)
    covered = both(rows.covered(COVERING[0]), rows.covered(COVERING[1]))
    kept = either(covered, found.there(mask=True)) if covered is not True else True
    return known_fact(Truth(kept, no=False))


def hours_missed(rows: Rows, parameters: Parameters) -> Seen:
    """Return the hours of unauthorised absence within the window that ends today."""
    return Seen(missed(rows).within(rows.on, parameters["venster"], at_most=False), TRUE)


def hours_on_weekends(rows: Rows, parameters: Parameters) -> Seen:
    """Return how many of the counted hours fall on a Saturday or Sunday."""
    found = missed(rows)
    weekend = (found.earliest == found.latest) & ((found.earliest - SATURDAY_1970) % 7 < 2)
    return Seen(found.where(weekend).within(rows.on, parameters["venster"], at_most=False), TRUE)


TWINS = {
    "verzuim geregistreerd": is_kept,
    "verzuimdrempel": threshold_reached,
    "uren ongeoorloofd verzuim": hours_missed,
    "uren verzuim in het weekend": hours_on_weekends,
}
