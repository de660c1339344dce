"""Days as people type them in a form: what is said of one that cannot be read, and the last days to pick from."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from weerzien.kernel.told_days import BadDay
from weerzien.kernel.words import WEEKDAYS

BAD_DAYS: Mapping[BadDay, str] = {
    BadDay.IMPOSSIBLE: "Deze datum bestaat niet. Controleer de dag en de maand.",
    BadDay.OUT_OF_RANGE: "Dit jaar ligt voor 1900 of na 2150. Controleer het jaar.",
    BadDay.UNREADABLE: "Dit is geen dag die wij kunnen lezen. Typ bijvoorbeeld 12-3-2026, maart 2026 of onbekend.",
}
PICKED_FROM = 8
NEAR = ("vandaag", "gisteren", "eergisteren")


def as_typed(day: date) -> str:
    """Return a day as people type it."""
    return f"{day.day}-{day.month}-{day.year}"


def last_days(today: date) -> list[tuple[str, str]]:
    """Return today and the days before it, each as it is typed and in words."""
    days = [today - timedelta(days=back) for back in range(PICKED_FROM)]
    words = [*NEAR, *(WEEKDAYS[day.weekday()] for day in days[len(NEAR) :])]
    return [(as_typed(day), word) for day, word in zip(days, words, strict=True)]
