"""What the pages that ask the rulebook may show: values only, already in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from weerzien.early_signals.panels import Mark, OutcomeLine
from weerzien.rulebook.explanations import Explanation, Source


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


@dataclass(frozen=True, slots=True)
class Askable:
    """A fact that may be supposed otherwise, of somebody; nobody stands for the family. `now` is what stands there."""

    name: str
    about: UUID | None
    person: str
    now: str
    typed: str


@dataclass(frozen=True, slots=True)
class WhatIfPanel:
    """What may be supposed: about whom, and which facts by the part of the file they are in."""

    of: AskedOf
    people: tuple[tuple[UUID, str], ...]
    facts: tuple[tuple[str, tuple[str, ...]], ...]
    askable: Mapping[tuple[str, UUID | None], Askable]


@dataclass(frozen=True, slots=True)
class Said:
    """One day or signal as it would read."""

    state: Mark
    urgency: Mark
    day: date | None


@dataclass(frozen=True, slots=True)
class MoveLine:
    """One day or signal now and then; one of the two is missing where it goes or appears."""

    rule: str
    title: str
    person: str
    before: Said | None
    after: Said | None
    detail: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WhatIfAnswer:
    """What would become of the days and signals on a day, with these facts. `supposed` are fact and value in words."""

    on: date
    supposed: tuple[tuple[str, str], ...]
    moved: tuple[MoveLine, ...]
    appeared: tuple[MoveLine, ...]
    gone: tuple[MoveLine, ...]
    stayed: tuple[MoveLine, ...]

    @property
    def is_quiet(self) -> bool:
        """Return whether nothing would change."""
        return not (self.moved or self.appeared or self.gone)


@dataclass(frozen=True, slots=True)
class UntilLine:
    """A day or signal with the day on which it changes by itself, and what it becomes then, in sentences.

    `last_day` is the last day on which it stays as it is, nothing where nothing but a fact changes it.
    """

    line: OutcomeLine
    last_day: date | None
    then: str


@dataclass(frozen=True, slots=True)
class LastingLine:
    """Something that lasts: what, of whom, its last day where there is one, and where that stands."""

    line: OutcomeLine
    sentence: str
    ground: str
    source: Source


@dataclass(frozen=True, slots=True)
class UntilPanel:
    """Until when what the rulebook says of a family stays as it is."""

    of: AskedOf
    lasting: tuple[LastingLine, ...]
    lines: tuple[UntilLine, ...]


@dataclass(frozen=True, slots=True)
class MissingLine:
    """A fact that is not known, of whom, and which days and signals wait for it; `rules` may only count then.

    `about` is the person or application it would be entered of, nothing where that is not one of these.
    """

    fact: str
    person: str
    about: UUID | None
    waiting: tuple[OutcomeLine, ...]
    rules: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class MissingPanel:
    """The facts of a family that are not known, by who would know them."""

    of: AskedOf
    groups: tuple[tuple[str, tuple[MissingLine, ...]], ...]
    count: int
