"""Days keep their number, clamp, and know the two ways to be eighteen on 29 February."""

from __future__ import annotations

from datetime import date

import pytest

from weerzien.kernel.days import Day, birthday, earliest_birthday, plus_months, plus_years


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2023, 11, 30), 3, date(2024, 2, 29)),
        (date(2022, 11, 30), 3, date(2023, 2, 28)),
        (date(2026, 7, 6), 3, date(2026, 10, 6)),
        (date(2026, 8, 31), 1, date(2026, 9, 30)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2028, 8, 17), -6, date(2028, 2, 17)),
        (date(2026, 8, 31), -6, date(2026, 2, 28)),
        (date(2016, 2, 29), 3, date(2016, 5, 29)),
    ],
)
def test_months_keep_the_day_number_and_clamp(day: date, months: int, expected: date) -> None:
    assert plus_months(day, months) == expected


def test_years_clamp_29_february_to_28() -> None:
    assert plus_years(date(2024, 2, 29), 3) == date(2027, 2, 28)
    assert plus_years(date(2024, 2, 29), 4) == date(2028, 2, 29)


@pytest.mark.parametrize(
    ("born", "shown", "earliest"),
    [
        (date(2008, 2, 29), date(2026, 3, 1), date(2026, 2, 28)),
        (date(2010, 3, 14), date(2028, 3, 14), date(2028, 3, 14)),
        (date(2010, 2, 28), date(2028, 2, 28), date(2028, 2, 28)),
    ],
)
def test_eighteen(born: date, shown: date, earliest: date) -> None:
    assert birthday(born, 18) == shown
    assert earliest_birthday(born, 18) == earliest


def test_a_leap_day_birthday_in_a_leap_year_is_itself() -> None:
    assert birthday(date(2008, 2, 29), 20) == date(2028, 2, 29)


def test_a_day_cannot_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="earliest lies after latest"):
        Day(date(2026, 2, 2), date(2026, 2, 1))


def test_a_year_is_a_day_somewhere_in_it() -> None:
    day = Day.in_year(2009, "00-00-2009")

    assert (day.earliest, day.latest, day.told) == (date(2009, 1, 1), date(2009, 12, 31), "00-00-2009")
    assert not day.is_exact
    assert Day.on(date(2009, 1, 1)).is_exact
