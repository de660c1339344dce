"""Keep a family, or one person in it, from somebody; make an address secret; let that hold no longer."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from weerzien.access.abilities import Ability
from weerzien.access.actors import Actor
from weerzien.access.shields import NewShield, add_shield, check_shield, check_why, lift_shield
from weerzien.audit.actions import record_change
from weerzien.dossiers.door import OpenedDossier, ask, open_dossier
from weerzien.dossiers.queries.families import responsible_people
from weerzien.kernel.ids import DossierId
from weerzien.kernel.refusals import NotFound, Refused


class KeptFromWhoIsResponsible(Refused):
    """Deze persoon is verantwoordelijk voor dit gezin. Kies eerst iemand anders die dat wordt."""


MEMBER = "select %s in (select dossiers_of_person(%s))"


def shield_family(*, actor: Actor, dossier_id: DossierId, new: NewShield, today: date, at: datetime) -> UUID:
    """Shield a family or one of its members. Raises NotFound, NotYours, or why it cannot be."""
    dossier = open_dossier(actor, dossier_id, Ability.SHIELD_FAMILY, today=today, at=at)
    check_shield(new, actor=actor, municipality_id=dossier.municipality_id)
    if new.person_id is not None and ask(MEMBER, [dossier.id, new.person_id]) != (True,):
        raise NotFound
    if new.account_id is not None and new.account_id in responsible_people([dossier.id], today=today).values():
        raise KeptFromWhoIsResponsible
    shield_id = add_shield(new, actor=actor, dossier_id=dossier.id, at=at)
    log("set", new.kind, actor=actor, dossier=dossier, person_id=new.person_id, at=at)
    return shield_id


def unshield_family(
    *, actor: Actor, dossier_id: DossierId, shield_id: UUID, because: str, today: date, at: datetime
) -> None:
    """Let a shield hold no longer. Raises NotFound, NotYours, or NoWhy without a reason."""
    dossier = open_dossier(actor, dossier_id, Ability.SHIELD_FAMILY, today=today, at=at)
    check_why(because)
    lifted = lift_shield(shield_id, actor=actor, dossier_id=dossier.id, because=because, at=at)
    log("lifted", lifted.kind, actor=actor, dossier=dossier, person_id=lifted.person_id, at=at)


def log(deed: str, kind: str, *, actor: Actor, dossier: OpenedDossier, person_id: UUID | None, at: datetime) -> None:
    """Add the line of the log: which kind of shield, about whom; never from whom or why."""
    record_change(
        actor,
        f"access.shield-{deed}",
        dossier_id=dossier.id,
        subject=person_id,
        fields=[kind],
        municipality_id=dossier.municipality_id,
        at=at,
    )
