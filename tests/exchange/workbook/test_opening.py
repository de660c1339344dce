"""Files that are no workbook: each a sentence that says what it is and what now."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest
import xlsxwriter

from tests.exchange.workbooks import FAMILY, workbook
from weerzien.exchange.workbook import extents, packed
from weerzien.exchange.workbook.opening import ENCRYPTED, OLD_OFFICE
from weerzien.exchange.workbook.read import read_workbook
from weerzien.exchange.workbook.unusable import (
    BrokenWorkbook,
    EmptyFile,
    EncryptedWorkbook,
    NoKnownSheet,
    NotAWorkbook,
    OldWorkbook,
    TooLargeWorkbook,
    UnusableWorkbook,
)


def zipped(**parts: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as target_zip:
        for name, text in parts.items():
            target_zip.writestr(name.replace("__", "/"), text)
    return target.getvalue()


@pytest.mark.parametrize(
    ("content", "file_name", "reason"),
    [
        pytest.param(b"", "leeg.xlsx", EmptyFile, id="nothing in it"),
        pytest.param(b"\0\0\0", "leeg.xlsx", EmptyFile, id="only zeros"),
        pytest.param(workbook({"Personen": [], "Blad2": [{"": ""}]}), "lijst.xlsx", EmptyFile, id="only empty sheets"),
        pytest.param(b";;;\r\n ; ;\r\n", "lijst.csv", EmptyFile, id="only separators"),
        pytest.param(b"Kleur;Maat", "lijst.csv", NoKnownSheet, id="a text file without a list"),
        pytest.param(b"%PDF-1.7", "lijst.xlsx", NotAWorkbook, id="a pdf with another name"),
        pytest.param(zipped(content="x"), "lijst.ods", NotAWorkbook, id="another office's sheet"),
        pytest.param(OLD_OFFICE + b"Workbook", "lijst.xls", OldWorkbook, id="an old workbook"),
        pytest.param(OLD_OFFICE + ENCRYPTED, "lijst.xlsx", EncryptedWorkbook, id="behind a password"),
        pytest.param(workbook()[:2000], "lijst.xlsx", BrokenWorkbook, id="cut off"),
        pytest.param(zipped(**{"xl/workbook.xml": "<no"}), "lijst.xlsx", BrokenWorkbook, id="no sheets inside"),
        pytest.param(workbook({"Kantine": [{"Soep": "ja"}]}), "lijst.xlsx", NoKnownSheet, id="no sheet that we know"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_workbook_is_refused(content: bytes, file_name: str, reason: type[UnusableWorkbook]) -> None:
    with pytest.raises(UnusableWorkbook) as refused:
        read_workbook(content, file_name=file_name, today=date(2026, 11, 21))

    assert type(refused.value) is reason
    assert str(refused.value).count(".") >= 2


def test_a_file_that_unpacks_to_too_much_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "LARGEST_UNPACKED_BYTES", 1000)

    with pytest.raises(TooLargeWorkbook):
        read_workbook(workbook(), file_name="lijst.xlsx", today=date(2026, 11, 21))


def test_a_sheet_with_too_many_rows_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extents, "MOST_ROWS", 2)

    with pytest.raises(TooLargeWorkbook):
        read_workbook(workbook(FAMILY), file_name="lijst.xlsx", today=date(2026, 11, 21))


def test_a_cell_in_the_far_corner_is_refused_before_it_fills_memory() -> None:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        page = book.add_worksheet("Personen")
        page.write(0, 0, "Gezinsnummer")
        page.write(1048575, 16383, "ver weg")

    with pytest.raises(TooLargeWorkbook):
        read_workbook(target.getvalue(), file_name="lijst.xlsx", today=date(2026, 11, 21))
