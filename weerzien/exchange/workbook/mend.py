"""A workbook of rows that could not be taken, to mend and import again: what stood there, and what has to happen."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from weerzien.exchange.workbook.sheets import ADVICE, SHEETS

ADVICE_WIDTH = 90
COLUMN_WIDTH = 18
LONGEST_CELL = 32_767
"""Signs that a cell of a spreadsheet can hold."""
STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


@dataclass(frozen=True, slots=True)
class MendRow:
    """One row: its headings and cells as they stood, and what has to happen to it."""

    sheet: str
    cells: tuple[tuple[str, object], ...]
    advice: str


@dataclass(frozen=True, slots=True)
class Formats:
    """How cells look. `as_text` carries the mark by which a spreadsheet keeps text as text, also when it is edited."""

    day: Format
    bold: Format
    as_text: Format


def mending_workbook(rows: Iterable[MendRow]) -> bytes:
    """Return an .xlsx with these rows on their own sheets, and a last column that says what has to happen.

    Text stays text: nothing that looks like a formula becomes one, now or when it is edited. Days stay days.
    """
    by_sheet: dict[str, list[MendRow]] = {sheet.name: [] for sheet in SHEETS}
    for row in rows:
        by_sheet[row.sheet].append(row)
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, OPTIONS) as book:
        formats = Formats(
            day=book.add_format({"num_format": "dd-mm-yyyy"}),
            bold=book.add_format({"bold": True}),
            as_text=book.add_format({"quote_prefix": True, "num_format": "@"}),
        )
        for name, kept in by_sheet.items():
            if kept:
                write_sheet(book.add_worksheet(name), kept, formats)
        if not book.worksheets():
            book.add_worksheet("Personen").write_string(0, 0, "Gezinsnummer", formats.bold)
    return target.getvalue()


def write_sheet(page: Worksheet, rows: list[MendRow], formats: Formats) -> None:
    """Write one sheet: the headings as they stood, the advice behind them, and the rows."""
    headings = [heading for heading, _ in rows[0].cells if heading != ADVICE]
    for at, heading in enumerate([*headings, ADVICE]):
        page.write_string(0, at, heading[:LONGEST_CELL], formats.as_text if may_run(heading) else formats.bold)
    page.set_column(0, len(headings) - 1, COLUMN_WIDTH)
    page.set_column(len(headings), len(headings), ADVICE_WIDTH)
    page.freeze_panes(1, 0)
    for number, row in enumerate(rows, 1):
        cells = [cell for heading, cell in row.cells if heading != ADVICE]
        for at, cell in enumerate(cells):
            write_cell(page, (number, at), cell, formats)
        page.write_string(number, len(headings), row.advice)


def write_cell(page: Worksheet, place: tuple[int, int], cell: object, formats: Formats) -> None:
    """Write one cell by what it is; an empty one is left out."""
    if isinstance(cell, bool):
        page.write_boolean(*place, cell)
    elif isinstance(cell, int | float):
        page.write_number(*place, cell)
    elif isinstance(cell, datetime | date):
        page.write_datetime(*place, cell, formats.day)
    elif cell is not None and cell != "":
        said = str(cell)[:LONGEST_CELL]
        page.write_string(*place, said, formats.as_text if may_run(said) else None)


def may_run(said: str) -> bool:
    """Return whether a spreadsheet would take text for a formula as soon as somebody edits or exports the cell."""
    return said.lstrip(" ").startswith(STARTS_A_FORMULA)
