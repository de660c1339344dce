"""The scenarios about living together, integration, wellbeing and meeting, as workbooks, to the day."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.cli.scenarios import Evaluates, application, evaluates, fact, person

__all__ = ["evaluates"]

YONAS = person(
    1,
    "amv",
    Geboortedatum=date(2010, 3, 14),
    Vergunning="A",
    Vergunning_bekendgemaakt=date(2026, 7, 6),
    In_Nederland="ja",
    Gemeente="Tilburg",
    School="ISK",
    Volledig_dagonderwijs="ja",
    Bijbaan="nee",
)
HOUSED = person(2, "moeder", In_Nederland="ja", Gemeente="Tilburg", Woning_sinds=date(2027, 5, 3))
CAME = application(
    1,
    2,
    Ingediend=date(2026, 9, 21),
    Besluit="ingewilligd",
    Datum_besluit=date(2027, 2, 1),
    Ingereisd=date(2027, 4, 12),
)
REUNITED = {"Personen": [YONAS, HOUSED], "Aanvragen": [CAME]}


def days(said: Any, rule: str) -> list[str]:
    return [outcome["day"] for outcome in said.of(rule)]


def test_sc1_the_four_evaluations_of_the_first_year(evaluates: Evaluates) -> None:
    said = evaluates("2027-05-04", REUNITED)

    assert days(said, "M02") == ["2027-08-03", "2027-11-03", "2028-02-03", "2028-05-03"]
    assert {(outcome["state"], outcome["kind"], outcome["person"]) for outcome in said.of("M02")} == {
        ("due", "task", None)
    }


def test_sc1_an_evaluation_with_the_family_closes_its_step(evaluates: Evaluates) -> None:
    told = fact("gezinsevaluatie", value="met inbreng gezin", on=date(2027, 8, 2))

    said = evaluates("2027-08-04", {**REUNITED, "Feiten": [told]})

    assert days(said, "M02") == ["2027-11-03", "2028-02-03", "2028-05-03"]


def test_sc1_an_evaluation_without_the_family_does_not(evaluates: Evaluates) -> None:
    told = fact("evaluatie", value="zonder inbreng gezin", on=date(2027, 8, 2))

    said = evaluates("2027-08-04", {**REUNITED, "Feiten": [told]})

    assert said.one("M02", step="na_3_maanden")["state"] == "overdue"
    assert said.one("M02", step="zonder_inbreng")["state"] == "signal"


def test_sc1_the_welfare_checks_of_the_parents(evaluates: Evaluates) -> None:
    said = evaluates("2027-05-04", REUNITED)

    assert days(said, "S04") == ["2027-11-03", "2028-05-03"]
    assert {outcome["state"] for outcome in said.of("S04")} == {"due"}


def test_a_welfare_check_that_nobody_tells_is_unknown_once_its_day_has_passed(evaluates: Evaluates) -> None:
    found = evaluates("2027-11-04", REUNITED).one("S04", step="na_6_maanden")

    assert (found["state"], found["missing"]) == ("unknown", ["welzijnscheck"])
    assert any("Vraag na bij vaste contactpersoon" in sentence for sentence in found["because"])


@pytest.mark.parametrize(
    ("choice", "expected"), [("samen", ["2027-04-05", "2027-05-31"]), ("apart", [])], ids=["together", "apart"]
)
def test_sc1_the_talk_about_money_if_the_choice_is_together(
    evaluates: Evaluates, choice: str, expected: list[str]
) -> None:
    told = fact("keuze samenwonen", person=1, value=choice)

    said = evaluates("2027-04-05", {**REUNITED, "Feiten": [told]})

    assert days(said, "H10") == expected
    assert {outcome["state"] for outcome in said.of("H10")} <= {"due"}


def test_sc1_changing_route_and_care_for_money(evaluates: Evaluates) -> None:
    integration = {
        "Persoon": 2,
        "Inburgeringsplichtig": "ja",
        "Start 10 weken (SS139)": date(2027, 5, 3),
        "PIP dagtekening": date(2027, 7, 5),
        "Leerroute": "B1",
        "Bijstand sinds": date(2027, 5, 3),
    }

    said = evaluates("2027-07-06", {**REUNITED, "Inburgering": [integration]})

    route, care = said.one("I03"), said.one("I08")
    assert (route["day"], route["kind"], route["state"]) == ("2029-01-05", "limit", "due")
    assert (care["day"], care["kind"], care["state"]) == ("2027-11-02", "period_end", "due")
    assert said.of("I05") == []
    assert said.of("I07") == []


def test_sc2_waiting_with_a_b_status_asks_for_a_talk(evaluates: Evaluates) -> None:
    samira = person(1, "amv", Vergunning="B", Vergunning_bekendgemaakt=date(2026, 8, 17))

    first = evaluates("2026-11-21", {"Personen": [samira]}).one("S05")
    talked = fact("welzijnscheck", person=1, value="rustig", on=date(2027, 2, 10))
    second = evaluates("2027-02-20", {"Personen": [samira], "Feiten": [talked]}).one("S05")

    assert (first["day"], first["state"]) == ("2027-02-17", "due")
    assert (second["day"], second["state"]) == ("2027-05-10", "due")


FILMON = person(1, "amv", Geboortedatum=date(2009, 8, 1), Gemeente="Tilburg", School="ISK", Volledig_dagonderwijs="ja")
IN_BREDA = person(2, "moeder", In_Nederland="ja", Gemeente="Breda", Woning_sinds=date(2026, 10, 5))
FIRST_CAME = application(1, 2, Ingereisd=date(2026, 9, 1), BRP_inschrijving=date(2026, 9, 3))
LEFT = fact("datum_uitschrijving_school", person=1, on=date(2027, 2, 19))


def test_sc4_parents_in_another_municipality(evaluates: Evaluates) -> None:
    found = evaluates("2026-10-05", {"Personen": [FILMON, IN_BREDA], "Aanvragen": [FIRST_CAME]}).one("H03")

    assert (found["state"], found["urgency"], found["person"]) == ("signal", "hoog", 1)


def test_sc4_leaving_school_ends_the_exemption_the_same_day(evaluates: Evaluates) -> None:
    sheets = {"Personen": [FILMON, IN_BREDA], "Aanvragen": [FIRST_CAME], "Feiten": [LEFT]}

    before, after = evaluates("2027-02-18", sheets), evaluates("2027-02-19", sheets)

    assert (before.one("H05")["state"], before.one("H04")["state"]) == ("entitled", "suspended")
    assert before.of("H06") == []
    assert after.of("H05") == []
    assert (after.one("H04")["state"], after.one("H04")["day"]) == ("due", "2027-10-05")
    assert (after.one("H06")["state"], after.one("H06")["day"]) == ("due", "2027-03-19")
    assert any("RMC" in sentence for sentence in after.one("H06")["because"])


def test_sc8_one_month_of_rent_in_arrears_is_a_high_signal(evaluates: Evaluates) -> None:
    told = fact("betalingsachterstand", value=1, on=date(2026, 11, 15))

    before, after = (
        evaluates(on, {"Personen": [YONAS], "Feiten": [told]}).of("S06") for on in ("2026-11-14", "2026-11-15")
    )

    assert before == []
    assert [(found["step"], found["state"], found["urgency"]) for found in after] == [("achterstand", "signal", "hoog")]


@pytest.mark.parametrize(
    ("value", "speaks"), [("1 maand", True), ("1,5", True), (0, False), ("0,5 maand", False)], ids=str
)
def test_arrears_are_told_in_months(evaluates: Evaluates, value: Any, speaks: bool) -> None:
    told = fact("huurachterstand", value=value, on=date(2026, 11, 15))

    assert bool(evaluates("2026-11-20", {"Personen": [YONAS], "Feiten": [told]}).of("S06")) == speaks


def test_a_word_where_months_were_asked_is_refused(evaluates: Evaluates) -> None:
    told = fact("huurachterstand", value="veel", on=date(2026, 11, 15))

    (message,) = evaluates("2026-11-20", {"Personen": [YONAS], "Feiten": [told]}).everything["messages"]

    assert (message["level"], message["column"]) == ("rij geweigerd", "Waarde")


def observed(by: str, on: date, value: str = "zorg") -> dict[str, Any]:
    return {**fact("observatie spanningen", value=value, on=on), "Bron": by}


def test_tensions_seen_by_one_are_to_be_confirmed_and_by_two_are_not(evaluates: Evaluates) -> None:
    serious, second = observed("school", date(2026, 11, 20), "ernstig"), observed("Nidos", date(2026, 11, 22))

    one = evaluates("2026-11-23", {"Personen": [YONAS], "Feiten": [serious]}).one("S03")
    two = evaluates("2026-11-23", {"Personen": [YONAS], "Feiten": [serious, second]}).one("S03")

    assert (one["step"], one["state"], one["day"]) == ("te_bevestigen", "signal", "2026-12-04")
    assert one["because"][0].startswith("Te bevestigen: alleen de gezinsregisseur ziet dit")
    assert (two["step"], two["state"], two["day"]) == ("", "signal", "2026-12-04")


def test_resettled_people_are_expected_by_the_cell_about_reception(evaluates: Evaluates) -> None:
    invited = {**person(1, "vader", Opvang="verwacht 21-02-2027"), "Doelgroep": "hervestiger"}

    said = evaluates("2026-11-21", {"Personen": [invited]})

    assert [(found["step"], found["day"]) for found in said.of("R01")] == [
        ("profiel", "2026-12-27"),
        ("woning_vast", "2027-01-10"),
        ("woning_ingericht", "2027-02-07"),
    ]


def test_the_task_of_a_municipality_stands_beside_its_families(evaluates: Evaluates) -> None:
    told = [
        {**fact(name, value=value, on=day), "Gezinsnummer": ""}
        for name, value, day in (
            ("begin halfjaar", "", date(2026, 7, 1)), ("taakstelling", 50, ""), ("achterstand", 10, ""),
            ("gerealiseerd", 39, ""),
        )
    ]  # fmt: skip

    said = evaluates("2026-11-21", {"Personen": [YONAS], "Feiten": told})

    of_the_municipality = [found for found in said.everything["outcomes"] if found["family"] == "gemeente"]
    assert [(found["rule"], found["state"]) for found in of_the_municipality] == [("H09", "signal")]
    assert any("39 van de 40" in sentence for sentence in of_the_municipality[0]["because"])
