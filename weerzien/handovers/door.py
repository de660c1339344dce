"""The one way to a handover: who may know of it, on which side they stand, held until the step is taken."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from weerzien.access.actors import Actor
from weerzien.access.context import acting, current_context
from weerzien.access.questions import asked
from weerzien.audit.actions import record_look, record_refusal
from weerzien.dossiers.door import LONGEST_WAIT, WAIT_NO_LONGER, ask
from weerzien.handovers.models import Handover
from weerzien.handovers.rules import Side
from weerzien.kernel.ids import OrganisationId
from weerzien.kernel.refusals import NotFound

LOOK = "handovers.handover"
GRANTS = "select %(dossier)s in (select dossiers_with_ability('grant-involvement')), municipality_of_handover(%(id)s)"


@dataclass(frozen=True, slots=True)
class OpenedHandover:
    """A handover that the actor may know of, and where they stand in it."""

    row: Handover
    sides: frozenset[Side]
    municipality_id: OrganisationId | None


def open_handover(actor: Actor, handover_id: UUID, *, at: datetime) -> OpenedHandover:
    """Hold a handover for one step and write down that it was opened; call it inside the actor's unit of work.

    Whoever comes second waits, and then finds what the first one did. Raises NotFound.
    """
    current_context().asked.add(handover_id)
    ask(WAIT_NO_LONGER, [LONGEST_WAIT])
    row = Handover.objects.select_for_update().filter(pk=handover_id).order_by("id").first()
    if row is None:
        raise NotFound
    current_context().asked.discard(handover_id)
    current_context().asked.add(row.dossier_id)
    opened = _opened(actor, row)
    _record(actor, opened, "handovers.opened", at)
    return opened


def look_at_handover(actor: Actor, handover_id: UUID, *, today: date, at: datetime) -> OpenedHandover:
    """Write down a look at a handover, or its refusal, in a short transaction of its own. Raises NotFound."""
    with acting(actor, today=today):
        row = Handover.objects.filter(pk=handover_id).order_by("id").first()
        opened = _opened(actor, row) if row is not None else None
        if opened is None:
            record_refusal(actor, LOOK, dossier_ids=[handover_id], at=at)
        else:
            _record(actor, opened, LOOK, at)
    if opened is None:
        raise NotFound
    return opened


def _opened(actor: Actor, row: Handover) -> OpenedHandover:
    ((grants, municipality_id),) = asked(GRANTS, {"dossier": row.dossier_id, "id": row.id})
    on = {
        Side.SENDER: row.from_organisation_id == actor.organisation_id,
        Side.RECEIVER: row.to_organisation_id == actor.organisation_id,
        Side.MUNICIPALITY: bool(grants),
    }
    sides = frozenset(side for side, stands in on.items() if stands)
    return OpenedHandover(row, sides, OrganisationId(municipality_id) if municipality_id else None)


def _record(actor: Actor, opened: OpenedHandover, action: str, at: datetime) -> None:
    row = opened.row
    record_look(
        actor,
        action,
        dossier_ids=[row.dossier_id],
        subject=row.subject_id,
        municipality_id=opened.municipality_id,
        at=at,
    )
