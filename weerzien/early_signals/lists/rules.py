"""What may be kept as a list, and what may be done with many families at once: refusals over plain values."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from weerzien.kernel.refusals import Refused

MOST_AT_ONCE: Final = 1000
"""Families that may be chosen together; more is no choice that anybody has looked at."""
MOST_EXPORTED: Final = 3000
NAME_LENGTH: Final = 60
REASON_LENGTH: Final = 300
MOST_LISTS: Final = 40
UNDO_SECONDS: Final = 30
GRACE: Final = timedelta(seconds=2 * UNDO_SECONDS)
"""How long ago a step may be that is undone: what is promised, and as long again for a slow line or a slow hand."""
REASONS: Final = {
    "overleg": "voorbereiden van een overleg",
    "verantwoorden": "verantwoorden of rapporteren",
    "controleren": "gegevens controleren of aanvullen",
    "overdragen": "overdragen aan een collega",
}
"""Why somebody takes a list along: what the log keeps."""


class NothingChosen(Refused):
    """U hebt nog geen gezin gekozen. Zet een vinkje voor een of meer gezinnen en probeer het opnieuw."""


class TooManyChosen(Refused):
    """Zoveel gezinnen tegelijk gaat niet. Kies er hooguit duizend, of maak de lijst kleiner met een filter."""


class TooManyToExport(Refused):
    """Deze lijst is te lang om mee te nemen. Maak hem met een filter kleiner dan drieduizend gezinnen."""


class NoReasonGiven(Refused):
    """Schrijf waarom, in hooguit 300 tekens. Wie bij het gezin hoort, leest dat later terug."""


class DayHasPassed(Refused):
    """De dag van dit overleg is al geweest. Kies een dag die nog komt, of laat de dag leeg."""


class MayNotAsk(Refused):
    """U mag geen gezinnen op de agenda zetten. Vraag het de gezinsregisseur."""


class NoName(Refused):
    """Geef de lijst een naam, in hooguit 60 tekens."""


class NameTaken(Refused):
    """U hebt al een lijst met deze naam. Kies een andere naam."""


class TooManyLists(Refused):
    """U hebt al veertig lijsten. Gooi er eerst een weg en probeer het dan opnieuw."""


class TooLateToUndo(Refused):
    """Dit kan niet meer ongedaan worden gemaakt: het is te lang geleden, of het is al gebeurd. Wijzig het per gezin."""


def check_chosen(count: int, *, most: int = MOST_AT_ONCE) -> None:
    """Refuse none, and more than somebody can have looked at, or than fit in one workbook."""
    if count == 0:
        raise NothingChosen
    if count > most:
        raise TooManyToExport if most == MOST_EXPORTED else TooManyChosen


def check_agenda(reason: str, for_on: date | None, *, today: date) -> None:
    """Refuse a wish without a reason, or for a meeting that has been."""
    if not 0 < len(reason) <= REASON_LENGTH:
        raise NoReasonGiven
    if for_on is not None and for_on < today:
        raise DayHasPassed


def check_name(name: str, others: frozenset[str], *, count: int = 0) -> None:
    """Refuse a list without a name, with the name of another of the same owner, or one too many."""
    if not 0 < len(name) <= NAME_LENGTH:
        raise NoName
    if name in others:
        raise NameTaken
    if count >= MOST_LISTS:
        raise TooManyLists
