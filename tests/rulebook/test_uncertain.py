"""Days that are not known exactly, facts that contradict each other, and what a municipality may set."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.rulebook.cases import family
from weerzien.kernel.words import date_words
from weerzien.rulebook.case import Case
from weerzien.rulebook.evaluate import evaluate
from weerzien.rulebook.explain import explain
from weerzien.rulebook.outcomes import Outcome, State
from weerzien.rulebook.settings import ParameterSetting, Settings

BORN_IN_2009 = {"rol in gezin": "amv", "onder voogdij": "ja", "geboortedatum": "2009-01-01..2009-12-31"}

REQUESTED_SOME_DAY = {
    "rol in gezin": "amv",
    "onder voogdij": "ja",
    "geboortedatum": date(2010, 3, 14),
    "verzoek rechtbank": "ja",
}


def found(case: Case, rule: str, on: date, *settings: ParameterSetting) -> list[Outcome]:
    return [each for each in evaluate(case, on=on, settings=Settings(settings)) if each.rule == rule]


@pytest.mark.parametrize(
    ("on", "state"),
    [
        (date(2027, 1, 1), [State.DUE]),
        (date(2027, 1, 2), [State.UNKNOWN]),
        (date(2027, 12, 31), [State.UNKNOWN]),
        (date(2028, 1, 1), []),
    ],
)
def test_between_both_ends_of_a_birthday_nobody_knows(on: date, state: list[State]) -> None:
    outcomes = found(family(persons=[BORN_IN_2009]), "V04", on)

    assert [each.state for each in outcomes] == state
    assert all(each.day == date(2027, 1, 1) for each in outcomes)


def test_an_uncertain_day_is_said_and_asked_for() -> None:
    (outcome,) = found(family(persons=[BORN_IN_2009]), "V04", date(2027, 6, 1))

    assert outcome.missing == ("geboortedatum",)
    assert any("niet precies bekend" in sentence for sentence in outcome.because)
    assert any("Vraag na bij IND of gemeente" in sentence for sentence in outcome.because)
    assert "geboren op een dag tussen 1 januari 2009 en 31 december 2009 en wordt" in outcome.because[0]


def test_who_may_still_be_a_minor_is_one() -> None:
    requested = {**BORN_IN_2009, "verzoek rechtbank": date(2027, 6, 1)}

    assert found(family(persons=[requested]), "V03", date(2027, 6, 2))
    assert not found(family(persons=[requested]), "V03", date(2028, 1, 1))


def test_the_earlier_of_a_day_and_what_happened_on_an_unknown_day_is_asked_for_and_not_certain() -> None:
    case, on = family(persons=[REQUESTED_SOME_DAY]), date(2027, 6, 1)

    for rule, bound in (("V03", date(2028, 3, 14)), ("V05", date(2028, 2, 15))):
        (outcome,) = found(case, rule, on)
        assert (outcome.state, outcome.day, outcome.missing) == (State.UNKNOWN, bound, ("verzoek rechtbank",))
        assert outcome.because[0].startswith("Niet bekend: verzoek rechtbank.")
        said = explain(case, outcome, on=on).tree.children[-1]
        assert (said.words.partition("(")[2], said.truth) == (f"uiterlijk {date_words(bound)})", None)


def test_once_the_last_day_of_the_earlier_of_two_has_passed_it_is_certain_that_it_is_too_late() -> None:
    case = family(persons=[REQUESTED_SOME_DAY])

    assert [each.state for each in found(case, "V05", date(2028, 2, 15))] == [State.UNKNOWN]
    assert [each.state for each in found(case, "V05", date(2028, 2, 16))] == [State.OVERDUE]


def test_a_request_that_did_not_happen_takes_no_part_in_the_earlier_of_two_days() -> None:
    case = family(persons=[REQUESTED_SOME_DAY | {"verzoek rechtbank": "niet gebeurd"}])

    assert [each.state for each in found(case, "V05", date(2027, 6, 1))] == [State.DUE]


def test_an_application_of_which_only_the_receipt_is_known_was_filed_by_then() -> None:
    persons = [
        {"rol in gezin": "amv", "doelgroep": "asiel", "beschermingsvorm": "A",
         "vergunning bekendgemaakt op": date(2026, 7, 6)},
        {"rol in gezin": "moeder", "in Nederland": "nee"},
    ]  # fmt: skip
    told = {"referent": 1, "gezinslid": 2, "soort aanvraag": "nareis"}

    in_time = family(persons=persons, applications=[{**told, "ontvangst IND": date(2026, 10, 6)}])
    perhaps_late = family(persons=persons, applications=[{**told, "ontvangst IND": date(2026, 10, 9)}])

    assert found(in_time, "N02", date(2026, 11, 1)) == []
    (outcome,) = found(perhaps_late, "N02", date(2026, 11, 1))
    assert (outcome.step, outcome.state, outcome.missing) == (
        "te_laat_ingediend",
        State.UNKNOWN,
        ("aanvraag ingediend",),
    )


def test_facts_that_contradict_each_other_are_said_with_their_rows() -> None:
    case = family(persons=[{"brede intake": date(2026, 2, 1), "PIP dagtekening": date(2026, 1, 1)}])

    (outcome,) = found(case, "I02", date(2026, 6, 2))

    assert any("het PIP is getekend voor de brede intake (toets)" in sentence for sentence in outcome.because)


@pytest.mark.parametrize(
    "settings",
    [(), (ParameterSetting("S01", "drempel vanaf 18", 16),), (ParameterSetting("S01", "drempel vanaf 18", 20),)],
    ids=["no local threshold", "reached", "not reached"],
)
def test_from_18_only_a_local_threshold_counts(settings: tuple[ParameterSetting, ...]) -> None:
    absence = {"leerling": 1, "datum verzuim": date(2026, 11, 10), "uren verzuim": 16, "soort verzuim": "ongeoorloofd"}
    case = family(persons=[{"geboortedatum": date(2008, 1, 1)}], absences=[absence])

    outcomes = found(case, "S01", date(2026, 11, 12), *settings)

    expected = {(): [State.UNKNOWN], 16: [State.DUE], 20: []}
    assert [each.state for each in outcomes] == expected[settings[0].value if settings else ()]


def silent_since(day: date) -> Case:
    return family(contacts=[{"datum contact": day, "soort contact": "kantoor"}])


@pytest.mark.parametrize(
    ("settings", "signals"),
    [
        ([], False),
        ([("stilte", 42, None)], True),
        ([("stilte", 42, date(2026, 11, 21))], True),
        ([("stilte", 42, date(2026, 11, 22))], False),
        ([("stilte", 42, date(2026, 1, 1)), ("stilte", 90, date(2026, 6, 1))], False),
        ([("stilte", 42, None), ("aan", 0, date(2026, 11, 1))], False),
        ([("stilte", 42, None), ("aan", 0, None), ("aan", 1, date(2026, 11, 1))], True),
        ([("nooit gehoord", 1, None)], False),
    ],
    ids=["as written", "always", "from today", "from tomorrow", "the latest", "off", "on again", "unknown parameter"],
)
def test_a_municipality_sets_its_own_proposals(settings: list[Any], signals: bool) -> None:
    given = [ParameterSetting("S08", *each) for each in settings]

    assert bool(found(silent_since(date(2026, 10, 10)), "S08", date(2026, 11, 21), *given)) == signals


def test_a_statute_is_not_set_or_switched_off() -> None:
    case = family(persons=[{"inburgeringsplichtig": "ja", "start 10 weken (SS139)": date(2026, 10, 1)}])
    given = (ParameterSetting("I01", "tien weken", 100), ParameterSetting("I01", "aan", 0))

    (outcome,) = found(case, "I01", date(2026, 11, 1), *given)

    assert outcome.day == date(2026, 12, 10)


def test_a_day_before_the_first_version_has_no_rule() -> None:
    case = family(persons=[{"inburgeringsplichtig": "ja", "start 10 weken (SS139)": date(2021, 12, 31)}])

    assert found(case, "I01", date(2026, 11, 1)) == []


@pytest.mark.parametrize("kinds", [("kantoor", None), (None,)], ids=["a later contact of unknown kind", "only such"])
def test_a_contact_of_unknown_kind_may_have_been_a_message(kinds: tuple[str | None, ...]) -> None:
    days = (date(2026, 7, 1), date(2026, 11, 1))[-len(kinds) :]
    contacts = [
        {"datum contact": day} | ({"soort contact": kind} if kind else {})
        for day, kind in zip(days, kinds, strict=True)
    ]
    case = family(contacts=contacts, facts={"gezin bekend sinds": date(2026, 1, 1)})

    (outcome,) = found(case, "S08", date(2026, 11, 21))

    assert (outcome.state, outcome.missing) == (State.UNKNOWN, ("soort contact",))


def test_a_closed_family_is_left_in_peace() -> None:
    case = family(facts={"gezin gesloten": date(2026, 10, 1), "gezin bekend sinds": date(2025, 1, 1)})

    assert found(case, "S08", date(2026, 11, 21)) == found(case, "S09", date(2026, 11, 21)) == []


@pytest.mark.parametrize(
    ("member", "lacking"),
    [
        ({"hotel sinds": date(2026, 9, 1)}, ("woning sinds",)),
        ({"opvang": "hotel"}, ("woning sinds",)),
    ],
)
def test_without_a_source_about_homes_the_hotel_may_have_ended(
    member: dict[str, Any], lacking: tuple[str, ...]
) -> None:
    outcomes = found(family(persons=[member], not_covered=["woning sinds"]), "H08", date(2026, 11, 21))

    assert [each.missing for each in outcomes] == ([lacking] if "hotel sinds" in member else [])


def test_a_parent_told_to_have_arrived_counts_without_an_application() -> None:
    case = family(
        persons=[
            {"rol in gezin": "amv", "onder voogdij": "ja", "geboortedatum": date(2010, 3, 14)},
            {"rol in gezin": "moeder", "ingereisd": date(2026, 10, 1)},
        ]
    )

    (outcome,) = found(case, "V02", date(2026, 10, 5))

    assert outcome.day == date(2026, 10, 29)


def test_an_application_with_a_visa_but_no_decision_is_decided() -> None:
    case = family(
        persons=[{"rol in gezin": "amv", "beschermingsvorm": "A"}, {"rol in gezin": "moeder"}],
        applications=[
            {"referent": 1, "gezinslid": 2, "soort aanvraag": "nareis", "aanvraag ingediend": date(2026, 1, 1),
             "ontvangst IND": date(2026, 1, 5), "mvv afgegeven": date(2026, 11, 1)}
        ],
    )  # fmt: skip

    assert found(case, "N08", date(2026, 11, 21)) == []


def test_a_derived_permit_gives_no_nareis_of_its_own() -> None:
    told = {"rol in gezin": "referent", "doelgroep": "asiel", "beschermingsvorm": "A",
            "vergunning bekendgemaakt op": date(2026, 11, 1)}  # fmt: skip
    granted = {"referent": 1, "gezinslid": 2, "soort aanvraag": "nareis", "besluit": "ingewilligd"}

    by_application = family(persons=[{"rol in gezin": "amv"}, told], applications=[granted])
    by_word = family(persons=[{**told, "afgeleide vergunning": "ja"}])
    own = family(persons=[{**told, "afgeleide vergunning": "nee"}])

    assert [each for each in found(by_application, "N01", date(2026, 11, 21)) if each.person == 2] == []
    assert found(by_word, "N01", date(2026, 11, 21)) == []
    assert len(found(own, "N01", date(2026, 11, 21))) == 1


def test_an_application_of_unknown_kind_may_be_nareis() -> None:
    case = family(
        persons=[{"rol in gezin": "amv", "doelgroep": "asiel", "beschermingsvorm": "A",
                  "vergunning bekendgemaakt op": date(2026, 11, 1)}, {"rol in gezin": "moeder"}],
        applications=[{"referent": 1, "gezinslid": 2, "aanvraag ingediend": date(2026, 11, 5)}],
    )  # fmt: skip

    (outcome,) = found(case, "N01", date(2026, 11, 21))

    assert (outcome.state, outcome.missing) == (State.UNKNOWN, ("soort aanvraag",))
