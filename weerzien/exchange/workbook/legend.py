"""How a workbook is read: of every sheet and column what it is taken for, by what, and a few examples."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from weerzien.exchange.workbook.cells import is_empty, words
from weerzien.exchange.workbook.draft import Draft
from weerzien.exchange.workbook.guessing import by_word, sheet_words
from weerzien.exchange.workbook.headings import (
    DEEPEST_HEADING_ROW,
    Layout,
    bare,
    headings_in,
    known_sheet,
    layout_of,
)
from weerzien.exchange.workbook.how import ColumnRead, How, SheetRead
from weerzien.exchange.workbook.opening import Opened
from weerzien.exchange.workbook.sheets import ADVICE, FAMILY_NUMBER, PERSON_NUMBER, PERSONS, SHEETS
from weerzien.exchange.workbook.splitting import split_persons
from weerzien.exchange.workbook.unusable import NoKnownSheet
from weerzien.exchange.workbook.which_sheet import find_sheets

EXAMPLES = 3
LONGEST_EXAMPLE = 60
LOOKED_AT = 500

Rows = Sequence[Sequence[Any]]


@dataclass(frozen=True, slots=True)
class Laid:
    """One of our sheets: where it has what, its rows, and the sheet and columns of the file that they come from."""

    layout: Layout
    rows: Rows
    name: str
    places: Sequence[int]
    is_taken_out: bool
    """It stood behind the persons; its first column is the person again."""


def lay_out(opened: Opened, draft: Draft) -> list[Laid]:
    """Return which of our sheets stand where in a file, persons first; name the others. Raises NoKnownSheet."""
    found = find_sheets(opened, draft)
    if not found:
        raise NoKnownSheet
    sheets: dict[str, Rows] = {ours: opened.sheets[theirs] for ours, theirs in found.items()}
    places: dict[str, Sequence[int]] = {}
    if PERSONS.name in sheets:
        split = split_persons(sheets[PERSONS.name], present=set(sheets), draft=draft)
        sheets, places = {**sheets, **split.sheets}, dict(split.places)
    laid = [
        Laid(
            layout_of(sheet, sheets[sheet.name], draft),
            sheets[sheet.name],
            found.get(sheet.name, found.get(PERSONS.name, "")),
            places.get(sheet.name, range(max(map(len, sheets[sheet.name]), default=0))),
            is_taken_out=sheet.name not in found,
        )
        for sheet in SHEETS
        if sheet.name in sheets
    ]
    draft.made = {PERSON_NUMBER, FAMILY_NUMBER} & {each for one in laid[:1] for each in lacking_in(one)}
    return laid


def lacking_in(laid: Laid) -> frozenset[str]:
    """Return what Personen has no column for; nothing of another sheet."""
    return laid.layout.lacking if laid.layout.sheet is PERSONS else frozenset()


def legend_of(opened: Opened, laid: Sequence[Laid], names: Mapping[str, str]) -> tuple[SheetRead, ...]:
    """Return how every sheet of a file that holds something is read, in the order of the file.

    `opened` is the file as it stands, `names` are its sheets by the name under which they were laid out.
    """
    by_name: dict[str, list[Laid]] = {}
    for one in laid:
        by_name.setdefault(names.get(one.name, one.name), []).append(one)
    return tuple(
        sheet_read(name, rows, by_name.get(name, []))
        for name, rows in opened.sheets.items()
        if any(not is_empty(cell) for row in rows for cell in row)
    )


def sheet_read(name: str, rows: Rows, laid: Sequence[Laid]) -> SheetRead:
    """Return how one sheet is read; what was taken out of it stands under the column it came from."""
    headings = likely_headings(rows)
    own = next((one.layout.sheet.name for one in laid if not one.is_taken_out), "")
    if not own:
        return SheetRead(name, "", How.TWICE if known_sheet(name) else How.UNKNOWN, headings)
    columns = {column.place: column for one in laid for column in columns_read(one, rows)}
    return SheetRead(name, own, how_sheet(name, own), headings, tuple(columns[place] for place in sorted(columns)))


def how_sheet(name: str, ours: str) -> How:
    """Return by what a sheet was told."""
    if known_sheet(name) is not None:
        return How.NAME
    guess = by_word(name, sheet_words())
    return guess.how if guess is not None and guess.name == ours else How.CONTENT


def columns_read(laid: Laid, rows: Rows) -> Iterator[ColumnRead]:
    """Give how every column of one of our sheets is read, where it stands in the file."""
    at = laid.layout.heading_row - 1
    for position, how in laid.layout.told_by.items():
        if position == 0 and laid.is_taken_out:
            continue
        place = laid.places[position]
        column = laid.layout.columns.get(position)
        meaning = None if column is None else (laid.layout.sheet.name, column.heading)
        heading = words(rows[at][place]) if place < len(rows[at]) else ""
        yield ColumnRead(place, heading, meaning, how, examples(rows[at + 1 :], place))


def examples(rows: Rows, place: int) -> tuple[str, ...]:
    """Return the first few different values of a column, cut short."""
    found: dict[str, None] = {}
    for row in rows[:LOOKED_AT]:
        if place < len(row) and not is_empty(row[place]):
            said = words(row[place])
            found[said if len(said) <= LONGEST_EXAMPLE else f"{said[:LONGEST_EXAMPLE]}…"] = None
        if len(found) == EXAMPLES:
            break
    return tuple(found)


def likely_headings(rows: Rows) -> tuple[str, ...]:
    """Return the bare headings by which a sheet is recognised another time, in alphabetical order.

    They stand in the row that has the most headings that we know, else the most that is filled in.
    """
    if not rows:
        return ()
    at = max(range(min(len(rows), DEEPEST_HEADING_ROW)), key=lambda position: weight(rows[position]))
    return tuple(sorted(bare(words(cell)) for cell in rows[at] if not is_empty(cell) and words(cell) != ADVICE))


def weight(row: Sequence[Any]) -> tuple[int, int]:
    known = max(len(headings_in(sheet, row)) for sheet in SHEETS)
    return known, sum(not is_empty(cell) for cell in row)
