"""A list without numbers: everybody who can be told from the others gets one, and the rest get a sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pytest

from tests.exchange.workbook.saying import ROW, TODAY, numbers, read, said
from tests.exchange.workbooks import APPLICATION, GUARDIANSHIP, MOTHER, SPONSOR, workbook
from weerzien.exchange.workbook.cases import cases
from weerzien.exchange.workbook.draft import Known
from weerzien.exchange.workbook.numbering import FAMILY_IN_WORDS, NO_FAMILY_NUMBER, NO_PERSON_NUMBER, Identity
from weerzien.exchange.workbook.read import read_workbook
from weerzien.exchange.workbook.reading import Reading

BSN, OTHER_BSN = "999990019", "999990020"


class Spelled:
    """Marks that can be read, so that a test sees what a number is made of."""

    def number(self, identity: Identity, row: int) -> str:
        return "|".join(identity)

    def word(self, said: str) -> str:
        return f"<{said}>"


def row(first: str, last: str, born: object = date(2010, 5, 4), **more: object) -> dict[str, Any]:
    """Return a row of a list without a number for anybody."""
    return {"Voornaam": first, "Achternaam": last, "Geboortedatum": born, "BSN": "", **more}


def spelled(sheets: Mapping[str, Sequence[Mapping[str, Any]]], known: Known | None = None) -> Reading:
    return read_workbook(workbook(sheets), file_name="lijst.xlsx", today=TODAY, known=known, marks=Spelled())


def sentences(reading: Reading) -> list[str]:
    return [one.message for one in reading.messages]


def test_whoever_has_a_name_and_a_birth_date_goes_by_those_and_the_assumption_is_said() -> None:
    reading = spelled({"Personen": [row("Amina", "Yusuf", Familie="12"), row("Ömer", "Yusuf", Familie="12")]})

    assert numbers(reading) == [
        "name|12|amina|yusuf|2010-05-04|2010-05-04",
        "name|12|omer|yusuf|2010-05-04|2010-05-04",
    ]
    assert NO_PERSON_NUMBER in sentences(reading)
    assert NO_FAMILY_NUMBER not in sentences(reading)
    assert reading.refused == ()


@pytest.mark.parametrize(
    "again",
    [
        pytest.param({"Voornaam": "AMINA", "Achternaam": "yusuf "}, id="capitals and blanks"),
        pytest.param({"Voornaam": "", "Achternaam": "Yusuf Amina"}, id="a whole name in one column"),
        pytest.param({"Geboortedatum": "4-5-2010"}, id="a day as text"),
        pytest.param({"BSN": BSN}, id="a BSN that was not there before"),
        pytest.param({"School": "mbo", "Geboortedatum": "04/05/10"}, id="other facts"),
    ],
)
def test_a_later_version_gives_the_same_person_the_same_number(again: dict[str, Any]) -> None:
    first, later = row("Amina", "Yusuf", Gezin="12"), row("Amina", "Yusuf", Gezin="12") | again

    assert numbers(spelled({"Personen": [first]})) == numbers(spelled({"Personen": [later]}))


def test_a_list_that_tells_a_family_now_finds_who_it_told_without_one_before() -> None:
    before = numbers(spelled({"Personen": [row("Amina", "Yusuf")]}))
    known = Known(persons=frozenset(before))

    assert numbers(spelled({"Personen": [row("Amina", "Yusuf", Gezin="12")]}, known)) == before
    two = [row("Amina", "Yusuf", Gezin="12"), row("Amina", "Yusuf", Gezin="13")]
    assert not set(numbers(spelled({"Personen": two}, known))) & set(before)


@pytest.mark.parametrize(
    ("told", "number"),
    [
        ({"Geboortedatum": "", "BSN": BSN}, f"BSN|{BSN}"),
        ({"Voornaam": "", "Achternaam": "", "V-nummer": 2800000011}, "V-nummer|2800000011"),
    ],
    ids=["no birth date", "no name"],
)
def test_whoever_has_no_name_with_a_birth_date_goes_by_a_national_number(told: dict[str, Any], number: str) -> None:
    assert numbers(spelled({"Personen": [row("Amina", "Yusuf", **told)]})) == [number]


def test_of_whom_too_little_is_told_falls_and_the_others_stay() -> None:
    reading = spelled({"Personen": [row("Amina", "Yusuf"), row("Bilal", "Yusuf", "")]})

    assert len(numbers(reading)) == 1
    assert ("Personen", 3, None, ROW, None) in said(reading)
    assert "staat te weinig om iemand in een volgende lijst te herkennen" in sentences(reading)[-1]


def test_two_who_cannot_be_told_apart_both_fall_and_a_bsn_tells_them_apart() -> None:
    twice = [row("Amina", "Yusuf", Gezin="12", School=school) for school in ("ISK", "mbo")]
    others = [row("Amina", "Yusuf", Gezin="13"), row("Bilal", "Yusuf", Gezin="12")]

    lost = spelled({"Personen": [*twice, *others]})
    told = spelled({"Personen": [twice[0] | {"BSN": BSN}, twice[1] | {"BSN": OTHER_BSN}, *others]})

    assert [one.row for one in lost.refused] == [2, 3]
    assert "van rij 3, zonder BSN of V-nummer bij allebei" in " ".join(sentences(lost))
    assert numbers(told)[:2] == [f"BSN|{BSN}", f"BSN|{OTHER_BSN}"]
    assert numbers(told)[2:] == numbers(lost)


def test_a_row_that_stands_there_twice_is_one_person() -> None:
    reading = spelled({"Personen": [row("Amina", "Yusuf", Gezin="12")] * 2})

    assert len(numbers(reading)) == 1
    assert [one.row for one in reading.duplicates] == [3]


def test_where_nothing_binds_rows_everybody_is_a_family_and_an_application_binds_them() -> None:
    people = [row("Amina", "Yusuf"), row("Selam", "Yusuf", "3-2-85"), row("Bilal", "Haji")]
    one = {"Referent": "Yusuf Amina", "Gezinslid": "Selam YUSUF", "Ingediend": date(2026, 7, 20)}

    reading = spelled({"Personen": people, "Aanvragen": [one]})

    amina, selam, bilal = numbers(reading)
    assert NO_FAMILY_NUMBER in sentences(reading)
    assert [each.cells["Gezinsnummer"] for each in reading.sheets["Personen"]] == [
        f"family|{amina}", f"family|{amina}", f"family|{bilal}",
    ]  # fmt: skip
    assert [(each.cells["Referent"], each.cells["Gezinslid"]) for each in reading.sheets["Aanvragen"]] == [
        (amina, selam)
    ]
    assert {case.family: len(case.persons) for case in cases(reading)} == {f"family|{amina}": 2, f"family|{bilal}": 1}


@pytest.mark.parametrize("named", [999990019, "999 990 019", "2800000011", "Amina Yusuf", "YUSUF Amína"])
def test_another_sheet_names_somebody_by_bsn_by_v_number_or_by_name(named: object) -> None:
    people = [row("Amina", "Yusuf", BSN=BSN, **{"V-nummer": 2800000011}), row("Bilal", "Yusuf", **{"V-nummer": ""})]

    reading = spelled({"Personen": people, "Voogdij": [{"Jongere": named, "Voogd": "Nidos"}]})

    assert [each.cells["Jongere"] for each in reading.sheets["Voogdij"]] == numbers(reading)[:1]


def test_a_name_that_two_have_names_nobody() -> None:
    people = [row("Amina", "Yusuf"), row("Amina", "Yusuf", date(2011, 1, 1))]

    reading = spelled({"Personen": people, "Voogdij": [{"Jongere": "Amina Yusuf", "Voogd": "Nidos"}]})

    assert reading.sheets["Voogdij"] == ()
    assert "staat een persoon die niet in Personen staat" in sentences(reading)[-1]


def test_what_stands_behind_a_person_without_a_number_is_of_the_person_of_its_row() -> None:
    behind = {heading: cell for heading, cell in GUARDIANSHIP.items() if heading != "Jongere"}
    alone = row("Amina", "Yusuf", **dict.fromkeys(behind, ""))
    people = [alone, row("Bilal", "Yusuf", **behind), row("Carim", "Yusuf", "", **behind)]

    reading = spelled({"Personen": people})

    assert [(each.row, each.cells["Jongere"]) for each in reading.sheets["Voogdij"]] == [(3, numbers(reading)[1])]
    assert ("Voogdij", 4, "Jongere", ROW, "Personen rij 4") in said(reading)


def test_families_that_are_called_by_a_word_get_a_number_and_that_is_said() -> None:
    people = [row("Amina", "Yusuf", Familie="Yusuf"), row("Bilal", "Haji", Familie="Haji")]
    contact = {"Datum": date(2026, 11, 2), "Gezinsnummer": "yusuf", "Notitie": "x"}

    reading = spelled({"Personen": people, "Contacten": [contact]})

    assert FAMILY_IN_WORDS in sentences(reading)
    assert [each.cells["Gezinsnummer"] for each in reading.sheets["Personen"]] == ["<YUSUF>", "<HAJI>"]
    assert [each.cells["Gezinsnummer"] for each in reading.sheets["Contacten"]] == ["<YUSUF>"]
    known = Known(families=frozenset({"YUSUF"}))
    assert spelled({"Personen": people}, known).sheets["Personen"][0].cells["Gezinsnummer"] == "YUSUF"
    known = Known(families=frozenset({"<YUSUF>"}))
    assert spelled({"Contacten": [contact]}, known).sheets["Contacten"][0].cells["Gezinsnummer"] == "<YUSUF>"


def test_two_columns_that_could_be_the_number_are_a_question_and_nothing_is_made() -> None:
    reading = spelled({"Personen": [row("Amina", "Yusuf", Gezin="1", Klantnummer=1, Cliëntnummer=2)]})

    assert (reading.made, reading.sheets["Personen"]) == (frozenset(), ())


def test_what_was_refused_or_doubted_is_not_covered_for_the_family_it_is_about() -> None:
    people = [row("Amina", "Yusuf"), row("Selam", "Yusuf", "3-2-85"), row("Bilal", "Haji")]
    people = [each | {"Vergunning bekendgemaakt": day} for each, day in zip(people, ("?", "", ""), strict=True)]
    bad = {"Leerling": "Bilal Haji", "Datum": "31-2-2026", "Uren": 2}

    amina, selam, bilal = cases(spelled({"Personen": people, "Verzuim": [bad]}))

    assert ("vergunning bekendgemaakt op" in amina.covered, "vergunning bekendgemaakt op" in selam.covered) == (
        False,
        True,
    )
    assert ("datum verzuim" in selam.covered, "datum verzuim" in bilal.covered) == (True, False)


def test_without_anywhere_to_keep_them_people_go_by_the_row_they_stand_in() -> None:
    reading = read(workbook({"Personen": [row("Amina", "Yusuf"), row("Bilal", "Haji")]}))

    assert numbers(reading) == ["rij 2", "rij 3"]
    assert [each.cells["Gezinsnummer"] for each in reading.sheets["Personen"]] == ["rij 2", "rij 3"]


def test_a_list_with_numbers_is_read_as_ever() -> None:
    sheets = {"Personen": [SPONSOR, MOTHER], "Aanvragen": [APPLICATION]}

    reading = spelled(sheets)

    assert reading.sheets == read(workbook(sheets)).sheets
    assert (reading.made, reading.named, reading.messages) == (frozenset(), {}, ())
