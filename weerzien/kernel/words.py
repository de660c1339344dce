"""Days, ages and lists of names as Dutch words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from weerzien.kernel.days import Day

MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)

WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


def date_words(day: date) -> str:
    """Return a date as it is read aloud: 6 oktober 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def day_words(day: Day) -> str:
    """Return a day in words: exact, in a month or a year, or between two dates."""
    if day.is_exact:
        return date_words(day.earliest)
    first, last = day.earliest, day.latest
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return f"in {first.year}" if first.year == last.year else f"in {first.year} tot en met {last.year}"
    return f"tussen {date_words(first)} en {date_words(last)}"


def span_words(days: int) -> str:
    """Return a number of days as one says it: in weeks where these are whole."""
    count, one, many = (days // 7, "week", "weken") if days and days % 7 == 0 else (days, "dag", "dagen")
    return f"{count} {one if count == 1 else many}"


def age_on(born: date, on: date) -> int:
    """Return the age in whole years; somebody born on 29 February has a birthday on 1 March in other years."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def age_words(born: Day, on: date) -> str:
    """Return an age in words, as a range where the birth date is not exact: 16 of 17 jaar."""
    youngest, oldest = age_on(born.latest, on), age_on(born.earliest, on)
    if oldest < 0:
        return "nog niet geboren"
    youngest = max(youngest, 0)
    if youngest == oldest:
        return f"{oldest} jaar"
    return f"{youngest} {'of' if oldest == youngest + 1 else 'tot'} {oldest} jaar"


def listed(words: Sequence[str], *, last: str = "en") -> str:
    """Return words as a list in a sentence: a, b en c."""
    if len(words) <= 1:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"
