"""Facts that may be told more than once, over columns: their last day, and what was told within a window of days."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from weerzien.rulebook.many.arrays import NONE, Days, Mask, Places, Truth, both, days_where, either
from weerzien.rulebook.many.columns import DENIED, LATEST, NO_ROW, UNDATED, UNSURE
from weerzien.rulebook.many.pairs import Spread, expanded
from weerzien.rulebook.many.rows import Rows
from weerzien.rulebook.many.seen import Seen

Codes = NDArray[np.int32]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Tellings(Spread):
    """What was told, each with the place of the row it is told of, in the order in which it was told.

    `earliest` says DENIED, UNSURE or UNDATED where no day was told.
    """

    earliest: Codes
    latest: Codes
    words: Codes
    sources: Codes
    persons: Places

    @property
    def days(self) -> Days:
        """Return the days that were told, NONE where none was."""
        return Days(np.minimum(self.earliest, NONE), np.minimum(self.latest, NONE))

    @property
    def has_day(self) -> Bools:
        return self.earliest < NONE

    def where(self, mask: Bools) -> Tellings:
        """Return some of the tellings."""
        return Tellings(
            places=self.place[mask],
            size=self.size,
            earliest=self.earliest[mask],
            latest=self.latest[mask],
            words=self.words[mask],
            sources=self.sources[mask],
            persons=self.persons[mask],
        )

    def surely_within(self, end: int, window: int) -> Bools:
        """Return which lie within a window of days that ends on a day, wherever their day turns out to be."""
        return (self.earliest > end - window) & (self.latest <= end)

    def perhaps_within(self, end: int, window: int) -> Bools:
        """Return which may lie within a window of days that ends on a day."""
        return (self.earliest <= end) & (self.latest > end - window) & self.has_day


def tellings(rows: Rows, name: str) -> Tellings:
    """Return every telling of a fact about persons, or, for families, about anybody in them."""
    if name not in rows.world.part.told:
        none = np.empty(0, np.int32)
        return Tellings(np.empty(0, np.intp), len(rows), none, none, none, none, np.empty(0, np.intp))
    table = rows.world.part.told[name]
    column = "family" if rows.about == "family" else "person"
    links = rows.world.part.links_of(table, column)
    place, at = expanded(links.starts, rows.numbers)
    numbers = at if links.rows is None else links.rows.take(at)
    columns = (table.columns[name], table.columns.get(name + LATEST, table.columns[name]))
    said = (*columns, table.columns["word"], table.columns["source"], table.columns["person"])
    return Tellings(place, len(rows), *(each.take(numbers) for each in said))


def joined(parts: list[Tellings]) -> Tellings:
    """Return several tellings as one."""
    names = ("earliest", "latest", "words", "sources", "persons")
    columns = (np.concatenate([getattr(each, name) for each in parts]) for name in names)
    return Tellings(np.concatenate([each.place for each in parts]), parts[0].size, *columns)


def last_told(rows: Rows, told: Tellings, covered: Mask) -> Seen:
    """Return the last time that something happened up to today; silence means "no" where that is told or covered."""
    on, days = rows.on, told.days
    begun = told.there(days.earliest <= on)
    sure = told.there(days.latest <= on)
    undated = told.there(told.earliest == UNDATED)
    first = told.greatest(days, days.latest <= on)
    last = told.greatest(days, days.earliest <= on)
    silent = either(told.there(told.has_day | (told.earliest == DENIED)), covered)
    perhaps = begun & ~sure & ~undated
    value = days_where(sure, Days(first.earliest, last.latest), days_where(perhaps, last))
    return Seen(value, Truth(sure | undated, both(~(begun | undated), silent)))


def last_of(rows: Rows, name: str) -> Seen:
    """Return the last time that a fact was told of these rows and lies behind us."""
    return last_told(rows, tellings(rows, name), rows.covered(name))


def how_many(mask: Bools, told: Tellings) -> NDArray[np.intp]:
    """Return for every row how many tellings a mask holds for."""
    return np.bincount(told.place[mask], minlength=told.size)


def counted(told: Tellings, on: int, window: int) -> NDArray[np.float64]:
    """Return for every row how much was told within a window, nan where days that are not exact leave room."""
    sure = how_many(told.surely_within(on, window), told)
    at_most = how_many(told.perhaps_within(on, window), told)
    return np.where(sure == at_most, sure, np.nan)


def sources_of(place: Places, sources: Codes, size: int) -> NDArray[np.intp]:
    """Return for every row how many different people told something; who is not known does not count."""
    named = sources != 0
    many = int(sources.max(initial=0)) + 1
    every = np.unique(place[named] * many + sources[named])
    return np.bincount(every // many, minlength=size)


def last_day_without(
    told: Tellings, on: int, window: int, enough: Callable[[Spread, Places], Bools]
) -> NDArray[np.int32]:
    """Return for every row the last day on which a window of days did not hold enough; NONE where none is known.

    What lies within the window rises only on the last day of something told: the day before is the last it can lack.
    """
    candidates = np.flatnonzero(told.latest <= on)
    ends = told.latest[candidates] - 1
    starts = np.zeros(told.size + 1, np.intp)
    np.cumsum(np.bincount(told.place, minlength=told.size), out=starts[1:])
    order = np.argsort(told.place, kind="stable")
    of, at = expanded(starts, told.place[candidates])
    at = order[at]
    within = (told.earliest[at] > ends[of] - window) & (told.latest[at] <= ends[of])
    short = ~enough(Spread(of[within], len(candidates)), at[within])
    found = np.full(told.size, -NONE, np.int32)
    np.maximum.at(found, told.place[candidates][short], ends[short])
    return np.where(found == -NONE, NONE, found).astype(np.int32)


def nobody(told: Tellings) -> Bools:
    """Return which tellings are about nobody in the family."""
    found: Bools = told.persons == NO_ROW
    return found


def is_said(told: Tellings) -> Bools:
    """Return which tellings say more than that it is not known."""
    found: Bools = told.earliest != UNSURE
    return found


def first_at(told: Tellings, mask: Bools) -> NDArray[Any]:
    """Return for every row the first telling for which a mask holds, as a place among them; -1 without any."""
    found = np.full(told.size, len(told.place), np.intp)
    at = np.flatnonzero(mask)
    np.minimum.at(found, told.place[at], at)
    return np.where(found == len(told.place), -1, found)
