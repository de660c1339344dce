"""Why something about a meeting is refused, each in one sentence."""

from __future__ import annotations

from datetime import date
from typing import Final

from weerzien.kernel.calendars import SATURDAY
from weerzien.kernel.refusals import Refused

NAME_LENGTH: Final = 120
WHAT_LENGTH: Final = 300
DECISION_LENGTH: Final = 500
GROUND_LENGTH: Final = 300
TITLE_LENGTH: Final = 160
PLAIN_LENGTH: Final = 2000
LONGEST_ITEM: Final = 240


class MayNotChair(Refused):
    """U leidt dit overleg niet. Vraag het de voorzitter."""


class ChangedMeanwhile(Refused):
    """Iemand anders heeft dit net gewijzigd. Er is niets overschreven: kijk hoe het er nu staat en kies opnieuw."""


class MeetingOver(Refused):
    """Dit overleg is afgesloten of afgezegd. Neem het mee naar het volgende overleg."""


class NotRunning(Refused):
    """Dit overleg is nog niet begonnen. Begin het eerst."""


class DayTaken(Refused):
    """Op deze dag is er al een overleg van deze reeks. Kies een andere dag."""


class InTheWeekend(Refused):
    """Dit overleg valt steeds in het weekend en zou nooit doorgaan. Kies een dag van maandag tot en met vrijdag."""


class DayGone(Refused):
    """Deze dag is al geweest. Kies vandaag of een dag die nog komt."""


class NothingSaid(Refused):
    """Schrijf op waar het over gaat."""


class DecisionWithoutGround(Refused):
    """Een besluit heeft een reden nodig. Schrijf waarom dit is besloten."""


class AlreadyThere(Refused):
    """Dit gezin staat al op de agenda. Zoek het daar op."""


class TakesPartAlready(Refused):
    """Deze persoon doet al mee. Kies iemand anders."""


class LastChair(Refused):
    """Er moet een voorzitter blijven. Voeg eerst een andere voorzitter toe."""


class StandingWithoutDay(Refused):
    """Vul in wat u afspreekt, en een dag die nog komt waarop u er samen weer naar kijkt."""


class WrongOrder(Refused):
    """Deze volgorde klopt niet meer met de agenda. Kijk hoe de agenda er nu uitziet en probeer het opnieuw."""


class NotPartOfTheFamily(Refused):
    """Deze jongere hoort niet bij dit gezin. Kies iemand uit de lijst."""


class ClosedPart(Refused):
    """U mag dit deel van het dossier niet lezen en er dus geen besluit over opschrijven. Kies een ander deel."""


def check_day(day: date, *, today: date) -> None:
    """Refuse a day that has passed."""
    if day < today:
        raise DayGone


def check_weekday(begins_on: date) -> None:
    """Refuse a first day in a weekend, for then a series never meets."""
    if begins_on.weekday() >= SATURDAY:
        raise InTheWeekend


def check_said(words: str, *, most: int) -> None:
    """Refuse words that are missing, or more than fit."""
    if not 0 < len(words) <= most:
        raise NothingSaid


def check_decision(what: str, ground: str) -> None:
    """Refuse a decision that does not say what and why."""
    check_said(what, most=DECISION_LENGTH)
    if not 0 < len(ground) <= GROUND_LENGTH:
        raise DecisionWithoutGround
