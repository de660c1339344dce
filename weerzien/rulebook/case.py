"""One family's facts as the rulebook reads them, whatever they were read from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import NamedTuple
from uuid import UUID

from weerzien.kernel.days import Day

LONG_AGO = date(1900, 1, 1)
"""The earliest end of a day of which only the latest is known."""

Key = int | str | UUID
"""How the source calls a family, a person or a row: a number of a workbook, or an id of the database."""


class Event(Enum):
    """What is entered for a fact without a value: it did not happen, or somebody says that it is not known."""

    NOT_HAPPENED = "niet gebeurd"
    UNKNOWN = "onbekend"


Value = Day | str | bool | int | Decimal | Event


class Known(NamedTuple):
    """One fact: its value, where it was read ("Personen rij 12, Geboortedatum") and the row that keeps it.

    `word` is what was told beside a day: how a welfare check went, which document it was. `source` is who told it.
    A night makes millions of them, and of rows: each is a tuple, which costs least.
    """

    value: Value
    place: str = ""
    fact_id: UUID | None = None
    certainty: str = "stated"
    word: str = ""
    source: str = ""


Facts = Mapping[str, Known]
"""Facts by their Dutch name in the dictionary. An absent name is empty: unknown, or not happened where covered."""


@dataclass(frozen=True, slots=True)
class PersonFacts:
    key: Key
    facts: Facts


@dataclass(frozen=True, slots=True)
class ApplicationFacts:
    """One application: of which sponsor, for which member. `key` is the row it stands in."""

    key: Key
    sponsor: Key
    member: Key
    facts: Facts


class RowFacts(NamedTuple):
    """One row of a list: of a person (absence, told) or, without a person, of the family (contact, professional)."""

    key: Key
    person: Key | None
    facts: Facts


@dataclass(frozen=True, slots=True)
class Case:
    """One family. `covered` names the facts whose absence means that they did not happen.

    `told` holds the facts that may be told more than once, each time as a row with that one fact. A family
    `is_contradicted` where two rows of one list said something else of one of its facts.
    """

    family: Key
    persons: tuple[PersonFacts, ...]
    applications: tuple[ApplicationFacts, ...] = ()
    absences: tuple[RowFacts, ...] = ()
    contacts: tuple[RowFacts, ...] = ()
    professionals: tuple[RowFacts, ...] = ()
    told: tuple[RowFacts, ...] = ()
    facts: Facts = field(default_factory=dict)
    covered: frozenset[str] = frozenset()
    is_contradicted: bool = False
