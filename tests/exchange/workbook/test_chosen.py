"""Sheets and columns that somebody chose by hand: how a file is read before and after, and what cannot be."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from tests.exchange.workbooks import CONTACT, GUARDIANSHIP, SPONSOR, Rows, person, workbook
from weerzien.exchange.workbook.chosen import ChosenSheet, ColumnKey, keys_of
from weerzien.exchange.workbook.how import How, Meaning, SheetRead
from weerzien.exchange.workbook.opening import Opened, open_sheets
from weerzien.exchange.workbook.read import read_opened
from weerzien.exchange.workbook.reading import Reading
from weerzien.exchange.workbook.settling import Fault, faults, settled

TODAY = date(2026, 11, 21)


def renamed(row: Mapping[str, Any], **names: str) -> dict[str, Any]:
    """Return a row under other headings; a keyword writes a blank as an underscore."""
    other = {ours.replace("_", " "): theirs for ours, theirs in names.items()}
    return {other.get(heading, heading): cell for heading, cell in row.items()}


def opened(sheets: Mapping[str, Rows]) -> Opened:
    return open_sheets(workbook(sheets), file_name="lijst.xlsx")


def read(sheets: Mapping[str, Rows], *chosen: ChosenSheet) -> Reading:
    return read_opened(opened(sheets), today=TODAY, chosen=chosen)


def as_read(sheet: SheetRead) -> dict[ColumnKey, Meaning | None]:
    return dict(zip(keys_of(sheet), (column.meaning for column in sheet.columns), strict=True))


def told(reading: Reading, sheet: str = "") -> dict[str, tuple[str, How]]:
    """Return by heading what a column was read as, and by what."""
    (found,) = [one for one in reading.legend if one.name == (sheet or reading.legend[0].name)]
    return {column.label: (column.meaning[1] if column.meaning else "", column.how) for column in found.columns}


LIST = renamed(SPONSOR, Achternaam="Familienaam", Voornaam="Vornaam", BSN="Nr. 1")
PEOPLE = [{**LIST, "Kleur": "rood"}, *({**renamed(person(n), BSN="Nr. 1"), "Nr. 1": "999990020"} for n in (2, 3))]


def test_every_column_says_what_it_is_read_as_and_by_what() -> None:
    reading = read({"Clientenlijst": [{**LIST, "Kleur": "rood"}]})

    columns = told(reading)
    assert columns["Gezinsnummer"] == ("Gezinsnummer", How.NAME)
    assert columns["Familienaam"] == ("Achternaam", How.SYNONYM)
    assert columns["Vornaam"] == ("Voornaam", How.SLIP)
    assert columns["Kleur"] == ("", How.UNKNOWN)
    assert reading.legend[0].how is How.CONTENT


def test_a_column_of_numbers_is_read_by_what_stands_in_it() -> None:
    people = [renamed({**person(n), "BSN": number}, BSN="Nr. 1") for n, number in enumerate(BSNS, 1)]

    assert told(read({"Personen": people}))["Nr. 1"] == ("BSN", How.CONTENT)


BSNS = ("999990019", "999990020", "999990032")


def test_a_few_different_values_stand_with_each_column() -> None:
    reading = read({"Personen": [{**person(n), "Kleur": "x" * 99} for n in range(1, 9)]})

    examples = {column.heading: column.examples for column in reading.legend[0].columns}
    assert examples["Persoonsnummer"] == ("1", "2", "3")
    assert examples["Gezinsnummer"] == ("T001",)
    assert examples["Kleur"] == ("x" * 60 + "…",)


def test_a_column_without_a_heading_is_named_by_its_letter_and_can_be_chosen() -> None:
    rows = [{**{heading: SPONSOR[heading] for heading in ("Gezinsnummer", "Persoonsnummer")}, " ": "Tesfay"}]
    before = read({"Personen": rows})
    (sheet,) = before.legend

    chosen = ChosenSheet("Personen", "Personen", {**as_read(sheet), ("", 2): ("Personen", "Achternaam")})
    after = read({"Personen": rows}, chosen)

    assert told(before)["kolom C"] == ("", How.NAMELESS)
    assert any("kolom C zonder kop" in said.message for said in before.messages)
    assert after.sheets["Personen"][0].cells["Achternaam"] == "Tesfay"


def test_a_column_that_is_not_wanted_is_named_and_never_guessed_again() -> None:
    people = [renamed({**person(n), "BSN": number}, BSN="Nr. 1") for n, number in enumerate(BSNS, 1)]
    (sheet,) = read({"Personen": people}).legend

    reading = read({"Personen": people}, ChosenSheet("Personen", "Personen", {**as_read(sheet), ("Nr. 1", 0): None}))

    assert told(reading)["Nr. 1"] == ("", How.UNUSED)
    assert {"BSN" in row.cells for row in reading.sheets["Personen"]} == {False}
    assert "In Personen gebruiken wij de kolom Nr. 1 niet: zo is het gekozen." in {m.message for m in reading.messages}


def test_of_two_columns_under_one_heading_either_can_be_chosen() -> None:
    sheets = {"Personen": [["Gezinsnummer", "Persoonsnummer", "Voornaam", "Voornaam"], ["T001", 1, "oud", "nieuw"]]}
    file = Opened(sheets)
    (sheet,) = read_opened(file, today=TODAY).legend

    second = {**as_read(sheet), ("Voornaam", 0): None, ("Voornaam", 1): ("Personen", "Voornaam")}
    reading = read_opened(file, today=TODAY, chosen=[ChosenSheet("Personen", "Personen", second)])

    assert [column.how for column in sheet.columns][2:] == [How.NAME, How.TWICE]
    assert reading.sheets["Personen"][0].cells["Voornaam"] == "nieuw"


def test_a_sheet_that_nobody_knows_can_be_chosen_and_its_columns_are_guessed() -> None:
    sheets = {"Personen": [SPONSOR], "Xyz": [{"Kind": 1, "Voogd": "Nidos"}]}
    before, after = read(sheets), read(sheets, ChosenSheet("Xyz", "Voogdij", {}))

    assert [(one.ours, one.how) for one in before.legend] == [("Personen", How.NAME), ("", How.UNKNOWN)]
    assert [(one.ours, one.how) for one in after.legend] == [("Personen", How.NAME), ("Voogdij", How.CHOSEN)]
    assert told(after, "Xyz")["Voogd"] == ("Voogd", How.NAME)


def test_a_sheet_that_is_chosen_goes_before_the_one_of_that_name() -> None:
    sheets = {"Personen": [SPONSOR], "Anders": [{**SPONSOR, "Achternaam": "Anders"}]}

    reading = read(sheets, ChosenSheet("Anders", "Personen", {}))

    assert [row.cells["Achternaam"] for row in reading.sheets["Personen"]] == ["Anders"]
    assert [(one.name, one.ours) for one in reading.legend] == [("Personen", ""), ("Anders", "Personen")]


def test_a_sheet_that_is_not_wanted_is_left_out_and_named() -> None:
    reading = read({"Personen": [SPONSOR], "Contacten": [CONTACT]}, ChosenSheet("Contacten", "", {}))

    assert "Contacten" not in reading.sheets
    assert ("Contacten", "", How.UNUSED) in [(one.name, one.ours, one.how) for one in reading.legend]


def test_a_column_behind_the_persons_can_be_chosen_for_another_sheet() -> None:
    rows = [{**SPONSOR, "Wie let op": "Nidos"}]
    (sheet,) = read({"Personen": rows}).legend

    reading = read(
        {"Personen": rows},
        ChosenSheet("Personen", "Personen", {**as_read(sheet), ("Wie let op", 0): ("Voogdij", "Voogd")}),
    )

    assert [dict(row.cells) for row in reading.sheets["Voogdij"]] == [{"Jongere": 1, "Voogd": "Nidos"}]
    assert told(reading)["Wie let op"] == ("Voogd", How.CHOSEN)


def test_reading_as_it_was_read_changes_nothing() -> None:
    sheets = {"Clienten": PEOPLE, "Voogdij": [GUARDIANSHIP], "Contacten": [CONTACT]}
    before = read(sheets)

    after = read(sheets, *(ChosenSheet(one.name, one.ours, as_read(one)) for one in before.legend))

    assert after.sheets == before.sheets
    assert after.covered == before.covered


def sent(legend: tuple[SheetRead, ...], **other: str) -> dict[str, ChosenSheet]:
    """Return a form that was sent as it was shown, with other meanings for some headings of the first sheet."""
    found = {one.name: ChosenSheet(one.name, one.ours, as_read(one)) for one in legend}
    first = legend[0]
    columns = dict(found[first.name].columns)
    for heading, meaning in other.items():
        sheet, _, ours = meaning.partition("|")
        columns[heading, 0] = (sheet, ours) if ours else None
    return {**found, first.name: ChosenSheet(first.name, first.ours, columns)}


def test_a_form_sent_as_it_was_shown_is_no_choice() -> None:
    legend = read({"Personen": [SPONSOR], "Xyz": [{"a": 1}]}).legend

    assert settled(legend, sent(legend)) == ()


def test_what_was_changed_is_chosen_for_its_whole_sheet_and_for_no_other() -> None:
    legend = read({"Personen": [SPONSOR], "Contacten": [CONTACT]}).legend

    (chosen,) = settled(legend, sent(legend, Bijbaan=""))
    assert (chosen.name, len(chosen.columns), chosen.columns["Bijbaan", 0]) == ("Personen", len(SPONSOR), None)


@pytest.mark.parametrize(
    ("change", "column", "words"),
    [
        pytest.param({"Voornaam": "Personen|Achternaam"}, 3, "Achternaam is al de kolom Achternaam.", id="twice"),
        pytest.param({"Bijbaan": "Aanvragen|Gezinslid"}, None, "In Aanvragen kan een rij niet zonder", id="required"),
        pytest.param(
            dict.fromkeys(("Persoonsnummer", "BSN", "V-nummer", "Geboortedatum"), ""),
            None,
            "In Personen is geen kolom Persoonsnummer.",
            id="nobody can be known",
        ),
        pytest.param({"Bijbaan": "Voogdij|Voogd"}, 22, "Voogdij staat al in het blad Voogdij.", id="another sheet"),
        pytest.param({"Bijbaan": "Aanvragen|Ingediend"}, None, "In Aanvragen kan een rij niet zonder", id="leans on"),
    ],
)
def test_what_cannot_be_is_said_at_its_place(change: dict[str, str], column: int | None, words: str) -> None:
    legend = read({"Personen": [SPONSOR], "Voogdij": [GUARDIANSHIP]}).legend

    found = list(faults(legend, sent(legend, **change)))

    assert [(fault.sheet, fault.column) for fault in found] == [(0, column)]
    assert found[0].sentence.startswith(words)


def test_two_sheets_cannot_be_one_of_ours_and_one_has_to_be_something() -> None:
    legend = read({"Personen": [SPONSOR], "Contacten": [CONTACT]}).legend
    both = {**sent(legend), "Contacten": ChosenSheet("Contacten", "Personen", {})}
    none = {name: ChosenSheet(name, "", {}) for name in ("Personen", "Contacten")}

    assert [(fault.sheet, fault.column) for fault in faults(legend, both)] == [(1, None)]
    assert [type(fault) for fault in faults(legend, none)] == [Fault]
    assert [fault.sheet for fault in faults(legend, none)] == [-1]
