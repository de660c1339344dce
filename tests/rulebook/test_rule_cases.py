"""Every case that stands in a rule file comes out as it says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.rulebook.rule_cases import CASES, expected, given, neighbours, outcomes_of, settings_of, shown
from weerzien.rulebook.book import the_rulebook
from weerzien.rulebook.compiled_rules import ReadyRule
from weerzien.rulebook.evaluate import evaluate
from weerzien.rulebook.outcomes import Kind, State, Urgency
from weerzien.rulebook.rule import Rule, Step

PARAMS = [pytest.param(rule, case, id=f"{rule}: {case['naam']}") for rule, cases in CASES.items() for case in cases]


@pytest.mark.parametrize(("rule", "case"), PARAMS)
def test_a_case_of_a_rule_file_comes_out(rule: str, case: dict[str, Any]) -> None:
    settings = settings_of(rule, case)

    outcomes = [each for each in evaluate(given(case), on=case["op"], settings=settings) if each.rule == rule]

    assert shown(outcomes, case) == expected(case)


NEVER = {
    ("N02", "niet_ingediend", State.DUE),  # until the limit it is N01 that speaks
    ("N16", "plan", State.OVERDUE),  # a choice that nobody wrote down is unknown, never made in vain
}


@pytest.mark.parametrize("rule", the_rulebook().rules, ids=lambda rule: rule.id)
def test_the_cases_show_every_state_of_every_step(rule: Rule) -> None:
    cases = CASES[rule.id]
    seen = {(each.get("stap", ""), each.get("toestand")) for case in cases for each in case["verwacht"]}

    wanted = {state for version in rule.versions for step in version.steps for state in states_of(step)}

    assert {pair for pair in wanted if (rule.id, *pair) not in NEVER} - seen == set()


def states_of(step: Step) -> Iterator[tuple[str, State]]:
    """Give the states a step can have beside unknown, with the name it has by then."""
    yield step.name, step.state or (State.EXPECTED if step.kind is Kind.EXPECTED else State.DUE)
    if step.kind and step.after:
        yield step.name_after, step.after
    if step.suspended:
        yield step.name, State.SUSPENDED


@pytest.mark.parametrize("rule", the_rulebook().rules, ids=lambda rule: rule.id)
def test_a_rule_has_at_least_three_cases_of_which_one_is_unknown(rule: Any) -> None:
    cases = CASES[rule.id]

    assert len(cases) >= 3
    assert any(each.get("toestand") == "unknown" for case in cases for each in case["verwacht"])


@pytest.mark.parametrize("rule", the_rulebook().ready, ids=lambda ready: ready.rule.id)
def test_a_rule_has_a_case_on_the_boundary(rule: ReadyRule) -> None:
    cases = CASES[rule.rule.id]

    assert any(said_by(rule, case) != said_by(rule, other) for case in cases for other in neighbours(case))


def said_by(rule: ReadyRule, case: dict[str, Any]) -> list[tuple[str, State, Urgency]]:
    """Return what a rule says of a case, its days left out: what only a boundary changes."""
    found = outcomes_of(rule, given(case), case["op"], settings_of(rule.rule.id, case))
    return [(each.step, each.state, each.urgency) for each in found]
