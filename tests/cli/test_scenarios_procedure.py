"""The scenarios of the procedure as workbooks, to the day: journey, rejection, letters, the law of 12 June 2026."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.cli.scenarios import Evaluates, application, evaluates, fact, person

__all__ = ["evaluates"]

YONAS = person(1, "amv", Geboortedatum=date(2010, 3, 14), Vergunning="A", Vergunning_bekendgemaakt=date(2026, 7, 6))
MOTHER = person(2, "moeder", In_Nederland="nee")
FILED = {"Ingediend": date(2026, 9, 21), "Ontvangst_IND": date(2026, 9, 21)}
GRANTED = FILED | {"Besluit": "ingewilligd", "Datum_besluit": date(2027, 2, 1), "MVV_afgegeven": date(2027, 3, 1)}
BOOKED = GRANTED | {"Ticket_geboekt": date(2027, 3, 20), "Vlucht": date(2027, 4, 12)}
REJECTED = {"Ingediend": date(2026, 3, 1), "Besluit": "afgewezen", "Datum_besluit": date(2026, 10, 1)}


def sheets(cells: dict[str, Any], *told: dict[str, Any], **more: Any) -> dict[str, Any]:
    """Return Yonas, his mother and her application, with what Feiten tells."""
    return {
        "Personen": [YONAS, MOTHER],
        "Aanvragen": [application(1, 2, **cells)],
        "Feiten": list(told),
        **more,
    }


@pytest.mark.parametrize(("on", "urgency"), [("2027-03-20", "hoog"), ("2027-04-04", "hoog"), ("2027-04-05", "kritiek")])
def test_sc1_a_ticket_without_an_appointment_asks_for_one_at_once(evaluates: Evaluates, on: str, urgency: str) -> None:
    found = evaluates(on, sheets(BOOKED)).one("N13")

    assert (found["state"], found["kind"], found["day"], found["urgency"]) == ("due", "task", "2027-04-12", urgency)
    assert found["reminders"] == [{"day": "2027-04-05", "urgency": "kritiek"}]


def test_sc1_an_appointment_ends_the_question(evaluates: Evaluates) -> None:
    assert evaluates("2027-03-21", sheets(BOOKED | {"Afspraak_Zevenaar": date(2027, 4, 12)})).of("N13") == []


def test_sc1_without_a_column_of_appointments_nobody_knows(evaluates: Evaluates) -> None:
    found = evaluates("2027-03-21", sheets(BOOKED), without=["Aanvragen.Afspraak Zevenaar"]).one("N13")

    assert (found["state"], found["missing"]) == ("unknown", ["afspraak Zevenaar"])


def test_sc1_the_talk_about_expectations_comes_before_the_decision(evaluates: Evaluates) -> None:
    before, during, after = (
        evaluates(on, sheets(FILED)).of("N17") for on in ("2026-10-19", "2026-10-20", "2026-11-17")
    )

    assert before == []
    assert [(each["state"], each["day"], each["person"]) for each in during] == [("due", "2026-11-16", 1)]
    assert [(each["step"], each["state"], each["missing"]) for each in after] == [
        ("niet_gevoerd", "unknown", ["verwachtingengesprek"])
    ]


def test_a_talk_that_was_not_held_becomes_a_signal(evaluates: Evaluates) -> None:
    told = fact("verwachtingengesprek_op", person=1, value="niet gebeurd")

    assert evaluates("2026-11-17", sheets(FILED, told)).one("N17")["state"] == "signal"


def test_sc1_the_journey_has_to_be_paid(evaluates: Evaluates) -> None:
    told = fact("reisfonds_status", person=2, value="deels gedekt")

    assert evaluates("2027-02-15", sheets(GRANTED)).one("N12")["day"] == "2027-02-15"
    assert evaluates("2027-02-16", sheets(GRANTED, told)).one("N12")["state"] == "signal"
    assert evaluates("2027-03-20", sheets(BOOKED, told)).of("N12") == []


def test_sc8_the_objection_shows_the_earliest_day_that_can_be_defended(evaluates: Evaluates) -> None:
    found = evaluates("2026-10-02", sheets(REJECTED)).one("N15")

    assert (found["day"], found["strict"], found["last_working_day"]) == ("2026-10-29", True, "2026-10-29")
    assert (found["state"], found["urgency"], found["certainty"]) == ("due", "kritiek", "disputed")
    assert [each["day"] for each in found["reminders"]] == ["2026-10-15", "2026-10-24"]
    assert any(sentence.startswith("Controleer de termijn") for sentence in found["because"])
    assert any("zes weken" in sentence and "12 november 2026" in sentence for sentence in found["because"])


def test_before_the_law_changed_the_objection_was_knowledge(evaluates: Evaluates) -> None:
    earlier = REJECTED | {"Datum_besluit": date(2026, 6, 11)}

    found = evaluates("2026-06-12", sheets(earlier)).one("N15")

    assert (found["version"], found["certainty"], found["day"]) == ("2001-04-01", "knowledge", "2026-07-09")


def test_sc8_support_after_the_rejection(evaluates: Evaluates) -> None:
    said = evaluates("2026-10-02", sheets(REJECTED))

    assert {each["step"]: each["day"] for each in said.of("N16")} == {
        "contact": "2026-10-06",
        "plan": "2026-10-15",
        "welzijnscheck_1": "2026-10-15",
        "welzijnscheck_2": "2026-11-12",
        "welzijnscheck_3": "2026-12-24",
    }
    assert {each["state"] for each in said.of("N16")} == {"due"}


def test_sc8_a_home_visit_is_the_contact_and_a_message_is_not(evaluates: Evaluates) -> None:
    def on(day: date, kind: str) -> dict[str, Any]:
        return {"Gezinsnummer": "G001", "Datum": day, "Medewerker": "N. Haddad", "Soort": kind}

    message = sheets(REJECTED, Contacten=[on(date(2026, 10, 2), "bericht")])
    visit = sheets(REJECTED, Contacten=[on(date(2026, 10, 5), "huisbezoek")])

    assert evaluates("2026-10-07", message).one("N16", step="contact")["state"] == "overdue"
    assert evaluates("2026-10-07", visit).of("N16", step="contact") == []


def test_sc8_each_welfare_check_is_told_by_itself(evaluates: Evaluates) -> None:
    calm = fact("welzijnscheck", person=1, value="rustig", on=date(2026, 10, 14))
    acute = fact("welzijnscheck", person=1, value="acuut", on=date(2026, 11, 12))

    said = evaluates("2026-11-12", sheets(REJECTED, calm, acute))

    assert [each["step"] for each in said.of("N16") if "welzijnscheck" in each["step"]] == ["welzijnscheck_3"]
    assert (said.one("N16", step="acuut")["day"], said.one("N16", step="acuut")["urgency"]) == ("2026-11-12", "kritiek")


def test_a_word_that_no_check_has_is_refused(evaluates: Evaluates) -> None:
    said = evaluates(
        "2026-11-12", sheets(REJECTED, fact("welzijnscheck", person=1, value="matig", on=date(2026, 11, 1)))
    )

    assert any("kies uit rustig, zorg, acuut" in each["message"] for each in said.everything["messages"])


def test_a_letter_gives_its_own_limit(evaluates: Evaluates) -> None:
    letter = FILED | {"Herstel_verzuim_tot": date(2026, 12, 4)}

    running, over = (evaluates(on, sheets(letter)).one("N09") for on in ("2026-11-19", "2026-12-05"))

    assert (running["state"], running["day"], running["strict"], running["urgency"]) == (
        "due",
        "2026-12-04",
        True,
        "hoog",
    )
    assert [each["day"] for each in running["reminders"]] == ["2026-11-20", "2026-11-27", "2026-12-02"]
    assert (over["state"], over["missing"]) == ("unknown", ["aanvulling verzonden"])


def test_a_paper_that_cannot_be_had_asks_for_dna(evaluates: Evaluates) -> None:
    told = fact("document onmogelijk", person=2, value="geboorteakte", on=date(2026, 10, 24))
    refused = fact("dna_of_gehoor_aangeboden", person=2, value="niet gebeurd")

    assert evaluates("2026-11-21", sheets(FILED, told)).one("N10")["day"] == "2026-11-21"
    assert evaluates("2026-11-22", sheets(FILED, told, refused)).one("N10")["state"] == "signal"
    assert evaluates("2026-11-22", sheets(FILED | {"DNA-onderzoek": "aangeboden"}, told)).of("N10") == []


def test_an_embassy_abroad_asks_for_a_talk_about_the_risks(evaluates: Evaluates) -> None:
    told = (
        fact("verblijfsland_gezinslid", person=2, value="Eritrea"),
        fact("gekozen_ambassade_land", person=2, value="Ethiopië"),
        fact("datum_afspraak_ambassade", person=2, on=date(2026, 12, 1)),
    )

    found = evaluates("2026-11-21", sheets(FILED, *told)).one("N18")

    assert (found["state"], found["day"], found["person"]) == ("due", "2026-12-01", 2)
    assert any("moet reizen" in sentence for sentence in found["because"])


def test_a_dna_result_is_expected_and_never_promised(evaluates: Evaluates) -> None:
    told = fact("datum_dna_afname", person=2, on=date(2026, 10, 31))
    none = fact("datum_dna_uitslag", person=2, value="niet gebeurd")

    waiting, late = (evaluates(on, sheets(FILED, told, none)).one("N19") for on in ("2027-02-28", "2027-03-01"))

    assert (waiting["state"], waiting["kind"], waiting["day"]) == ("expected", "expected", "2027-02-28")
    assert (late["step"], late["state"]) == ("navragen", "signal")


def test_a_sponsor_with_members_on_both_sides_of_12_june(evaluates: Evaluates) -> None:
    sponsor = person(1, "referent", Vergunning="A", Vergunning_bekendgemaakt=date(2026, 4, 1))
    partner, son = person(2, "ongehuwde partner"), person(3, "kind", Geboortedatum=date(2008, 6, 12))
    rows = [application(1, 2, Ingediend=date(2026, 6, 11)), application(1, 3, Ingediend=date(2026, 6, 12))]

    said = evaluates("2026-07-01", {"Personen": [sponsor, partner, son], "Aanvragen": rows})

    assert [(each["person"], each["state"]) for each in said.of("N04")] == [(2, "suspended")]
    assert [(each["person"], each["state"]) for each in said.of("N05")] == [(3, "signal")]


def test_a_sister_without_an_application_of_her_own_is_named(evaluates: Evaluates) -> None:
    sister = person(3, "zus", In_Nederland="nee", Geboortedatum=date(2016, 1, 1))

    said = evaluates("2026-10-01", {"Personen": [YONAS, MOTHER, sister], "Aanvragen": [application(1, 2, **FILED)]})

    assert [(each["person"], each["state"], each["day"]) for each in said.of("N07")] == [(3, "signal", None)]
