"""Working days and holidays by the Algemene termijnenwet: one list for everything that counts in working days."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).parent / "holidays.yaml"
FAST_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
ONE_DAY = timedelta(days=1)
SATURDAY = 5
SUNDAY = 6


@cache
def holiday_file() -> Mapping[str, Any]:
    """Return what the holiday file says, read once."""
    with FILE.open(encoding="utf-8") as file:
        said: Mapping[str, Any] = yaml.load(file, FAST_LOADER)  # noqa: S506 -- a safe loader, the fast one where there is one
        return said


def easter(year: int) -> date:
    """Return Easter Sunday of a year in the Gregorian calendar (Meeus, Jones and Butcher)."""
    golden, century, rest = year % 19, year // 100, year % 100
    leap_centuries, odd_centuries = divmod(century, 4)
    shift = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap_centuries - shift + 15) % 30
    leaps, odd_years = divmod(rest, 4)
    weekday = (32 + 2 * odd_centuries + 2 * leaps - epact - odd_years) % 7
    correction = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * correction + 114, 31)
    return date(year, month, day + 1)


def monarchs_day(year: int) -> dict[date, str]:
    """Return the day on which the birthday of the monarch is celebrated in a year; a Sunday gives way."""
    for rule in holiday_file()["vorst"]:
        if rule["van"] <= year <= rule["tot"]:
            day = date(year, rule["maand"], rule["dag"])
            moved = day + rule["zondag wordt"] * ONE_DAY if day.weekday() == SUNDAY else day
            return {moved: str(rule["naam"])}
    return {}


@cache
def holidays(year: int) -> Mapping[date, str]:
    """Return the general public holidays of a year and the days put on a par with them, with their Dutch names."""
    said = holiday_file()
    fixed = {date(year, row["maand"], row["dag"]): row["naam"] for row in said["vast"]}
    moving = {easter(year) + row["dagen"] * ONE_DAY: row["naam"] for row in said["pasen"]}
    decreed = {
        day: "gelijkgesteld met een feestdag"
        for decree in said["besluiten"]
        for day in decree["dagen"]
        if day.year == year
    }
    return decreed | fixed | moving | monarchs_day(year)


def is_working_day(day: date) -> bool:
    """Return whether a day is Monday to Friday and not a holiday in the sense of the Algemene termijnenwet."""
    return day.weekday() < SATURDAY and day not in holidays(day.year)


@lru_cache(maxsize=1 << 15)
def last_working_day(day: date) -> date:
    """Return the day itself where it is a working day, else the last working day before it."""
    while not is_working_day(day):
        day -= ONE_DAY
    return day


def next_working_day(day: date) -> date:
    """Return the day itself where it is a working day, else the first working day after it."""
    while not is_working_day(day):
        day += ONE_DAY
    return day


def plus_working_days(day: date, count: int) -> date:
    """Return the working day that is so many working days on; the day itself does not count. Negative counts back."""
    step = ONE_DAY if count > 0 else -ONE_DAY
    for _ in range(abs(count)):
        day += step
        while not is_working_day(day):
            day += step
    return day
