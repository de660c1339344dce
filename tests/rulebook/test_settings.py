"""What a municipality may switch off: local proposals and what rests on no law that was found; never a law."""

from __future__ import annotations

from datetime import date

import pytest

from weerzien.rulebook.book import the_rulebook
from weerzien.rulebook.judging import is_switched_off
from weerzien.rulebook.rule import Ground, Rule
from weerzien.rulebook.settings import ParameterSetting, Settings

FIRST = date(2026, 1, 1)
WITHOUT_A_LAW = {"H04", "H05", "H07", "H09"}
"""Living together rests on no law that was found, and whether municipalities still have their task is not known."""


@pytest.mark.parametrize("rule", the_rulebook().rules, ids=lambda rule: f"{rule.id} {rule.ground}")
def test_a_rule_is_off_where_it_may_be_and_from_its_day_on(rule: Rule) -> None:
    settings = Settings((ParameterSetting(rule.id, "aan", 0, FIRST), ParameterSetting("Z99", "aan", 0)))
    may_be = rule.ground is Ground.LOCAL or rule.id in WITHOUT_A_LAW

    assert is_switched_off(rule, FIRST, settings) is may_be
    assert is_switched_off(rule, date(2025, 12, 31), settings) is False


@pytest.mark.parametrize(("after", "until", "begun"), [
    (date(2025, 12, 31), FIRST, True),
    (FIRST, date(2026, 1, 2), False),
    (date(2025, 12, 30), date(2025, 12, 31), False),
])  # fmt: skip
def test_what_begins_between_two_days_begins_after_the_one_and_not_after_the_other(
    after: date, until: date, begun: bool
) -> None:
    settings = Settings((ParameterSetting("S08", "stilte", 30, FIRST), ParameterSetting("S09", "aan", 0)))

    assert settings.begun_between(after, until) is begun
