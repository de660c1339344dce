"""What a rule says about one subject on one day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from weerzien.rulebook.case import Key


class State(StrEnum):
    DUE = "due"
    OVERDUE = "overdue"
    SIGNAL = "signal"
    EXPECTED = "expected"
    ENTITLED = "entitled"
    SUSPENDED = "suspended"
    UNKNOWN = "unknown"


class Kind(StrEnum):
    LIMIT = "limit"
    EXPECTED = "expected"
    EARLIEST = "earliest"
    TASK = "task"
    PERIOD_END = "period_end"


class Urgency(StrEnum):
    INFO = "info"
    LOW = "laag"
    MIDDLE = "midden"
    HIGH = "hoog"
    CRITICAL = "kritiek"


@dataclass(frozen=True, slots=True)
class Reminder:
    day: date
    urgency: Urgency


@dataclass(frozen=True)
class Outcome:
    """Identity is (rule, step, family, person, subject_ref). `day` is the last day on which it may still be done.

    It has no slots: what `evaluate` gives keeps what is read of it beside what stands at once.
    """

    rule: str
    step: str
    version: date
    family: Key
    person: Key | None
    subject_ref: Key | None
    state: State
    kind: Kind | None
    day: date | None
    strict: bool
    last_working_day: date | None
    reminders: tuple[Reminder, ...]
    urgency: Urgency
    acts: str
    ground: str
    certainty: str
    missing: tuple[str, ...]
    because: tuple[str, ...]
    until: date | None
    compartments: frozenset[str]
    fact_ids: frozenset[UUID]
