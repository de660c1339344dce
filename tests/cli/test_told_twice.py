"""What two rows of a list tell of one person: the more exact counts, or no day rests on it."""

from __future__ import annotations

from datetime import date

import pytest

from tests.cli.scenarios import Evaluates, application, evaluates, fact, person

__all__ = ["evaluates"]

YOUNGSTER = person(1, "amv", Geboortedatum=date(2010, 3, 14), Vergunning="A", Vergunning_bekendgemaakt=date(2026, 7, 6))
FAMILY = {
    "Personen": [YOUNGSTER, person(2, "moeder", In_Nederland="nee")],
    "Aanvragen": [application(1, 2, Ingediend=date(2026, 8, 1), Ontvangst_IND=date(2026, 8, 5))],
    "Voogdij": [{"Jongere": 1, "Voogd": "Nidos"}],
}


def test_two_permits_of_one_person_give_no_day_but_the_rows_that_contradict_each_other(evaluates: Evaluates) -> None:
    name = "vergunning bekendgemaakt op"
    rows = [fact(name, person=1, on=date(2026, 9, 1)), fact(name, person=1, on=date(2026, 6, 1))]
    nothing_filed = {sheet: told for sheet, told in FAMILY.items() if sheet != "Aanvragen"}
    said = evaluates("2026-11-21", {**nothing_filed, "Feiten": rows})
    same = evaluates("2026-11-21", {**nothing_filed, "Feiten": [rows[0], rows[0]]})

    one, other = [each for each in said.everything["messages"] if each["sheet"] == "Feiten"]
    assert [(each["row"], each["level"]) for each in (one, other)] == [(2, "opgemerkt"), (3, "opgemerkt")]
    assert one["message"] == (
        f"In rij 2 van Feiten, kolom Feit, staat '{name}', en rij 3 zegt iets anders van dezelfde; wat klopt is"
        " onbekend, haal weg wat niet klopt."
    )
    found = said.one("N01", person=1)
    assert (found["state"], found["day"], found["missing"]) == ("unknown", None, [name])
    assert {(each["state"], each["day"]) for each in said.of("N02", person=1)} == {("unknown", None)}
    assert (
        f"Let op, de gegevens spreken elkaar tegen: twee rijen zeggen iets anders van '{name}' (Feiten rij 2 en rij 3)."
        " Vul in wat klopt."
    ) in found["because"]
    assert [each["day"] for each in same.of("N01", person=1)] == ["2026-12-01"]
    assert [each for each in same.everything["messages"] if each["sheet"] == "Feiten"] == []


@pytest.mark.parametrize(
    ("rows", "day", "why"),
    [
        ([("", "2010"), ("", date(2010, 5, 14))], "2028-05-14", "rij 3 telt, want die is preciezer"),
        ([("", date(2010, 5, 14)), ("", "2010")], "2028-05-14", "rij 2 telt, want die is preciezer"),
        ([("", date(2010, 5, 14)), ("onbekend", "")], None, "wat klopt is onbekend"),
        ([("", date(2010, 5, day)) for day in (14, 15, 14)], None, "wat klopt is onbekend"),
    ],
    ids=["later and more exact", "earlier and more exact", "nobody knows", "three times"],
)
def test_of_two_rows_about_one_birth_the_more_exact_counts_or_none(
    evaluates: Evaluates, rows: list[tuple[str, date | str]], day: str | None, why: str
) -> None:
    told = [fact("geboortedatum", person=1, value=value, on=on) for value, on in rows]
    said = evaluates("2026-11-21", {**FAMILY, "Feiten": told})

    found = said.one("V04", person=1)
    assert (found["day"], found["state"]) == (day, "due" if day else "unknown")
    assert why in " ".join(each["message"] for each in said.everything["messages"] if each["sheet"] == "Feiten")


def test_of_two_statuses_the_one_of_a_later_day_counts_and_of_one_day_none(evaluates: Evaluates) -> None:
    told = [
        fact("beschermingsvorm", person=1, value="A", on=date(2026, 9, 1)),
        fact("beschermingsvorm", person=1, value="B", on=date(2026, 7, 6)),
    ]
    later = evaluates("2026-07-21", {**FAMILY, "Aanvragen": [], "Feiten": told})
    one_day = evaluates("2026-07-21", {**FAMILY, "Aanvragen": [], "Feiten": [{**told[0], "Datum": ""}, told[1]]})
    other_way = evaluates("2026-07-21", {**FAMILY, "Aanvragen": [], "Feiten": [told[1], {**told[0], "Datum": ""}]})

    assert [each["state"] for each in later.of("N01", person=1)] == ["due"]
    for said in (one_day, other_way):
        # The A-status leads, whatever row it stands in: what may be too late soon is asked after.
        found = {(each["rule"], each["state"], each["day"]) for each in said.everything["outcomes"]}
        assert ("N01", "unknown", None) in found
        assert {each["state"] for each in said.of("V07", person=1)} == {"unknown"}
        assert said.of("N03", person=1) == []


def test_two_orders_about_one_youngster_in_voogdij_leave_the_day_of_the_order_unknown(evaluates: Evaluates) -> None:
    orders = [{"Jongere": 1, "Voogd": "Nidos", "Beschikking": date(2026, 10, day)} for day in (20, 27)]
    without = [{"Jongere": 1, "Voogd": "Nidos"}, orders[1]]

    for rows in (orders, orders[::-1], without):
        said = evaluates("2026-11-21", {**FAMILY, "Voogdij": rows})
        about = [(each["row"], each["column"], each["level"]) for each in said.everything["messages"]]
        assert about == [(2, "Beschikking", "cel geweigerd"), (3, "Jongere", "rij geweigerd")]
        found = said.one("V04", person=1)
        assert (found["state"], found["missing"]) == ("unknown", ["beschikking"])


def test_of_two_days_the_dictionary_may_say_which_counts(evaluates: Evaluates) -> None:
    rows = [fact("melding DUO", person=1, on=date(2026, month, 1)) for month in (6, 9)]
    (found,) = [
        each
        for each in evaluates("2026-11-21", {**FAMILY, "Feiten": rows}).everything["messages"]
        if each["sheet"] == "Feiten"
    ]

    assert found["row"] == 3
    assert "rij 2 telt, want van meer dagen telt hier de eerste." in found["message"]
