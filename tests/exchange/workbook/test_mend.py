"""The workbook that gives refused rows back: as they stood, never executed, ready to be mended and read again."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date

import pytest
from python_calamine import CalamineWorkbook

from weerzien.exchange.workbook.mend import MendRow, mending_workbook
from weerzien.exchange.workbook.read import read_workbook

CELLS = (
    ("Gezinsnummer", "T001"),
    ("Persoonsnummer", 3.0),
    ("Voornaam", '=HYPERLINK("x")'),
    ("Geboortedatum", "31-02-2010"),
    ("Asielaanvraag", date(2025, 9, 2)),
    ("BSN", "099990019"),
    ("Tolk nodig", True),
    ("Schoenmaat", ""),
)
ROW = MendRow("Personen", CELLS, "Vul een echte datum in.")


def test_cells_come_back_as_they_stood_with_what_has_to_happen() -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(mending_workbook([ROW])))

    headings, row = book.get_sheet_by_name("Personen").to_python()
    assert headings == [*(heading for heading, _ in CELLS), "Wat moet er gebeuren"]
    assert row == [*(cell for _, cell in CELLS), "Vul een echte datum in."]


def test_text_never_becomes_a_formula() -> None:
    with zipfile.ZipFile(io.BytesIO(mending_workbook([ROW]))) as packed:
        page = packed.read("xl/worksheets/sheet1.xml")

    assert b"<f>" not in page


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", " ="], ids=repr)
def test_text_that_looks_like_a_formula_is_marked_as_text_for_whoever_edits_it(start: str) -> None:
    cells = (("Gezinsnummer", "T001"), ("Voornaam", f"{start}1+1"), (f"{start}2+2", "x"))

    with zipfile.ZipFile(io.BytesIO(mending_workbook([MendRow("Personen", cells, "x")]))) as packed:
        page, styles = packed.read("xl/worksheets/sheet1.xml").decode(), packed.read("xl/styles.xml").decode()

    formats = re.findall(r"<xf [^>]*>", styles.partition("<cellXfs")[2])
    marked = {
        place for place, style in re.findall(r'r="(\w+)" s="(\d+)"', page) if "quotePrefix" in formats[int(style)]
    }
    assert marked == {"B2", "C1"}
    assert "<f>" not in page


def test_a_mended_workbook_is_read_and_its_extra_column_says_nothing() -> None:
    mended = MendRow(
        "Personen", tuple((name, "4-5-10" if name == "Geboortedatum" else cell) for name, cell in CELLS[:5]), "x"
    )

    reading = read_workbook(mending_workbook([mended]), file_name="herstel.xlsx", today=date(2026, 11, 21))

    assert [said.column for said in reading.messages] == ["Voornaam"]
    assert len(reading.sheets["Personen"]) == 1


def test_a_mending_workbook_without_rows_can_be_opened() -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(mending_workbook([])))

    assert book.sheet_names == ["Personen"]
