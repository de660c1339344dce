"""Every function from a day to a day, written once in Python and tabulated: bulk evaluation only gathers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache

import polars as pl

from weerzien.kernel.days import birthday, earliest_birthday
from weerzien.rulebook.tree import Unit
from weerzien.rulebook.values import moved

EPOCH = date(1970, 1, 1).toordinal()
FIRST, LAST = date(1900, 1, 1), date(2150, 12, 31)
DAYS_IN = {Unit.DAYS: 1, Unit.WEEKS: 7}


def number(day: date) -> int:
    """Return a day as a number: days since 1 January 1970."""
    return day.toordinal() - EPOCH


def day_of(told: int) -> date:
    """Return the day of a number."""
    return date.fromordinal(told + EPOCH)


def tabulated(function: Callable[[date], date]) -> pl.Series:
    """Return what a function gives for every day from 1900 up to and including 2150, as numbers of days."""
    first, last = FIRST.toordinal(), LAST.toordinal()
    told = [function(date.fromordinal(day)).toordinal() - EPOCH for day in range(first, last + 1)]
    return pl.Series(told, dtype=pl.Int32)


@cache
def shift_table(amount: int, unit: Unit) -> pl.Series:
    """Return every day moved by so many units."""
    return tabulated(lambda day: moved(day, amount, unit))


@cache
def birthday_table(age: int, *, at_earliest: bool) -> pl.Series:
    """Return for every day of birth the day on which somebody reaches an age, reckoned in one of the two ways."""
    reckon = earliest_birthday if at_earliest else birthday
    return tabulated(lambda day: reckon(day, age))


def looked_up(table: pl.Series, days: pl.Series) -> pl.Series:
    """Return what a table says of each day; nothing for a day that is nothing. Days lie between 1900 and 2150."""
    return table.gather((days - number(FIRST)).cast(pl.UInt32))


def shifted(days: pl.Series, amount: int, unit: Unit) -> pl.Series:
    """Return days moved by so many units; days and weeks are added, the rest is looked up."""
    if unit in DAYS_IN:
        return days + amount * DAYS_IN[unit]
    return looked_up(shift_table(amount, unit), days)
