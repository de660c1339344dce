"""What somebody chose by hand of sheets and columns: told as a form tells it, and put over the guesses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from weerzien.exchange.workbook.cells import words
from weerzien.exchange.workbook.column_map import NOT_READ, known_name
from weerzien.exchange.workbook.headings import DEEPEST_HEADING_ROW, bare
from weerzien.exchange.workbook.how import UNUSED_MARK, ColumnRead, How, Meaning, SheetRead
from weerzien.exchange.workbook.opening import Opened
from weerzien.exchange.workbook.splitting import chosen_for
from weerzien.kernel.words import date_words

ColumnKey = tuple[str, int]
"""The heading of a column and how many columns of that heading stand before it; without a heading its place."""


@dataclass(frozen=True, slots=True)
class ChosenSheet:
    """What one sheet of a file is: `ours` is empty where it is not used.

    Without `columns` its columns are guessed; else each has a meaning, None where it is not used. `since` and `by` say
    when and by whom it was put right, where that was another time.
    """

    name: str
    ours: str
    columns: Mapping[ColumnKey, Meaning | None]
    since: date | None = None
    by: str = ""


@dataclass(frozen=True, slots=True)
class Applied:
    """A file under our names and headings, and by those names how its sheets are called in the file."""

    opened: Opened
    names: Mapping[str, str]


def apply_chosen(opened: Opened, chosen: Sequence[ChosenSheet]) -> Applied:
    """Return a file as somebody chose to read it; a sheet that is not in it is left aside."""
    sheets, names, remarks = dict(opened.sheets), {}, list(opened.remarks)
    for one in chosen:
        rows = sheets.pop(one.name, None)
        if rows is None:
            continue
        if one.since is not None:
            said = f"Wij lezen het blad {one.name} zoals op {date_words(one.since)} vastgelegd door {one.by}."
            remarks.append((one.ours or one.name, said))
        if not one.ours:
            remarks.append((one.name, f"Het blad {one.name} lezen wij niet: zo is het gekozen."))
            continue
        for name in [name for name in sheets if known_name(name) == one.ours]:
            sheets[f"{name} {NOT_READ}"] = sheets.pop(name)
            names[f"{name} {NOT_READ}"] = name
        sheets[one.ours], names[one.ours] = renamed(rows, one), one.name
    return Applied(replace(opened, sheets=sheets, remarks=tuple(remarks)), names)


def renamed(rows: Sequence[Sequence[Any]], sheet: ChosenSheet) -> Sequence[Sequence[Any]]:
    """Return rows under the headings that were chosen."""
    if not sheet.columns or not rows:
        return rows
    wanted = {bare(heading) for heading, _ in sheet.columns if heading}

    def told(position: int) -> int:
        return len({bare(words(cell)) for cell in rows[position]} & wanted)

    at = max(range(min(len(rows), DEEPEST_HEADING_ROW)), key=told)
    width = max(map(len, rows))
    headings = [words(cell) for cell in rows[at]] + [""] * (width - len(rows[at]))
    return [*rows[:at], list(new_headings(headings, sheet)), *rows[at + 1 :]]


def new_headings(headings: Sequence[str], sheet: ChosenSheet) -> Iterator[str]:
    """Give the heading of each column as we will read it; a column that nobody spoke of is not read."""
    for heading, key in zip(headings, column_keys(enumerate(headings)), strict=True):
        meaning = sheet.columns.get(key)
        if meaning is None:
            yield f"{heading} {UNUSED_MARK}".strip() if heading or key in sheet.columns else ""
        else:
            yield meaning[1] if meaning[0] == sheet.ours else chosen_for(*meaning)


def column_keys(placed: Iterable[tuple[int, str]]) -> list[ColumnKey]:
    """Return what tells the columns of a sheet apart, in order; `placed` are their places and headings."""
    seen: Counter[str] = Counter()
    keys = []
    for place, heading in placed:
        keys.append((heading, seen[heading] if heading else place))
        seen[heading] += 1
    return keys


def keys_of(sheet: SheetRead) -> list[ColumnKey]:
    """Return what tells the columns of a sheet that was read apart."""
    return column_keys((column.place, column.heading) for column in sheet.columns)


def as_chosen(legend: Sequence[SheetRead], chosen: Sequence[ChosenSheet]) -> tuple[SheetRead, ...]:
    """Return a legend that says of what somebody chose that it was chosen."""
    by_name = {one.name: one for one in chosen}
    return tuple(sheet_as_chosen(sheet, by_name.get(sheet.name)) for sheet in legend)


def sheet_as_chosen(sheet: SheetRead, chosen: ChosenSheet | None) -> SheetRead:
    if chosen is None:
        return sheet
    columns = tuple(column_as_chosen(column) for column in sheet.columns) if chosen.columns else sheet.columns
    return replace(sheet, how=How.CHOSEN if chosen.ours else How.UNUSED, columns=columns)


def column_as_chosen(column: ColumnRead) -> ColumnRead:
    return replace(column, how=How.UNUSED if column.meaning is None else How.CHOSEN)
