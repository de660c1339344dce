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

from weerzien.rulebook.many.arrays import NONE, Mask, Places
from weerzien.rulebook.many.columns import LATEST, LISTS, NO_ROW, SILENT, Columns, List

Array = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Links:
    """Which rows of one list belong to each row of another: `rows` from `starts[i]` to `starts[i + 1]`.

    Without `rows` they lie in order. `owners` says of each of them to which row it belongs.
    """

    starts: Places
    owners: Places
    rows: Places | None = None


@dataclass(frozen=True)
class Table:
    """The rows of one list within a part; `first` is the number of its first row in the whole list."""

    size: int
    first: int
    columns: Mapping[str, Array]

    def day(self, name: str) -> tuple[Array, Array] | None:
        """Return both ends of a day of every row, twice the same array where all are exact; nothing if never told."""
        earliest = self.columns.get(name)
        return None if earliest is None else (earliest, self.columns.get(name + LATEST, earliest))


@dataclass(frozen=True)
class Part:
    """Families from one row to another, with everything that belongs to them; row numbers count from the part."""

    tables: Mapping[List, Table]
    told: Mapping[str, Table]
    coverages: tuple[frozenset[str], ...]

    @cached_property
    def links(self) -> dict[tuple[str, str], Links]:
        """Return the links that were made so far, by list and the column that says whose a row is."""
        return {}

    def family_of(self, about: List) -> Places:
        """Return the family of every row of a list."""
        if about == "family":
            return np.arange(self.tables["family"].size)
        return self.tables[about].columns["family"]

    def linked(self, about: List, column: str) -> Links:
        """Return the rows of a list by the row that a column of it names: of a family in order, of a person sorted."""
        key = (about, column)
        if key not in self.links:
            self.links[key] = links_of(self.tables[about], column, self.tables[owner_of(column)].size)
        return self.links[key]

    def covers(self, name: str) -> Mask:
        """Return for every family whether silence about a fact means that it did not happen."""
        covered = [name in each for each in self.coverages]
        if all(covered) or not any(covered):
            return all(covered)
        return np.array(covered).take(self.tables["family"].columns["coverage"])


def owner_of(column: str) -> List:
    """Return of which list a column names rows."""
    return "family" if column == "family" else "person"


def links_of(table: Table, column: str, size: int) -> Links:
    """Return which rows belong to each of so many others; rows of nobody belong to none."""
    owners = table.columns[column]
    if column == "family":
        return Links(starts_of(owners, size), owners)
    rows = np.argsort(owners, kind="stable")
    rows = rows[np.searchsorted(owners[rows], 0) :]
    return Links(starts_of(owners[rows], size), owners[rows], rows)


def starts_of(owners: Places, size: int) -> Places:
    """Return where the rows of each owner begin, and where those of the last end."""
    starts = np.zeros(size + 1, np.intp)
    np.cumsum(np.bincount(owners, minlength=size), out=starts[1:])
    return starts


def parts_of(columns: Columns, most: int) -> Iterator[Part]:
    """Give parts of about so many persons each; no family is cut in two."""
    persons = columns.lists["person"]["family"].to_numpy()
    families = len(columns)
    steps = max(1, round(len(persons) / most))
    bounds = [persons[len(persons) * step // steps] for step in range(1, steps)] if len(persons) else []
    ends = sorted({0, families, *(int(each) for each in bounds)})
    for first, last in pairwise(ends):
        yield part_of(columns, first, last)


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
    return Part(tables, {each: one for each, one in told.items() if one.size}, columns.coverages)


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
        if name == "family":
            column = column.astype(np.intp) - first
        elif name in ("sponsor", "member", "person"):
            column = np.where(column == NO_ROW, NO_ROW, column.astype(np.intp) - people)
        if not is_silent(name, column):
            found[name] = column
    return Table(rows.stop - rows.start, rows.start, found)


def is_silent(name: str, column: Array) -> bool:
    """Return whether a column of facts says nothing of anybody: it costs nothing to leave it out."""
    if not len(column) or name in ("family", "sponsor", "member", "person"):
        return False
    if column.dtype == np.int32 and column[0] == SILENT:
        return bool((column >= NONE).all()) and bool((column == SILENT).all())
    return False
