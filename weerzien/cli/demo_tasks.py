"""Tasks for the demo: a few that people have of families they share, one of them late soon, and a begun checklist."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.access.queries import account_id_of, actor_for
from weerzien.access.questions import asked
from weerzien.access.roles import Compartment
from weerzien.dossiers.queries.current import current_rows
from weerzien.early_signals.work import unit_of_work
from weerzien.kernel.calendars import next_working_day
from weerzien.kernel.ids import AccountId, DossierId, OrganisationId, PersonId, TaskId
from weerzien.plans.actions import finish_task, give_task
from weerzien.plans.checklist.actions import begin_checklist
from weerzien.plans.checklist.items import DEFAULT_ITEMS, GivenItem, Owner
from weerzien.plans.checklist.queries import READ, came_alone, heading
from weerzien.plans.queries import tasks_of
from weerzien.plans.rules import OriginKind

SHARED: Final = "select family from visible_dossiers('contacts', 'w') seen (family) order by family"
TASKS: Final = (
    (1, True, "Bel moeder over de inschrijving bij de huisarts.", "Zij begeleiden dit gezin."),
    (6, True, "Ga mee naar het eerste gesprek op school.", "Zij spreken de taal van de ouders."),
    (3, False, "Vraag bij de school na hoe het met het verzuim gaat.", "De gemeente houdt de regie."),
    (12, False, "Zet het gezin op de agenda van het volgende overleg.", "De gemeente houdt de regie."),
)
"""In how many days, whether it is the supporter's, what, and why they."""
BEGUN: Final = 8
IN_ORDER: Final = 2


def give_tasks(*, coordinator: str, supporter: str, now: datetime) -> None:
    """Let a coordinator give tasks for families that a supporter knows too, and begin the checklist of a youngster."""
    today = now.date()
    amina, noor = (actor_for(account_id_of(email), today=today) for email in (coordinator, supporter))
    with acting(noor, today=today):
        shared = [DossierId(pk) for (pk,) in asked(SHARED, {})]
    with acting(amina, today=today):
        rows = current_rows(READ, shared, naming=heading)
        youngsters = [(row.dossier_id, pk) for pk in came_alone(rows) for row in rows if row.subject_id == pk][:1]
    for dossier_id, (days, is_hers, what, ground) in zip(shared, TASKS, strict=False):
        doer = noor if is_hers else amina
        with unit_of_work(amina, today=today, now=now):
            give_task(
                amina,
                dossier_id,
                what=what,
                organisation_id=OrganisationId(doer.organisation_id),
                person_id=AccountId(doer.account_id),
                ground=ground,
                due=next_working_day(today + timedelta(days=days)),
                compartment=Compartment.CONTACTS,
                today=today,
                at=now,
            )
    for home_id, person_id in youngsters:
        begin(amina, noor, DossierId(home_id), person_id, now=now)


def begin(amina: Actor, noor: Actor, dossier_id: DossierId, person_id: UUID, *, now: datetime) -> None:
    """Begin the checklist of one youngster, of which some items are in order."""
    today = now.date()
    given = [
        GivenItem(
            item,
            OrganisationId(doer.organisation_id),
            AccountId(doer.account_id),
            next_working_day(today + timedelta(weeks=item.weeks)),
        )
        for item in DEFAULT_ITEMS[:BEGUN]
        for doer in (noor if item.owner is Owner.GUIDE else amina,)
    ]
    with unit_of_work(amina, today=today, now=now):
        begin_checklist(
            actor=amina, dossier_id=dossier_id, person_id=PersonId(person_id), given=given,
            ground="Zij begeleiden de jongere naar 18 jaar.", today=today, at=now,
        )  # fmt: skip
    with acting(amina, today=today):
        tasks = [line for line in tasks_of(dossier_id) if line.origin is OriginKind.CHECKLIST][:IN_ORDER]
    for line in tasks:
        with unit_of_work(amina, today=today, now=now):
            finish_task(amina, TaskId(line.id), done="Besproken en in orde.", today=today, at=now)
