"""What may be sent about a family, and what becomes of it: refusals over plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from weerzien.kernel.refusals import Refused
from weerzien.rulebook.themes import THEMES

WORDS_LENGTH: Final = 500
NAME_LENGTH: Final = 120
NUMBER_LENGTH: Final = 20
BECAUSE_LENGTH: Final = 300
OLDEST_DAYS: Final = 366
UNDO_WITHIN: Final = timedelta(minutes=10)


class Told(StrEnum):
    """What a sender was told back."""

    NOTHING = ""
    THANKED = "thanked"
    TAKEN_UP = "taken_up"
    QUESTION = "question"


TOLD_WORDS: Mapping[str, str] = {
    Told.NOTHING: "ontvangen",
    Told.THANKED: "ontvangen, met dank",
    Told.TAKEN_UP: "opgepakt",
    Told.QUESTION: "vraag aan u",
}
"""All that a sender sees of what became of a report: somebody chooses it, wherever the report was put and from whom
anything is kept. Whether the family is known follows from none of it."""
TOLD_SENTENCES: Mapping[str, str] = {
    Told.THANKED: "Bedankt voor uw melding.",
    Told.TAKEN_UP: "Wij gaan met uw melding aan de slag.",
    Told.QUESTION: "Wij hebben een vraag.",
}
REPLIED: Final = "antwoord verstuurd"


class MayNotReport(Refused):
    """Een signaal versturen kan alleen wie voor een organisatie werkt. Vraag het uw contactpersoon."""


class NoMunicipality(Refused):
    """Kies de gemeente waar het gezin woont."""


class NoTheme(Refused):
    """Kies waarover het gaat."""


class NothingSaid(Refused):
    """Schrijf wat u zag of hoorde, in hooguit 500 tekens. Schrijf op wat er gebeurde, niet wat u ervan vindt."""


class NamesNobody(Refused):
    """Vul een naam en geboortedatum in, of een nummer. Anders kan niemand nagaan over welk gezin het gaat."""


class NotThatDay(Refused):
    """Kies een dag die geweest is, hooguit een jaar geleden."""


class NoBecause(Refused):
    """Schrijf waarom deze melding bij geen gezin hoort, in hooguit 300 tekens."""


class NothingTold(Refused):
    """Kies wat u de afzender laat weten. Een vraag schrijft u erbij, in hooguit 300 tekens, zonder iets over het gezin
    te vertellen."""


class NothingReplied(Refused):
    """Schrijf uw antwoord, in hooguit 500 tekens."""


class NothingAsked(Refused):
    """Deze vraag staat niet meer open. Kijk hieronder wat er nu bij uw melding staat."""


class NoSuchFamily(Refused):
    """Er is in uw gemeente geen gezin met dit nummer. Kijk het nummer na, of zoek het gezin bij Gezinnen."""


class MatchedMeanwhile(Refused):
    """Een collega heeft deze melding net afgehandeld. Kijk hieronder bij Afgehandeld waar zij nu staat."""


class AnsweredMeanwhile(Refused):
    """Een collega liet de afzender net iets anders weten. Er is niets overschreven: kijk wat er staat en kies."""


class TooLateToUndo(Refused):
    """Losmaken kan tot tien minuten na het koppelen, en alleen door wie het deed. Vraag de privacy officer."""


@dataclass(frozen=True, slots=True)
class NewReport:
    """What somebody sends: to which municipality, about whom, on which theme, and what they noticed when."""

    municipality_id: UUID | None
    theme: str
    words: str
    noticed_on: date
    name: str = ""
    born: date | None = None
    number: str = ""

    def __post_init__(self) -> None:
        for field in ("words", "name", "number"):
            object.__setattr__(self, field, " ".join(getattr(self, field).split()))


def check_report(new: NewReport, *, today: date) -> UUID:
    """Return to which municipality; refuse what says nothing, names nobody, or lies in the future or long ago."""
    if new.municipality_id is None:
        raise NoMunicipality
    if new.theme not in THEMES:
        raise NoTheme
    if not 0 < len(new.words) <= WORDS_LENGTH:
        raise NothingSaid
    is_named = bool(new.name) and new.born is not None
    fits = len(new.name) <= NAME_LENGTH and len(new.number) <= NUMBER_LENGTH
    if not (is_named or new.number) or not fits:
        raise NamesNobody
    if not today - timedelta(days=OLDEST_DAYS) <= new.noticed_on <= today or (
        new.born is not None and new.born > today
    ):
        raise NotThatDay
    return new.municipality_id


def check_because(because: str) -> None:
    """Refuse to drop a report without saying why."""
    if not 0 < len(because) <= BECAUSE_LENGTH:
        raise NoBecause


def check_told(told: str, words: str) -> None:
    """Refuse to tell a sender nothing, and to ask without a question."""
    if told not in TOLD_SENTENCES or len(words) > BECAUSE_LENGTH or (told == Told.QUESTION and not words):
        raise NothingTold


def check_reply(words: str) -> None:
    """Refuse a reply that says nothing."""
    if not 0 < len(words) <= WORDS_LENGTH:
        raise NothingReplied


def told_line(told: str, words: str) -> str:
    """Return what a sender reads: a sentence that is the same for everybody, and what was written with it."""
    return f"{TOLD_SENTENCES.get(told, '')} {words}".strip()
