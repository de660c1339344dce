"""What the reader makes of a whole workbook: nothing lost, everything unknown named."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from tests.exchange.workbook.saying import REMARK, read, said
from tests.exchange.workbooks import (
    APPLICATION,
    FAMILY,
    MOTHER,
    SPONSOR,
    person,
    workbook,
)
from weerzien.exchange.workbook.reading import Reading, Setting
from weerzien.kernel.days import Day


def test_a_healthy_workbook_is_read_without_a_word() -> None:
    reading = read(workbook())

    assert said(reading) == []
    assert {name: len(rows) for name, rows in reading.sheets.items()} == {
        "Personen": 2,
        "Aanvragen": 1,
        "Voogdij": 1,
        "Inburgering": 1,
        "Contacten": 1,
        "Verzuim": 1,
        "Betrokkenen": 1,
    }
    assert reading.refused == ()


def test_every_kind_of_cell_becomes_what_it_means() -> None:
    sponsor, mother = read(workbook()).sheets["Personen"]

    assert sponsor.row == 2
    assert sponsor.cells == {
        "Gezinsnummer": "T001",
        "Persoonsnummer": 1,
        "Achternaam": "Tesfay",
        "Voornaam": "Luwam",
        "Geslacht": "V",
        "Geboortedatum": Day.on(date(2010, 5, 4)),
        "BSN": "999990019",
        "V-nummer": "2800000011",
        "Nationaliteit": "Eritrese",
        "Taal": "Tigrinya",
        "Tolk nodig": True,
        "Rol in gezin": "amv",
        "Doelgroep": "asiel",
        "Vergunning": "A",
        "Asielaanvraag": Day.on(date(2025, 9, 2)),
        "Vergunning bekendgemaakt": Day.on(date(2026, 7, 6)),
        "In Nederland": True,
        "Gemeente": "Meerdijk",
        "Opvang": "kleinschalig",
        "School": "ISK",
        "Volledig dagonderwijs": True,
        "Bijbaan": False,
    }
    assert mother.cells["Geboortedatum"] == Day.on(date(1985, 2, 3))
    assert (mother.cells["Opvang"], mother.cells["Opvang verwacht op"]) == ("verwacht", Day.on(date(2027, 2, 21)))


def test_what_the_workbook_covers_are_the_sheets_and_columns_that_are_there() -> None:
    rows = ({heading: cell for heading, cell in SPONSOR.items() if heading != "BSN"},)

    reading = read(workbook({"Personen": rows}))

    assert ("Personen", "Geboortedatum") in reading.covered
    assert ("Personen", "BSN") not in reading.covered
    assert not any(sheet == "Aanvragen" for sheet, _ in reading.covered)


def test_sheets_columns_and_headings_may_stand_in_any_order_and_case() -> None:
    rows = [dict(reversed(SPONSOR.items()))]
    rows[0] = {f" {heading.upper().replace('-', ' ')}  ": cell for heading, cell in rows[0].items()}

    reading = read(workbook({" personen ": rows}))

    assert said(reading) == []
    assert reading.sheets["Personen"][0].cells == read(workbook(Personen=[SPONSOR])).sheets["Personen"][0].cells


def test_what_we_do_not_know_is_named() -> None:
    reading = read(workbook({"Personen": [{**SPONSOR, "Schoenmaat": 38, "bsn ": "x"}], "Kantine": [{"Soep": "ja"}]}))

    assert said(reading) == [
        ("Personen", 1, "Schoenmaat", REMARK, None),
        ("Personen", 1, "bsn", REMARK, None),
        ("Kantine", None, None, REMARK, None),
    ]


def test_settings_and_loose_facts_are_read() -> None:
    facts = [{"Gezinsnummer": "T001", "Persoonsnummer": 1, "Feit": "resultaat DUO", "Waarde": "geslaagd", "Datum": ""}]
    settings = [{"Regel": "N08", "Parameter": "nareis_beslistermijn_maanden", "Waarde": 9, "Vanaf": "1-1-26"}]

    reading = read(workbook(FAMILY, Feiten=facts, Instellingen=settings))

    assert reading.settings == (Setting("N08", "nareis_beslistermijn_maanden", 9, date(2026, 1, 1)),)
    assert reading.sheets["Feiten"][0].cells == {
        "Gezinsnummer": "T001",
        "Persoonsnummer": 1,
        "Feit": "resultaat DUO",
        "Waarde": "geslaagd",
    }


def test_empty_rows_do_not_count_and_rows_keep_the_number_the_spreadsheet_gives_them() -> None:
    reading = read(workbook(Personen=[SPONSOR, {}, person(3, Geboortedatum="31-02-2010")], Aanvragen=[APPLICATION]))

    assert [(one.sheet, one.row) for one in reading.messages] == [("Personen", 4), ("Aanvragen", 2), ("Inburgering", 2)]


def sentences(reading: Reading) -> Iterable[str]:
    return (one.message for one in reading.messages)


def test_a_message_is_one_sentence_that_says_where_and_what_now() -> None:
    content = workbook(Personen=[SPONSOR, MOTHER, person(3, BSN="123456789", Geboortedatum="31-02-2010")])

    for sentence in sentences(read(content)):
        assert sentence.startswith("In rij 4 van Personen, kolom ")
        assert sentence.endswith(".")
        assert ";" in sentence
        assert "123456789" not in sentence
