"""What a task may say, and what may become of it: refusals over plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from weerzien.kernel.refusals import Refused
from weerzien.rulebook.themes import THEMES

WHAT_LENGTH: Final = 300
REASON_LENGTH: Final = 300
UNDO_SECONDS: Final = 30
GRACE: Final = timedelta(seconds=2 * UNDO_SECONDS)
"""How long ago an end may be that is undone: what is promised, and as long again for a slow line or a slow hand."""
REMIND_DAYS: Final = 7
"""How many days before its day somebody is reminded of a task, where nothing else was chosen."""


class State(StrEnum):
    OPEN = "open"
    DONE = "done"
    WITHDRAWN = "withdrawn"


class OriginKind(StrEnum):
    """What a task came from."""

    SIGNAL = "signal"
    AGREEMENT = "agreement"
    HANDOVER = "handover"
    CHECKLIST = "checklist"
    OWN = "own"


ORIGIN_WORDS: Final = {
    OriginKind.SIGNAL: "signaal",
    OriginKind.AGREEMENT: "afspraak in het overleg",
    OriginKind.HANDOVER: "overdracht",
    OriginKind.CHECKLIST: "checklist 18 jaar",
    OriginKind.OWN: "eigen taak",
}
STATE_WORDS: Final = {State.OPEN: "open", State.DONE: "gedaan", State.WITHDRAWN: "ingetrokken"}


@dataclass(frozen=True, slots=True)
class Origin:
    """What a task came from, and the id of that where it has one."""

    kind: OriginKind = OriginKind.OWN
    id: UUID | None = None


class NothingToDo(Refused):
    """Schrijf in een zin wat er gedaan moet worden, in hooguit 300 tekens."""


class NoTaskGround(Refused):
    """Schrijf waarom deze organisatie dit doet, in hooguit 300 tekens."""


class TaskDayPassed(Refused):
    """De dag waarop dit klaar moet zijn, is al geweest. Kies vandaag of een dag die nog komt."""


class ReminderTooLate(Refused):
    """De herinnering komt na de dag waarop het klaar moet zijn. Kies een eerdere dag voor de herinnering."""


class NoSuchTheme(Refused):
    """Dit thema staat niet in de lijst. Kies een thema uit de lijst, of laat het leeg."""


class NotAtWorkThere(Refused):
    """Deze collega werkt vandaag niet bij deze organisatie. Kies iemand die er werkt, of kies alleen de organisatie."""


class ClosedPart(Refused):
    """U mag dit deel van het dossier niet lezen en er dus geen taak over geven. Kies een ander deel."""


class TaskEnded(Refused):
    """Deze taak is al gedaan of ingetrokken. Bekijk eerst hoe de taak er nu voor staat."""


class TaskStillOpen(Refused):
    """Deze taak is nog open. Er is niets ongedaan te maken."""


class NoTaskReason(Refused):
    """Schrijf waarom, in hooguit 300 tekens. Wie bij de taak hoort, leest dat later terug."""


class SameHands(Refused):
    """Deze taak is al van wie u hebt gekozen. Kies iemand anders."""


class NothingInHand(Refused):
    """Deze collega heeft niets in handen dat u mag doorgeven. Kies iemand anders; er is niets gewijzigd."""


class TooLateToTakeBack(Refused):
    """Dit kan niet meer ongedaan worden gemaakt: het is te lang geleden, of al gebeurd. Geef het opnieuw door."""


def check_task(*, what: str, ground: str, due: date, remind_on: date | None, theme: str | None, today: date) -> None:
    """Refuse a task that does not say what, why or by when, or that reminds too late."""
    if not 0 < len(what) <= WHAT_LENGTH:
        raise NothingToDo
    check_ground(ground)
    if due < today:
        raise TaskDayPassed
    if remind_on is not None and remind_on > due:
        raise ReminderTooLate
    if theme and theme not in THEMES:
        raise NoSuchTheme


def check_ground(ground: str) -> None:
    """Refuse a task that does not say why this organisation."""
    if not 0 < len(ground) <= REASON_LENGTH:
        raise NoTaskGround


def check_reason(words: str) -> None:
    """Refuse an end, or a change of hands, without words."""
    if not 0 < len(words) <= REASON_LENGTH:
        raise NoTaskReason


def check_open(state: str) -> None:
    """Refuse to change what has ended."""
    if state != State.OPEN:
        raise TaskEnded


def reminder_of(due: date, *, today: date) -> date:
    """Return the day on which somebody is reminded where none was chosen: some days before, never before today."""
    return max(today, due - timedelta(days=REMIND_DAYS))


def in_one_line(words: str) -> str:
    """Return words with single blanks between them."""
    return " ".join(words.split())


def lateness(due: date, *, today: date) -> str:
    """Return in words how far a day is."""
    days = (due - today).days
    if days == 0:
        return "vandaag"
    if days in (1, -1):
        return "morgen" if days > 0 else "1 dag te laat"
    return f"nog {days} dagen" if days > 0 else f"{-days} dagen te laat"
