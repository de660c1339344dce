"""The same list in other formats: told by its content, and read as if it were an Excel workbook."""

from __future__ import annotations

import codecs
from datetime import date

import pytest

from tests.exchange.packed import csv_lines, ods_workbook
from tests.exchange.workbook.saying import TODAY, read
from tests.exchange.workbooks import ABSENCE, CONTACT, FAMILY, MOTHER, SPONSOR, workbook
from weerzien.exchange.workbook.read import read_workbook
from weerzien.exchange.workbook.reading import Reading
from weerzien.exchange.workbook.unusable import NoKnownSheet, NotAWorkbook, OpenQuote

NAMED = {**SPONSOR, "Achternaam": "Müller-Özdemir", "Voornaam": "Zoë"}
NOTE = {**CONTACT, "Notitie": 'Zij zei: "later; of morgen".\nNog bellen, graag.'}


def listed(content: bytes, file_name: str) -> Reading:
    return read_workbook(content, file_name=file_name, today=TODAY)


def test_an_ods_says_what_an_xlsx_says() -> None:
    ods, xlsx = listed(ods_workbook(FAMILY), "lijst.xlsx"), read(workbook())

    assert (ods.sheets, ods.messages, ods.covered) == (xlsx.sheets, (), xlsx.covered)


@pytest.mark.parametrize("separator", [";", ",", "\t"], ids=["semicolon", "comma", "tab"])
@pytest.mark.parametrize(
    ("mark", "alphabet"),
    [
        (b"", "utf-8"), (codecs.BOM_UTF8, "utf-8"), (b"", "cp1252"), (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"), (b"", "utf-16-le"),
    ],
    ids=["utf-8", "utf-8 with its mark", "windows-1252", "utf-16", "utf-16 the other way round", "utf-16 without mark"],
)  # fmt: skip
def test_a_csv_says_what_a_sheet_says(mark: bytes, alphabet: str, separator: str) -> None:
    text = mark + csv_lines([NAMED, MOTHER], separator).encode(alphabet)
    csv, xlsx = listed(text, "Personen.csv"), read(workbook({"Personen": [NAMED, MOTHER]}))

    assert (csv.sheets, csv.messages, csv.covered) == (xlsx.sheets, (), xlsx.covered)


def test_a_text_with_separators_and_lines_inside_its_cells_stays_whole() -> None:
    reading = listed(csv_lines([NOTE]).encode(), "contacten.CSV")

    assert reading.sheets["Contacten"][0].cells["Notitie"] == NOTE["Notitie"]


def test_a_file_may_say_what_its_separator_is() -> None:
    reading = listed(("sep=,\r\n" + csv_lines([ABSENCE], ",")).encode(), "Verzuim.csv")

    assert [row.row for row in reading.sheets["Verzuim"]] == [3]


def test_a_csv_with_another_name_is_known_by_its_headings_and_that_is_said() -> None:
    reading = listed(csv_lines([ABSENCE]).encode(), "export 2026.csv")

    assert list(reading.sheets) == ["Verzuim"]
    assert [said.message for said in reading.messages] == [
        "Het blad export 2026 lezen wij als Verzuim, omdat de koppen daarbij passen; kijk na of dat klopt."
    ]


def test_what_a_file_is_does_not_follow_from_its_name() -> None:
    assert listed(csv_lines([ABSENCE]).encode(), "Verzuim.xlsx").sheets.keys() == {"Verzuim"}
    assert listed(workbook(), "lijst.csv").sheets.keys() == set(FAMILY)


def test_hours_and_numbers_in_text_are_read_as_a_sheet_reads_them() -> None:
    (row,) = listed(b"Leerling;Datum;Uren;Soort\n1;3-11-26;2,5;ziek\n", "Verzuim.csv").sheets["Verzuim"]

    assert (row.cells["Leerling"], str(row.cells["Uren"])) == (1, "2.5")
    assert read(workbook({"Verzuim": [{**ABSENCE, "Datum": date(2026, 11, 3)}]})).sheets["Verzuim"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(b"Kleur;Maat\nrood;3\n", NoKnownSheet, id="headings that nobody knows"),
        pytest.param(b"een brief zonder iets", NotAWorkbook, id="no separator at all"),
        pytest.param(b"<html><td>a;b</td></html>", NotAWorkbook, id="a page"),
        pytest.param(b"\x01\x02;\x03", NotAWorkbook, id="no text"),
        pytest.param(b"Leerling;Datum\n" + b'"' + b"x" * 200_000, OpenQuote, id="a quote that never closes"),
    ],
)
def test_a_text_that_is_no_list_is_refused(content: bytes, reason: type[Exception]) -> None:
    with pytest.raises(reason):
        listed(content, "lijst.csv")
