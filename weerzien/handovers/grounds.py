"""On what ground somebody is responsible for what they hand over."""

from __future__ import annotations

from datetime import date
from typing import Final
from uuid import UUID

from weerzien.access.actors import Actor
from weerzien.access.questions import asked
from weerzien.handovers.rules import OwnGround, Theme

GROUNDS: Final = """
select exists (
    select from handovers_handover h
    where h.dossier_id = %(dossier)s and h.subject_id is not distinct from %(person)s and h.theme = %(theme)s
      and h.to_organisation_id = %(here)s and h.contact_on <= %(today)s and h.ended_on is null),
  exists (
    select from access_involvement i join access_involvementperson listed on listed.involvement_id = i.id
    where i.dossier_id = %(dossier)s and i.account_id = %(me)s and i.ground = 'guardianship'
      and i.period @> %(today)s and listed.person_id = %(person)s)
"""


def own_ground(actor: Actor, dossier_id: UUID, *, person_id: UUID | None, theme: Theme, today: date) -> OwnGround:
    """Return the sender's ground on a day; one query."""
    values = {
        "dossier": dossier_id,
        "person": person_id,
        "theme": theme.value,
        "here": actor.organisation_id,
        "me": actor.account_id,
        "today": today,
    }
    ((took_over, is_guardian),) = asked(GROUNDS, values)
    if took_over:
        return OwnGround.HANDOVER
    if is_guardian:
        return OwnGround.GUARDIANSHIP
    return OwnGround.MUNICIPALITY if actor.municipality_id is not None else OwnGround.INVOLVEMENT
