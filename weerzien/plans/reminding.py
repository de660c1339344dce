"""Remind people of tasks whose day comes near, and once more when it has passed: once per task, day and person."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from weerzien.access.involved import knowing_today
from weerzien.access.queries import people_at_work
from weerzien.access.questions import asked
from weerzien.early_signals.mails import count_for_mail
from weerzien.early_signals.shields import withheld_from
from weerzien.kernel.ids import AccountId, OrganisationId
from weerzien.plans.models import TaskReminder

# Of a task that nobody has by name, whoever gave it is reminded: somebody must see that it lies there.
COMING: Final = """
select task.id, task.dossier_id, task.subject_id, coalesce(task.account_id, task.handed_by_id), task.due_on,
  case when task.due_on < %(today)s then task.due_on else task.remind_on end
from plans_task task
where task.state = 'open' and (task.due_on < %(today)s or task.remind_on <= %(today)s)
  and (task.account_id is not null or task.handed_by_id is not null)
order by task.dossier_id, task.id
"""


@dataclass(frozen=True, slots=True)
class Reached:
    """A task of which a day to be reminded on has come, and whom that is for."""

    task_id: UUID
    dossier_id: UUID
    person_id: UUID | None
    account_id: AccountId
    due_on: date
    day: date

    @property
    def key(self) -> tuple[UUID, UUID, date]:
        """What is reminded of once."""
        return self.task_id, self.account_id, self.day


def make_task_reminders(*, municipality_id: OrganisationId, today: date, now: datetime) -> int:
    """Store the reminders of tasks that are not stored yet, count them for the mail, and return how many.

    Must run inside `system_wide` for that municipality, one at a time; as many statements for many as for one. Nobody
    is reminded who works nowhere today, or is not involved with the family any more.
    """
    reached = known_to_each(
        [
            Reached(task_id, dossier_id, person_id, AccountId(account_id), due_on, day)
            for task_id, dossier_id, person_id, account_id, due_on, day in asked(COMING, {"today": today})
        ],
        municipality_id=municipality_id,
        today=today,
    )
    if not reached:
        return 0
    at_work = people_at_work({one.account_id for one in reached}, today=today)
    stored = set(
        TaskReminder.objects.filter(task_id__in=[one.task_id for one in reached])
        .order_by()
        .values_list("task_id", "account_id", "day")
    )
    fresh = [one for one in reached if one.account_id in at_work and one.key not in stored]
    TaskReminder.objects.bulk_create(
        TaskReminder(
            task_id=one.task_id,
            dossier_id=one.dossier_id,
            account_id=one.account_id,
            day=one.day,
            due_on=one.due_on,
            made_at=now,
        )
        for one in fresh
    )
    counts = Counter(one.account_id for one in fresh)
    count_for_mail(counts, municipality_id=municipality_id, today=today)
    return len(fresh)


def known_to_each(reached: list[Reached], *, municipality_id: OrganisationId, today: date) -> list[Reached]:
    """Return what is still the work of whom it is for, of nobody who is withheld from them; two queries at most."""
    if not reached:
        return []
    ids = {one.account_id for one in reached}
    knowing = knowing_today(ids, municipality_id=municipality_id, today=today)
    kept = withheld_from(ids)
    return [
        one
        for one in reached
        if knowing.knows(one.account_id, one.dossier_id)
        and kept.isdisjoint({(one.account_id, one.dossier_id), (one.account_id, one.person_id)})
    ]


def remove_past_task_reminders(*, before: date) -> int:
    """Remove the reminders of a municipality of tasks due before a day, and return how many there were."""
    removed, _ = TaskReminder.objects.filter(due_on__lt=before).delete()
    return removed
