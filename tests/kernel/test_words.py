"""Days, ages and lists as Dutch words."""

from __future__ import annotations

from datetime import date

import pytest

from weerzien.kernel import words
from weerzien.kernel.days import Day


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (Day.on(date(2026, 10, 6)), "6 oktober 2026"),
        (Day.in_year(2009), "in 2009"),
        (Day(date(2008, 1, 1), date(2009, 12, 31)), "in 2008 tot en met 2009"),
        (Day(date(2009, 3, 1), date(2009, 3, 31)), "tussen 1 maart 2009 en 31 maart 2009"),
    ],
    ids=["exact", "a year", "two years", "a month"],
)
def test_a_day_reads_as_exactly_as_it_is_known(day: Day, said: str) -> None:
    assert words.day_words(day) == said


@pytest.mark.parametrize(
    ("born", "on", "said"),
    [
        (Day.on(date(2010, 11, 21)), date(2026, 11, 20), "15 jaar"),
        (Day.on(date(2010, 11, 20)), date(2026, 11, 20), "16 jaar"),
        (Day.on(date(2008, 2, 29)), date(2026, 2, 28), "17 jaar"),
        (Day.on(date(2008, 2, 29)), date(2026, 3, 1), "18 jaar"),
        (Day.in_year(2009), date(2026, 11, 20), "16 of 17 jaar"),
        (Day(date(2005, 1, 1), date(2009, 12, 31)), date(2026, 11, 20), "16 tot 21 jaar"),
        (Day.in_year(2026), date(2026, 11, 20), "0 jaar"),
        (Day.on(date(2027, 1, 1)), date(2026, 11, 20), "nog niet geboren"),
    ],
    ids=["a day before", "birthday", "leap day before", "leap day", "a year", "years", "this year", "not yet"],
)
def test_an_age_is_a_range_where_the_birth_is_not_exact(born: Day, on: date, said: str) -> None:
    assert words.age_words(born, on) == said


@pytest.mark.parametrize(
    ("names", "said"), [([], ""), (["a"], "a"), (["a", "b"], "a en b"), (["a", "b", "c"], "a, b en c")]
)
def test_a_list_ends_with_and(names: list[str], said: str) -> None:
    assert words.listed(names) == said
