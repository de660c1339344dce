"""Working days by the Act's list: Good Friday and 5 May every year, decree days, and the monarch's day that moves."""

from __future__ import annotations

from datetime import date

import pytest

from weerzien.kernel.calendars import (
    easter,
    holidays,
    is_working_day,
    last_working_day,
    next_working_day,
    plus_working_days,
)


@pytest.mark.parametrize(
    ("year", "sunday"),
    [(1961, date(1961, 4, 2)), (2000, date(2000, 4, 23)), (2019, date(2019, 4, 21)), (2026, date(2026, 4, 5)),
     (2027, date(2027, 3, 28)), (2038, date(2038, 4, 25)), (2285, date(2285, 3, 22))],
)  # fmt: skip
def test_easter(year: int, sunday: date) -> None:
    assert easter(year) == sunday


@pytest.mark.parametrize(
    "day",
    [
        date(2026, 1, 1),
        date(2026, 4, 3),
        date(2026, 4, 6),
        date(2026, 4, 27),
        date(2026, 5, 5),
        date(2027, 5, 5),
        date(2026, 5, 14),
        date(2026, 5, 15),
        date(2026, 5, 25),
        date(2026, 12, 25),
        date(2025, 12, 26),
    ],
    ids=lambda day: day.isoformat(),
)
def test_a_holiday_of_the_act_is_no_working_day(day: date) -> None:
    assert not is_working_day(day)


@pytest.mark.parametrize("day", [date(2026, 5, 4), date(2026, 10, 26), date(2026, 12, 24), date(2026, 4, 28)])
def test_an_ordinary_weekday_is_a_working_day(day: date) -> None:
    assert is_working_day(day)


@pytest.mark.parametrize(
    ("year", "day"),
    [(1948, None), (1972, date(1972, 5, 1)), (1989, date(1989, 4, 29)), (2013, date(2013, 4, 30)),
     (2014, date(2014, 4, 26)), (2025, date(2025, 4, 26)), (2026, date(2026, 4, 27))],
)  # fmt: skip
def test_the_monarchs_day_gives_way_to_sunday(year: int, day: date | None) -> None:
    named = [each for each, name in holidays(year).items() if name in ("Koningsdag", "Koninginnedag")]

    assert named == ([day] if day else [])


def test_working_days_are_counted_from_the_day_after() -> None:
    assert plus_working_days(date(2026, 10, 20), 5) == date(2026, 10, 27)
    assert plus_working_days(date(2026, 10, 20), 6) == date(2026, 10, 28)
    assert plus_working_days(date(2026, 4, 2), 1) == date(2026, 4, 7)
    assert plus_working_days(date(2026, 4, 7), -1) == date(2026, 4, 2)
    assert plus_working_days(date(2026, 4, 4), 0) == date(2026, 4, 4)


def test_the_last_and_the_next_working_day_may_be_the_day_itself() -> None:
    assert last_working_day(date(2027, 5, 30)) == date(2027, 5, 28)
    assert last_working_day(date(2026, 10, 6)) == date(2026, 10, 6)
    assert next_working_day(date(2026, 4, 3)) == date(2026, 4, 7)
    assert next_working_day(date(2026, 10, 6)) == date(2026, 10, 6)
