"""Remind who is responsible of days that come near: once per outcome, reminder day and person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from weerzien.access.involved import knowing_today
from weerzien.access.matrix import known_needs
from weerzien.access.queries import people_at_work
from weerzien.access.questions import IdSlot, Question, asked_for_many
from weerzien.dossiers.queries.families import open_family_ids, responsible_people
from weerzien.early_signals.mails import count_for_mail
from weerzien.early_signals.models import Reminder
from weerzien.early_signals.rules import reminded_on
from weerzien.early_signals.storing import IDENTITY
from weerzien.kernel.ids import AccountId, OrganisationId

FIELDS = (*IDENTITY, "id", "day", "reminders", "compartments")
COMING = (
    f"select {', '.join(FIELDS)} from early_signals_outcome"  # noqa: S608 -- our own words
    " where dossier_id = any(%(ids)s) and day >= %(today)s and reminders #>> '{0,0}' <= %(told)s"
    " order by dossier_id, id"
)
KEPT_FROM = "select account_id, outcome_id from outcomes_withheld_from(%(ids)s)"
STORED = Question(
    lambda: (
        Reminder.objects.filter(dossier_id__in=[IdSlot("ids")]).order_by().values_list(*IDENTITY, "day", "account_id")
    )
)


@dataclass(frozen=True, slots=True)
class Reached:
    """An outcome of which a reminder day has come: its identity and row, that day, the last day, on what it rests."""

    identity: tuple[Any, ...]
    outcome_id: UUID
    day: date
    due_on: date
    compartments: frozenset[str]

    @property
    def dossier_id(self) -> UUID:
        return UUID(str(self.identity[0]))


def make_reminders(*, municipality_id: OrganisationId, today: date, now: datetime) -> int:
    """Store the reminders of a municipality that are not stored yet, count them for the mail, and return how many.

    Must run inside `system_wide` for that municipality, one at a time. Nobody is reminded of what they may not see or
    is withheld from them, of a family that is not their work any more, nor of a day that has passed; where nobody is
    responsible nobody is reminded, which is a signal of its own.
    """
    responsible = responsible_people(open_family_ids(), today=today)
    reached = [one for row in _outcomes(responsible, today) if (one := reached_on(row, today=today))]
    people = people_at_work(responsible.values(), today=today)
    sees = {pk: known_needs(person.roles) for pk, person in people.items()}
    kept_from = _kept_from(sees)
    knowing = knowing_today(sees, municipality_id=municipality_id, today=today)
    wanted = {
        (*one.identity, one.day, account_id): one
        for one in reached
        if (account_id := responsible.get(one.dossier_id)) in sees
        and one.compartments <= sees[account_id]
        and knowing.knows(account_id, one.dossier_id)
        and (account_id, one.outcome_id) not in kept_from
    }
    stored = _stored({one.dossier_id for one in wanted.values()})
    fresh = {key: one for key, one in wanted.items() if key not in stored}
    Reminder.objects.bulk_create(_reminder(key, one.due_on, at=now) for key, one in fresh.items())
    counts = Counter(AccountId(key[-1]) for key in fresh)
    count_for_mail(counts, municipality_id=municipality_id, today=today)
    return len(fresh)


def _outcomes(dossier_ids: Iterable[UUID], today: date) -> Iterable[Sequence[Any]]:
    """Give the outcomes of these families that still come and of which a reminder day has come; the first is first."""
    return asked_for_many(COMING, {"ids": list(dossier_ids), "today": today, "told": str(today)})


def reached_on(row: Sequence[Any], *, today: date) -> Reached | None:
    """Return the latest reminder day of an outcome that has come, or nothing while none has; `row` holds FIELDS."""
    *identity, outcome_id, due_on, reminders, compartments = row
    turns = [(date.fromisoformat(told), urgency) for told, urgency in reminders]
    day = reminded_on(turns, day=due_on, today=today)
    return Reached(tuple(identity), outcome_id, day, due_on, frozenset(compartments)) if day else None


def _kept_from(account_ids: Iterable[AccountId]) -> set[tuple[Any, ...]]:
    """Return by account the outcomes that are withheld from it, or that rest on somebody who is; one query."""
    return set(asked_for_many(KEPT_FROM, {"ids": list(account_ids)}))


def _stored(dossier_ids: Iterable[UUID]) -> set[tuple[Any, ...]]:
    return set(STORED.tuples(ids=list(dossier_ids)))


def _reminder(key: tuple[Any, ...], due_on: date, *, at: datetime) -> Reminder:
    *identity, day, account_id = key
    told = dict(zip(IDENTITY, identity, strict=True))
    return Reminder(**told, day=day, due_on=due_on, account_id=account_id, made_at=at)


def remove_past_reminders(*, before: date) -> int:
    """Remove the reminders of a municipality whose last day lies before a day, and return how many there were."""
    removed, _ = Reminder.objects.filter(due_on__lt=before).delete()
    return removed
