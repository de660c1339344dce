"""Lists from a bad day: everything that can be read is read, and each thing that cannot is named in a sentence."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.exchange.corpus import HEADINGS
from tests.exchange.packed import inline, xlsx, xlsx_parts, zipped
from tests.exchange.workbook.saying import CELL, ROW, read
from tests.exchange.workbooks import ABSENCE, FAMILY, SPONSOR, person, workbook
from weerzien.exchange.workbook.reading import Reading

SCRIPTS = (
    "Łukasz Ångström",
    "أمينة يوسف",
    "ኣማኒኤል ሃይለ",
    "Олена Шевчук",
    "دلارام رستمی",
    "李小龙",
    "Zoë 🌷 Smit",
    "Ελένη",
)


def levels(reading: Reading) -> list[tuple[int | None, str | None, str]]:
    return [(one.row, one.column, one.level) for one in reading.messages]


def sentences(reading: Reading) -> list[str]:
    return [one.message for one in reading.messages]


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_name_in_any_script_stays_as_it_is(name: str) -> None:
    reading = read(workbook({"Personen": [person(3, Achternaam=name)]}))

    assert reading.sheets["Personen"][0].cells["Achternaam"] == name
    assert reading.messages == ()


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        pytest.param("30-2", "geen datum die wij kunnen lezen", id="30-2"),
        pytest.param("30-2-2026", "datum die niet bestaat", id="30-2-2026"),
        pytest.param(-1, "voor 1900 of na 2150", id="-1"),
        pytest.param(99999, "voor 1900 of na 2150", id="99999"),
        pytest.param(1e300, "geen datum die wij kunnen lezen", id="1e300"),
        pytest.param(True, "geen datum die wij kunnen lezen", id="a boolean"),
        pytest.param("#REF!", "fout van het rekenprogramma", id="an error as text"),
        pytest.param("morgen 🙂", "geen datum die wij kunnen lezen", id="an emoji"),
        pytest.param('=HYPERLINK("http://x")', "staat een formule", id="a formula as text"),
    ],
)
def test_a_day_that_is_none_is_refused_and_the_person_stays(raw: Any, words: str) -> None:
    reading = read(workbook({"Personen": [person(3, Woning_sinds=raw)]}))

    assert levels(reading) == [(2, "Woning sinds", CELL)]
    assert words in sentences(reading)[0]
    assert "Woning sinds" not in reading.sheets["Personen"][0].cells


def test_wrong_types_behind_right_names_are_named_one_by_one() -> None:
    wrong = person(3, BSN=True, V_nummer="twee", Tolk_nodig=3.7, Vergunning=date(2026, 1, 1), Doelgroep=-1)

    reading = read(workbook({"Personen": [wrong]}))

    assert sorted(levels(reading)) == sorted(
        (2, column, CELL) for column in ("BSN", "V-nummer", "Tolk nodig", "Vergunning", "Doelgroep")
    )


def test_an_error_that_a_sheet_holds_is_no_empty_cell() -> None:
    row = '<row r="2"><c><v>1</v></c><c t="e"><f>A9</f><v>#REF!</v></c><c><v>2</v></c><c t="e"><v>#N/A</v></c></row>'

    reading = read(zipped(xlsx_parts(inline(*HEADINGS) + row, "Verzuim")))

    assert levels(reading)[1:] == [(2, "Datum", ROW), (2, "Soort", CELL)]
    assert [row.row for row in reading.refused] == [2]


def test_a_formula_is_read_by_its_outcome_and_refused_without_one() -> None:
    row = '<row r="2"><c><f>1+1</f><v>2</v></c><c><f>TODAY()</f></c><c t="str"><f>""</f><v></v></c></row>'

    reading = read(xlsx(inline("Persoonsnummer", "Woning sinds", "Voornaam", "Gezinsnummer") + row))

    assert "staan formules; wij voeren ze niet uit" in sentences(reading)[0]
    assert [said[1] for said in levels(reading)[1:]] == ["Woning sinds", "Gezinsnummer"]


def test_macros_and_links_are_left_alone_and_that_is_said() -> None:
    parts = xlsx_parts(inline(*HEADINGS) + inline(1, "3-11-26", 2, "ziek", row=2), "Verzuim")
    content = zipped({**parts, "xl/vbaProject.bin": b"\xd0\xcf\x11\xe0", "xl/externalLinks/externalLink1.xml": "<a/>"})

    reading = read(content)

    assert [said.split(";")[0] for said in sentences(reading)] == [
        "In dit werkboek zitten macro's",
        "Dit werkboek verwijst naar andere bestanden",
    ]
    assert len(reading.sheets["Verzuim"]) == 1


def test_two_hundred_columns_are_named_one_by_one() -> None:
    many = {**SPONSOR, **{f"Kleur {number}": "rood" for number in range(200)}}

    reading = read(workbook({"Personen": [many]}))

    assert [one.column for one in reading.messages] == [f"Kleur {number}" for number in range(200)]
    assert len(reading.sheets["Personen"]) == 1


def test_a_sheet_and_a_heading_that_stand_there_twice_are_named() -> None:
    other = {"personen ": FAMILY["Personen"], "Personen": [{**SPONSOR, "voornaam": "Ander"}]}

    reading = read(workbook(other))

    assert any("Het blad Personen staat er twee keer in" in said for said in sentences(reading))


def test_a_sheet_of_the_same_name_in_the_file_itself_is_not_read_silently() -> None:
    parts = xlsx_parts(inline(*HEADINGS) + inline(1, "3-11-26", 2, "ziek", row=2), "Verzuim")
    sheet = parts["xl/workbook.xml"].partition("<sheets>")[2].partition("</sheets>")[0]
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(sheet, sheet + sheet)

    reading = read(zipped(parts))

    assert [said.split(";")[0] for said in sentences(reading)] == ["Het blad Verzuim staat er twee keer in"]
    assert len(reading.sheets["Verzuim"]) == 1


def test_null_bytes_and_signs_that_turn_text_around_break_nothing() -> None:
    reading = read(
        workbook(
            {"Verzuim": [{**ABSENCE, "Leerling": 3, "Soort": "zi\0ek"}], "Personen": [person(3, Voornaam="A\u202eB")]}
        )
    )

    assert reading.sheets["Verzuim"][0].cells["Soort"] == "ziek"
    assert len(reading.sheets["Personen"]) == 1
