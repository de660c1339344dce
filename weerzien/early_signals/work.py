"""The unit of work: one transaction in which facts change and the rulebook looks at their families again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime

from weerzien.access.actors import Actor
from weerzien.access.context import Context, acting
from weerzien.audit.actions import record_refusal
from weerzien.early_signals.actions import reevaluate
from weerzien.early_signals.queries.changes import change_sentences
from weerzien.early_signals.rules import Cause
from weerzien.kernel.refusals import NotFound, Refused


@dataclass(slots=True)
class Work:
    """One unit of work. After it `sentences` tells, for the one who did it, what changed in days and signals."""

    today: date
    now: datetime
    sentences: tuple[str, ...] = ()


@contextmanager
def unit_of_work(actor: Actor, *, today: date, now: datetime, action: str = "unit-of-work") -> Iterator[Work]:
    """Act, evaluate every dossier that was opened for editing again, and commit.

    A refusal rolls everything back; the refused attempt is then written down in a transaction of its own.
    """
    work = Work(today, now)
    context: Context | None = None
    try:
        with acting(actor, today=today) as context:
            yield work
            changes = reevaluate(context.opened, on=today, now=now, cause=Cause.FACT)
            work.sentences = change_sentences(changes)
    except (Refused, NotFound):
        about = context.opened | context.asked if context else frozenset()
        with acting(actor, today=today):
            record_refusal(actor, action, dossier_ids=sorted(about), at=now)
        raise
