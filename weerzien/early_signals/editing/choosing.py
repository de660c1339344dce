"""Choosing what to fill in that no form of a track writes: about whom, and which fact of the dictionary."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from weerzien.access.actors import Actor
from weerzien.dossiers.queries.facts import derived_values
from weerzien.dossiers.queries.families import FamilyHead, family_head
from weerzien.early_signals.editing.kinds import OFFERED, written_by
from weerzien.early_signals.editing.lines import tellable
from weerzien.early_signals.family.parts import COMPARTMENT_WORDS
from weerzien.early_signals.tracks import DERIVED
from weerzien.kernel.ids import DossierId


@dataclass(frozen=True, slots=True)
class Choice:
    """One fact that may be filled in: its word in an address, what it is called, and who would know it."""

    code: str
    label: str
    who_knows: str


@dataclass(frozen=True, slots=True)
class ChoicePanel:
    """What the reader may fill in. `about` are names by person, `groups` facts about persons by part of the file.

    `of_family` are the facts about the family as a whole, by part too.
    """

    dossier_id: UUID
    family: str
    about: Mapping[UUID, str]
    groups: Mapping[str, tuple[Choice, ...]]
    of_family: Mapping[str, tuple[Choice, ...]]


def choice_panel(actor: Actor, dossier_id: DossierId, *, today: date) -> ChoicePanel:
    """Return what somebody may fill in about whom in one family; two queries. Raises NotFound."""
    head, _, writable = family_head(dossier_id, today=today, writes=written_by(actor))
    about: dict[UUID, str] = {}
    kinds: dict[str, None] = {}
    for person_id, name in names_known(head).items():
        may_tell = tellable(person_id, writable, of_family=False)
        kinds.update(dict.fromkeys(kind.code for kind in may_tell))
        if may_tell:
            about[person_id] = name
    whole = [kind.code for kind in tellable(dossier_id, writable, of_family=True)]
    return ChoicePanel(dossier_id, head.label, about, grouped(kinds), grouped(whole))


def names_known(head: FamilyHead) -> Mapping[UUID, str]:
    """Return the first names of the members, also for who may know no more of them than that."""
    said = derived_values(DERIVED[:1], head.dossier_id)
    known = {one.subject_id: one.value for one in said if one.name == "first_name"}
    return {member.person_id: head.first_name_of(member.person_id) for member in head.members} or known


def grouped(codes: Iterable[str]) -> Mapping[str, tuple[Choice, ...]]:
    """Return facts by the part of the file they belong to, in the order in which the parts stand elsewhere."""
    chosen = frozenset(codes)
    found: dict[str, tuple[Choice, ...]] = {}
    for part, words in COMPARTMENT_WORDS.items():
        offered = tuple(
            Choice(kind.code, kind.label, kind.fact.who_knows if kind.fact else "")
            for kind in OFFERED
            if kind.code in chosen and kind.compartment is part
        )
        if offered:
            found[words] = offered
    return found
