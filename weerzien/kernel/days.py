"""A day as people know it: exact, or somewhere between two dates; and arithmetic that the law asks for."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def in_the_netherlands(moment: datetime) -> datetime:
    """Return a moment as clocks in the Netherlands show it; a day begins there at midnight, in summer and in winter."""
    return moment.astimezone(AMSTERDAM)


@dataclass(frozen=True, slots=True)
class Day:
    """A day that lies between two dates, both included; exact when they are equal.

    `told` keeps the words in which it was given ("00-00-2009"), empty when it was given exactly.
    Raises ValueError when earliest lies after latest.
    """

    earliest: date
    latest: date
    told: str = ""

    def __post_init__(self) -> None:
        if self.earliest > self.latest:
            raise ValueError("earliest lies after latest")

    @classmethod
    def on(cls, day: date) -> Day:
        """Return the exact day."""
        return cls(day, day)

    @classmethod
    def in_year(cls, year: int, told: str = "") -> Day:
        """Return the day of which only the year is known: 1 January up to and including 31 December."""
        return cls(date(year, 1, 1), date(year, 12, 31), told)

    @property
    def is_exact(self) -> bool:
        return self.earliest == self.latest


def plus_months(day: date, months: int) -> date:
    """Return the same day number so many months on, or the last day of that month where it is shorter.

    30 November + 3 months = 28 (or 29) February. Negative months count back.
    """
    month0 = day.month - 1 + months
    year, month = day.year + month0 // 12, month0 % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def plus_years(day: date, years: int) -> date:
    """Return the same day so many years on; 29 February becomes 28 February where the year has none."""
    return plus_months(day, 12 * years)


def birthday(born: date, age: int) -> date:
    """Return the day on which somebody reaches an age.

    Born on 29 February counts as 1 March in other years: the default of this house, and disputed.
    """
    if (born.month, born.day) == (2, 29) and not calendar.isleap(born.year + age):
        return date(born.year + age, 3, 1)
    return date(born.year + age, born.month, born.day)


def earliest_birthday(born: date, age: int) -> date:
    """Return the earliest day on which somebody may be held to reach an age: 28 February for a leap-day birth.

    Limits prepare for this day; `birthday` is what the house shows.
    """
    if (born.month, born.day) == (2, 29) and not calendar.isleap(born.year + age):
        return date(born.year + age, 2, 28)
    return date(born.year + age, born.month, born.day)
