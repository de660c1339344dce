"""How often a mail about signals comes, and what it counts: decisions over plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from weerzien.kernel.refusals import Refused


class Every(StrEnum):
    """How often somebody wants a mail about signals."""

    DAY = "day"
    WEEK = "week"
    NEVER = "never"


EVERY_WORDS: Mapping[str, str] = {
    Every.DAY: "elke werkdag",
    Every.WEEK: "elke week, op maandag",
    Every.NEVER: "nooit",
}
MONDAY, SATURDAY = 0, 5
WEEK_DAYS: Final = 7


class NotOffered(Refused):
    """Dit kan niet gekozen worden. Kies elke werkdag, elke week of nooit."""


@dataclass(frozen=True, slots=True)
class Counted:
    """How much asks something of somebody: signals, new ones and those they took up, tasks of theirs, handovers.

    `reports` wait for them, `questions` are about what they reported themselves.
    """

    open: int
    new: int
    mine: int
    tasks: int = 0
    handovers: int = 0
    reports: int = 0
    questions: int = 0

    @property
    def asks_something(self) -> bool:
        """Return whether there is anything to say."""
        return any((self.new, self.mine, self.tasks, self.handovers, self.reports, self.questions))


def is_due(every: str, mailed_on: date | None, *, today: date) -> bool:
    """Return whether a mail is to leave today; one that was missed on a Monday comes on the first day after it."""
    if every == Every.NEVER or mailed_on == today:
        return False
    if every == Every.DAY:
        return today.weekday() < SATURDAY
    is_late = mailed_on is not None and (today - mailed_on).days >= WEEK_DAYS
    return today.weekday() == MONDAY or is_late


def check_every(every: str) -> None:
    """Refuse a word that is none of those offered."""
    if every not in {*Every}:
        raise NotOffered
