"""Columns that somebody named by hand: read without a guess, and a wrong file is refused with its line."""

from __future__ import annotations

import pytest

from tests.exchange.packed import csv_lines
from tests.exchange.workbook.saying import TODAY, read
from tests.exchange.workbooks import FAMILY, SPONSOR, workbook
from weerzien.exchange.workbook.column_map import WrongMap, read_map
from weerzien.exchange.workbook.read import read_workbook
from weerzien.exchange.workbook.reading import Reading

THEIRS = {{"Achternaam": "Naam kind", "BSN": "Nr. 1"}.get(name, name): cell for name, cell in SPONSOR.items()}
MAP = "\ufeff# onze lijst\n\n[Cliënten = Personen]\nNaam kind = Achternaam\nNr. 1 = bsn\n"


def mapped(content: bytes, text: str, file_name: str = "lijst.xlsx") -> Reading:
    return read_workbook(content, file_name=file_name, today=TODAY, mapped=read_map(text))


def test_what_somebody_named_is_read_without_a_remark() -> None:
    reading = mapped(workbook({"Cliënten": [THEIRS]}), MAP)

    assert (reading.sheets, reading.messages) == (read(workbook({"Personen": [SPONSOR]})).sheets, ())


def test_a_text_file_may_have_any_name() -> None:
    reading = mapped(csv_lines([THEIRS]).encode(), MAP, "export.csv")

    assert reading.sheets == read(workbook({"Personen": [SPONSOR]})).sheets


def test_what_somebody_named_goes_before_our_own_heading_and_sheet() -> None:
    both = {**THEIRS, "Achternaam": "Ander"}

    reading = mapped(workbook({"Cliënten": [both], "Personen": [SPONSOR, SPONSOR]}), MAP)

    assert [row.cells["Achternaam"] for row in reading.sheets["Personen"]] == ["Tesfay"]
    assert [(one.sheet, one.column) for one in reading.messages] == [
        ("Personen", "Achternaam (niet gelezen)"),
        ("Personen (niet gelezen)", None),
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param("Naam = Achternaam", 1, id="a column before a sheet"),
        pytest.param("[Kantine]", 1, id="a sheet that we do not have"),
        pytest.param("[Personen]\n\nNaam", 3, id="no equals sign"),
        pytest.param("[Personen]\nNaam = Schoenmaat", 2, id="a heading that we do not have"),
        pytest.param("[Personen]\nA = BSN\nB = BSN", 3, id="one heading for two columns"),
        pytest.param("[Personen]\n[Lijst = Personen]", 2, id="one sheet twice"),
        pytest.param("[Personen]\nNaam kind = Achternaam", 2, id="a column that the workbook does not have"),
        pytest.param("# x\n[Lijst = Personen]", 2, id="a sheet that the workbook does not have"),
    ],
)
def test_a_wrong_file_is_refused_with_the_line(text: str, line: int) -> None:
    with pytest.raises(WrongMap) as refused:
        mapped(workbook(FAMILY), text)

    assert str(refused.value).startswith(f"In regel {line} van het kolommenbestand ")
    assert str(refused.value).endswith("Kijk de regel na en probeer het opnieuw.")
