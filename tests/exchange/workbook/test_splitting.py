"""One sheet instead of seven: the same families come out, and what was read as what is said."""

from __future__ import annotations

from typing import Any

from tests.exchange.workbook.saying import read
from tests.exchange.workbooks import APPLICATION, FAMILY, GUARDIANSHIP, INTEGRATION, MOTHER, SPONSOR, workbook
from weerzien.exchange.workbook.reading import Reading

TRACKS = ("Aanvragen", "Voogdij", "Inburgering")


def without(row: Any, *headings: str) -> dict[str, Any]:
    return {heading: cell for heading, cell in row.items() if heading not in headings}


VOOGDIJ = without(GUARDIANSHIP, "Jongere")
INBURGERING = without(INTEGRATION, "Persoon")
AANVRAAG = without(APPLICATION, "Gezinsnummer", "Gezinslid")
ONE_LIST = [
    {**SPONSOR, **dict.fromkeys([*AANVRAAG, *INBURGERING], ""), **VOOGDIJ},
    {**MOTHER, **AANVRAAG, **INBURGERING, **dict.fromkeys(VOOGDIJ, "")},
]


def cells(reading: Reading, sheet: str) -> list[dict[str, Any]]:
    return [dict(row.cells) for row in reading.sheets[sheet]]


def test_one_list_says_what_a_workbook_of_sheets_says() -> None:
    one, many = read(workbook({"Lijst": ONE_LIST})), read(workbook(FAMILY))

    assert cells(one, "Personen") == cells(many, "Personen")
    assert cells(one, "Voogdij") == cells(many, "Voogdij")
    assert cells(one, "Inburgering") == cells(many, "Inburgering")
    assert cells(one, "Aanvragen") == [without(row, "Gezinsnummer") for row in cells(many, "Aanvragen")]
    assert [row.row for row in one.sheets["Inburgering"]] == [3]
    assert [said.sheet for said in one.messages] == ["Personen", *TRACKS]
    assert "deze kolommen als Voogdij: Voogd, Verzoek rechtbank, Beschikking," in one.messages[2].message


def test_what_moved_is_seen_and_covered_only_where_it_belongs() -> None:
    reading = read(workbook({"Personen": ONE_LIST}))

    assert not set(reading.headings["Personen"]) & {*VOOGDIJ, *INBURGERING, *AANVRAAG}
    assert ("Voogdij", "Beschikking") in reading.covered
    assert len(reading.raw["Personen", 2]) == len(SPONSOR)


def test_a_sheet_that_is_there_is_not_filled_from_the_persons() -> None:
    reading = read(workbook({**FAMILY, "Personen": [{**SPONSOR, **VOOGDIJ}, MOTHER]}))

    assert len(reading.sheets["Voogdij"]) == 1
    assert [said.column for said in reading.messages] == list(VOOGDIJ)


def test_an_application_without_its_sponsor_stays_where_it_is_and_is_named() -> None:
    columns = without(AANVRAAG, "Referent")

    reading = read(workbook({"Personen": [{**SPONSOR, **dict.fromkeys(columns, "")}, {**MOTHER, **columns}]}))

    assert reading.sheets.keys() == {"Personen"}
    assert [said.column for said in reading.messages] == list(columns)


def test_one_column_that_might_be_of_another_sheet_is_only_named() -> None:
    reading = read(workbook({"Personen": [{**SPONSOR, "Niveau": "A2"}]}))

    assert reading.sheets.keys() == {"Personen"}
    assert [said.column for said in reading.messages] == ["Niveau"]
