"""Who goes on as whom, when that cannot be, and when two rows say the same thing: plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.db.backends.postgresql.psycopg_any import DateRange

from weerzien.kernel.ids import PersonId
from weerzien.kernel.refusals import Refused

BECAUSE_LENGTH: Final = 160
GONE, STAYS = "gone", "stays"
"""Whose value somebody chose: that of the one who goes on as the other, or of the one who stays."""
SUPERSEDED_BECAUSE: Final = "Samengevoegd: {}"
UNDONE_BECAUSE: Final = "Samenvoegen ongedaan gemaakt: {}"


class NoReasonToMerge(Refused):
    """Schrijf in een zin waarom. Wie het later leest, moet het kunnen begrijpen."""


class ReasonToMergeTooLong(Refused):
    """De reden is te lang. Houd het bij een zin van hooguit 160 tekens."""


class NotDirectorOfBoth(Refused):
    """Samenvoegen doet de gezinsregisseur van de gemeente waar beide gezinnen staan. Vraag het daar."""


class SamePerson(Refused):
    """Dit is twee keer dezelfde persoon. Kies twee personen."""


class MergedMeanwhile(Refused):
    """Een van deze twee is net al met iemand samengevoegd. Er is niets veranderd; bekijk eerst wat er nu staat."""


class FamilyIsClosed(Refused):
    """Een van de twee gezinnen is afgesloten. Kies iemand uit een gezin dat nog open is."""


class NotAllChosen(Refused):
    """Er zijn gegevens die verschillen en waarvoor nog niets gekozen is. Kies bij elk verschil wat klopt."""


class AreTied(Refused):
    """De een is referent van de ander. Het zijn dus twee personen; klopt dat niet, verbeter dan eerst de aanvraag."""


class FamilyHoldsTogether(Refused):
    """Deze persoon hoort bij anderen in het gezin. Kies dat het hele gezin meegaat, of voeg andersom samen."""


class KeptFromWhoIsResponsibleThere(Refused):
    """Een afscherming van het ene gezin sluit iemand uit die voor het andere verantwoordelijk is. Los dat eerst op."""


class MergedSince(Refused):
    """Na dit samenvoegen is met een van deze gezinnen nog iets samengevoegd. Maak dat eerst ongedaan."""


class SaidAlready(Refused):
    """Dat deze twee niet dezelfde zijn, staat al vast. Bekijk de lijst onder aan de bladzijde."""


def check_why(because: str) -> str:
    """Return a reason without blanks around it. Raises NoReasonToMerge, ReasonToMergeTooLong."""
    why = because.strip()
    if len(why) < len("nee"):
        raise NoReasonToMerge
    if len(why) > BECAUSE_LENGTH:
        raise ReasonToMergeTooLong
    return why


@dataclass(frozen=True, slots=True)
class Two:
    """Two persons, who goes on as whom, and whether all of the family comes along."""

    gone: PersonId
    stays: PersonId
    is_whole: bool = False


@dataclass(frozen=True, slots=True)
class Course:
    """Who goes on as whom, from which family in which. `is_whole`: everybody of the family comes along."""

    gone: UUID
    gone_from: UUID
    stays: UUID
    stays_in: UUID
    is_whole: bool

    @property
    def within_family(self) -> bool:
        return self.gone_from == self.stays_in

    def person(self, person_id: UUID | None) -> UUID | None:
        """Return as whom a person of the family goes on."""
        return self.stays if person_id == self.gone else person_id

    def moved(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Return the columns of a row as they are once the two are one."""
        persons = {name: self.person(values[name]) for name in PERSONS if name in values}
        return {**values, **persons, "dossier_id": self.stays_in}

    def back(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Return the columns of a row about somebody who came along and goes home again."""
        others = {name: self.gone for name in PERSONS[1:] if values.get(name) == self.stays}
        return {**values, **others, "dossier_id": self.gone_from}


PERSONS: Final = ("subject_id", "other_id", "sponsor_id")
"""The columns of rows that hold a person; the first says whom the row is about."""


def is_about_oneself(values: Mapping[str, Any]) -> bool:
    """Return whether a row would say what somebody is of themselves."""
    subject = values.get("subject_id")
    return subject is not None and subject in (values.get("other_id"), values.get("sponsor_id"))


def is_tied(values: Mapping[str, Any], course: Course) -> bool:
    """Return whether a row says something of the one who goes and of another of their family."""
    named = {values.get(name) for name in PERSONS} - {None}
    return len(named) > 1 and course.gone in named


def overlap(one: DateRange, other: DateRange) -> bool:
    """Return whether two periods have a day in common."""
    if one.isempty or other.isempty:
        return False
    first = max(one.lower or date.min, other.lower or date.min)
    return first < min(one.upper or date.max, other.upper or date.max)
