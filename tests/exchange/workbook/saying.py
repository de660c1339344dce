"""What the tests of the reader share."""

from __future__ import annotations

from datetime import date
from typing import Any

from weerzien.exchange.workbook.draft import Known
from weerzien.exchange.workbook.read import read_workbook
from weerzien.exchange.workbook.reading import Level, Reading

TODAY = date(2026, 11, 21)
ROW, CELL, REMARK = Level.ROW_REFUSED, Level.CELL_REFUSED, Level.REMARKED


def read(content: bytes, known: Known | None = None) -> Reading:
    return read_workbook(content, file_name="lijst.xlsx", today=TODAY, known=known)


def said(reading: Reading) -> list[tuple[str, int | None, str | None, Level, str | None]]:
    return [(one.sheet, one.row, one.column, one.level, one.because_of) for one in reading.messages]


def numbers(reading: Reading) -> list[Any]:
    return [row.cells["Persoonsnummer"] for row in reading.sheets["Personen"]]
