"""Headings and sheets in other words: what can mean one thing is read and remarked, what can mean more is asked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from tests.exchange.workbook.saying import read
from tests.exchange.workbooks import ABSENCE, APPLICATION, CONTACT, FAMILY, MOTHER, SPONSOR, person, workbook
from weerzien.exchange.workbook.guessing import column_words, plain
from weerzien.exchange.workbook.reading import Level, Reading
from weerzien.exchange.workbook.sheets import SHEETS
from weerzien.exchange.workbook.synonyms import COLUMN_SYNONYMS, SHEET_SYNONYMS


def renamed(row: Mapping[str, Any], **names: str) -> dict[str, Any]:
    """Return a row with other headings; in a keyword a blank is an underscore."""
    other = {ours.replace("_", " "): theirs for ours, theirs in names.items()}
    return {other.get(heading, heading): cell for heading, cell in row.items()}


def sentences(reading: Reading) -> list[str]:
    return [one.message for one in reading.messages]


def test_other_words_for_a_heading_are_read_and_each_is_remarked() -> None:
    other = renamed(SPONSOR, Achternaam="Familienaam", Geboortedatum="Geboren op", BSN="BSN-nummer", Geslacht="M/V")

    reading = read(workbook({"Personen": [other]}))

    assert reading.sheets == read(workbook({"Personen": [SPONSOR]})).sheets
    assert sentences(reading) == [
        f"In Personen lezen wij de kolom {theirs} als {ours}; kijk na of dat klopt."
        for theirs, ours in (
            ("Familienaam", "Achternaam"), ("M/V", "Geslacht"), ("Geboren op", "Geboortedatum"), ("BSN-nummer", "BSN"),
        )
    ]  # fmt: skip


@pytest.mark.parametrize("slip", ["Gebortedatum", "GEBOORTE-DATUM", "geboortedatum:", "Geboorte datm"])
def test_a_slip_of_the_pen_is_seen_through(slip: str) -> None:
    reading = read(workbook({"Personen": [renamed(SPONSOR, Geboortedatum=slip)]}))

    assert reading.sheets == read(workbook({"Personen": [SPONSOR]})).sheets


@pytest.mark.parametrize("heading", ["Vergunning tot", "Woning tot", "Geboorteplaats", "Naam", "Schoenmaat", "Datum"])
def test_a_heading_that_only_looks_like_one_is_named_and_not_read(heading: str) -> None:
    row = {name: cell for name, cell in SPONSOR.items() if name not in ("Vergunning", "Woning sinds")}

    reading = read(workbook({"Personen": [{**row, heading: "x"}]}))

    assert sentences(reading) == [
        f"In Personen staat een kolom {heading} die wij niet kennen; wij lezen die niet, kijk de kop na."
    ]


def test_numbers_are_known_by_what_they_are() -> None:
    rows = [person(number, BSN=bsn) for number, bsn in ((3, "999990019"), (4, "999990020"), (5, "999990032"))]

    reading = read(workbook({"Personen": [renamed(row, BSN="Code A", **{"V-nummer": "Code B"}) for row in rows]}))

    assert sentences(reading) == [
        f"In Personen lezen wij de kolom {code} als {name}, omdat de nummers daarin daarop lijken; "
        "kijk na of dat klopt."
        for code, name in (("Code A", "BSN"), ("Code B", "V-nummer"))
    ]
    assert [row.cells["BSN"] for row in reading.sheets["Personen"]] == ["999990019", "999990020", "999990032"]


def test_telephone_numbers_are_no_numbers_of_a_person() -> None:
    people = [renamed(person(number), **{"V-nummer": "Mobiel"}) for number in (3, 4, 5)]
    rows = [{**one, "Mobiel": f"061234567{number}"} for number, one in enumerate(people)]

    assert ("Personen", "V-nummer") not in read(workbook({"Personen": rows})).covered


def test_two_columns_that_could_be_one_are_a_question_and_neither_is_read() -> None:
    two = {**renamed(SPONSOR, Achternaam="Familienaam"), "Geslachtsnaam": "Ander"}

    reading = read(workbook({"Personen": [two]}))

    assert "Achternaam" not in reading.sheets["Personen"][0].cells
    assert ("Personen", "Achternaam") not in reading.covered
    question = (
        "In Personen kunnen de kolommen Familienaam en Geslachtsnaam allemaal Achternaam zijn; wij lezen ze niet, "
        "geef er een de kop Achternaam."
    )
    assert sentences(reading) == [question, question]
    assert [one.column for one in reading.messages] == ["Familienaam", "Geslachtsnaam"]


def test_our_own_heading_goes_before_another_word_for_it() -> None:
    reading = read(workbook({"Personen": [{**SPONSOR, "Familienaam": "Ander"}]}))

    assert reading.sheets["Personen"][0].cells["Achternaam"] == "Tesfay"
    assert "staat een kolom Familienaam die wij niet kennen" in sentences(reading)[0]


def test_sheets_go_by_other_names_and_orders() -> None:
    other = {
        "Contactmomenten": FAMILY["Contacten"], "Nareis-aanvragen": FAMILY["Aanvragen"], "Blad1": FAMILY["Personen"],
        "Verzium": FAMILY["Verzuim"],
    }  # fmt: skip

    reading = read(workbook(other))

    everything = read(workbook()).sheets
    assert reading.sheets == {name: everything[name] for name in ("Personen", "Aanvragen", "Contacten", "Verzuim")}
    assert sorted(sentences(reading)) == [
        "Het blad Blad1 lezen wij als Personen, omdat de koppen daarbij passen; kijk na of dat klopt.",
        "Het blad Contactmomenten lezen wij als Contacten; kijk na of dat klopt.",
        "Het blad Nareis-aanvragen lezen wij als Aanvragen; kijk na of dat klopt.",
        "Het blad Verzium lezen wij als Verzuim; kijk na of dat klopt.",
    ]


def test_two_sheets_that_could_be_one_are_a_question_and_neither_is_read() -> None:
    reading = read(workbook({"Personen": FAMILY["Personen"], "Gesprekken": [CONTACT], "Huisbezoeken": [CONTACT]}))

    assert reading.sheets.keys() == {"Personen"}
    assert sentences(reading) == [
        "De bladen Gesprekken en Huisbezoeken kunnen allemaal Contacten zijn; wij lezen ze niet, "
        "geef er een de naam Contacten."
    ]


def test_an_old_copy_beside_the_list_is_not_read_as_the_list() -> None:
    reading = read(workbook({"Personen": [SPONSOR], "Oud 2024": [MOTHER]}))

    assert [row.cells["Persoonsnummer"] for row in reading.sheets["Personen"]] == [1]
    assert "Het blad Oud 2024 kennen wij niet" in sentences(reading)[0]


def test_a_title_above_headings_in_other_words_is_passed_over() -> None:
    title = {"Lijst van de leerplichtambtenaar": "Persoonsnummer", " ": "Verzuimdatum", "  ": "Aantal uren"}
    below = {"Lijst van de leerplichtambtenaar": 1, " ": ABSENCE["Datum"], "  ": 2}

    reading = read(workbook({**FAMILY, "Verzuim": [title, below]}))

    assert [row.row for row in reading.sheets["Verzuim"]] == [3]


def test_what_was_guessed_comes_back_under_our_heading() -> None:
    other = renamed(SPONSOR, BSN="Sofinummer")

    reading = read(workbook({"Personen": [{**other, "Geboortedatum": "31-02-2010"}]}))

    assert "BSN" in reading.headings["Personen"]
    assert [said.level for said in reading.messages] == [Level.REMARKED, Level.ROW_REFUSED]


def test_a_column_that_is_not_there_leaves_its_facts_uncovered() -> None:
    row = {name: cell for name, cell in APPLICATION.items() if name != "Ingediend"}

    reading = read(workbook({**FAMILY, "Aanvragen": [renamed(row, Besluit="Beslissing")]}))

    assert ("Aanvragen", "Ingediend") not in reading.covered
    assert ("Aanvragen", "Besluit") in reading.covered


def test_every_other_word_stands_for_one_thing_of_ours() -> None:
    ours = {sheet.name: {column.heading for column in sheet.columns} for sheet in SHEETS}

    assert SHEET_SYNONYMS.keys() == ours.keys()
    for sheet, columns in COLUMN_SYNONYMS.items():
        listed = [plain(word) for words in columns.values() for word in words]
        assert columns.keys() <= ours[sheet]
        assert len(listed) == len(set(listed)), sheet
        assert not {plain(heading) for heading in ours[sheet]} & set(listed), sheet
        assert {column_words(sheet)[plain(heading)] for heading in ours[sheet]} == ours[sheet]
