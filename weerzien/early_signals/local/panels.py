"""What a page shows of settings: values only, already in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class ChoiceLine:
    """One choice of a municipality, from a day until a day, both included; `state` says how it stands today."""

    value: str
    since: date | None
    until: date | None
    because: str
    by: str
    at: datetime
    state: str


@dataclass(frozen=True, slots=True)
class ParameterPanel:
    """One number of a rule, or its switch: what the rule says itself and what counts here today.

    `here` is empty where nobody chose anything. `why_not` says why it cannot be set, where it cannot.
    """

    name: str
    label: str
    own: str
    here: str
    is_local: bool
    may_be_set: bool
    why_not: str
    choices: tuple[ChoiceLine, ...]


@dataclass(frozen=True, slots=True)
class RuleSettingsPanel:
    """What a municipality set in one rule. Without `municipality` the reader works for none, and reads the rule alone.

    `is_off` says that the rule is switched off here today.
    """

    municipality: str
    may_set: bool
    is_off: bool
    switch: ParameterPanel
    parameters: tuple[ParameterPanel, ...]

    @property
    def has_choices(self) -> bool:
        """Whether anything was ever chosen for this rule."""
        return any(each.choices for each in (self.switch, *self.parameters))


@dataclass(frozen=True, slots=True)
class MoveLine:
    """One day or signal of a family as it is now and as it would become."""

    person: str
    title: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class FamilyMoves:
    """A family of which something would change, as far as the reader may see."""

    dossier_id: UUID
    label: str
    number: str
    moves: tuple[MoveLine, ...]


@dataclass(frozen=True, slots=True)
class PreviewPanel:
    """A choice that somebody considers, how far the counting is, and one page of the families it would change.

    `changed_count` counts all families of the municipality; `visible_count` those of which the reader may see it.
    """

    id: UUID
    rule: str
    title: str
    label: str
    now: str
    then: str
    since: date
    because: str
    by: str
    at: datetime
    compared_on: date
    is_counted: bool
    has_begun: bool
    seen_count: int
    total_count: int
    changed_count: int
    visible_count: int
    is_saved: bool
    is_outdated: bool
    may_set: bool
    families: tuple[FamilyMoves, ...]
    page: int
    page_count: int

    @property
    def percent(self) -> int:
        """How many of a hundred families are counted."""
        return 100 * self.seen_count // self.total_count if self.total_count else 0
