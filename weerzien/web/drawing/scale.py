"""Days along a line: where each stands, and which of them are written beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from weerzien.kernel.days import plus_months
from weerzien.kernel.words import MONTHS

STEPS_IN_MONTHS = (1, 2, 3, 6, 12, 24, 60)
LETTERS_OF_MONTH = 3


@dataclass(frozen=True, slots=True)
class Tick:
    """A first of a month beside the line; `is_year` where a year begins."""

    day: date
    x: float
    words: str
    is_year: bool


@dataclass(frozen=True, slots=True)
class Scale:
    """From a first to a last day, from left to right. Raises ValueError where they are not in that order."""

    first: date
    last: date
    left: float
    right: float

    def __post_init__(self) -> None:
        if self.first >= self.last or self.left >= self.right:
            raise ValueError("a scale goes from an earlier to a later day, from left to right")

    def x(self, day: date) -> float:
        """Return where a day stands; what lies outside stands at the edge."""
        share = (day - self.first).days / (self.last - self.first).days
        return round(self.left + min(max(share, 0.0), 1.0) * (self.right - self.left), 1)

    def ticks(self, room: float) -> tuple[Tick, ...]:
        """Return the months or years to write, each with at least so much room."""
        months = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1
        width = (self.right - self.left) / max(months, 1)
        step = next((step for step in STEPS_IN_MONTHS if step * width >= room), STEPS_IN_MONTHS[-1])
        day = date(self.first.year, 1, 1)
        found = []
        while day <= self.last:
            if day >= self.first:
                found.append(Tick(day, self.x(day), _words(day, step), day.month == 1))
            day = plus_months(day, step)
        return tuple(found)


def _words(day: date, step: int) -> str:
    if day.month == 1 or step >= 12:
        return str(day.year)
    return MONTHS[day.month - 1][:LETTERS_OF_MONTH]
