"""Let a sender stay involved after a handover, on a ground and for a period of its own."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final
from uuid import UUID

from weerzien.access.actors import Actor
from weerzien.access.roles import Compartment, Ground
from weerzien.dossiers.actions import grant_involvement
from weerzien.dossiers.door import NotYours
from weerzien.handovers.door import OpenedHandover, open_handover
from weerzien.handovers.models import Handover
from weerzien.handovers.rules import TAKEN_ON, OwnGround, Side, State, check_reason
from weerzien.handovers.writing import write_step
from weerzien.kernel.days import plus_months
from weerzien.kernel.ids import AccountId, DossierId, PersonId
from weerzien.kernel.refusals import Refused

CONTINUED: Final = "continue"
LONGEST_MONTHS: Final = 12


class TooLong(Refused):
    """Kies een laatste dag na vandaag en binnen een jaar. Is het daarna nog nodig, zet het dan opnieuw voort."""


class NothingToContinue(Refused):
    """Dit kan pas als de overdracht is aangenomen, en niet voor de gemeente zelf: die blijft altijd betrokken."""


def may_continue(row: Handover, opened: OpenedHandover) -> bool:
    """Return whether the involvement of the sender may be continued by whoever looks."""
    is_taken = State(row.state) in TAKEN_ON and row.own_ground != OwnGround.MUNICIPALITY
    return is_taken and Side.MUNICIPALITY in opened.sides


def continue_involvement(
    *, actor: Actor, handover_id: UUID, until: date, because: str, today: date, at: datetime
) -> None:
    """Involve the sender from today up to and including a day, with what was handed over; the family may know why.

    The municipality grants it, as every involvement. Raises NotFound, NotYours, TooLong, NoReason.
    """
    opened = open_handover(actor, handover_id, at=at)
    row = opened.row
    if Side.MUNICIPALITY not in opened.sides:
        raise NotYours
    if not may_continue(row, opened):
        raise NothingToContinue
    check_reason(because)
    if not today < until <= plus_months(today, LONGEST_MONTHS):
        raise TooLong
    grant_involvement(
        actor=actor,
        dossier_id=DossierId(row.dossier_id),
        account_id=AccountId(row.from_account_id),
        persons=[PersonId(row.subject_id)] if row.subject_id else [],
        compartments=[Compartment(name) for name in row.compartments],
        ground=Ground.CONTINUED,
        since=today,
        until=until,
        today=today,
        at=at,
    )
    write_step(actor, row, CONTINUED, at=at, words=because.strip(), day=until)
