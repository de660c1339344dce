"""The readers cannot disagree: what runs is what is explained, and what is promised to change does change."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rulebook.strategies import FIRST, LAST, families, trees
from weerzien.rulebook.book import the_rulebook
from weerzien.rulebook.case import Case
from weerzien.rulebook.compiling import compiled, sure
from weerzien.rulebook.derived.catalogue import DERIVED_FACTS
from weerzien.rulebook.derived.definition import DerivedFact
from weerzien.rulebook.evaluate import evaluate, subjects
from weerzien.rulebook.explain import explain
from weerzien.rulebook.interpreting import Interpreter
from weerzien.rulebook.outcomes import Outcome, State
from weerzien.rulebook.tree import Condition
from weerzien.rulebook.views import CaseView, name_with

READY = [(ready, tree, compiled(tree)) for ready in the_rulebook().ready for tree in trees(ready.rule)]
GUARDS = [
    (ready, version.guard, sure(version.guard)) for ready in the_rulebook().ready for version in ready.rule.versions
]
ON = st.dates(FIRST, LAST)


@settings(max_examples=12, deadline=None)
@given(families(), ON)
def test_compiled_and_interpreted_trees_come_to_the_same(case: Case, on: date) -> None:
    around = CaseView(case, on, DERIVED_FACTS)

    for ready, tree, run in READY:
        parameters = ready.parameters
        for _, _, view in subjects(ready.rule.subject, around):
            reader = Interpreter(view, parameters)
            read = reader.truth(tree) if isinstance(tree, get_args(Condition)) else reader.value(tree)
            assert run(view, parameters) == read


@settings(max_examples=6, deadline=None)
@given(families(), ON)
def test_a_guard_surely_holds_where_it_is_true_and_not_where_it_is_unknown(case: Case, on: date) -> None:
    around = CaseView(case, on, DERIVED_FACTS)

    for ready, guard, holds in GUARDS:
        for _, _, view in subjects(ready.rule.subject, around):
            assert holds(view, ready.parameters) == (Interpreter(view, ready.parameters).truth(guard) is True)


@pytest.mark.parametrize("fact", [fact for fact in DERIVED_FACTS.values() if fact.counts_with])
def test_a_derived_fact_is_found_anew_for_other_numbers(fact: DerivedFact) -> None:
    view = CaseView(Case("G001", ()), FIRST, DERIVED_FACTS).family

    view.look(fact.name, dict.fromkeys(fact.counts_with, 1))
    view.look(fact.name, dict.fromkeys(fact.counts_with, 2))

    kept = {name_with(fact, dict.fromkeys(fact.counts_with, number)) for number in (1, 2)}
    assert len(kept & view.seen.keys()) == 2


@settings(max_examples=12, deadline=None)
@given(families(), ON)
def test_every_outcome_explains_itself(case: Case, on: date) -> None:
    for outcome in evaluate(case, on=on):
        explanation = explain(case, outcome, on=on)

        assert explanation.outcome == outcome
        assert explanation.tree.truth is not False
        assert outcome.because
        assert (outcome.state is State.UNKNOWN) == bool(outcome.missing)


def kept(outcome: Outcome) -> tuple[Any, ...]:
    """Return what may not change before `until`."""
    return (outcome.state, outcome.day, outcome.urgency, outcome.missing, outcome.certainty)


@settings(max_examples=4, deadline=None)
@given(families(), ON)
def test_an_outcome_changes_on_the_day_it_says_and_not_before(case: Case, on: date) -> None:
    """Compare `until` with a scan of the next forty days, a day at a time."""
    ahead = {
        on + timedelta(days=count): {
            (each.rule, each.step, each.person, each.subject_ref): kept(each)
            for each in evaluate(case, on=on + timedelta(days=count))
        }
        for count in range(41)
    }
    for outcome in evaluate(case, on=on):
        identity = (outcome.rule, outcome.step, outcome.person, outcome.subject_ref)
        changed = [day for day, found in ahead.items() if found.get(identity) != kept(outcome)]
        expected = outcome.until if outcome.until and outcome.until <= max(ahead) else None
        assert (changed[0] if changed else None) == expected
