"""What the pages that ask the rulebook may show: values only, already in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from weerzien.rulebook.explanations import Explanation


@dataclass(frozen=True, slots=True)
class AskedOf:
    """The family that was asked about. `hidden_count` counts the rules this reader may not ask about."""

    dossier_id: UUID
    number: str
    family: str
    today: date
    rules_count: int
    hidden_count: int


@dataclass(frozen=True, slots=True)
class SilentRule:
    """A rule that says nothing: the first reason for whom it is nearest to counting, and how many others there are."""

    rule: str
    title: str
    track: str
    person: str
    reason: str
    is_unknown: bool
    others_count: int


@dataclass(frozen=True, slots=True)
class Track:
    """A kind of rules to choose from: its letter and its words, and whether it was chosen."""

    code: str
    words: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class WhyNotPanel:
    """Every rule that says nothing about a family now, by track."""

    of: AskedOf
    tracks: tuple[Track, ...]
    asked: str
    groups: tuple[tuple[str, tuple[SilentRule, ...]], ...]
    count: int


@dataclass(frozen=True, slots=True)
class SilentAbout:
    """Why a rule says nothing about somebody. `steps` are its steps explained, the nearest to counting first."""

    person: str
    reasons: tuple[str, ...]
    lacking: tuple[str, ...]
    steps: tuple[Explanation, ...]


@dataclass(frozen=True, slots=True)
class WhyNotRulePanel:
    """Why one rule says nothing, for everybody it could be about. `spoken` are the days and signals it does give.

    Without `is_open` the reader may not ask: then nothing of the family is in it.
    """

    of: AskedOf
    rule: str
    title: str
    is_open: bool
    silent: tuple[SilentAbout, ...]
    spoken: tuple[tuple[UUID, str], ...]
