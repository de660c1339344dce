"""What is kept from whom: the page of a family, and for the jobs what is withheld from each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from weerzien.access.abilities import Ability
from weerzien.access.actors import Actor
from weerzien.access.questions import asked
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


WITHHELD: Final = """
select told.account_id, kept.id from unnest(%(ids)s::uuid[]) told (account_id)
cross join lateral unnest(withheld_from(told.account_id)) kept (id)
"""


def withheld_from(account_ids: Iterable[UUID]) -> frozenset[tuple[UUID, UUID | None]]:
    """Return which families and persons are withheld from whom, as pairs; one query.

    Must run inside `system_wide` for a municipality, or while families are evaluated, for these alone: elsewhere it
    returns nothing.
    """
    return frozenset((who, what) for who, what in asked(WITHHELD, {"ids": sorted(set(account_ids))}))
