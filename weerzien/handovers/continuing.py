"""Let a sender stay involved after a handover, on a ground and for a period of its own."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final
from uuid import UUID

from weerzien.access.actors import Actor
from weerzien.access.involved import ground_words
from weerzien.access.roles import Compartment, Ground
from weerzien.dossiers.actions import grant_involvement
from weerzien.dossiers.door import NotYours
from weerzien.dossiers.writing import born_of
from weerzien.handovers.door import OpenedHandover, open_handover
from weerzien.handovers.maxima import check_period
from weerzien.handovers.models import Handover
from weerzien.handovers.rules import TAKEN_ON, OwnGround, Side, State, check_reason
from weerzien.handovers.writing import write_step
from weerzien.kernel.ids import AccountId, DossierId, PersonId
from weerzien.kernel.refusals import Refused

CONTINUED: Final = "continue"


class NoLastDay(Refused):
    """De laatste dag is vandaag of al geweest. Kies een laatste dag na vandaag."""


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

    The municipality grants it, as every involvement. Raises NotFound, NotYours, NoLastDay, NoReason,
    PastTheMaximum.
    """
    opened = open_handover(actor, handover_id, at=at)
    row = opened.row
    if Side.MUNICIPALITY not in opened.sides:
        raise NotYours
    if not may_continue(row, opened):
        raise NothingToContinue
    check_reason(because)
    if until <= today:
        raise NoLastDay
    born = born_of(row.subject_id)
    check_period(Ground.CONTINUED, ground_words(Ground.CONTINUED), since=today, until=until, born=born)
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
