"""Scenarios that cross rules, as workbooks, to the day: all that a rule says is expected, and nothing else."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.cli.crossing.every import EVERY, SCENARIOS
from tests.cli.crossing.shape import Look, Scenario, told_by
from tests.cli.scenarios import HEADINGS, Evaluates, evaluates, write
from weerzien.exchange.workbook.cases import cases
from weerzien.exchange.workbook.read import read_workbook
from weerzien.rulebook.evaluate import evaluate
from weerzien.rulebook.explain import explain

__all__ = ["evaluates"]

CHRISTMAS = "an objection that ends on Christmas Day, and a letter of the IND that does so too"
LOOKS = [
    pytest.param(scenario, look, id=f"{scenario.name}, {look.on}") for scenario in EVERY for look in scenario.looks
]


@pytest.mark.parametrize(("scenario", "look"), LOOKS)
def test_a_scenario_comes_out_to_the_day(evaluates: Evaluates, scenario: Scenario, look: Look) -> None:
    said = evaluates(look.on, scenario.sheets, without=scenario.without)

    assert {rule: told_by(said.of(rule), wanted) for rule, wanted in look.says.items()} == {
        rule: [dict(each) for each in wanted] for rule, wanted in look.says.items()
    }


def test_every_scenario_has_a_name_of_its_own_and_says_how_it_was_reckoned() -> None:
    assert len(SCENARIOS) == len(EVERY)
    assert all(look.why and look.says for scenario in EVERY for look in scenario.looks)


def test_every_cell_of_a_scenario_stands_under_a_heading_that_is_read() -> None:
    for scenario in EVERY:
        for sheet, rows in scenario.sheets.items():
            assert {heading for row in rows for heading in row} <= set(HEADINGS[sheet]), (scenario.name, sheet)


@pytest.mark.parametrize(
    ("name", "on", "rule", "extended"),
    [
        pytest.param("a permit told on 30 November", "2026-12-01", "N01", date(2027, 3, 1), id="a Sunday"),
        pytest.param("a permit told on 30 November before a leap year", "2027-12-01", "N01", None, id="a Tuesday"),
        pytest.param(
            "filed on the Monday after a limit on a Saturday", "2026-11-21", "N02", date(2026, 8, 31), id="late"
        ),
        pytest.param(CHRISTMAS, "2026-12-14", "N15", date(2026, 12, 28), id="Christmas, and then a weekend"),
        pytest.param(CHRISTMAS, "2026-12-14", "N09", None, id="a day in a letter is no term"),
    ],
)
def test_what_the_act_makes_of_a_strict_day_is_said_beside_it(
    tmp_path: Path, name: str, on: str, rule: str, extended: date | None
) -> None:
    day = date.fromisoformat(on)
    content = write(tmp_path / "scenario.xlsx", SCENARIOS[name].sheets).read_bytes()
    (case,) = cases(read_workbook(content, file_name="scenario.xlsx", today=day))
    (outcome,) = [each for each in evaluate(case, on=day) if each.rule == rule]

    assert outcome.strict
    assert explain(case, outcome, on=day).extended_to == extended
