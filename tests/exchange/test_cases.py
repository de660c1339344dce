"""A workbook as the rulebook reads it: whose facts, from where, and where silence means that it did not happen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.cli.scenarios import application, fact, person, write
from weerzien.exchange.workbook.cases import cases
from weerzien.exchange.workbook.read import read_workbook
from weerzien.exchange.workbook.reading import Level, Reading
from weerzien.exchange.workbook.told import settings
from weerzien.kernel.days import Day
from weerzien.rulebook.case import Case, Event, Key, Known
from weerzien.rulebook.settings import ParameterSetting

TODAY = date(2026, 11, 21)
PERSONS = [person(1, "amv", Geboortedatum=date(2010, 3, 14)), person(2, "moeder", In_Nederland="nee")]


@pytest.fixture
def reads(tmp_path: Path) -> Any:
    """Write a workbook and return what was read."""

    def read(*, without: Iterable[str] = (), **sheets: Any) -> Reading:
        path = write(tmp_path / "lijst.xlsx", sheets, without=tuple(without))
        return read_workbook(path.read_bytes(), file_name="lijst.xlsx", today=TODAY)

    return read


def only(reading: Reading) -> Case:
    (found,) = cases(reading)
    return found


def facts_of(case: Case, key: Key) -> Mapping[str, Known]:
    (found,) = [each.facts for each in case.persons if each.key == key]
    return found


def test_a_person_has_the_facts_of_its_row_with_their_place(reads: Any) -> None:
    case = only(reads(Personen=PERSONS))

    assert case.family == "G001"
    assert facts_of(case, 1)["geboortedatum"] == Known(Day.on(date(2010, 3, 14)), "Personen rij 2, Geboortedatum")
    assert "Persoonsnummer" not in facts_of(case, 1)


def test_an_application_is_named_by_its_row(reads: Any) -> None:
    case = only(reads(Personen=PERSONS, Aanvragen=[application(1, 2, Ingediend=date(2026, 8, 1))]))

    (found,) = case.applications

    assert (found.key, found.sponsor, found.member) == (2, 1, 2)
    assert found.facts["aanvraag ingediend"].value == Day.on(date(2026, 8, 1))


def test_the_first_day_in_a_hotel_goes_to_the_member(reads: Any) -> None:
    rows = [
        application(1, 2, Hotel_sinds=date(2026, 9, 25)),
        application(1, 2, Soort_aanvraag="regulier", Hotel_sinds=date(2026, 9, 23)),
        application(1, 2, Ingediend=date(2026, 1, 1), Hotel_sinds=date(2026, 9, 24)),
    ]

    case = only(reads(Personen=PERSONS, Aanvragen=rows))

    assert facts_of(case, 2)["hotel sinds"].value == Day.on(date(2026, 9, 23))
    assert all("hotel sinds" not in each.facts for each in case.applications)


def test_a_row_of_guardianship_is_itself_a_fact(reads: Any) -> None:
    case = only(reads(Personen=PERSONS, Voogdij=[{"Jongere": 1}]))

    assert facts_of(case, 1)["onder voogdij"].value is True
    assert "onder voogdij" not in facts_of(case, 2)


def test_lists_go_to_the_pupil_and_to_the_family(reads: Any) -> None:
    case = only(
        reads(
            Personen=PERSONS,
            Verzuim=[{"Leerling": 1, "Datum": date(2026, 11, 3), "Uren": 2, "Soort": "ziek"}],
            Contacten=[{"Gezinsnummer": "G001", "Datum": date(2026, 11, 2), "Soort": "telefoon"}],
            Betrokkenen=[{"Gezinsnummer": "G001", "Naam": "J. Smit", "Rol": "gezinsregisseur"}],
        )
    )

    assert (case.absences[0].person, case.absences[0].facts["uren verzuim"].value) == (1, 2)
    assert case.contacts[0].facts["soort contact"].value == "telefoon"
    assert case.professionals[0].facts["rol betrokkene"].value == "gezinsregisseur"


def test_a_column_that_is_there_is_covered_and_one_that_is_not_is_not(reads: Any) -> None:
    case = only(reads(Personen=PERSONS, without=["Aanvragen.Ingereisd", "Voogdij"]))

    assert "aanvraag ingediend" in case.covered
    assert "ingereisd" not in case.covered
    assert "beschikking" not in case.covered


@pytest.mark.parametrize(
    ("cells", "lost"),
    [
        ({"Ingediend": "31-02-2026"}, "aanvraag ingediend"),
        ({"Ingereisd": "onbekend"}, "ingereisd"),
        ({"Gezinslid": 99}, "aanvraag ingediend"),
    ],
    ids=["a refused cell", "somebody wrote that it is unknown", "a refused row"],
)
def test_what_was_refused_says_nothing(reads: Any, cells: dict[str, Any], lost: str) -> None:
    other = {**person(3, "amv"), "Gezinsnummer": "G002"}

    first, second = cases(reads(Personen=[*PERSONS, other], Aanvragen=[{**application(1, 2), **cells}]))

    assert lost not in first.covered
    assert lost in second.covered


def test_without_persons_the_applications_tell_who_is_in_the_family(reads: Any) -> None:
    case = only(reads(Aanvragen=[application(1, 2)], Voogdij=[{"Jongere": 7}], without=["Personen"]))

    assert [each.key for each in case.persons] == [1, 2]


@pytest.mark.parametrize(
    ("told", "value"),
    [
        (fact("Ingereisd", person=2, on=date(2026, 9, 1)), Day.on(date(2026, 9, 1))),
        (fact("datum_inreis", person=2, value="01-09-2026"), Day.on(date(2026, 9, 1))),
        (fact("ingereisd", person=2, value=date(2026, 9, 1)), Day.on(date(2026, 9, 1))),
        (fact("ingereisd", person=2, value="Niet gebeurd"), Event.NOT_HAPPENED),
        (fact("ingereisd", person=2, value="onbekend"), Event.UNKNOWN),
        (fact("ingereisd", person=2, value="ja"), True),
        (fact("besluit", person=2, value="Ingewilligd"), "ingewilligd"),
    ],
    ids=["heading", "another name, day as words", "day as value", "not happened", "unknown", "on some day", "word"],
)
def test_facts_tell_of_the_applications_for_a_person(reads: Any, told: dict[str, Any], value: object) -> None:
    reading = reads(Personen=PERSONS, Aanvragen=[application(1, 2)], Feiten=[told])

    (found,) = only(reading).applications

    name = "besluit" if told["Feit"] == "besluit" else "ingereisd"
    assert found.facts[name] == Known(value, "Feiten rij 2")  # type: ignore[arg-type]  # each case has its own type
    assert reading.messages == ()


def test_facts_tell_of_persons_and_families(reads: Any) -> None:
    reading = reads(
        Personen=PERSONS,
        Feiten=[
            {**fact("eigen adres jongere", person=1, value="Kerkstraat"), "Bron": "de jongere"},
            fact("afgeleide vergunning", person=2, value="ja"),
            fact("gekozen start samenwonen", value="aankomst"),
            fact("aanvraag ingediend", person=1, value="niet gebeurd"),
        ],
    )

    case = only(reading)

    assert facts_of(case, 1)["eigen adres jongere"] == Known(
        "Kerkstraat", "Feiten rij 2, de jongere", source="de jongere"
    )
    assert facts_of(case, 2)["afgeleide vergunning"].value is True
    assert case.facts["gekozen start samenwonen"].value == "aankomst"
    assert facts_of(case, 1)["aanvraag ingediend"].value is Event.NOT_HAPPENED


def test_of_a_fact_that_is_told_twice_the_dictionary_says_which_day_leads(reads: Any) -> None:
    integration = {"Persoon": 2, "Start 10 weken (SS139)": date(2026, 5, 3), "PIP dagtekening": date(2026, 7, 5)}
    told = [
        fact("SS139", person=2, on=date(2026, 4, 1)),
        fact("SS139", person=2, on=date(2026, 9, 1)),
        fact("PIP", person=2, on=date(2026, 8, 1)),
    ]

    case = only(reads(Personen=PERSONS, Inburgering=[integration], Feiten=told))

    assert facts_of(case, 2)["start 10 weken (SS139)"].value == Day.on(date(2026, 9, 1))
    assert facts_of(case, 2)["PIP dagtekening"].value == Day.on(date(2026, 7, 5))


@pytest.mark.parametrize(
    ("told", "column"),
    [
        (fact("hotel sints", person=2, on=date(2026, 9, 1)), "Feit"),
        (fact("datum contact", on=date(2026, 9, 1)), "Feit"),
        (fact("hotel sinds", on=date(2026, 9, 1)), "Persoonsnummer"),
        ({**fact("gezin gesloten", on=date(2026, 9, 1)), "Gezinsnummer": ""}, "Gezinsnummer"),
        (fact("hotel sinds", person=2), "Waarde"),
        (fact("hotel sinds", person=2, value="gisteren"), "Waarde"),
        (fact("inburgeringsplichtig", person=2, value="misschien"), "Waarde"),
        (fact("doelgroep", person=2, value="toerist"), "Waarde"),
    ],
    ids=[
        "no such fact",
        "belongs in a list",
        "whose",
        "which family",
        "empty",
        "no day",
        "neither ja nor nee",
        "no such word",
    ],
)
def test_a_row_of_facts_that_is_not_understood_is_refused_in_words(
    reads: Any, told: dict[str, Any], column: str
) -> None:
    reading = reads(Personen=PERSONS, Feiten=[told])

    (message,) = reading.messages

    assert (message.sheet, message.row, message.column) == ("Feiten", 2, column)
    assert message.level is Level.ROW_REFUSED
    assert (reading.sheets["Feiten"], len(reading.refused)) == ((), 1)


def test_settings_go_by_the_names_of_the_rules(reads: Any) -> None:
    lines = [
        {"Regel": "n08", "Parameter": "nareis_beslistermijn_maanden", "Waarde": 9, "Vanaf": date(2026, 1, 1)},
        {"Regel": "H06", "Parameter": "aan", "Waarde": 0},
    ]

    given, messages = settings(reads(Personen=PERSONS, Instellingen=lines))

    assert given.parameters == (
        ParameterSetting("N08", "nareis beslistermijn maanden", 9, date(2026, 1, 1)),
        ParameterSetting("H06", "aan", 0),
    )
    assert messages == ()


@pytest.mark.parametrize("rule", ["I01", "N08", "N01"])
def test_a_line_that_switches_law_or_national_policy_off_is_refused(reads: Any, rule: str) -> None:
    lines = [{"Regel": rule, "Parameter": "aan", "Waarde": 0}]

    given, (message,) = settings(reads(Personen=PERSONS, Instellingen=lines))

    assert given.parameters == ()
    assert f"bij regel {rule} de parameter aan, die is niet in te stellen" in message.message


def test_a_setting_with_a_strange_name_is_read_where_it_can_mean_one_thing_only(reads: Any) -> None:
    line = {"Regel": "S08", "Parameter": "dagen stil", "Waarde": 42}

    given, (message,) = settings(reads(Personen=PERSONS, Instellingen=[line]))

    assert given.parameters == (ParameterSetting("S08", "stilte", 42),)
    assert message.level is Level.REMARKED


@pytest.mark.parametrize(("rule", "column"), [("X99", "Regel"), ("N01", "Parameter"), ("S09", "Parameter")])
def test_a_setting_that_no_rule_knows_is_refused(reads: Any, rule: str, column: str) -> None:
    line = {"Regel": rule, "Parameter": "hoeveel", "Waarde": 2}

    given, (message,) = settings(reads(Personen=PERSONS, Instellingen=[line]))

    assert given.parameters == ()
    assert (message.level, message.column) == (Level.ROW_REFUSED, column)
