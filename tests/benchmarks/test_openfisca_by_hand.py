"""The eight rules as a programmer wrote them for the comparison still say what the rulebook says."""

from __future__ import annotations

from datetime import date

from benchmarks.openfisca import by_hand
from benchmarks.openfisca.as_cases import as_case
from benchmarks.openfisca.comparing import RULES, STEPS
from benchmarks.openfisca.families import families, is_exact
from weerzien.rulebook.evaluate import evaluate
from weerzien.rulebook.outcomes import State

ON = date(2026, 11, 21)
EXACT = [family for family in families(400, on=ON) if is_exact(family)]


def test_every_day_that_is_sure_is_the_same_by_hand() -> None:
    for family in EXACT:
        ours = {
            (one.rule, one.step, one.person): (one.state.value, one.day)
            for one in evaluate(as_case(family), on=ON)
            if one.rule in RULES
        }
        unsure = {key for key, (state, day) in ours.items() if state == State.UNKNOWN or day is None}
        hand = {(rule, step, person): (state, day) for rule, step, person, state, day in by_hand.evaluate(family, ON)}

        assert {key: told for key, told in hand.items() if key not in unsure} == {
            key: told for key, told in ours.items() if key not in unsure
        }


def test_the_invented_families_reach_every_step() -> None:
    found = {(rule, step) for family in EXACT for rule, step, *_ in by_hand.evaluate(family, ON)}

    assert found == set(STEPS)
