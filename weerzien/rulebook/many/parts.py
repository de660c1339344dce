"""A stretch of families out of the columns, small enough to stay near the processor: its lists and their links."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from weerzien.rulebook.many.arrays import Mask, Places
from weerzien.rulebook.many.columns import LATEST, LISTS, NO_ROW, Columns, List

Array = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Links:
    """Which rows of one list belong to each row of another: `rows` from `starts[i]` to `starts[i + 1]`.

    Without `rows` they lie in order.
    """

    starts: Places
    rows: Places | None = None


@dataclass(frozen=True)
class Table:
    """The rows of one list within a part; `first` is the number of its first row in the whole list."""

    size: int
    first: int
    columns: Mapping[str, Array]

    @cached_property
    def bounds(self) -> dict[str, tuple[int, int]]:
        """Return the least and the greatest value of the columns that were asked for so far."""
        return {}

    def bounds_of(self, name: str) -> tuple[int, int]:
        """Return the least and the greatest value of a column: they tell what need not be looked for."""
        if name not in self.bounds:
            column = self.columns[name]
            self.bounds[name] = (int(column.min()), int(column.max())) if len(column) else (0, 0)
        return self.bounds[name]

    def greatest_day(self, name: str) -> int:
        """Return the latest end of the days of a column."""
        return self.bounds_of(name + LATEST if name + LATEST in self.columns else name)[1]

    def day(self, name: str) -> tuple[Array, Array] | None:
        """Return both ends of a day of every row, twice the same array where all are exact; nothing if never told."""
        earliest = self.columns.get(name)
        return None if earliest is None else (earliest, self.columns.get(name + LATEST, earliest))


@dataclass(frozen=True)
class Part:
    """Families from one row to another, with everything that belongs to them; row numbers count from the part."""

    first_family: int
    tables: Mapping[List, Table]
    told: Mapping[str, Table]
    coverages: tuple[frozenset[str], ...]

    @cached_property
    def links(self) -> dict[tuple[str, str], Links]:
        """Return the links that were made so far, by list and the column that says whose a row is."""
        return {}

    @cached_property
    def families(self) -> dict[List, Places]:
        """Return the family of every row of the lists that were asked for so far."""
        return {"family": np.arange(self.tables["family"].size)}

    def family_of(self, about: List) -> Places:
        """Return the family of every row of a list."""
        if about not in self.families:
            named = self.tables[about].columns["family"]
            self.families[about] = np.subtract(named, self.first_family, dtype=np.intp)
        return self.families[about]

    def family_at(self, about: List, numbers: Places) -> Places:
        """Return the family of some rows of a list."""
        if about in self.families:
            return self.families[about].take(numbers)
        return np.subtract(self.tables[about].columns["family"].take(numbers), self.first_family, dtype=np.intp)

    def linked(self, about: List, column: str) -> Links:
        """Return the rows of a list by the row that a column of it names: of a family in order, of a person sorted."""
        key = (about, column)
        if key not in self.links:
            self.links[key] = self.links_of(self.tables[about], column)
        return self.links[key]

    def links_of(self, table: Table, column: str) -> Links:
        """Return which rows of a table belong to each of those that a column names; rows of nobody belong to none."""
        owners, size = table.columns[column], self.tables[owner_of(column)].size
        if column == "family":
            every = np.arange(self.first_family, self.first_family + size + 1, dtype=owners.dtype)
            return Links(np.searchsorted(owners, every))
        rows = np.argsort(owners, kind="stable")
        rows = rows[np.searchsorted(owners, 0, sorter=rows) :]
        return Links(starts_of(owners[rows], size), rows)

    def covers(self, name: str) -> Mask:
        """Return for every family whether silence about a fact means that it did not happen."""
        covered = [name in each for each in self.coverages]
        if all(covered) or not any(covered):
            return all(covered)
        return np.array(covered).take(self.tables["family"].columns["coverage"])


def owner_of(column: str) -> List:
    """Return of which list a column names rows."""
    return "family" if column == "family" else "person"


def starts_of(owners: Places, size: int) -> Places:
    """Return where the rows of each owner begin, and where those of the last end."""
    starts = np.zeros(size + 1, np.intp)
    np.cumsum(np.bincount(owners, minlength=size), out=starts[1:])
    return starts


def bounds_of(columns: Columns, parts: int) -> Iterator[tuple[int, int]]:
    """Give where to cut the families into so many parts of about as many persons: the first, and the first after."""
    persons = columns.lists["person"]["family"].to_numpy()
    families = len(columns)
    bounds = [persons[len(persons) * part // parts] for part in range(1, parts)] if len(persons) else []
    ends = sorted({0, families, *(int(each) for each in bounds)})
    yield from pairwise(ends)


def part_of(columns: Columns, first: int, last: int) -> Part:
    """Return the families from one row up to, and not including, another."""
    people = slice_of(columns.lists["person"], first, last).start
    tables: dict[List, Table] = {}
    for name in LISTS[1:]:
        tables[name] = table_of(columns.lists[name], first, last, people)
    of_families = columns.lists["family"][first:last]
    told_of_families = {each: of_families[each].to_numpy() for each in of_families.columns}
    tables["family"] = Table(last - first, first, told_of_families)
    told = {each: table_of(frame, first, last, people) for each, frame in columns.told.items()}
    return Part(first, tables, {each: one for each, one in told.items() if one.size}, columns.coverages)


def slice_of(frame: pl.DataFrame, first: int, last: int) -> slice:
    """Return where the rows of some families stand in a list."""
    families = frame["family"].to_numpy()
    start, stop = np.searchsorted(families, np.array([first, last], families.dtype))
    return slice(int(start), int(stop))


def table_of(frame: pl.DataFrame, first: int, last: int, people: int) -> Table:
    """Return the rows of some families; the numbers of families and persons count from the first of the part."""
    rows = slice_of(frame, first, last)
    within = frame[rows]
    found: dict[str, Array] = {}
    for name in within.columns:
        column = within[name].to_numpy()
        if name in ("sponsor", "member", "person"):
            column = np.where(column == NO_ROW, NO_ROW, column.astype(np.intp) - people)
        found[name] = column
    return Table(rows.stop - rows.start, rows.start, found)
