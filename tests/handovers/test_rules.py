"""The table of steps, walked whole: every state, every step, every side."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations, product

import pytest

from weerzien.handovers import rules
from weerzien.handovers.rules import MOVES, OPEN, WHO, Intention, Side, State, may_now, next_state
from weerzien.kernel.refusals import Refused

TODAY = date(2026, 11, 20)
EVERY_SIDE = frozenset(Side)
SIDES = [frozenset(some) for count in range(4) for some in combinations(Side, count)]
SAID = {
    (State.PROPOSED, Intention.ACCEPT): rules.NotSentYet,
    (State.PROPOSED, Intention.REFUSE): rules.NotSentYet,
    (State.PROPOSED, Intention.PLAN_CONTACT): rules.NotAcceptedYet,
    (State.PROPOSED, Intention.CONFIRM_CONTACT): rules.NotAcceptedYet,
    (State.PROPOSED, Intention.COMPLETE): rules.NoContactYet,
    (State.SENT, Intention.SEND): rules.SentAlready,
    (State.SENT, Intention.PLAN_CONTACT): rules.NotAcceptedYet,
    (State.SENT, Intention.CONFIRM_CONTACT): rules.NotAcceptedYet,
    (State.SENT, Intention.COMPLETE): rules.NoContactYet,
    **{
        (state, intention): said
        for state in (State.ACCEPTED, State.CONTACT_PLANNED, State.CONTACT_CONFIRMED)
        for intention, said in (
            (Intention.SEND, rules.SentAlready),
            (Intention.ACCEPT, rules.AnsweredAlready),
            (Intention.REFUSE, rules.AnsweredAlready),
            (Intention.WITHDRAW, rules.AcceptedAlready),
        )
    },
    (State.ACCEPTED, Intention.COMPLETE): rules.NoContactYet,
    (State.CONTACT_PLANNED, Intention.COMPLETE): rules.NoContactYet,
    (State.CONTACT_CONFIRMED, Intention.PLAN_CONTACT): rules.ContactWasAlready,
    (State.CONTACT_CONFIRMED, Intention.CONFIRM_CONTACT): rules.ContactWasAlready,
    **{
        (state, intention): rules.IsOver
        for state in (State.REFUSED, State.COMPLETED, State.WITHDRAWN)
        for intention in Intention
    },
}
"""What is said where there is no step, for every pair that the table does not have."""


def test_every_pair_of_a_state_and_a_step_is_either_in_the_table_or_answered() -> None:
    assert set(SAID) | set(MOVES) == set(product(State, Intention))
    assert set(SAID) & set(MOVES) == set()


@pytest.mark.parametrize(("pair", "said"), SAID.items(), ids=[f"{a.value}, {b.value}" for a, b in SAID])
def test_a_step_that_does_not_exist_is_refused_with_its_own_sentence(
    pair: tuple[State, Intention], said: type[Refused]
) -> None:
    with pytest.raises(Refused) as refused:
        next_state(*pair, EVERY_SIDE)

    assert type(refused.value) is said


@pytest.mark.parametrize("pair", MOVES, ids=[f"{a.value}, {b.value}" for a, b in MOVES])
def test_each_step_is_of_its_sides_alone(pair: tuple[State, Intention]) -> None:
    for sides in SIDES:
        if sides & WHO[pair[1]]:
            assert next_state(*pair, sides) is MOVES[pair]
        else:
            with pytest.raises(rules.NotYourTurn):
                next_state(*pair, sides)


def test_from_every_open_state_there_is_a_way_on_and_from_what_is_over_there_is_none() -> None:
    ways = {state: may_now(state, EVERY_SIDE) for state in State}

    assert {state for state, on in ways.items() if on} == OPEN


def test_nobody_is_offered_what_would_be_refused() -> None:
    for state, sides in product(State, SIDES):
        for intention in may_now(state, sides):
            next_state(state, intention, sides)


@pytest.mark.parametrize(
    ("words", "said"), [("", rules.NoReason), ("  a ", rules.NoReason), ("x" * 1001, rules.WordsTooLong)]
)
def test_a_reason_says_something_and_not_too_much(words: str, said: type[Refused]) -> None:
    with pytest.raises(said):
        rules.check_reason(words)


def test_a_reason_of_one_word_will_do() -> None:
    rules.check_reason("nee")


@pytest.mark.parametrize("days", [-1, 57])
def test_an_answer_is_asked_within_as_many_days_as_a_family_may_go_without_contact(days: int) -> None:
    for fine in (0, 56):
        rules.check_answer_by(TODAY + timedelta(days=fine), longest=56, today=TODAY)
    with pytest.raises(rules.AnswerDayOutOfReach, match="Hooguit 8 weken"):
        rules.check_answer_by(TODAY + timedelta(days=days), longest=56, today=TODAY)


def test_a_contact_is_planned_ahead_and_confirmed_afterwards() -> None:
    rules.check_planned(TODAY, today=TODAY)
    rules.check_contact(TODAY, accepted_on=TODAY, today=TODAY)
    with pytest.raises(rules.ContactDayPassed):
        rules.check_planned(TODAY - timedelta(days=1), today=TODAY)
    for day in (TODAY - timedelta(days=1), TODAY + timedelta(days=1)):
        with pytest.raises(rules.ContactDayImpossible):
            rules.check_contact(day, accepted_on=TODAY, today=TODAY)
