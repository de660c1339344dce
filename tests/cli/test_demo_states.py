"""Every rule shows every state it can have in the demo, whatever day it is made on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache

import pytest

from tests.cli.demo_states import CANNOT, EXAMPLE, outcomes_by_story, states_by_rule
from weerzien.rulebook.book import FAMILIES, FOLDER
from weerzien.rulebook.entries import entries_of
from weerzien.rulebook.outcomes import Outcome

DAYS = [EXAMPLE, date(2026, 12, 31), date(2027, 2, 28), date(2027, 5, 31), date(2028, 2, 29)]
ORDINARY_DAYS = [EXAMPLE, date(2026, 12, 15), date(2027, 6, 9)]  # no month ends and no day off: each count can end here
WANTED = {
    "N01": {"due", "unknown"}, "N02": {"overdue", "signal"}, "N03": {"due", "signal"}, "N04": {"suspended"},
    "N08": {"expected", "signal", "unknown"}, "N11": {"due", "overdue", "unknown"},
    "N14": {"due", "overdue", "unknown"}, "V02": {"due", "signal", "unknown"}, "V03": {"expected", "unknown"},
    "V04": {"due", "unknown"}, "V05": {"due", "overdue", "unknown"}, "V06": {"due", "signal"},
    "H04": {"due", "suspended", "unknown"}, "H05": {"entitled", "unknown"}, "H08": {"due", "signal", "unknown"},
    "I01": {"due", "overdue", "unknown"}, "I02": {"due", "unknown"}, "S01": {"due", "overdue", "unknown"},
    "S08": {"signal", "unknown"}, "S09": {"signal", "unknown"}, "H01": {"due", "unknown"}, "H03": {"signal"},
    "H07": {"entitled"}, "I03": {"due"}, "I05": {"signal"}, "I06": {"signal"}, "I07": {"signal"}, "I08": {"due"},
    "I10": {"due", "unknown"}, "I11": {"signal"}, "S02": {"signal"}, "S04": {"due", "unknown"},
    "S05": {"due", "unknown"}, "M01": {"unknown"}, "M02": {"due", "unknown"}, "R01": {"due", "unknown"},
    "N05": {"signal", "unknown"}, "N06": {"entitled", "unknown"}, "N07": {"signal", "unknown"},
    "N09": {"due", "unknown"}, "N12": {"due", "unknown"}, "N13": {"due", "overdue", "unknown"},
    "N15": {"due", "unknown"}, "N16": {"due", "overdue", "unknown"}, "N17": {"due", "unknown"},
    "V07": {"due", "unknown"}, "V08": {"due", "unknown"}, "V09": {"due", "unknown"}, "V10": {"due", "unknown"},
    "V11": {"due", "unknown"}, "V12": {"unknown"}, "V13": {"due", "unknown"}, "P01": {"due", "unknown"},
}  # fmt: skip
ON_THE_DAY = {
    "N01", "N08", "N09", "N11", "N12", "N13", "N14", "N15", "N16", "N17", "V02", "V03", "V05", "V07", "V08", "V09",
    "V10", "V11", "V13", "H01", "H04", "H08", "I01", "I02", "I10", "S01", "S04", "M02", "R01", "P01",
}  # fmt: skip
DONE = {
    "N01": "filed_on_the_last_day", "N02": "filed_on_the_last_day", "N04": "decision_overdue", "N08": "rejected",
    "N11": "handed_over", "N14": "handed_over", "V02": "request_runs", "V03": "handed_over", "V04": "handed_over",
    "V05": "handed_over", "V06": "handed_over", "H04": "year_together_over", "H05": "year_together_runs",
    "H08": "handed_over", "I01": "handed_over", "S01": "handed_over", "S08": "contact_today_or_silent",
    "S09": "two_changes", "H01": "outside_the_circle", "H03": "handed_over", "I05": "handed_over",
    "I06": "handed_over", "I07": "integration_ends_today", "I10": "integration_is_over", "I11": "family_migrant",
    "S02": "handed_over", "S05": "handed_over", "M01": "handed_over", "R01": "resettled",
    "N05": "outside_the_circle", "N06": "handed_over", "N07": "just_arrived", "N09": "handed_over",
    "N12": "just_arrived", "N13": "just_arrived", "N15": "meeting_today", "N16": "meeting_today",
    "N17": "handed_over", "V07": "absence_grown_up", "V08": "handed_over", "V09": "handed_over",
    "V10": "absence_grown_up", "V11": "eighteen_today", "V12": "absence_at_the_border", "V13": "eighteen_today",
    "P01": "absence_grown_up",
}  # fmt: skip
NEARLY = {"S08": ("contact_today_or_silent", "father_alone"), "V06": ("gap_not_yet", "gap_on_the_sixth_day")}

found_on = cache(outcomes_by_story)


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_every_rule_shows_every_state_it_can_have(today: date) -> None:
    table = states_by_rule(found_on(today), today)

    if today.month == 12 and today.day == 31:  # a year that ends today leaves no doubt whether it has happened
        assert {rule: states - set(table[rule]) - {"unknown"} for rule, states in WANTED.items()} == no_rule_misses()
    else:
        assert {rule: states - set(table[rule]) for rule, states in WANTED.items()} == no_rule_misses()


def no_rule_misses() -> dict[str, set[str]]:
    return {rule: set() for rule in WANTED}


@pytest.mark.parametrize("today", ORDINARY_DAYS, ids=str)
def test_a_day_that_is_today_stands_in_it_for_every_rule_that_counts_to_a_day(today: date) -> None:
    table = states_by_rule(found_on(today), today)

    assert {rule for rule in ON_THE_DAY if not table[rule].get("today")} == set()


@pytest.mark.parametrize(("rule", "story"), DONE.items(), ids=lambda value: value)
def test_what_is_done_is_silent(rule: str, story: str) -> None:
    assert said(found_on(EXAMPLE), rule, story) == []


@pytest.mark.parametrize(("rule", "stories"), NEARLY.items(), ids=lambda value: str(value))
def test_one_day_makes_the_difference(rule: str, stories: tuple[str, str]) -> None:
    before, after = ([outcome.state.value for outcome in said(found_on(EXAMPLE), rule, story)] for story in stories)

    assert ("signal" in before, "signal" in after) == (False, True)


@pytest.mark.parametrize(("rule", "states"), CANNOT.items(), ids=lambda value: str(value))
def test_what_the_seven_sheets_cannot_show_stands_in_the_cases_of_the_rule(rule: str, states: str) -> None:
    cases = next(
        entry.value["toetsen"]
        for family in FAMILIES
        for entry in entries_of(FOLDER / f"{family}.yaml")
        if entry.value["regel"] == rule
    )
    seen = {each.get("toestand") for case in cases for each in case["verwacht"]}

    assert set(states.split()) - seen == set()
    assert not set(states.split()) & WANTED.get(rule, set())


def said(found: Mapping[str, tuple[Outcome, ...]], rule: str, story: str) -> list[Outcome]:
    return [outcome for outcome in found[story] if outcome.rule == rule]
