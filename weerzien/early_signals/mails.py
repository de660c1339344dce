"""The mails about reminders: which wait, and how one leaves at most once a day per person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from weerzien.access.queries import people_at_work
from weerzien.access.system import system_wide
from weerzien.early_signals.models import ReminderMail
from weerzien.kernel.ids import AccountId, OrganisationId

MAILING = "herinneringen per e-mail sturen"
CLEANING = "verstuurde herinneringen verwijderen volgens de bewaartermijn"


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail that is about to leave: to whom, and how many reminders it counts."""

    account_id: AccountId
    email: str
    reminder_count: int


def count_for_mail(counts: Mapping[AccountId, int], *, municipality_id: OrganisationId, today: date) -> None:
    """Let the next mail to each person count so many reminders more; inside `system_wide` for that municipality."""
    ReminderMail.objects.bulk_create(
        ReminderMail(account_id=pk, municipality_id=municipality_id, made_on=today, reminder_count=count)
        for pk, count in sorted(counts.items())
    )


def take_letter(account_id: AccountId, *, today: date) -> Letter | None:
    """Take the mail of one person, so that nobody takes it again today; nothing where there is none to take.

    It is committed when this returns: a process that ends before the mail has left sends none today, and the mail of
    another day counts these reminders again.
    """
    with system_wide(None, purpose=MAILING, today=today):
        rows = list(ReminderMail.objects.select_for_update().filter(account_id=account_id).order_by("id"))
        waiting = [row for row in rows if row.sent_at is None]
        person = people_at_work([account_id], today=today).get(account_id)
        if person is None or not waiting or any(row.taken_on == today for row in rows):
            return None
        ReminderMail.objects.filter(pk__in=[row.pk for row in waiting]).update(taken_on=today)
        return Letter(account_id, person.email, sum(row.reminder_count for row in waiting))


def people_with_mail(*, today: date) -> list[AccountId]:
    """Return the people for whom reminders wait that no mail of today counts."""
    with system_wide(None, purpose=MAILING, today=today):
        waiting = ReminderMail.objects.filter(sent_at__isnull=True).exclude(taken_on=today)
        found = waiting.order_by("account_id").values_list("account_id", flat=True).distinct()
        return [AccountId(pk) for pk in found]


def letter_left(letter: Letter, *, today: date, now: datetime) -> None:
    """Write down that a mail has left."""
    with system_wide(None, purpose=MAILING, today=today):
        _taken(letter, today).update(sent_at=now)


def letter_stayed(letter: Letter, *, today: date) -> None:
    """Write down that a mail certainly has not left, so that it may be tried again today."""
    with system_wide(None, purpose=MAILING, today=today):
        _taken(letter, today).update(taken_on=None)


def _taken(letter: Letter, today: date) -> QuerySet[ReminderMail]:
    return ReminderMail.objects.filter(account_id=letter.account_id, taken_on=today, sent_at__isnull=True)


def remove_old_mails(*, before: date, today: date) -> int:
    """Remove what was counted for mails before a day, sent or not, and return how many there were."""
    with system_wide(None, purpose=CLEANING, today=today):
        removed, _ = ReminderMail.objects.filter(made_on__lt=before).delete()
    return removed
