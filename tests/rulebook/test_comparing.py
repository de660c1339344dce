"""What differs between two settings: exactly what evaluating twice would show, at the limits of every number too."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import find, given, settings
from hypothesis import strategies as st

from tests.rulebook.strategies import families
from weerzien.early_signals.local.rules import limits
from weerzien.rulebook.book import the_rulebook
from weerzien.rulebook.case import Case
from weerzien.rulebook.comparing import Said, moves
from weerzien.rulebook.evaluate import evaluate
from weerzien.rulebook.settings import SWITCH, ParameterSetting, Settings

ON = date(2026, 11, 20)
ADJUSTABLE = [
    (rule.id, name, limits(rule, name))
    for rule in the_rulebook().rules
    for name in (
        *((SWITCH,) if rule.may_be_switched_off else ()),
        *(parameter.name for parameter in rule.parameters.values() if parameter.adjustable),
    )
]


def said(case: Case, rule: str, told: Settings) -> dict[Any, Said]:
    return {
        (one.step, one.person, one.subject_ref): Said(one.state.value, one.day, one.urgency.value)
        for one in evaluate(case, on=ON, settings=told)
        if one.rule == rule
    }


@settings(max_examples=40, deadline=None)
@given(families(), st.sampled_from(ADJUSTABLE), st.booleans())
def test_what_moves_is_what_evaluating_with_either_tells_apart(
    case: Case, parameter: tuple[str, str, tuple[int, int]], at_most: bool
) -> None:
    rule, name, bounds = parameter
    after = Settings((ParameterSetting(rule, name, bounds[at_most]),))

    found = moves(case, rule, on=ON, before=Settings(), after=after)

    before, then = said(case, rule, Settings()), said(case, rule, after)
    differs = {key for key in {*before, *then} if before.get(key) != then.get(key)}
    assert {(one.step, one.person, one.subject_ref): (one.before, one.after) for one in found} == {
        key: (before.get(key), then.get(key)) for key in differs
    }
    assert all(one.compartments for one in found)


def test_no_number_that_may_be_set_is_more_than_any_rule_can_bear() -> None:
    case = find(families(), lambda one: len(one.persons) > 1)

    for rule, name, (least, most) in ADJUSTABLE:
        for value in (least, most):
            evaluate(case, on=ON, settings=Settings((ParameterSetting(rule, name, value),)))
