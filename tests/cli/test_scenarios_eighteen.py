"""The scenarios of the youngster and of turning 18 as workbooks, to the day."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.cli.scenarios import Evaluates, application, evaluates, fact, person

__all__ = ["evaluates"]

GUARDED = {"Jongere": 1, "Voogd": "Nidos"}
MOTHER = person(2, "moeder", In_Nederland="nee")
YONAS = person(
    1,
    "amv",
    Geboortedatum=date(2010, 3, 14),
    Asielaanvraag=date(2025, 9, 2),
    Vergunning="A",
    Vergunning_bekendgemaakt=date(2026, 7, 6),
    In_Nederland="ja",
)
SAMIRA = person(
    1,
    "amv",
    Geboortedatum=date(2009, 2, 1),
    Asielaanvraag=date(2026, 1, 15),
    Vergunning="B",
    Vergunning_bekendgemaakt=date(2026, 8, 17),
    In_Nederland="ja",
)
ORDERED = {**GUARDED, "Verzoek rechtbank": date(2027, 4, 26), "Beschikking": date(2027, 7, 20)}


def days(found: list[dict[str, Any]]) -> dict[str, str]:
    """Return the day of every step."""
    return {each["step"]: each["day"] for each in found}


@pytest.mark.parametrize("on", ["2026-11-21", "2027-05-12", "2027-06-14"])
def test_sc1_the_steps_towards_18(evaluates: Evaluates, on: str) -> None:
    said = evaluates(on, {"Personen": [YONAS, MOTHER], "Voogdij": [GUARDED]})

    assert days(said.of("V07")) == {
        "op_lijst": "2027-06-14",
        "bespreking": "2027-09-14",
        "besluit": "2027-12-14",
        "checklist": "2028-02-14",
        "nazorg": "2028-04-14",
    }
    assert {each["kind"] for each in said.of("V07")} == {"task"}


def test_sc1_extended_care_is_not_offered_once_guardianship_is_over(evaluates: Evaluates) -> None:
    arrived = application(1, 2, Ingediend=date(2026, 9, 21), Ingereisd=date(2027, 4, 12))

    said = evaluates("2027-08-01", {"Personen": [YONAS, MOTHER], "Aanvragen": [arrived], "Voogdij": [ORDERED]})

    assert said.of("V09") == []
    assert len(said.of("V07")) == 5


def test_sc1_the_meeting_opens_at_approval(evaluates: Evaluates) -> None:
    granted = application(1, 2, Ingediend=date(2026, 9, 21), Besluit="ingewilligd", Datum_besluit=date(2027, 2, 1))
    sheets = {"Personen": [YONAS, MOTHER], "Aanvragen": [granted], "Voogdij": [GUARDED]}
    held = fact("overgangsvergadering", person=1, on=date(2027, 2, 20))

    assert evaluates("2027-01-31", sheets).of("V08") == []
    assert (evaluates("2027-02-01", sheets).one("V08")["day"], evaluates("2027-02-01", sheets).one("V08")["state"]) == (
        "2027-02-22",
        "due",
    )
    assert evaluates("2027-02-23", {**sheets, "Feiten": [held]}).of("V08") == []


def test_sc2_she_was_a_minor_when_she_applied(evaluates: Evaluates) -> None:
    sheets = {"Personen": [SAMIRA, MOTHER], "Voogdij": [GUARDED]}

    now, later = (evaluates(on, sheets).one("N06") for on in ("2026-11-21", "2028-08-17"))

    assert (now["state"], now["urgency"], now["day"]) == ("entitled", "info", None)
    assert (later["state"], later["certainty"]) == ("entitled", "disputed")


@pytest.mark.parametrize(
    ("on", "state", "missing"),
    [
        ("2026-08-17", "due", []),
        ("2026-11-01", "due", []),
        ("2026-11-21", "unknown", ["keuze verlengde opvang"]),
    ],
)
def test_sc2_the_choice_of_extended_care(evaluates: Evaluates, on: str, state: str, missing: list[str]) -> None:
    found = evaluates(on, {"Personen": [SAMIRA, MOTHER], "Voogdij": [GUARDED]}).one("V09", step="keuze")

    assert (found["day"], found["state"], found["missing"]) == ("2026-11-01", state, missing)


def test_sc2_a_choice_that_is_written_down_gives_the_last_day(evaluates: Evaluates) -> None:
    chosen = fact("keuze verlengde opvang", person=1, value="ja")

    said = evaluates("2026-11-21", {"Personen": [SAMIRA, MOTHER], "Voogdij": [GUARDED], "Feiten": [chosen]})

    assert said.of("V09", step="keuze") == []
    assert (said.one("V09", step="einde")["day"], said.one("V09", step="einde")["kind"]) == ("2030-02-01", "period_end")


def test_sc12_the_letter_and_the_day_that_parents_no_longer_look(evaluates: Evaluates) -> None:
    filmon = person(1, "amv", Geboortedatum=date(2008, 11, 30), In_Nederland="ja")

    said = evaluates("2026-10-31", {"Personen": [filmon]})

    assert days(said.of("P01")) == {"brief": "2026-10-31", "wissel": "2026-11-30"}
    assert said.one("P01", step="brief")["urgency"] == "hoog"


def test_following_after_the_handover(evaluates: Evaluates) -> None:
    sheets = {"Personen": [YONAS, MOTHER], "Voogdij": [{**GUARDED, "Beschikking": date(2026, 8, 31)}]}
    told = [fact("welzijnscheck", person=1, value="rustig", on=date(2026, 9, 30))]

    first = evaluates("2026-09-01", sheets)
    later = evaluates("2026-10-15", {**sheets, "Feiten": told})

    months = ["2026-09-30", "2026-11-30", "2027-02-28", "2027-08-31"]
    assert list(days(first.of("V11")).values()) == list(days(first.of("V13")).values()) == months
    assert list(days(later.of("V11")).values()) == list(days(later.of("V13")).values()) == months[1:]


def test_twins_who_turn_18_on_the_day_of_the_order(evaluates: Evaluates) -> None:
    born = date(2008, 10, 20)
    twins = [person(number, "amv", Geboortedatum=born, Vergunning="A", In_Nederland="ja") for number in (1, 2)]
    rows = [{"Jongere": 1, "Voogd": "Nidos", "Verzoek rechtbank": date(2026, 8, 1), "Beschikking": date(2026, 10, 20)},
            {"Jongere": 2, "Voogd": "Nidos"}]  # fmt: skip

    said = evaluates("2026-10-20", {"Personen": twins, "Voogdij": rows})

    assert {(each["person"], each["day"]) for each in said.of("V06")} == {(1, "2026-10-27"), (2, "2026-10-27")}
    assert {each["person"] for each in said.of("V11")} == {1}
    assert sorted((each["person"], each["step"]) for each in said.of("P01")) == [(1, "wissel"), (2, "wissel")]
    assert {each["person"] for each in said.of("V04")} == {2}
    assert said.of("V09") == []


@pytest.mark.parametrize(
    ("on", "state"),
    [("2025-04-01", "due"), ("2026-04-01", "due"), ("2026-04-02", "unknown"), ("2026-12-31", "unknown")],
)
def test_of_a_birth_year_the_earliest_day_counts(evaluates: Evaluates, on: str, state: str) -> None:
    youngster = person(1, "amv", Geboortedatum="00-00-2009", Vergunning="A", In_Nederland="ja")

    found = evaluates(on, {"Personen": [youngster], "Voogdij": [GUARDED]}).one("V07", step="op_lijst")

    assert (found["day"], found["state"]) == ("2026-04-01", state)
    assert any("niet precies bekend" in sentence for sentence in found["because"])


def test_born_on_29_february_is_prepared_for_28_february(evaluates: Evaluates) -> None:
    youngster = person(1, "amv", Geboortedatum=date(2008, 2, 29), Vergunning="A", In_Nederland="ja")

    said = evaluates("2025-11-28", {"Personen": [youngster], "Voogdij": [GUARDED]})

    assert days(said.of("V09"))["keuze"] == "2025-11-28"
    assert days(said.of("P01")) == {"brief": "2026-01-29", "wissel": "2026-03-01"}
    assert said.one("V10")["day"] == "2026-01-29"
    assert any("29 februari" in sentence for sentence in said.one("V09", step="keuze")["because"])


def test_a_youngster_who_leaves_the_country_is_left_alone(evaluates: Evaluates) -> None:
    left = fact("vertrek uit Nederland", person=1, on=date(2026, 10, 1))

    said = evaluates("2026-11-01", {"Personen": [SAMIRA, MOTHER], "Voogdij": [GUARDED], "Feiten": [left]})

    assert [rule for rule in ("V04", "V07", "V09", "V10", "P01") if said.of(rule)] == []


def test_a_corrected_birth_date_moves_every_day(evaluates: Evaluates) -> None:
    before = evaluates("2026-09-01", {"Personen": [SAMIRA, MOTHER], "Voogdij": [GUARDED]})
    corrected = {**SAMIRA, "Geboortedatum": date(2009, 3, 1)}
    after = evaluates("2026-09-01", {"Personen": [corrected, MOTHER], "Voogdij": [GUARDED]})

    for rule, step in (("V07", "besluit"), ("V09", "keuze")):
        assert (days(before.of(rule))[step], days(after.of(rule))[step]) == ("2026-11-01", "2026-12-01")


def test_duo_is_expected_to_write_at_18_without_an_exempting_course(evaluates: Evaluates) -> None:
    told = fact("opleiding_vrijstellend", person=1, value="nee")

    said = evaluates("2027-02-01", {"Personen": [SAMIRA], "Feiten": [told]})

    assert (said.one("V12")["state"], said.one("V12")["day"]) == ("expected", "2027-02-01")
    assert said.of("I01") == []


def test_what_has_to_be_arranged_names_what_nobody_told(evaluates: Evaluates) -> None:
    told = [fact(name, person=1, value="ja") for name in ("zorgverzekering", "studiefinanciering", "huur", "toeslagen")]

    found = evaluates("2027-01-03", {"Personen": [SAMIRA], "Feiten": told}).one("V10")

    assert (found["day"], found["missing"]) == ("2027-01-02", ["DigiD geregeld", "bankrekening geregeld"])
