"""Which mails about signals are due, what they count, and how each leaves at most once a day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final, Protocol

from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.access.queries import actors_at_work
from weerzien.access.system import system_wide
from weerzien.dossiers.queries.families import open_family_ids
from weerzien.early_signals.digests.rules import Counted, Every, is_due
from weerzien.early_signals.models import Digest
from weerzien.early_signals.reports.queries import waiting_count
from weerzien.early_signals.reports.sent import question_count
from weerzien.early_signals.signals.reading import signals_in_short
from weerzien.early_signals.signals.rules import ASKING, NEW, Standing
from weerzien.kernel.ids import AccountId

MAILING: Final = "mails over signalen sturen"
FIRST_DAYS: Final = 7
"""How far back a first mail looks for what is new."""


@dataclass(frozen=True, slots=True)
class DigestLetter:
    """A mail that is about to leave: to whom, and what it counts. `before` is when the one before it was taken."""

    account_id: AccountId
    email: str
    counted: Counted
    before: date | None


def chosen_digest(actor: Actor) -> str:
    """Return how often somebody wants a mail; one query."""
    chosen = Digest.objects.filter(account_id=actor.account_id).values_list("every", flat=True).first()
    return chosen or Every.NEVER.value


def due_digests(*, today: date) -> list[AccountId]:
    """Return the people to whom a mail about signals is to leave today; one query, for the jobs role alone."""
    with system_wide(None, purpose=MAILING, today=today):
        rows = Digest.objects.exclude(every=Every.NEVER).order_by("account_id")
        return [AccountId(row.account_id) for row in rows if is_due(row.every, row.mailed_on, today=today)]


class Beside(Protocol):
    """What an app above this one counts for the same mail: tasks, and handovers, as the one who gets it."""

    def __call__(self, actor: Actor, *, today: date) -> tuple[int, int]: ...


def nothing_beside(actor: Actor, *, today: date) -> tuple[int, int]:
    """Count nothing beside signals."""
    del actor, today
    return 0, 0


def take_digest(account_id: AccountId, *, today: date, beside: Beside = nothing_beside) -> DigestLetter | None:
    """Take the mail of one person, so that nobody takes it again today; nothing where there is nothing to say.

    What it counts is asked as that person, of what they may see today. It is committed when this returns: a process
    that ends before the mail has left sends none today.
    """
    with system_wide(None, purpose=MAILING, today=today):
        row = Digest.objects.select_for_update().filter(account_id=account_id).first()
        if row is None or not is_due(row.every, row.mailed_on, today=today):
            return None
        before = row.mailed_on
        Digest.objects.filter(account_id=account_id).update(mailed_on=today)
        found = actors_at_work([account_id], today=today).get(account_id)
    if found is None:
        return None
    actor, email = found
    counted = count_signals(actor, since=before or today - timedelta(days=FIRST_DAYS), today=today)
    with acting(actor, today=today):
        tasks, handovers = beside(actor, today=today)
    counted = replace(counted, tasks=tasks, handovers=handovers)
    return DigestLetter(account_id, email, counted, before) if counted.asks_something else None


def digest_stayed(letter: DigestLetter, *, today: date) -> None:
    """Write down that a mail certainly has not left, so that it may be tried again today."""
    with system_wide(None, purpose=MAILING, today=today):
        Digest.objects.filter(account_id=letter.account_id, mailed_on=today).update(mailed_on=letter.before)


def count_signals(actor: Actor, *, since: date, today: date) -> Counted:
    """Return how many signals and reports ask something of somebody; four queries, as that person."""
    with acting(actor, today=today):
        every = [(one, one.standing(today)) for one in signals_in_short(open_family_ids(), today=today)]
        reports, questions = waiting_count(actor, today=today), question_count(actor, today=today)
    return Counted(
        open=sum(stands in ASKING for _, stands in every),
        new=sum(stands in NEW and (one.since >= since or stands is Standing.REOPENED) for one, stands in every),
        mine=sum(stands is Standing.TAKEN_UP and one.is_taken_by(actor.account_id) for one, stands in every),
        reports=reports,
        questions=questions,
    )
