"""Days as people type them: real dates, months, a year alone, roughly; and what is wrong with the rest."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from enum import StrEnum

from weerzien.kernel.days import Day, plus_months
from weerzien.kernel.words import MONTHS

FIRST_YEAR, LAST_YEAR = 1900, 2150
SPREADSHEET_START = date(1899, 12, 30)
YEAR_FIRST = re.compile(r"^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T]00:00(?::00)?)?$")
IN_ONE_NUMBER = re.compile(r"^(\d{4})(\d{2})(\d{2})$")
"""As the BRP writes a day, with 00 for what is not known."""
DAY_FIRST = re.compile(r"^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})$")
MONTH_IN_WORDS = re.compile(r"^(?:(\d{1,2})\s+)?([a-z]{3,9})\.?\s+(\d{4})$", re.IGNORECASE)
MONTH_IN_NUMBERS = re.compile(r"^(\d{1,2})[-/.](\d{4})$")
ROUGHLY = re.compile(r"^(?:ongeveer|circa|ca\.?|rond|omstreeks)\s+(?=\S)", re.IGNORECASE)
AROUND_DAY = timedelta(days=14)
MONTHS_BY_BEGINNING = {name[:3]: number for number, name in enumerate(MONTHS, start=1)} | {"mrt": 3}


class BadDay(StrEnum):
    """Why a cell is not a day, as the middle of a sentence."""

    IMPOSSIBLE = "staat een datum die niet bestaat"
    UNREADABLE = "staat geen datum die wij kunnen lezen"
    OUT_OF_RANGE = "staat een jaar voor 1900 of na 2150"


def read_day(raw: object, *, today: date, is_birth: bool = False) -> Day | BadDay:
    """Return the day that a cell or a field holds: exact, or a whole month or year where that is all that is told.

    "Ongeveer" makes it wider: a day by two weeks, a month by a month, a year by a year, on both sides.
    A year of two digits is the most recent one that does not put a birth after `today`, and 20xx for anything else.
    """
    if isinstance(raw, datetime):
        return in_range(raw.date())
    if isinstance(raw, date):
        return in_range(raw)
    if isinstance(raw, int | float) and not isinstance(raw, bool):
        return from_number(raw)
    if not isinstance(raw, str):
        return BadDay.UNREADABLE
    text = " ".join(raw.split())
    roughly = ROUGHLY.match(text)
    if roughly is None:
        return from_text(text, today=today, is_birth=is_birth)
    found = from_text(text[roughly.end() :], today=today, is_birth=is_birth)
    return found if isinstance(found, BadDay) else around(found, told=text)


def from_number(number: float) -> Day | BadDay:
    """Return the year, or the day by the count that spreadsheets keep."""
    if FIRST_YEAR <= number <= LAST_YEAR and number == int(number):
        return Day.in_year(int(number), told=str(int(number)))
    if number == int(number) and (found := IN_ONE_NUMBER.match(str(int(number)))):
        return from_parts(*map(int, found.groups()), told=found[0])
    try:
        return in_range(SPREADSHEET_START + timedelta(days=int(number)))
    except (OverflowError, ValueError):
        return BadDay.UNREADABLE


def from_text(text: str, *, today: date, is_birth: bool) -> Day | BadDay:
    """Return the day that stands there in one of the notations."""
    if text.isdecimal():
        return from_number(int(text)) if len(text) in (4, 8) else BadDay.UNREADABLE
    if found := YEAR_FIRST.match(text):
        year, month, day = (int(part) for part in found.groups())
    elif found := MONTH_IN_NUMBERS.match(text):
        day, month, year = 0, int(found[1]), int(found[2])
    elif found := MONTH_IN_WORDS.match(text):
        day, month, year = int(found[1] or 0), month_called(found[2]), int(found[3])
        if month == 0:
            return BadDay.UNREADABLE
    elif found := DAY_FIRST.match(text):
        day, month, year = (int(part) for part in found.groups())
        if len(found[3]) == 2:
            year = whole_year(year, month, day, today=today, is_birth=is_birth)
    else:
        return BadDay.UNREADABLE
    return from_parts(year, month, day, told=text)


def month_called(word: str) -> int:
    """Return the number of a month by its name or the beginning of it, 0 where there is no such month."""
    number = MONTHS_BY_BEGINNING.get(word[:3].casefold(), 0)
    is_month = number and (MONTHS[number - 1].startswith(word.casefold()) or word.casefold() == "mrt")
    return number if is_month else 0


def around(day: Day, *, told: str) -> Day | BadDay:
    """Return a day that is told roughly: wider on both sides by what it was told in."""
    try:
        if day.is_exact:
            return Day(day.earliest - AROUND_DAY, day.latest + AROUND_DAY, told)
        months = 12 if day.earliest.month != day.latest.month else 1
        after = day.latest + timedelta(days=1)
        return Day(plus_months(day.earliest, -months), plus_months(after, months) - timedelta(days=1), told)
    except (OverflowError, ValueError):
        return BadDay.OUT_OF_RANGE


def from_parts(year: int, month: int, day: int, *, told: str) -> Day | BadDay:
    """Return the exact day, or the month or year where the rest is zero."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return BadDay.OUT_OF_RANGE
    if month == 0:
        return Day.in_year(year, told) if day == 0 else BadDay.IMPOSSIBLE
    try:
        exact = date(year, month, day or 1)
    except ValueError:
        return BadDay.IMPOSSIBLE
    if day == 0:
        return Day(exact, plus_months(exact, 1) - timedelta(days=1), told)
    return Day.on(exact)


def whole_year(short: int, month: int, day: int, *, today: date, is_birth: bool) -> int:
    """Return the four digits of a year of which two are told."""
    if is_birth and (2000 + short, month, day) > (today.year, today.month, today.day):
        return 1900 + short
    return 2000 + short


def in_range(day: date) -> Day | BadDay:
    """Return the exact day, unless it lies outside the years that the rulebook knows."""
    return Day.on(day) if FIRST_YEAR <= day.year <= LAST_YEAR else BadDay.OUT_OF_RANGE
