"""Which sheet and which column is which: order, case and blanks are free, what we do not know is named."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from weerzien.exchange.workbook.cells import words
from weerzien.exchange.workbook.draft import Draft
from weerzien.exchange.workbook.sheets import ADVICE, SHEETS, Column, Sheet

DEEPEST_HEADING_ROW = 10
FEWEST_HEADINGS = 2
ALSO_CALLED = {
    "ss139": "Start 10 weken (SS139)",
    "start10weken": "Start 10 weken (SS139)",
    "vnr": "V-nummer",
    "burgerservicenummer": "BSN",
    "pip": "PIP dagtekening",
    "ontvangen": "Ontvangst IND",
}


@dataclass(frozen=True, slots=True)
class Layout:
    """Where a sheet has what: the row of its headings (counting from 1) and the column at each position."""

    sheet: Sheet
    heading_row: int
    columns: Mapping[int, Column]
    headings: tuple[str, ...]


@lru_cache(maxsize=4000)
def bare(name: str) -> str:
    """Return a name without case, blanks, hyphens and underscores."""
    return re.sub(r"[\s_\-]+", "", name).casefold()


def known_sheet(name: str) -> Sheet | None:
    """Return the sheet that goes by this name."""
    return next((sheet for sheet in SHEETS if bare(sheet.name) == bare(name)), None)


def known_column(sheet: Sheet, heading: str) -> Column | None:
    """Return the column of the sheet that goes by this heading."""
    wanted = bare(ALSO_CALLED.get(bare(heading), heading))
    return columns_by_name(sheet.name).get(wanted)


@cache
def columns_by_name(sheet: str) -> Mapping[str, Column]:
    """Return the columns of a sheet by their bare names."""
    return {bare(column.heading): column for one in SHEETS if one.name == sheet for column in one.columns}


def sheet_by_headings(rows: Sequence[Sequence[Any]]) -> Sheet | None:
    """Return the one sheet of which the most headings stand here, at least two; None where no or no one sheet fits."""
    scores = sorted(((headings_known(sheet, rows), sheet.name) for sheet in SHEETS), reverse=True)
    (best, name), (second, _) = scores[:2]
    return known_sheet(name) if best >= FEWEST_HEADINGS and best > second else None


def headings_known(sheet: Sheet, rows: Sequence[Sequence[Any]]) -> int:
    """Return how many headings of a sheet stand in the row that has the most."""
    if not rows:
        return 0
    at = heading_row(sheet, rows)
    known = (known_column(sheet, words(cell)) for cell in rows[at])
    return len({column.heading for column in known if column is not None})


def layout_of(sheet: Sheet, rows: Sequence[Sequence[Any]], draft: Draft) -> Layout:
    """Return where the headings are; say which headings are unknown or stand there twice."""
    at = heading_row(sheet, rows)
    headings = tuple(words(cell) for cell in rows[at]) if rows else ()
    columns: dict[int, Column] = {}
    for position, heading in enumerate(headings):
        column = known_column(sheet, heading)
        if column is not None and column not in columns.values():
            columns[position] = column
        elif column is not None:
            twice = (
                f"In {sheet.name} staat de kolom {heading} twee keer; wij lezen alleen de eerste, haal de andere weg."
            )
            draft.remark_sheet(sheet.name, heading, twice)
        elif heading and bare(heading) != bare(ADVICE):
            unknown = (
                f"In {sheet.name} staat een kolom {heading} die wij niet kennen; wij lezen die niet, kijk de kop na."
            )
            draft.remark_sheet(sheet.name, heading, unknown)
    return Layout(sheet, at + 1, columns, headings)


def heading_row(sheet: Sheet, rows: Sequence[Sequence[Any]]) -> int:
    """Return the position of the row with the most headings that we know, among the first ten."""

    def known(position: int) -> int:
        return sum(known_column(sheet, words(cell)) is not None for cell in rows[position])

    return max(range(min(len(rows), DEEPEST_HEADING_ROW)), key=known, default=0)
