"""What accepting a handover gives: an involvement of one's own, and the fact on which the rulebook rests."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from weerzien.access.actions import add_involvement
from weerzien.access.actors import Actor
from weerzien.access.context import current_context
from weerzien.access.matrix import MATRIX, Scope
from weerzien.access.questions import asked
from weerzien.access.roles import Compartment, Ground
from weerzien.handovers.models import Handover
from weerzien.handovers.receivers import TAKERS
from weerzien.kernel.ids import DossierId, PersonId
from weerzien.kernel.refusals import Refused

WRITE_DOWN: Final = "select write_down_acceptance(%(handover)s, %(moment)s)"


class TakesPersonsOnly(Refused):
    """U werkt met een jongere en niet met een heel gezin. Vraag de verzender om de overdracht per jongere te doen."""


def take_on(actor: Actor, row: Handover, *, today: date, at: datetime) -> None:
    """Involve the one who accepted, from today on, with whom and what the handover is about. Raises TakesPersonsOnly.

    A colleague of the municipality itself needs no involvement: the role reaches the family already.
    """
    scopes = {MATRIX[role].scope for role in actor.roles & TAKERS}
    if row.subject_id is None and scopes == {Scope.PERSONS}:
        raise TakesPersonsOnly
    if Scope.MUNICIPALITY not in scopes:
        add_involvement(
            actor=actor,
            account_id=actor.account_id,
            dossier_id=DossierId(row.dossier_id),
            persons=[PersonId(row.subject_id)] if row.subject_id else [],
            compartments=[Compartment(name) for name in row.compartments],
            ground=Ground.HANDOVER,
            since=today,
            until=None,
            at=at,
        )
    asked(WRITE_DOWN, {"handover": row.id, "moment": at})
    # From here on the receiver has a relation, so the rulebook may look at the family again.
    current_context().opened.add(DossierId(row.dossier_id))
