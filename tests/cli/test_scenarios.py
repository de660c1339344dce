"""The scenarios that the first twenty rules cover, as workbooks, to the day."""

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
    Asielaanvraag=date(2025, 9, 2),
    Vergunning="A",
    Vergunning_bekendgemaakt=date(2026, 7, 6),
    In_Nederland="ja",
    Gemeente="Tilburg",
    Opvang="kleinschalig",
    School="ISK",
    Volledig_dagonderwijs="ja",
)
MOTHER = person(2, "moeder", In_Nederland="nee")
FATHER = person(3, "vader", In_Nederland="nee")
GUARDED = {"Jongere": 1, "Voogd": "Nidos"}
SAMIRA = person(
    1,
    "amv",
    Geboortedatum=date(2009, 2, 1),
    Asielaanvraag=date(2026, 1, 15),
    Vergunning="B",
    Vergunning_bekendgemaakt=date(2026, 8, 17),
)


def filed(**cells: Any) -> dict[str, Any]:
    """Return the mother's application as it stood after filing."""
    return application(1, 2, Ingediend=date(2026, 9, 21), Ontvangst_IND=date(2026, 9, 21), **cells)


def arrived(**cells: Any) -> dict[str, Any]:
    """Return the mother's application as it stood after her arrival."""
    return filed(
        Besluit="ingewilligd",
        Datum_besluit=date(2027, 2, 1),
        MVV_afgegeven=date(2027, 3, 1),
        Ingereisd=date(2027, 4, 12),
        **cells,
    )


def test_sc1_the_filing_limit_with_its_reminders(evaluates: Evaluates) -> None:
    said = evaluates("2026-07-10", {"Personen": [YONAS, MOTHER], "Voogdij": [GUARDED]})

    found = said.one("N01")

    assert found["day"] == "2026-10-06"
    assert found["state"] == "due"
    assert found["kind"] == "limit"
    assert found["strict"] is True
    assert found["last_working_day"] == "2026-10-06"
    assert [reminder["day"] for reminder in found["reminders"]] == ["2026-08-11", "2026-09-08", "2026-09-29"]
    assert [reminder["urgency"] for reminder in found["reminders"]] == ["laag", "midden", "hoog"]
    assert found["urgency"] == "info"
    assert found["until"] == "2026-08-11"
    assert said.of("N03") == []


@pytest.mark.parametrize(
    ("on", "urgency"),
    [
        ("2026-08-10", "info"),
        ("2026-08-11", "laag"),
        ("2026-09-08", "midden"),
        ("2026-09-29", "hoog"),
        ("2026-10-06", "hoog"),
    ],
)
def test_sc1_the_filing_limit_grows_urgent(evaluates: Evaluates, on: str, urgency: str) -> None:
    assert evaluates(on, {"Personen": [YONAS, MOTHER]}).one("N01")["urgency"] == urgency


def test_sc1_filing_closes_the_reminders(evaluates: Evaluates) -> None:
    said = evaluates("2026-09-22", {"Personen": [YONAS, MOTHER], "Aanvragen": [filed()]})

    assert said.of("N01") == []
    assert said.of("N02") == []


def test_sc1_filing_for_one_leaves_information_about_the_other(evaluates: Evaluates) -> None:
    said = evaluates("2026-09-22", {"Personen": [YONAS, MOTHER, FATHER], "Aanvragen": [filed()]})

    found = said.one("N01")

    assert (found["urgency"], found["reminders"], found["day"]) == ("info", [], "2026-10-06")


def test_sc1_the_day_after_the_limit_n02_takes_its_place(evaluates: Evaluates) -> None:
    said = evaluates("2026-10-07", {"Personen": [YONAS, MOTHER]})

    found = said.one("N02")

    assert said.of("N01") == []
    assert (found["step"], found["state"], found["day"], found["urgency"]) == (
        "niet_ingediend",
        "overdue",
        "2026-10-06",
        "kritiek",
    )


def test_without_a_source_about_applications_the_limit_has_not_passed_but_is_unknown(evaluates: Evaluates) -> None:
    said = evaluates("2026-10-07", {"Personen": [YONAS, MOTHER]}, without=["Aanvragen"])

    found = said.one("N02")

    assert (found["state"], found["missing"]) == ("unknown", ["aanvraag ingediend"])
    assert any("vraag na bij Nidos" in sentence for sentence in found["because"])


def test_somebody_may_tell_that_nothing_was_filed(evaluates: Evaluates) -> None:
    told = fact("aanvraag ingediend", person=1, value="niet gebeurd")

    said = evaluates("2026-10-07", {"Personen": [YONAS, MOTHER], "Feiten": [told]}, without=["Aanvragen"])

    assert said.one("N02")["state"] == "overdue"


@pytest.mark.parametrize(
    ("settings", "day"),
    [
        ([], "2027-03-21"),
        ([{"Regel": "N08", "Parameter": "nareis_beslistermijn_maanden", "Waarde": 6}], "2027-03-21"),
        ([{"Regel": "N08", "Parameter": "nareis_beslistermijn_maanden", "Waarde": 9}], "2027-06-21"),
        ([{"Regel": "N08", "Parameter": "beslistermijn", "Waarde": 9, "Vanaf": date(2026, 9, 21)}], "2027-06-21"),
        ([{"Regel": "N08", "Parameter": "beslistermijn", "Waarde": 9, "Vanaf": date(2026, 9, 22)}], "2027-03-21"),
    ],
    ids=["as written", "six months", "nine months", "from the day of receipt", "from the day after receipt"],
)
def test_sc1_the_decision_term(evaluates: Evaluates, settings: list[dict[str, Any]], day: str) -> None:
    sheets = {"Personen": [YONAS, MOTHER], "Aanvragen": [filed()], "Instellingen": settings}

    found = evaluates("2026-11-21", sheets).one("N08")

    assert (found["state"], found["day"], found["person"], found["subject_ref"]) == ("expected", day, 2, 2)
    assert found["until"] == date.fromordinal(date.fromisoformat(day).toordinal() + 1).isoformat()


def test_sc1_the_visa(evaluates: Evaluates) -> None:
    visa = filed(Besluit="ingewilligd", Datum_besluit=date(2027, 2, 1), MVV_afgegeven=date(2027, 3, 1))

    found = evaluates("2027-03-20", {"Personen": [YONAS, MOTHER], "Aanvragen": [visa]}).one("N11")

    assert found["day"] == "2027-05-30"
    assert found["last_working_day"] == "2027-05-28"
    assert found["reminders"] == [
        {"day": "2027-04-15", "urgency": "hoog"},
        {"day": "2027-05-09", "urgency": "kritiek"},
    ]


def test_sc1_arrival(evaluates: Evaluates) -> None:
    said = evaluates("2027-04-20", {"Personen": [YONAS, MOTHER], "Aanvragen": [arrived()], "Voogdij": [GUARDED]})

    assert (said.one("N14")["day"], said.one("N14")["state"]) == ("2027-04-17", "overdue")
    assert (said.one("V02")["day"], said.one("V02")["state"]) == ("2027-05-10", "due")
    assert said.one("V04")["day"] == "2028-03-14"


def test_sc1_no_request_after_28_days_is_a_signal(evaluates: Evaluates) -> None:
    said = evaluates("2027-05-11", {"Personen": [YONAS, MOTHER], "Aanvragen": [arrived()], "Voogdij": [GUARDED]})

    assert (said.one("V02")["day"], said.one("V02")["state"]) == ("2027-05-10", "signal")


def test_sc1_the_request_to_the_court(evaluates: Evaluates) -> None:
    requested = {**GUARDED, "Verzoek rechtbank": date(2027, 4, 26)}

    said = evaluates("2027-05-12", {"Personen": [YONAS, MOTHER], "Aanvragen": [arrived()], "Voogdij": [requested]})

    assert said.of("V02") == []
    assert (said.one("V03")["day"], said.one("V03")["state"]) == ("2027-07-26", "expected")
    assert (said.one("V05")["day"], said.one("V05")["state"]) == ("2027-06-28", "due")


def test_sc1_a_home_and_isk(evaluates: Evaluates) -> None:
    housed = {**MOTHER, "In Nederland": "ja", "Woning sinds": date(2027, 5, 3)}

    said = evaluates("2027-05-04", {"Personen": [YONAS, housed], "Aanvragen": [arrived()]})

    assert (said.one("H04")["state"], said.one("H04")["day"]) == ("suspended", "2028-05-03")
    assert said.one("H05")["state"] == "entitled"
    assert any("H05" in sentence for sentence in said.one("H04")["because"])


def test_sc1_integration_of_the_parents(evaluates: Evaluates) -> None:
    integration = {"Persoon": 2, "Inburgeringsplichtig": "ja", "Start 10 weken (SS139)": date(2027, 5, 3)}
    sheets = {"Personen": [YONAS, MOTHER], "Inburgering": [integration]}

    found = evaluates("2027-05-20", sheets).one("I01")

    assert (found["day"], found["person"]) == ("2027-07-12", 2)
    assert [reminder["day"] for reminder in found["reminders"]] == ["2027-06-14", "2027-07-05"]


def test_sc1_the_integration_term(evaluates: Evaluates) -> None:
    integration = {"Persoon": 2, "Inburgeringsplichtig": "ja", "PIP dagtekening": date(2027, 7, 5)}

    said = evaluates("2027-07-06", {"Personen": [YONAS, MOTHER], "Inburgering": [integration]})

    found = said.one("I02")
    assert said.of("I01") == []
    assert (found["day"], found["kind"], found["state"]) == ("2030-07-05", "period_end", "due")
    assert any("6 juli 2027" in sentence for sentence in found["because"])
    assert found["until"] == "2029-07-05"


def test_sc2_b_status_has_no_three_month_alarm(evaluates: Evaluates) -> None:
    said = evaluates("2026-11-21", {"Personen": [SAMIRA, MOTHER], "Voogdij": [GUARDED]})

    assert said.of("N01") == []
    assert said.of("N02") == []
    assert (said.one("N03", step="")["day"], said.one("N03", step="")["kind"]) == ("2028-08-17", "earliest")
    assert (said.one("N03", step="voorbereiden")["day"], said.one("N03", step="voorbereiden")["kind"]) == (
        "2028-02-17",
        "task",
    )
    assert said.one("V04")["urgency"] == "hoog"


def test_sc4_the_exemption_ends(evaluates: Evaluates) -> None:
    youngster = person(1, "amv", Geboortedatum=date(2009, 8, 1), School="ISK", Volledig_dagonderwijs="ja")
    housed = {**MOTHER, "In Nederland": "ja", "Woning sinds": date(2026, 10, 5), "Gemeente": "Breda"}
    came = application(1, 2, Ingereisd=date(2026, 9, 1), BRP_inschrijving=date(2026, 9, 3))

    during = evaluates("2027-02-18", {"Personen": [youngster, housed], "Aanvragen": [came]})
    after = evaluates(
        "2027-02-20",
        {"Personen": [{**youngster, "School": "geen", "Volledig dagonderwijs": "nee"}, housed], "Aanvragen": [came]},
    )

    assert (during.one("H04")["state"], during.one("H05")["state"]) == ("suspended", "entitled")
    assert after.of("H05") == []
    assert (after.one("H04")["state"], after.one("H04")["day"]) == ("due", "2027-10-05")


@pytest.mark.parametrize(
    ("on", "urgency"),
    [("2026-10-21", "hoog"), ("2026-10-27", "hoog"), ("2026-10-28", "kritiek"), ("2026-11-21", "kritiek")],
)
def test_sc6_the_support_gap_is_critical_from_the_sixth_working_day(
    evaluates: Evaluates, on: str, urgency: str
) -> None:
    ordered = {**GUARDED, "Verzoek rechtbank": date(2026, 8, 1), "Beschikking": date(2026, 10, 20)}

    found = evaluates(on, {"Personen": [YONAS, MOTHER], "Voogdij": [ordered]}).one("V06")

    assert (found["urgency"], found["day"]) == (urgency, "2026-10-27")


def test_sc6_accepting_prevents_it(evaluates: Evaluates) -> None:
    accepted = {
        **GUARDED,
        "Beschikking": date(2026, 10, 20),
        "Overgedragen aan": "VluchtelingenWerk",
        "Overdracht geaccepteerd": date(2026, 10, 26),
    }

    assert evaluates("2026-10-28", {"Personen": [YONAS], "Voogdij": [accepted]}).of("V06") == []
