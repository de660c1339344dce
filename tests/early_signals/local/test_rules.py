"""What may be set in a rule, and what choices come to."""

from __future__ import annotations

from datetime import date

import pytest

from tests.rulebook.test_settings import WITHOUT_A_LAW
from weerzien.early_signals.local.rules import (
    Chosen,
    DayOutOfReach,
    IsPolicy,
    IsPractice,
    IsStatute,
    NoReason,
    NotAdjustable,
    NothingChanges,
    OutOfReach,
    as_settings,
    check_choice,
    limits,
    rule_called,
    value_on,
    with_choice,
)
from weerzien.kernel.refusals import Refused
from weerzien.rulebook.book import the_rulebook
from weerzien.rulebook.rule import Ground, Rule
from weerzien.rulebook.settings import ParameterSetting, Settings

FIRST, LATER = date(2026, 1, 1), date(2026, 7, 1)
NATIONAL = {Ground.STATUTE: IsStatute, Ground.POLICY: IsPolicy, Ground.SEED: IsPractice}


def checked(rule: str, parameter: str, value: int | None, *, since: date = FIRST, because: str = "afspraak") -> None:
    check_choice(Chosen(rule, parameter, value, since), because=because, settings=Settings())


@pytest.mark.parametrize("rule", the_rulebook().rules, ids=lambda rule: f"{rule.id} {rule.ground}")
def test_neither_law_nor_national_policy_can_be_switched_off_and_every_other_rule_can(rule: Rule) -> None:
    if rule.ground in NATIONAL and rule.id not in WITHOUT_A_LAW:
        with pytest.raises(NATIONAL[rule.ground]):
            checked(rule.id, "aan", 0)
    else:
        checked(rule.id, "aan", 0)


@pytest.mark.parametrize(
    ("rule", "parameter", "value", "no"),
    [
        pytest.param("N01", "indientermijn", 6, NotAdjustable, id="a number of the law"),
        pytest.param("S08", "nergens", 6, NotAdjustable, id="a number that is not there"),
        pytest.param("Z99", "aan", 0, NotAdjustable, id="a rule that is not there"),
        pytest.param("S08", "stilte", 0, OutOfReach, id="no days at all"),
        pytest.param("S08", "stilte", 1831, OutOfReach, id="more than five years"),
        pytest.param("V02", "aan", 2, OutOfReach, id="more than on"),
        pytest.param("H04", "start bij aankomst", 2, OutOfReach, id="more than yes"),
        pytest.param("S08", "stilte", 56, NothingChanges, id="what the rule has itself"),
        pytest.param("S08", "stilte", None, NothingChanges, id="back to what it has"),
    ],
)
def test_what_may_not_be_is_refused(rule: str, parameter: str, value: int | None, no: type[Refused]) -> None:
    with pytest.raises(no):
        checked(rule, parameter, value)


@pytest.mark.parametrize("value", [1, 55, 57, 1830])
def test_what_lies_within_reach_may_be_set(value: int) -> None:
    checked("S08", "stilte", value)


@pytest.mark.parametrize("day", [date(1999, 12, 31), date(2100, 1, 1)])
def test_a_day_too_far_away_is_refused(day: date) -> None:
    with pytest.raises(DayOutOfReach):
        checked("S08", "stilte", 30, since=day)


def test_a_choice_without_a_reason_is_refused() -> None:
    with pytest.raises(NoReason):
        checked("S08", "stilte", 30, because="  ")


def test_the_refusal_of_a_number_says_which_numbers_are_possible() -> None:
    with pytest.raises(OutOfReach) as no:
        checked("V02", "wachten op verzoek", 0)

    assert str(no.value).endswith("Het kan van 1 tot en met 1830.")


def test_of_two_choices_for_one_day_the_later_counts() -> None:
    settings = as_settings([Chosen("S08", "stilte", 30, FIRST), Chosen("S08", "stilte", 40, FIRST)])

    assert settings.parameters == (ParameterSetting("S08", "stilte", 40, FIRST),)


def test_a_choice_counts_from_its_day_until_the_next_one_begins() -> None:
    settings = as_settings([Chosen("S08", "stilte", 40, LATER), Chosen("S08", "stilte", 30, FIRST)])

    days = [date(2025, 12, 31), FIRST, date(2026, 6, 30), LATER]
    assert [value_on(settings, "S08", "stilte", day) for day in days] == [56, 30, 30, 40]


def test_no_value_gives_the_rule_its_own_back() -> None:
    settings = as_settings([Chosen("S08", "stilte", 30, FIRST), Chosen("S08", "stilte", None, LATER)])

    assert value_on(settings, "S08", "stilte", LATER) == 56


def test_what_left_the_rulebook_counts_no_longer() -> None:
    assert as_settings([Chosen("S08", "bestaat niet meer", None, FIRST), Chosen("Z99", "aan", None, FIRST)]) == (
        Settings()
    )


def test_settings_are_others_as_soon_as_anything_is_set_otherwise() -> None:
    one = Settings((ParameterSetting("S08", "stilte", 30, FIRST),))
    others = [
        Settings(),
        with_choice(one, Chosen("S08", "stilte", 31, FIRST)),
        with_choice(one, Chosen("S08", "stilte", 30, LATER)),
        Settings((ParameterSetting("S08", "stilte", 30, LATER),)),
        Settings((ParameterSetting("S09", "stilte", 30, FIRST),)),
        Settings((ParameterSetting("S08", "aan", 30, FIRST),)),
    ]

    assert len({settings.fingerprint for settings in (one, *others)}) == 7
    assert Settings().fingerprint == ""
    assert Settings(one.parameters).fingerprint == one.fingerprint


def test_a_number_may_become_none_only_where_the_rule_begins_with_none() -> None:
    least = {
        (rule.id, parameter.name): (limits(rule, parameter.name)[0], parameter.value)
        for rule in the_rulebook().rules
        for parameter in rule.parameters.values()
        if parameter.adjustable
    }

    assert {key for key, (low, value) in least.items() if (low == 0) != (value == 0)} == set()
    assert all(rule_called(rule) for rule, _ in least)
