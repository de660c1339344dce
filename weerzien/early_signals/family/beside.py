"""What stands on the page of a family beside its days and facts: what was noticed, wishes, what is kept from whom."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from weerzien.access.shields import ShieldLine
from weerzien.early_signals.signals.lives import NO_LIVES, SignalLives


@dataclass(frozen=True, slots=True)
class NoticedLine:
    """Something that was noticed. `kind` and `fact_id` name the form that corrects it."""

    domain: str
    theme: str
    person: str
    day_words: str
    values: tuple[tuple[str, str], ...]
    by: str
    kind: str
    fact_id: UUID
    may_write: bool


@dataclass(frozen=True, slots=True)
class ContactHow:
    """How the family wants to be reached, for whoever is about to call. Without `fact_id` nothing was written yet."""

    wishes: tuple[tuple[str, str], ...]
    telephones: tuple[tuple[str, str], ...]
    fact_id: UUID | None
    may_write: bool


@dataclass(frozen=True, slots=True)
class Beside:
    """What was noticed, how the family wants to be reached, what became of its signals.

    `shields` is None for who may not set any.
    """

    how: ContactHow
    noticed: tuple[NoticedLine, ...]
    may_notice: bool
    shields: tuple[ShieldLine, ...] | None
    may_hand_over: bool = False
    may_plan_transition: bool = False
    lives: SignalLives = NO_LIVES
