"""Afterwards somebody keeps following the family: a task after one, three, six and twelve months."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from weerzien.access.actors import Actor
from weerzien.access.questions import asked
from weerzien.access.roles import Compartment
from weerzien.handovers.models import Handover
from weerzien.handovers.rules import Side, TasksWithoutOwner
from weerzien.kernel.days import plus_months
from weerzien.kernel.ids import AccountId, DossierId, OrganisationId, PersonId
from weerzien.kernel.refusals import Refused
from weerzien.plans.actions import give_task
from weerzien.plans.queries import has_unowned_open_tasks
from weerzien.plans.rules import Origin, OriginKind

AFTER_MONTHS: Final = (1, 3, 6, 12)
"""Counted from the first contact, as rule V11 follows a youngster."""
WHAT: Final = "Nazorg na de overdracht, na {months}: bel of bezoek, en schrijf op hoe het gaat."
GROUND: Final = "afgesproken bij de overdracht"
THEME: Final = "begeleiding"
STAYS: Final = "select sender_stays_involved(%(handover)s)"


class AftercareNeedsGround(Refused):
    """De verzender blijft het gezin volgen en heeft daarvoor nog geen grond. Laat de gemeente die eerst voortzetten."""


def check_all_owned(row: Handover) -> None:
    """Refuse to complete while an open task is nobody's, or while who follows has no ground for that."""
    if has_unowned_open_tasks(DossierId(row.dossier_id)):
        raise TasksWithoutOwner
    if row.aftercare == Side.SENDER and asked(STAYS, {"handover": row.id}) != [(True,)]:
        raise AftercareNeedsGround


def give_aftercare(actor: Actor, row: Handover, *, today: date, at: datetime) -> None:
    """Give whoever follows the family its tasks; a day that has passed already is today."""
    is_sender = row.aftercare == Side.SENDER
    first = row.contact_on or today
    for months in AFTER_MONTHS:
        give_task(
            actor,
            DossierId(row.dossier_id),
            what=WHAT.format(months=f"{months} maand" if months == 1 else f"{months} maanden"),
            organisation_id=OrganisationId(row.from_organisation_id if is_sender else row.to_organisation_id),
            person_id=AccountId(row.from_account_id if is_sender else actor.account_id),
            ground=GROUND,
            due=max(today, plus_months(first, months)),
            compartment=Compartment.CONTACTS,
            theme=THEME,
            origin=Origin(OriginKind.HANDOVER, row.id),
            about=PersonId(row.subject_id) if row.subject_id else None,
            today=today,
            at=at,
        )
