"""No small mistake in a rule file goes unnoticed by the cases that stand beside the rule."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings

from tests.rulebook.equivalents import EQUIVALENT
from tests.rulebook.mutants import as_it_stands, mutants, survives, wrongly
from tests.rulebook.rule_cases import outcomes_of
from tests.rulebook.strategies import families
from tests.rulebook.test_readers import ON
from weerzien.rulebook.case import Case
from weerzien.rulebook.settings import Settings

EVERY = [mutant for found in mutants().values() for mutant in found]
ALIKE = [mutant for mutant in EVERY if mutant.name in EQUIVALENT]


@pytest.mark.parametrize("rule", mutants())
def test_no_mistake_in_a_comparison_number_or_unit_goes_unnoticed(rule: str) -> None:
    survivors = {mutant.name for mutant in mutants()[rule] if survives(mutant)}

    assert survivors == {mutant.name for mutant in mutants()[rule] if mutant.name in EQUIVALENT}


def test_there_are_mistakes_in_every_rule_and_of_every_kind() -> None:
    written = " ".join(f"{mutant.node.value} -> {mutant.instead}" for mutant in EVERY)

    assert all(mutants().values())
    assert len(EVERY) > 1900
    for kind in ("is op of voor", "is na", "is minstens", "is meer dan", "werkdagen", "weken", "2026-06-11", " - "):
        assert kind in written


def test_every_mistake_that_is_said_to_change_nothing_is_one_that_can_be_made() -> None:
    assert EQUIVALENT.keys() == {mutant.name for mutant in ALIKE}
    assert all(EQUIVALENT.values())


@settings(max_examples=25, deadline=None)
@given(families(), ON)
def test_what_changes_nothing_changes_nothing_for_families_nobody_thought_of(case: Case, on: date) -> None:
    for mutant in ALIKE:
        for rule in mutant.rules:
            right = outcomes_of(as_it_stands(rule), case, on, Settings())
            with wrongly(mutant):
                wrong = outcomes_of(as_it_stands(rule), case, on, Settings())
            assert wrong == right, mutant.name
