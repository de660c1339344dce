"""On which day a mail about signals leaves."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from weerzien.early_signals.digests.rules import EVERY_WORDS, Counted, Every, NotOffered, check_every, is_due

MONDAY = date(2026, 11, 23)
DAYS = [MONDAY + timedelta(days=n) for n in range(7)]


def test_every_working_day_is_not_at_the_weekend_and_not_twice() -> None:
    assert [is_due(Every.DAY, None, today=day) for day in DAYS] == [True] * 5 + [False] * 2
    assert is_due(Every.DAY, MONDAY - timedelta(days=1), today=MONDAY)
    assert not is_due(Every.DAY, MONDAY, today=MONDAY)


def test_every_week_is_on_monday_and_later_where_that_was_missed() -> None:
    assert [is_due(Every.WEEK, None, today=day) for day in DAYS] == [True] + [False] * 6
    assert not is_due(Every.WEEK, MONDAY, today=MONDAY)
    assert is_due(Every.WEEK, MONDAY - timedelta(days=7), today=MONDAY + timedelta(days=2))
    assert not is_due(Every.WEEK, MONDAY, today=MONDAY + timedelta(days=6))


@pytest.mark.parametrize("day", DAYS)
def test_never_is_never(day: date) -> None:
    assert not is_due(Every.NEVER, None, today=day)


def test_a_word_that_is_none_of_those_is_refused() -> None:
    with pytest.raises(NotOffered):
        check_every("hour")
    for every in Every:
        check_every(every)


def test_there_are_words_for_each() -> None:
    assert EVERY_WORDS.keys() == {*Every}


@pytest.mark.parametrize(("new", "mine", "asks"), [(0, 0, False), (1, 0, True), (0, 1, True)])
def test_without_something_new_or_own_there_is_nothing_to_say(new: int, mine: int, asks: bool) -> None:
    assert Counted(open=5, new=new, mine=mine).asks_something is asks
