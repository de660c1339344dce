"""Rows that lean on others: refused with them, and never because of an earlier import."""

from __future__ import annotations

from tests.exchange.workbook.saying import ROW, read, said
from tests.exchange.workbooks import (
    ABSENCE,
    APPLICATION,
    CONTACT,
    MOTHER,
    SPONSOR,
    person,
    workbook,
)
from weerzien.exchange.workbook.draft import Known


def test_rows_that_lean_on_a_refused_row_are_refused_with_it() -> None:
    reading = read(workbook(Personen=[{**SPONSOR, "Geboortedatum": "31-02-2010"}, MOTHER]))

    cause = "Personen rij 2"
    assert sorted(said(reading)) == [
        ("Aanvragen", 2, "Referent", ROW, cause),
        ("Personen", 2, "Geboortedatum", ROW, None),
        ("Verzuim", 2, "Leerling", ROW, cause),
        ("Voogdij", 2, "Jongere", ROW, cause),
    ]
    assert [(row.sheet, row.row) for row in reading.refused] == [
        ("Personen", 2),
        ("Aanvragen", 2),
        ("Voogdij", 2),
        ("Verzuim", 2),
    ]


def test_rows_of_a_family_without_a_person_left_are_refused_with_it() -> None:
    lonely = person(3, Gezinsnummer="T002", Geboortedatum="31-02-2010")

    reading = read(workbook(Personen=[SPONSOR, MOTHER, lonely], Contacten=[{**CONTACT, "Gezinsnummer": "T002"}]))

    assert ("Contacten", 2, "Gezinsnummer", ROW, "Personen rij 4") in said(reading)


def test_an_application_of_somebody_who_is_not_in_the_list_is_refused() -> None:
    reading = read(workbook(Aanvragen=[APPLICATION, {**APPLICATION, "Gezinslid": 99999}]))

    assert said(reading) == [("Aanvragen", 3, "Gezinslid", ROW, None)]


def test_a_row_may_lean_on_somebody_of_an_earlier_import() -> None:
    known = Known(persons=frozenset({99999}), families=frozenset())

    reading = read(workbook(Aanvragen=[APPLICATION, {**APPLICATION, "Gezinslid": 99999}]), known)

    assert said(reading) == []


def test_without_personen_rows_lean_on_what_is_known() -> None:
    alone = {"Verzuim": [ABSENCE, {**ABSENCE, "Leerling": 8}]}

    assert said(read(workbook(alone))) == []
    assert said(read(workbook(alone), Known(persons=frozenset({1})))) == [("Verzuim", 3, "Leerling", ROW, None)]
