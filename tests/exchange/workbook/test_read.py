"""What the reader makes of a workbook: every mistake at its own level, every oddity said, nothing lost."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.exchange.workbooks import (
    ABSENCE,
    APPLICATION,
    CONTACT,
    FAMILY,
    GUARDIANSHIP,
    INTEGRATION,
    MOTHER,
    PROFESSIONAL,
    SPONSOR,
    person,
    workbook,
)
from weerzien.exchange.workbook.draft import Known
from weerzien.exchange.workbook.read import read_workbook
from weerzien.exchange.workbook.reading import Level, Reading, Setting
from weerzien.kernel.days import Day

TODAY = date(2026, 11, 21)
ROW, CELL, REMARK = Level.ROW_REFUSED, Level.CELL_REFUSED, Level.REMARKED


def read(content: bytes, known: Known | None = None) -> Reading:
    return read_workbook(content, file_name="lijst.xlsx", today=TODAY, known=known)


def said(reading: Reading) -> list[tuple[str, int | None, str | None, Level, str | None]]:
    return [(one.sheet, one.row, one.column, one.level, one.because_of) for one in reading.messages]


def numbers(reading: Reading) -> list[Any]:
    return [row.cells["Persoonsnummer"] for row in reading.sheets["Personen"]]


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


def odd(sheet: str, base: Any, column: str, **cells: Any) -> Any:
    told = {heading.replace("__", "-").replace("_", " "): cell for heading, cell in cells.items()}
    return pytest.param(sheet, {**base, **told}, column, id=f"{sheet}: {', '.join(told)}")


@pytest.mark.parametrize(
    ("sheet", "row", "column"),
    [
        odd("Aanvragen", APPLICATION, "Datum besluit", Besluit="afgewezen", Datum_besluit=date(2026, 7, 25)),
        odd("Aanvragen", APPLICATION, "Datum besluit", Besluit="afgewezen"),
        odd("Aanvragen", APPLICATION, "Besluit", Datum_besluit=date(2026, 9, 25)),
        odd("Aanvragen", APPLICATION, "Ontvangst IND", Ontvangst_IND=date(2026, 7, 1)),
        odd("Aanvragen", APPLICATION, "Gezinslid", Gezinslid=1),
        odd("Verzuim", ABSENCE, "Datum", Datum="7-11-26"),
        odd("Verzuim", ABSENCE, "Datum", Datum="8-11-26"),
        odd("Verzuim", ABSENCE, "Datum", Datum="23-11-26"),
        odd("Voogdij", GUARDIANSHIP, "Verzoek rechtbank", Beschikking=date(2026, 10, 1)),
        odd("Voogdij", GUARDIANSHIP, "Overgedragen aan", Overdracht_geaccepteerd=date(2026, 10, 1)),
        odd("Betrokkenen", PROFESSIONAL, "Van", Van=date(2026, 12, 3)),
        odd("Betrokkenen", PROFESSIONAL, "Tot", Tot=date(2026, 6, 3)),
        odd("Contacten", CONTACT, "Datum", Datum=date(2026, 12, 3)),
        odd("Contacten", CONTACT, "Soort", Soort="beeldbellen"),
        odd("Inburgering", INTEGRATION, "PIP dagtekening", PIP_dagtekening=date(2026, 9, 1)),
    ],
)
def test_what_is_odd_is_kept_and_said(sheet: str, row: dict[str, Any], column: str) -> None:
    reading = read(workbook(FAMILY, **{sheet: [row]}))

    assert said(reading) == [(sheet, 2, column, REMARK, None)]
    assert len(reading.sheets[sheet]) == 1


def test_an_arrival_after_the_visa_ran_out_is_kept_and_said() -> None:
    late = {
        **APPLICATION,
        "Besluit": "ingewilligd",
        "Datum besluit": date(2026, 7, 28),
        "MVV afgegeven": date(2026, 8, 1),
        "Ingereisd": date(2026, 10, 31),
    }

    assert said(read(workbook(Aanvragen=[late]))) == [("Aanvragen", 2, "Ingereisd", REMARK, None)]
    assert said(read(workbook(Aanvragen=[{**late, "Ingereisd": date(2026, 10, 30)}]))) == []


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


def test_one_person_has_one_guardianship_and_a_second_that_differs_is_refused() -> None:
    other = {**GUARDIANSHIP, "Voogd": "Jeugdbescherming"}

    reading = read(workbook(Voogdij=[GUARDIANSHIP, GUARDIANSHIP, other]))

    assert said(reading) == [("Voogdij", 3, "Jongere", REMARK, None), ("Voogdij", 4, "Jongere", ROW, None)]
    assert [row.row for row in reading.sheets["Voogdij"]] == [2]


def test_a_row_that_is_told_twice_is_kept_where_it_can_have_happened_twice() -> None:
    reading = read(workbook(Verzuim=[ABSENCE, ABSENCE], Aanvragen=[APPLICATION, APPLICATION]))

    assert said(reading) == [("Aanvragen", 3, None, REMARK, None), ("Verzuim", 3, None, REMARK, None)]
    assert (len(reading.sheets["Verzuim"]), len(reading.sheets["Aanvragen"])) == (2, 1)


@pytest.mark.parametrize("hours", [0, -1, 25, "veel"])
def test_absence_needs_hours_that_fit_in_a_day(hours: Any) -> None:
    assert said(read(workbook(Verzuim=[{**ABSENCE, "Uren": hours}]))) == [("Verzuim", 2, "Uren", ROW, None)]


def test_hours_may_have_a_comma() -> None:
    reading = read(workbook(Verzuim=[{**ABSENCE, "Uren": "2,5"}]))

    assert reading.sheets["Verzuim"][0].cells["Uren"] == Decimal("2.5")


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
