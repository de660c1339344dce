"""Every function from a day to a day, written once in Python and tabulated: bulk evaluation only gathers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache

import numpy as np
from numpy.typing import NDArray

from weerzien.kernel.days import birthday, earliest_birthday
from weerzien.rulebook.many.arrays import NONE, Days, Numbers, where
from weerzien.rulebook.tree import Unit
from weerzien.rulebook.values import moved

EPOCH = date(1970, 1, 1).toordinal()
FIRST, LAST = date(1900, 1, 1), date(2150, 12, 31)
DAYS_IN = {Unit.DAYS: 1, Unit.WEEKS: 7}


class DayOffTheTables(Exception):
    """A day before 1900 or after 2150, which no table knows."""


def number(day: date) -> int:
    """Return a day as a number: days since 1 January 1970. Raises DayOffTheTables where no table knows it."""
    if not FIRST <= day <= LAST:
        raise DayOffTheTables(day.isoformat())
    return day.toordinal() - EPOCH


def day_of(told: int) -> date:
    """Return the day of a number."""
    return date.fromordinal(told + EPOCH)


def tabulated(function: Callable[[date], date]) -> NDArray[np.int32]:
    """Return what a function gives for every day from 1900 up to and including 2150, then once NONE."""
    first, last = FIRST.toordinal(), LAST.toordinal()
    told = [function(date.fromordinal(day)).toordinal() - EPOCH for day in range(first, last + 1)]
    return np.array([*told, NONE], np.int32)


@cache
def shift_table(amount: int, unit: Unit) -> NDArray[np.int32]:
    """Return every day moved by so many units."""
    return tabulated(lambda day: moved(day, amount, unit))


@cache
def birthday_table(age: int, *, at_earliest: bool) -> NDArray[np.int32]:
    """Return for every day of birth the day on which somebody reaches an age, reckoned in one of the two ways."""
    reckon = earliest_birthday if at_earliest else birthday
    return tabulated(lambda day: reckon(day, age))


def looked_up(table: NDArray[np.int32], days: Days) -> Days:
    """Return what a table says of both ends of days; NONE stays NONE."""
    earliest = gathered(table, days.earliest)
    return Days(earliest, earliest if days.is_exact else gathered(table, days.latest))


def gathered(table: NDArray[np.int32], days: Numbers) -> Numbers:
    """Return what a table says of days; whatever lies past its end is not known."""
    found = table.take(np.asarray(days) - number(FIRST), mode="clip")
    return found if isinstance(days, np.ndarray) else int(found)


def shifted(days: Days, amount: int, unit: Unit) -> Days:
    """Return days moved by so many units; days and weeks are added, the rest is looked up."""
    if unit not in DAYS_IN:
        return looked_up(shift_table(amount, unit), days)
    step = amount * DAYS_IN[unit]
    earliest = where(days.known, days.earliest + step, NONE)
    return Days(earliest, earliest if days.is_exact else where(days.known, days.latest + step, NONE))
