"""Every function from day to day, for every day from 1900 to 2150: against what the calendar itself says."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from weerzien.kernel.calendars import holidays, is_working_day, last_working_day, next_working_day, plus_working_days
from weerzien.kernel.days import birthday, earliest_birthday, plus_months, plus_years
from weerzien.kernel.time_limits import Limit, Unit, applies, extended, last_day

FIRST, LAST = date(1900, 1, 1), date(2150, 12, 31)
ONE_DAY = timedelta(days=1)


def every_day() -> Iterator[date]:
    """Give every day from 1900 to 2150."""
    return (FIRST + timedelta(days=days) for days in range((LAST - FIRST).days + 1))


def in_month(day: date, months: int) -> tuple[int, int]:
    """Return year and month so many months on, counted one month at a time as a calendar is turned."""
    year, month = day.year, day.month
    for _ in range(abs(months)):
        month += 1 if months > 0 else -1
        if month == 13:
            year, month = year + 1, 1
        if month == 0:
            year, month = year - 1, 12
    return year, month


@pytest.mark.parametrize("months", [1, 3, 6, 9, 12, 18, 24, -1, -3, -6])
def test_months_keep_the_day_number_and_clamp(months: int) -> None:
    for day in every_day():
        year, month = in_month(day, months)
        last = calendar.monthrange(year, month)[1]
        assert plus_months(day, months) == date(year, month, day.day if day.day <= last else last)


@pytest.mark.parametrize("years", [1, 3, 18, 21])
def test_years_and_birthdays_differ_on_29_february_only(years: int) -> None:
    for day in every_day():
        if (day.month, day.day) == (2, 29) and not calendar.isleap(day.year + years):
            assert birthday(day, years) == date(day.year + years, 3, 1)
            assert earliest_birthday(day, years) == plus_years(day, years) == date(day.year + years, 2, 28)
        else:
            same = day.replace(year=day.year + years)
            assert birthday(day, years) == earliest_birthday(day, years) == plus_years(day, years) == same


def test_a_working_day_is_a_weekday_without_a_holiday() -> None:
    for day in every_day():
        assert is_working_day(day) == (day.isoweekday() <= 5 and day not in holidays(day.year))


def test_working_days_follow_each_other_without_a_gap() -> None:
    working = [day for day in every_day() if is_working_day(day)]
    places = {day: place for place, day in enumerate(working)}
    for day in working[20:-20]:
        for count in (1, 3, 5, 6, 10, -1, -3):
            assert plus_working_days(day, count) == working[places[day] + count]


def test_the_last_and_the_next_working_day_have_none_in_between() -> None:
    last = working = None
    for day in every_day():
        working = day if is_working_day(day) else working
        if working:
            assert last_working_day(day) == working
    for day in reversed(list(every_day())):
        last = day if is_working_day(day) else last
        if last:
            assert next_working_day(day) == last


LIMITS = [Limit(4, Unit.WEEKS), Limit(3, Unit.MONTHS), Limit(28, Unit.DAYS), Limit(5, Unit.DAYS)]


@pytest.mark.parametrize("limit", LIMITS, ids=lambda limit: f"{limit.length} {limit.unit.value}")
def test_the_act_extends_to_the_first_working_day_and_no_further(limit: Limit) -> None:
    assert applies(limit)
    for day in every_day():
        plain, moved = last_day(day, limit), extended(day, limit)
        assert moved >= plain
        assert is_working_day(moved)
        if is_working_day(plain) and (plain - day).days >= 10:
            assert moved == plain
        if (plain - day).days >= 10:
            assert not any(is_working_day(plain + number * ONE_DAY) for number in range((moved - plain).days))


@pytest.mark.parametrize(
    "limit", [Limit(4, Unit.MONTHS), Limit(13, Unit.WEEKS), Limit(91, Unit.DAYS), Limit(1, Unit.YEARS)]
)
def test_the_act_leaves_long_limits_alone(limit: Limit) -> None:
    for day in every_day():
        assert extended(day, limit) == last_day(day, limit)
