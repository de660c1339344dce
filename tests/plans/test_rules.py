"""What a task may say and when somebody is reminded of it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from weerzien.kernel.refusals import Refused
from weerzien.plans.rules import (
    NoSuchTheme,
    NoTaskGround,
    NoTaskReason,
    NothingToDo,
    ReminderTooLate,
    State,
    TaskDayPassed,
    TaskEnded,
    check_open,
    check_reason,
    check_task,
    in_one_line,
    reminder_of,
)

TODAY = date(2026, 11, 20)
SOUND: dict[str, Any] = {
    "what": "Bel de tolk.",
    "ground": "Zij spreken de moeder.",
    "due": TODAY,
    "remind_on": TODAY,
    "theme": "taal",
    "today": TODAY,
}


def test_a_task_of_today_that_reminds_today_is_taken() -> None:
    check_task(**SOUND)
    check_task(**SOUND | {"remind_on": None, "theme": None, "what": "x" * 300, "ground": "x" * 300})


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        ({"what": ""}, NothingToDo),
        ({"what": "x" * 301}, NothingToDo),
        ({"ground": ""}, NoTaskGround),
        ({"ground": "x" * 301}, NoTaskGround),
        ({"due": TODAY - timedelta(days=1), "remind_on": None}, TaskDayPassed),
        ({"remind_on": TODAY + timedelta(days=1)}, ReminderTooLate),
        ({"theme": "geluk"}, NoSuchTheme),
    ],
    ids=[
        "says nothing", "says too much", "no ground", "too long a ground", "of yesterday", "reminds afterwards",
        "no theme of the list",
    ],
)  # fmt: skip
def test_a_task_that_does_not_say_what_why_and_by_when_is_refused(
    wrong: dict[str, Any], refusal: type[Refused]
) -> None:
    with pytest.raises(refusal):
        check_task(**SOUND | wrong)


def test_an_end_and_a_change_of_hands_have_words() -> None:
    check_reason("x" * 300)
    for words in ("", "x" * 301):
        with pytest.raises(NoTaskReason):
            check_reason(words)


def test_what_has_ended_does_not_change() -> None:
    check_open(State.OPEN)
    for state in (State.DONE, State.WITHDRAWN):
        with pytest.raises(TaskEnded):
            check_open(state)


def test_somebody_is_reminded_a_week_before_and_not_before_today() -> None:
    assert reminder_of(date(2026, 12, 20), today=TODAY) == date(2026, 12, 13)
    assert reminder_of(date(2026, 11, 22), today=TODAY) == TODAY


def test_words_stand_in_one_line() -> None:
    assert in_one_line("  Bel \n de\ttolk. ") == "Bel de tolk."
