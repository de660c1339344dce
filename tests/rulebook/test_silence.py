"""Why a rule says nothing: the first thing that is not so, of whom it is nearest to counting for."""

from __future__ import annotations

from datetime import date

import pytest

from tests.rulebook.cases import family
from weerzien.rulebook.book import the_rulebook
from weerzien.rulebook.case import Case
from weerzien.rulebook.evaluate import evaluate
from weerzien.rulebook.settings import ParameterSetting, Settings
from weerzien.rulebook.silence import SWITCHED_OFF, Silence, silences

ON = date(2026, 8, 1)
YOUNGSTER = {
    "rol in gezin": "amv",
    "geboortedatum": date(2010, 3, 1),
    "doelgroep": "asiel",
    "beschermingsvorm": "A",
    "vergunning bekendgemaakt op": date(2026, 7, 6),
    "onder voogdij": "ja",
}
MOTHER = {"rol in gezin": "moeder", "geboortedatum": date(1980, 3, 1)}


def silence_of(rule: str, case: Case, on: date = ON, person: int | None = 1) -> Silence:
    return next(one for one in silences(case, on=on, rules={rule})[rule] if one.person == person)


@pytest.mark.parametrize(
    ("rule", "told", "reason"),
    [
        ("N03", {}, "'beschermingsvorm' is A, niet B"),
        ("N02", {}, "uiterste dag (6 oktober 2026) is nog niet voorbij"),
        ("V03", {}, "'verzoek rechtbank' is niet gebeurd"),
        ("V04", {"beschikking": date(2026, 7, 1)}, "'beschikking' is al gebeurd (1 juli 2026)"),
        ("V04", {"vertrek uit Nederland": date(2026, 7, 1)}, "'vertrek uit Nederland' is al bekend: 1 juli 2026"),
        ("V04", {"onder voogdij": "nee"}, "'onder voogdij' is nee"),
        (
            "V09",
            {},
            "vroegste 18e verjaardag - woning zoeken voor - vooruitkijken (1 september 2026) is nog niet bereikt",
        ),
        ("V10", {"geboortedatum": date(2000, 3, 1)}, "laatste 18e verjaardag + 3 maanden (1 juni 2018) is voorbij"),
        ("N07", {"rol in gezin": "broer"}, "'nareis van een ouder' is niet gebeurd"),
        ("N09", {}, None),
    ],
)
def test_the_first_reason_is_what_is_not_so(rule: str, told: dict[str, object], reason: str | None) -> None:
    found = silences(family(persons=[YOUNGSTER | told, MOTHER]), on=ON, rules={rule})[rule]

    assert [one.reasons[0] for one in found if one.person == 1] == ([reason] if reason else [])


def test_of_several_people_the_one_nearest_to_counting_comes_first() -> None:
    found = silences(family(persons=[MOTHER, YOUNGSTER]), on=ON, rules={"V03"})["V03"]

    assert [one.person for one in found] == [2, 1]


def test_what_is_not_known_counts_only_where_nothing_stands_in_the_way() -> None:
    unknown = silence_of("V04", family(persons=[{"rol in gezin": "amv"}], not_covered=["beschikking"]))
    in_the_way = silence_of("N03", family(persons=[{"rol in gezin": "moeder"}]))

    assert unknown.lacking == ("onder voogdij",)
    assert unknown.reasons == ("'onder voogdij' is niet bekend",)
    assert in_the_way.lacking == ()
    assert in_the_way.reasons[0] == "'rol in gezin' is moeder, niet amv of referent"


def test_a_rule_whose_day_has_passed_says_so() -> None:
    found = silence_of("V04", family(persons=[YOUNGSTER]), on=date(2028, 4, 1))

    assert found.reasons == ("de dag is voorbij (1 maart 2028); daarna zegt deze regel niets meer",)


def test_a_limit_that_has_passed_is_a_nearer_reason_than_another_step_of_the_rule() -> None:
    abroad = MOTHER | {"in Nederland": "nee"}
    case = family(persons=[YOUNGSTER | {"vergunning bekendgemaakt op": date(2026, 3, 6)}, abroad])

    assert silence_of("N01", case).reasons == ("de dag is voorbij (6 juni 2026); daarna zegt deze regel niets meer",)


def test_a_rule_that_a_municipality_switched_off_says_so() -> None:
    settings = Settings((ParameterSetting("S09", "aan", 0),))
    (found,) = silences(family(persons=[YOUNGSTER]), on=ON, rules={"S09"}, settings=settings)["S09"]

    assert found.reasons == (SWITCHED_OFF,)


def test_a_rule_that_was_not_there_yet_on_the_day_that_counts_says_so() -> None:
    told = YOUNGSTER | {"beschermingsvorm": "B", "vergunning bekendgemaakt op": date(2026, 1, 5)}
    found = silence_of("N03", family(persons=[told]))

    assert found.reasons == ("de regel gold nog niet op de dag die telt: vergunning bekendgemaakt op, 05-01-2026",)


def test_every_rule_gives_an_outcome_or_a_reason_for_everybody_it_could_be_about() -> None:
    case = family(
        persons=[YOUNGSTER, MOTHER, {"rol in gezin": "broer", "geboortedatum": date(2015, 1, 1)}],
        applications=[
            {"referent": 1, "gezinslid": 2, "soort aanvraag": "nareis", "aanvraag ingediend": date(2026, 7, 20)}
        ],
    )
    every = {rule.id for rule in the_rulebook().rules}

    for on in (ON, date(2027, 3, 1), date(2028, 9, 1), date(2031, 1, 1)):
        spoken = {(one.rule, one.person, one.subject_ref) for one in evaluate(case, on=on)}
        silent = {
            (rule, one.person, one.subject_ref): one
            for rule, found in silences(case, on=on, rules=every).items()
            for one in found
        }

        assert spoken.isdisjoint(silent)
        assert all(one.reasons for one in silent.values())
        people = {(rule, person) for rule, person, _ in {*spoken, *silent}}
        assert {("N01", person) for person in (1, 2, 3)} <= people
        assert ("S08", None) in people
