"""The page on which a family is kept from somebody: what stands, of whom, and from whom it may be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from weerzien.access.abilities import Ability
from weerzien.access.actors import Actor
from weerzien.access.shields import ShieldLine, parties_of, standing_shields
from weerzien.dossiers.door import NotYours, OpenedDossier, may_in
from weerzien.dossiers.queries.families import family_heads


@dataclass(frozen=True, slots=True)
class ShieldsPanel:
    """What stands, the members by id, and from whom something may be withheld."""

    dossier_id: UUID
    family: str
    lines: tuple[tuple[ShieldLine, str], ...]
    members: Mapping[UUID, str]
    organisations: tuple[tuple[UUID, str], ...]
    people: tuple[tuple[UUID, str], ...]


def shields_panel(actor: Actor, dossier: OpenedDossier, *, today: date) -> ShieldsPanel:
    """Return the page; five queries. Raises NotYours for who may not shield this family."""
    if not may_in(dossier, Ability.SHIELD_FAMILY):
        raise NotYours
    head = family_heads([dossier.id], today=today)[dossier.id]
    members = {member.person_id: head.first_name_of(member.person_id) for member in head.members}
    parties = parties_of(actor, dossier.id, today=today)
    lines = tuple(
        (line, members.get(line.person_id, "") if line.person_id else "het hele gezin")
        for line in standing_shields(dossier.id)
    )
    return ShieldsPanel(dossier.id, head.label, lines, members, parties.organisations, parties.people)
