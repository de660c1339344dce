"""One cell at a time: what it means, and every mistake at its own level."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.exchange.workbook.saying import CELL, REMARK, ROW, numbers, read, said
from tests.exchange.workbooks import (
    ABSENCE,
    MOTHER,
    PROFESSIONAL,
    SPONSOR,
    person,
    workbook,
)
from weerzien.exchange.workbook.reading import Level
from weerzien.kernel.days import Day


def refused(kind: Level, column: str, **cells: Any) -> Any:
    return pytest.param(kind, column, cells, id=f"{column}: {next(iter(cells.values()))!r}")


@pytest.mark.parametrize(
    ("level", "column", "cells"),
    [
        refused(CELL, "BSN", BSN="123456789"),
        refused(CELL, "BSN", BSN="12"),
        refused(REMARK, "Geboortedatum", Geboortedatum="00-00-2009"),
        refused(REMARK, "Geboortedatum", Geboortedatum="00-05-2009"),
        refused(REMARK, "Geboortedatum", Geboortedatum="2009"),
        refused(ROW, "Geboortedatum", Geboortedatum=date(2027, 12, 26)),
        refused(ROW, "Geboortedatum", Geboortedatum="31-02-2010"),
        refused(ROW, "Geboortedatum", Geboortedatum="zomer 2010"),
        refused(ROW, "Geboortedatum", Geboortedatum="1-1-1066"),
        refused(REMARK, "Geboortedatum", Geboortedatum="onbekend"),
        refused(ROW, "Gezinsnummer", Gezinsnummer=""),
        refused(ROW, "Persoonsnummer", Persoonsnummer=""),
        refused(ROW, "Gezinsnummer", Gezinsnummer="Totaal"),
        refused(ROW, "Persoonsnummer", Persoonsnummer="Aantal personen"),
        refused(ROW, "Gezinsnummer", Gezinsnummer="T001 / T002"),
        refused(ROW, "Gezinsnummer", Gezinsnummer="T001\nT002"),
        refused(ROW, "Persoonsnummer", Persoonsnummer="52; 53"),
        refused(CELL, "Vergunning", Vergunning="C"),
        refused(REMARK, "Voornaam", Voornaam="  MAHAD "),
        refused(CELL, "Nationaliteit", Nationaliteit='=HYPERLINK("x")'),
        refused(CELL, "Nationaliteit", Nationaliteit="+cmd|' /C calc'!A0"),
        refused(CELL, "Nationaliteit", Nationaliteit="@SUM(1)"),
        refused(CELL, "Asielaanvraag", Asielaanvraag="31-02-2025"),
        refused(CELL, "Tolk nodig", Tolk_nodig="misschien"),
        refused(CELL, "Rol in gezin", Rol_in_gezin="buurman"),
        refused(CELL, "V-nummer", V_nummer="28"),
        refused(CELL, "Opvang", Opvang="verwacht binnenkort"),
        refused(CELL, "Taal", Taal="x" * 61),
        refused(REMARK, "School", School="avondschool"),
        refused(REMARK, "Asielaanvraag", Asielaanvraag=date(2027, 1, 1)),
        refused(REMARK, "Vergunning bekendgemaakt", Vergunning_bekendgemaakt=date(2025, 1, 1)),
        refused(REMARK, "Vergunning", Vergunning=""),
    ],
)  # fmt: skip
def test_a_mistake_in_personen_has_its_own_level(level: Level, column: str, cells: dict[str, Any]) -> None:
    reading = read(workbook(Personen=[SPONSOR, MOTHER, person(3, **cells)]))

    expected = [("Personen", 4, column, level, None)]
    if cells.get("Asielaanvraag") == date(2027, 1, 1):
        expected.append(("Personen", 4, "Vergunning bekendgemaakt", REMARK, None))
    assert sorted(said(reading)) == sorted(expected)
    assert numbers(reading) == ([1, 2] if level is ROW else [1, 2, 3])
    assert [row.row for row in reading.refused] == ([4] if level is ROW else [])
    assert [row.row for row in reading.incomplete] == ([4] if level is CELL else [])


def test_a_refused_cell_is_not_there_and_the_rest_of_the_row_is() -> None:
    reading = read(workbook(Personen=[SPONSOR, MOTHER, person(3, BSN="123456789", Vergunning="C")]))

    cells = reading.sheets["Personen"][2].cells
    assert "BSN" not in cells
    assert "Vergunning" not in cells
    assert cells["Achternaam"] == "Tesfay"


def test_a_birth_of_which_only_the_year_is_known_lies_in_that_year() -> None:
    reading = read(workbook(Personen=[SPONSOR, MOTHER, person(3, Geboortedatum="00-00-2009")]))

    born = reading.sheets["Personen"][2].cells["Geboortedatum"]
    assert born == Day(date(2009, 1, 1), date(2009, 12, 31), "00-00-2009")


def test_a_name_in_capitals_is_written_as_a_name() -> None:
    reading = read(workbook(Personen=[SPONSOR, MOTHER, person(3, Voornaam="  MAHAD ", Achternaam="AL-HASSAN")]))

    cells = reading.sheets["Personen"][2].cells
    assert (cells["Voornaam"], cells["Achternaam"]) == ("Mahad", "Al-Hassan")


@pytest.mark.parametrize(
    ("told", "born"),
    [
        ("2026-11-21", date(2026, 11, 21)),
        ("21-11-2025", date(2025, 11, 21)),
        ("21/11/2025", date(2025, 11, 21)),
        ("21-11-26", date(2026, 11, 21)),
        ("22-11-26", date(1926, 11, 22)),
        ("5-6-09", date(2009, 6, 5)),
        ("5-6-78", date(1978, 6, 5)),
        (40179, date(2010, 1, 1)),
    ],
)
def test_a_birth_in_any_notation_is_in_the_most_recent_past_year_that_fits(told: Any, born: date) -> None:
    reading = read(workbook(Personen=[SPONSOR, MOTHER, person(3, Geboortedatum=told, Asielaanvraag="")]))

    assert reading.sheets["Personen"][2].cells["Geboortedatum"] == Day.on(born)


def test_another_day_of_two_digits_is_in_this_century() -> None:
    reading = read(workbook(Betrokkenen=[{**PROFESSIONAL, "Tot": "1-2-78"}]))

    assert reading.sheets["Betrokkenen"][0].cells["Tot"] == Day.on(date(2078, 2, 1))


@pytest.mark.parametrize("hours", [0, -1, 25, 0.01, "veel", "nan", "1e5"])
def test_absence_needs_hours_that_fit_in_a_day(hours: Any) -> None:
    assert said(read(workbook(Verzuim=[{**ABSENCE, "Uren": hours}]))) == [("Verzuim", 2, "Uren", ROW, None)]


def test_a_cell_that_cannot_be_missed_and_is_not_known_lets_the_row_fall() -> None:
    reading = read(workbook(Verzuim=[{**ABSENCE, "Uren": "?"}]))

    assert said(reading) == [("Verzuim", 2, "Uren", REMARK, None), ("Verzuim", 2, "Uren", ROW, None)]
    assert reading.sheets["Verzuim"] == ()


def test_hours_may_have_a_comma() -> None:
    reading = read(workbook(Verzuim=[{**ABSENCE, "Uren": "2,5"}]))

    assert reading.sheets["Verzuim"][0].cells["Uren"] == Decimal("2.5")
