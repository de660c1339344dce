"""The shared workbook of a municipality: each planted mistake at exactly its level, where that workbook is at hand."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from weerzien.exchange.workbook.read import read_workbook
from weerzien.exchange.workbook.reading import Level, Reading, Row
from weerzien.kernel.days import Day

SHARED = Path(os.environ.get("WEERZIEN_SHARED", Path(__file__).parents[4] / "shared")) / "data" / "caselijst.xlsx"
pytestmark = pytest.mark.skipif(not SHARED.exists(), reason="the shared workbook is not beside this repository")
ROW, CELL, REMARK = Level.ROW_REFUSED, Level.CELL_REFUSED, Level.REMARKED


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read_workbook(SHARED.read_bytes(), file_name=SHARED.name, today=date(2026, 11, 21))


def person(reading: Reading, number: int) -> Row | None:
    return next((row for row in reading.sheets["Personen"] if row.cells["Persoonsnummer"] == number), None)


@pytest.mark.parametrize(
    ("number", "column", "level"),
    [
        (141, "BSN", CELL),
        (138, "Geboortedatum", REMARK),
        (237, "Geboortedatum", ROW),
        (117, "Gezinsnummer", ROW),
        (7, "Geboortedatum", ROW),
        (245, "Vergunning", CELL),
        (34, "Voornaam", REMARK),
        (250, "BSN", REMARK),
        (222, "Nationaliteit", CELL),
    ],
)
def test_a_planted_mistake_has_exactly_its_level(reading: Reading, number: int, column: str, level: Level) -> None:
    row = number + 1

    said = [(one.column, one.level) for one in reading.messages if one.sheet == "Personen" and one.row == row]

    assert said == [(column, level)]
    assert (person(reading, number) is None) == (level is ROW or number == 250)


def test_what_is_kept_of_the_planted_mistakes(reading: Reading) -> None:
    kept: dict[int, Any] = {number: person(reading, number) for number in (141, 138, 245, 34, 222)}

    assert "BSN" not in kept[141].cells
    assert kept[138].cells["Geboortedatum"] == Day(date(2009, 1, 1), date(2009, 12, 31), "00-00-2009")
    assert "Vergunning" not in kept[245].cells
    assert kept[34].cells["Voornaam"] == "Mahad"
    assert "Nationaliteit" not in kept[222].cells
    assert reading.same_person == {250: 165}


def test_an_application_of_somebody_who_is_not_in_the_list_is_refused(reading: Reading) -> None:
    said = [one for one in reading.messages if one.sheet == "Aanvragen" and one.row == 118]

    assert [(one.column, one.level, one.because_of) for one in said] == [("Gezinslid", ROW, None)]


def test_only_planted_rows_and_what_leans_on_them_are_refused(reading: Reading) -> None:
    because = {(one.sheet, one.row): one.because_of for one in reading.messages if one.level is ROW}

    assert because == {
        ("Personen", 8): None,
        ("Personen", 118): None,
        ("Personen", 238): None,
        ("Aanvragen", 118): None,
        ("Aanvragen", 70): "Personen rij 118",
        ("Aanvragen", 71): "Personen rij 118",
        ("Aanvragen", 132): "Personen rij 238",
        ("Voogdij", 22): "Personen rij 118",
        **{("Verzuim", row): "Personen rij 118" for row in range(44, 53)},
    }
    assert len(reading.refused) == len(because)
    assert sum(one.level is CELL for one in reading.messages) == 3


@pytest.mark.parametrize(
    ("sheet", "column", "count"),
    [
        pytest.param("Aanvragen", "Datum besluit", 14, id="a decision before its receipt or its filing"),
        pytest.param("Aanvragen", "Ingereisd", 2, id="an arrival after the visa ran out"),
        pytest.param("Voogdij", "Verzoek rechtbank", 1, id="an order without a request"),
        pytest.param("Betrokkenen", "Van", 10, id="an involvement that starts in the future"),
        pytest.param("Verzuim", "Datum", 31, id="absence on a Saturday or Sunday"),
    ],
)
def test_oddities_of_life_are_kept_and_said(reading: Reading, sheet: str, column: str, count: int) -> None:
    said = [one.level for one in reading.messages if (one.sheet, one.column) == (sheet, column)]

    assert said == [REMARK] * count
