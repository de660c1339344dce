"""A signal as it is read: its reasons, as far as the reader may see them, and what people did with it last."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from weerzien.early_signals.rules import URGENCY_RANK
from weerzien.early_signals.signals.rules import Ground, Life, Standing, standing_on
from weerzien.early_signals.words import theme_words
from weerzien.kernel.words import listed
from weerzien.rulebook.outcomes import Urgency
from weerzien.rulebook.themes import THEMES

TO_CONFIRM: Final = "te_bevestigen"
"""The step of a rule that asks for a second source, or for somebody who confirms it."""
OF_A_REPORT: Final = Urgency.MIDDLE


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a signal is there: what a rule found, or what somebody reported. A report has no rule.

    `received_by` is the municipality that a report was sent to.
    """

    id: UUID
    dossier_id: UUID
    subject_id: UUID | None
    theme: str
    rule: str
    step: str
    urgency: str
    since: date
    words: tuple[str, ...]
    facts: frozenset[UUID]
    compartments: frozenset[str]
    organisation: str = ""
    until: date | None = None
    received_by: UUID | None = None

    @property
    def ground(self) -> Ground:
        """Return as much of it as the standing of its signal asks."""
        return Ground(self.id, self.facts, self.since)

    @property
    def is_to_confirm(self) -> bool:
        """Return whether a second source, or somebody, has yet to confirm it."""
        return self.step == TO_CONFIRM


@dataclass(frozen=True, slots=True)
class LastStep:
    """What somebody did with a signal last, and who has it."""

    dossier_id: UUID
    theme: str
    life: Life
    act: str
    taken_by_id: UUID | None
    taken_by: str
    taken_on: date | None
    by: str
    organisation: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Signal:
    """A family and a theme, with at least one reason that the reader may see."""

    dossier_id: UUID
    theme: str
    reasons: tuple[Reason, ...]
    last: LastStep | None

    def standing(self, today: date) -> Standing:
        """Return what it is for this reader on a day."""
        return standing_on(self.last.life if self.last else None, [r.ground for r in self.reasons], today=today)

    @property
    def title(self) -> str:
        """Return what it is about, in the words of the themes of its reasons: nothing of a reason out of sight."""
        order = {code: place for place, code in enumerate(THEMES)}
        codes = sorted({reason.theme for reason in self.reasons}, key=lambda code: (order.get(code, len(order)), code))
        words = listed([theme_words(code) for code in codes])
        return words[:1].upper() + words[1:]

    @property
    def urgency(self) -> str:
        """Return the highest urgency of its reasons."""
        return max((reason.urgency for reason in self.reasons), key=lambda word: URGENCY_RANK.get(word, 0))

    @property
    def since(self) -> date:
        """Return since when its newest reason is there."""
        return max(reason.since for reason in self.reasons)

    def is_taken_by(self, account_id: UUID) -> bool:
        """Return whether somebody has it in hand, or had it last."""
        return self.last is not None and self.last.taken_by_id == account_id

    @property
    def is_to_confirm(self) -> bool:
        """Return whether every reason waits for a second source, or for somebody who confirms it."""
        return all(reason.is_to_confirm for reason in self.reasons)


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody fills in with a step: why it waits until when, or what was done and whether it helped."""

    words: str = ""
    until: date | None = None
    helped: str = ""


NOTHING_SAID: Final = Said()
