"""Rows about the same person, or that say the same thing twice."""

from __future__ import annotations

from datetime import date

from tests.exchange.workbook.saying import CELL, REMARK, ROW, numbers, read, said
from tests.exchange.workbooks import (
    ABSENCE,
    APPLICATION,
    GUARDIANSHIP,
    MOTHER,
    SPONSOR,
    person,
    workbook,
)
from weerzien.kernel.days import Day


def test_the_same_bsn_is_the_same_person_and_other_sheets_then_name_the_first() -> None:
    twin = person(3, BSN=SPONSOR["BSN"])

    reading = read(workbook(Personen=[SPONSOR, MOTHER, twin], Verzuim=[{**ABSENCE, "Leerling": 3}]))

    assert said(reading) == [("Personen", 4, "BSN", REMARK, None)]
    assert reading.same_person == {3: 1}
    assert numbers(reading) == [1, 2]
    assert [row.row for row in reading.duplicates] == [4]
    assert reading.sheets["Verzuim"][0].cells["Leerling"] == 1


def test_the_same_v_number_without_another_bsn_is_the_same_person() -> None:
    reading = read(workbook(Personen=[SPONSOR, MOTHER, person(3, V_nummer=SPONSOR["V-nummer"])]))

    assert reading.same_person == {3: 1}


def test_the_same_v_number_with_another_bsn_is_somebody_else_without_that_number() -> None:
    other = person(3, V_nummer=SPONSOR["V-nummer"], BSN="999990020")

    reading = read(workbook(Personen=[SPONSOR, MOTHER, other]))

    assert said(reading) == [("Personen", 4, "V-nummer", CELL, None)]
    assert "V-nummer" not in reading.sheets["Personen"][2].cells


def test_a_person_number_that_is_given_twice_belongs_to_the_first() -> None:
    reading = read(workbook(Personen=[SPONSOR, MOTHER, {**person(3), "Persoonsnummer": 2}]))

    assert said(reading) == [("Personen", 4, "Persoonsnummer", ROW, None)]


def test_one_person_has_one_guardianship_and_a_second_that_differs_is_refused() -> None:
    other = {**GUARDIANSHIP, "Voogd": "Jeugdbescherming"}

    reading = read(workbook(Voogdij=[GUARDIANSHIP, GUARDIANSHIP, other]))

    assert said(reading) == [("Voogdij", 3, "Jongere", REMARK, None), ("Voogdij", 4, "Jongere", ROW, None)]
    assert [row.row for row in reading.sheets["Voogdij"]] == [2]


def test_of_a_person_who_is_listed_twice_the_days_that_differ_are_left_out() -> None:
    twin = {
        **SPONSOR,
        "Persoonsnummer": 3,
        "Vergunning": "B",
        "Geboortedatum": "2010",
        "Woning sinds": date(2026, 9, 1),
    }

    reading = read(
        workbook(Personen=[{**SPONSOR, "Geboortedatum": date(2010, 3, 14), "Woning sinds": ""}, MOTHER, twin])
    )

    left_out = [(sheet, row, column) for sheet, row, column, level, _ in said(reading) if level is CELL]
    assert left_out == [("Personen", 2, "Vergunning"), ("Personen", 2, "Woning sinds")]
    (first, _) = reading.sheets["Personen"]
    assert {"Vergunning", "Woning sinds"}.isdisjoint(first.cells)
    assert first.cells["Geboortedatum"] == Day.on(date(2010, 3, 14))


def test_a_row_that_is_told_twice_is_kept_where_it_can_have_happened_twice() -> None:
    reading = read(workbook(Verzuim=[ABSENCE, ABSENCE], Aanvragen=[APPLICATION, APPLICATION]))

    assert said(reading) == [("Aanvragen", 3, None, REMARK, None), ("Verzuim", 3, None, REMARK, None)]
    assert (len(reading.sheets["Verzuim"]), len(reading.sheets["Aanvragen"])) == (2, 1)
