"""What the pages about signals may show: values only, already in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from weerzien.early_signals.panels import Mark
from weerzien.rulebook.next_steps import NextStep


@dataclass(frozen=True, slots=True)
class SignalLine:
    """One signal among those of other families. `new` is set where it came since the reader's last visit."""

    dossier_id: UUID
    family: str
    number: str
    theme: str
    title: str
    standing: Mark
    urgency: Mark
    reasons_count: int
    since: date
    is_new: bool
    is_to_confirm: bool
    taken_by: str
    taken_on: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class SignalsPage:
    """One page of the signals somebody may see. `counts` is by list, and `shown` are the families on it."""

    listed: str
    rows: tuple[SignalLine, ...]
    counts: Mapping[str, int]
    page: int
    pages: int
    empty: str
    may_match: bool
    since: date | None

    @property
    def shown(self) -> tuple[UUID, ...]:
        """Return the families that stand on the page, for the line about who looked."""
        return tuple(sorted({row.dossier_id for row in self.rows}))


@dataclass(frozen=True, slots=True)
class ReasonLine:
    """Why a signal is there. Of what a rule found `outcome_id` leads to its explanation; a report has a sender.

    `report_id` is set for who may let that sender know something.
    """

    title: str
    person: str
    words: tuple[str, ...]
    source: str
    since: date
    until: date | None
    outcome_id: UUID | None
    report_id: UUID | None
    urgency: Mark
    is_to_confirm: bool
    is_new: bool


@dataclass(frozen=True, slots=True)
class StepLine:
    """What somebody did with a signal; `words` are empty where the reader may not see all that it was about."""

    what: str
    by: str
    organisation: str
    at: datetime
    until: date | None
    words: str
    helped: str


@dataclass(frozen=True, slots=True)
class SignalPanel:
    """One signal with all that may be done with it. `step_id` is what was last when it was read; empty for nothing."""

    theme: str
    title: str
    standing: Mark
    urgency: Mark
    reasons: tuple[ReasonLine, ...]
    taken_by: str
    taken_on: date | None
    is_mine: bool
    until: date | None
    acts: frozenset[str]
    step_id: str
    steps: tuple[StepLine, ...]
    next_steps: tuple[NextStep, ...]
    may_undo: bool

    @property
    def is_quiet(self) -> bool:
        """Return whether it asks nothing now: it waits for a day, or it was closed."""
        return self.standing.code in ("snoozed", "closed")


@dataclass(frozen=True, slots=True)
class FamilySignals:
    """The signals of one family that the reader may see, those that ask something first."""

    dossier_id: UUID
    family: str
    number: str
    signals: tuple[SignalPanel, ...]
    may_confirm: bool
