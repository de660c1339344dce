"""Rows with the rows of another list that belong to them, and what all of those together come to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import reduce
from typing import Any

import numpy as np
from numpy.typing import NDArray

from weerzien.rulebook.many.arrays import (
    NONE,
    Days,
    Mask,
    Numbers,
    Places,
    Truth,
    any_of,
    both,
    days_where,
    either,
    filled,
    inverse,
    places_of,
    taken,
    where,
)
from weerzien.rulebook.many.columns import List
from weerzien.rulebook.many.comparing import earlier
from weerzien.rulebook.many.rows import Rows
from weerzien.rulebook.many.seen import Seen

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Spread:
    """Things that belong to rows: `places` says to which of `size` rows each belongs, by its place among them.

    With `starts` the things of each row lie beside each other, and `places` is found only where somebody asks.
    """

    places: Places | Callable[[], Places]
    size: int
    starts: Places | None = field(default=None, kw_only=True)

    @property
    def place(self) -> Places:
        return self.places() if callable(self.places) else self.places

    @property
    def many(self) -> int:
        """Return how many things there are."""
        return len(self.place) if self.starts is None else int(self.starts[-1])

    def there(self, mask: Mask) -> NDArray[np.bool_]:
        """Return for every row whether a mask holds for one of its things."""
        found = np.zeros(self.size, np.bool_)
        if mask is not False:
            found[self.place if mask is True else self.place.take(np.flatnonzero(mask))] = True
        return found

    def any(self, truth: Truth) -> Truth:
        """Return for every row whether something holds for one of its things; false without any."""
        return Truth(self.there(truth.yes), ~self.there(inverse(truth.no)))

    def every(self, truth: Truth) -> Truth:
        """Return for every row whether something holds for all of its things; true without any."""
        return self.any(truth.opposite).opposite

    def count(self, mask: Mask = True) -> Floats:
        """Return for every row for how many of its things a mask holds."""
        place = self.place if mask is True else self.place.take(places_of(mask, len(self.place)))
        return np.bincount(place, minlength=self.size).astype(np.float64)

    def total(self, weights: Floats, mask: Mask) -> Floats:
        """Return for every row the sum over the things for which a mask holds."""
        at = places_of(mask, len(self.place))
        return np.bincount(self.place.take(at), weights=weights.take(at), minlength=self.size).astype(np.float64)

    def least(self, days: Days, mask: Mask) -> Days:
        """Return for every row the least of both ends of the days for which a mask holds."""
        return self.ends(days, mask, np.minimum, NONE)

    def greatest(self, days: Days, mask: Mask) -> Days:
        """Return for every row the greatest of both ends of the days for which a mask holds; NONE without any."""
        found = self.ends(days, both(mask, days.known), np.maximum, -NONE)
        is_there = found.earliest > -NONE
        return days_where(is_there, found)

    def ends(self, days: Days, mask: Mask, function: Any, nothing: int) -> Days:
        """Return for every row what a function makes of both ends of the days for which a mask holds."""
        ends = (days.earliest,) if days.is_exact else (days.earliest, days.latest)
        if self.starts is not None:
            found = [self.stretches(where(mask, end, nothing), function, nothing) for end in ends]
            return Days(found[0], found[-1])
        at = places_of(mask, len(self.place))
        place = self.place.take(at)
        found = []
        for end in ends:
            into = np.full(self.size, nothing, np.int32)
            function.at(into, place, filled(end, len(self.place), np.int32).take(at))
            found.append(into)
        return Days(found[0], found[-1])

    def stretches(self, values: Numbers, function: Any, nothing: int) -> Any:
        """Return what a function makes of the values of each row, where those lie beside each other."""
        assert self.starts is not None
        begins = self.starts[:-1]
        into = np.full(self.size, nothing, np.int32)
        some = np.flatnonzero(begins < self.starts[1:])
        if len(some):
            into[some] = function.reduceat(filled(values, self.many, np.int32), begins[some])
        return into

    def first_event(self, seen: Seen) -> Seen:
        """Return the first of the events of each row: it happened where one of them did, on the earliest known day."""
        return self.one_event(seen, self.least)

    def last_event(self, seen: Seen) -> Seen:
        """Return the last of the events of each row, on the latest known day; no day while that is unknown."""
        settled = self.any(seen.settled)
        found = self.greatest(seen.days, seen.settled.yes)
        return Seen(days_where(settled.yes, found), settled)

    def one_event(self, seen: Seen, pick: Any) -> Seen:
        settled = self.any(seen.settled)

        def value() -> Days:
            unsure = inverse(settled.known)
            counts = either(taken(unsure, self.place), seen.settled.yes)
            return days_where(inverse(settled.no), pick(seen.days, counts))

        return Seen(value, settled)


@dataclass(frozen=True, slots=True)
class Pairs(Spread):
    """Rows of another list, each with the place of the row it belongs to."""

    rows: Rows

    def where(self, mask: Mask) -> Pairs:
        """Return the pairs for which a mask holds."""
        if mask is True:
            return self
        at = places_of(mask, len(self.place))
        return Pairs(self.place.take(at), self.size, self.rows.narrowed(at))


def pairs_of(rows: Rows, about: List, column: str) -> Pairs:
    """Return the rows of another list of which a column names these persons; nobody has any."""
    return kept_pairs(rows, rows.numbers, about, column)


def of_family(rows: Rows, about: List) -> Pairs:
    """Return the rows of another list that belong to the family of these."""
    if rows.about == "family" and rows.is_everything:
        part = rows.world.part
        starts = part.linked(about, "family").starts
        return Pairs(lambda: part.family_of(about), len(rows), rows.world.every(about), starts=starts)
    return kept_pairs(rows, rows.families(), about, "family")


def others_in_family(rows: Rows) -> Pairs:
    """Return for every person the others of the family."""
    pairs = of_family(rows, "person")
    return pairs.where(pairs.rows.numbers != rows.numbers.take(pairs.place))


def kept_pairs(rows: Rows, owners: Places, about: List, column: str) -> Pairs:
    """Return the pairs of rows that are, or belong to, some owners; they are made once."""
    key = (about, column)
    kept = rows.others.get(key)
    if kept is None:
        links = rows.world.part.linked(about, column)
        place, at = expanded(links.starts, owners)
        numbers = at if links.rows is None else links.rows.take(at)
        kept = rows.others[key] = Pairs(place, len(rows), Rows(rows.world, about, numbers))
    assert isinstance(kept, Pairs)
    return kept


def expanded(starts: Places, owners: Places) -> tuple[Places, Places]:
    """Return the place of every thing that belongs to some owners, and where it lies; NO_ROW owns nothing."""
    begin, end = starts.take(owners, mode="clip"), starts.take(owners + 1, mode="clip")
    counts = end - begin
    place = np.repeat(np.arange(len(owners)), counts)
    offsets = np.cumsum(counts) - counts
    return place, np.arange(len(place)) + (begin - offsets).take(place)


def first_of(*seen: Seen) -> Seen:
    """Return the first of some events of every row: it happened where one of them did, on the earliest known day."""
    settled = any_of(*(one.settled for one in seen))

    def value() -> Days:
        unsure = inverse(settled.known)
        counting = (days_where(either(unsure, one.settled.yes), one.days) for one in seen)
        return days_where(inverse(settled.no), reduce(earlier, counting))

    return Seen(value, settled)


def those_told(seen: Seen) -> Seen:
    """Return events as far as somebody said something of them; where nobody did, they play no part."""
    yes, no = both(seen.behind, seen.settled.yes), either(inverse(seen.behind), seen.settled.no)
    return Seen(lambda: days_where(seen.behind, seen.days), Truth(yes, no))
