"""What a rule is: its source, its versions, their guard and steps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from weerzien.kernel.citations import Citation
from weerzien.rulebook.outcomes import Kind, State, Urgency
from weerzien.rulebook.themes import Theme
from weerzien.rulebook.tree import Condition, Expression, Unit


class Subject(StrEnum):
    """What one outcome of a rule is about."""

    SPONSOR = "referent"
    MEMBER = "gezinslid"
    YOUNGSTER = "jongere"
    PERSON = "persoon"
    PUPIL = "leerling"
    FAMILY = "gezin"
    MUNICIPALITY = "gemeente"


class Ground(StrEnum):
    STATUTE = "statute"
    POLICY = "policy"
    SEED = "seed_document"
    LOCAL = "local_proposal"


class Certainty(StrEnum):
    CONFIRMED = "confirmed"
    SECONDARY = "secondary_source"
    KNOWLEDGE = "knowledge"
    DISPUTED = "disputed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class ParameterDefinition:
    """A number a rule counts with. `unit` is set where it is a span of time.

    `adjustable` says whether a municipality may set it.
    """

    name: str
    value: int
    unit: Unit | None
    unit_words: str
    adjustable: bool
    also_called: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A Dutch sentence with names of facts between braces, said where its condition holds."""

    template: str
    condition: Condition | None


@dataclass(frozen=True, slots=True)
class Turn:
    """From this day on the urgency is this."""

    day: Expression
    urgency: Urgency


@dataclass(frozen=True, slots=True)
class CertaintyNote:
    """A lesser certainty while a condition holds."""

    condition: Condition
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class Step:
    """One day or signal that a rule gives.

    `state` is set where the day does not decide it; `after` is the state once the day has passed, nothing where the
    step then ends, and `name_after` its name by then. `unsettled` makes it unknown, for want of `unsettled_lacking`.
    What is still `to_confirm` is shown to nobody but the family's director.
    """

    name: str
    name_after: str
    condition: Condition
    kind: Kind | None
    state: State | None
    after: State | None
    day: Expression | None
    strict: bool
    urgency: Urgency
    urgency_after: Urgency | None
    turns: tuple[Turn, ...]
    unsettled: Condition | None
    unsettled_lacking: tuple[str, ...]
    suspended: Condition | None
    certainty_notes: tuple[CertaintyNote, ...]
    sentences: tuple[Sentence, ...]
    to_confirm: bool = False


@dataclass(frozen=True, slots=True)
class Version:
    """A rule as it stands from a day until a day, both included; no `until` means: still."""

    since: date
    until: date | None
    counts_by: Expression
    guard: Condition
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Acting:
    """Who acts, while a condition holds; without a condition: else."""

    words: str
    condition: Condition | None


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule with all its versions, the oldest first.

    `days` are the days it defines for itself, by name; `place` is the file and line it stands in.
    """

    id: str
    title: str
    theme: Theme
    subject: Subject
    ground: Ground
    certainty: Certainty
    citation: Citation
    quote: str
    acting: tuple[Acting, ...]
    parameters: Mapping[str, ParameterDefinition]
    days: Mapping[str, Expression]
    versions: tuple[Version, ...]
    doubts: tuple[str, ...]
    not_translated: tuple[str, ...]
    place: str
    rests_on_no_law_found: bool = False

    @property
    def may_be_switched_off(self) -> bool:
        """Whether a municipality may do without the rule: a local proposal, or no law was found on which it rests."""
        return self.ground is Ground.LOCAL or self.rests_on_no_law_found
