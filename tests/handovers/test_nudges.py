"""When somebody is reminded and when the team leads hear of it: the table, day by day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from weerzien.handovers.nudges import TURNS, Due, Reason, due
from weerzien.handovers.rules import OPEN, Side, State

DAY = date(2026, 11, 20)


def on(state: State, name: str, offset: int) -> list[tuple[Reason, int, Side | None]]:
    """Return what is due so many days after a day of the handover, with its own day counted from there."""
    found = due(state, {name: DAY}, on=DAY + timedelta(days=offset))
    return [(one.reason, (one.day - DAY).days, one.to) for one in found]


def test_only_what_runs_asks_somebody_for_something() -> None:
    assert set(TURNS) == OPEN


@pytest.mark.parametrize(
    ("state", "name", "offset", "expected"),
    [
        (State.PROPOSED, "proposed_on", 6, []),
        (State.PROPOSED, "proposed_on", 7, [(Reason.NOT_SENT, 7, Side.SENDER)]),
        (State.PROPOSED, "gap_on", 0, [(Reason.NOBODY_ACCEPTED, 0, None)]),
        (State.SENT, "answer_by", -8, []),
        (State.SENT, "answer_by", -7, [(Reason.ANSWER_SOON, -7, Side.RECEIVER)]),
        (State.SENT, "answer_by", 0, [(Reason.ANSWER_SOON, 0, Side.RECEIVER)]),
        (State.SENT, "answer_by", 1, [(Reason.ANSWER_SOON, 0, Side.RECEIVER), (Reason.ANSWER_LATE, 1, None)]),
        (State.SENT, "answer_by", 8, [(Reason.ANSWER_SOON, 7, Side.RECEIVER), (Reason.ANSWER_LATE, 8, None)]),
        (State.SENT, "gap_on", 0, [(Reason.NOBODY_ACCEPTED, 0, None)]),
        (State.ACCEPTED, "accepted_on", 7, [(Reason.NO_CONTACT, 7, Side.RECEIVER)]),
        (State.ACCEPTED, "accepted_on", 14, [(Reason.NO_CONTACT, 14, Side.RECEIVER), (Reason.CONTACT_LATE, 14, None)]),
        (State.CONTACT_PLANNED, "contact_planned_on", 0, []),
        (State.CONTACT_PLANNED, "contact_planned_on", 1, [(Reason.NO_CONTACT, 1, Side.RECEIVER)]),
        (State.CONTACT_CONFIRMED, "contact_on", 28, [(Reason.NOT_COMPLETED, 28, Side.RECEIVER)]),
        (State.CONTACT_CONFIRMED, "contact_on", 41, [(Reason.NOT_COMPLETED, 35, Side.RECEIVER)]),
        (
            State.CONTACT_CONFIRMED,
            "contact_on",
            42,
            [(Reason.NOT_COMPLETED, 42, Side.RECEIVER), (Reason.NOT_COMPLETED, 42, None)],
        ),
        (State.COMPLETED, "contact_on", 100, []),
        (State.REFUSED, "answer_by", 100, []),
    ],
)
def test_each_turn_comes_on_its_day_and_again_every_week(
    state: State, name: str, offset: int, expected: list[tuple[Reason, int, Side | None]]
) -> None:
    assert on(state, name, offset) == expected


def test_a_day_that_is_not_known_asks_nothing() -> None:
    assert due(State.SENT, {"answer_by": None}, on=DAY) == ()
    assert due(State.SENT, {"answer_by": DAY}, on=DAY - timedelta(days=7)) == (
        Due(Reason.ANSWER_SOON, DAY - timedelta(days=7), Side.RECEIVER),
    )
