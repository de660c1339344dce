"""Days as people type them in a form: what is said of one that cannot be read, and the last days to pick from."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django import forms

from weerzien.kernel.days import Day
from weerzien.kernel.told_days import BadDay, read_day
from weerzien.kernel.words import WEEKDAYS
from weerzien.rulebook.case import Event

BAD_DAYS: Mapping[BadDay, str] = {
    BadDay.IMPOSSIBLE: "Deze datum bestaat niet. Controleer de dag en de maand.",
    BadDay.OUT_OF_RANGE: "Dit jaar ligt voor 1900 of na 2150. Controleer het jaar.",
    BadDay.UNREADABLE: "Dit is geen dag die wij kunnen lezen. Typ bijvoorbeeld 12-3-2026, maart 2026 of onbekend.",
}
DAY_LENGTH = 40
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


class TypedDay(forms.CharField):
    """A day as people type it, also roughly; it cleans to a Day, or to None for nothing and for "onbekend".

    The form says what day it is today, before it cleans.
    """

    today: date

    def __init__(self, label: str, hint: str, *, is_birth: bool = False) -> None:
        widget = forms.TextInput(attrs={"autocomplete": "off"})
        super().__init__(label=label, required=False, max_length=DAY_LENGTH, help_text=hint, widget=widget)
        self.is_birth = is_birth

    def clean(self, value: Any) -> Day | None:
        """Return the day. Raises ValidationError for what is none."""
        text = str(super().clean(value))
        if not text or text.casefold() == Event.UNKNOWN.value:
            return None
        day = read_day(text, today=self.today, is_birth=self.is_birth)
        if isinstance(day, BadDay):
            raise forms.ValidationError(BAD_DAYS[day])
        return day
