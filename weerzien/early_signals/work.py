"""The unit of work: one transaction in which facts change and the rulebook looks at their families again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from types import TracebackType

from django.db import OperationalError
from psycopg import errors

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
    except (Refused, NotFound) as no:
        about = context.opened | context.asked if context else frozenset()
        with acting(actor, today=today):
            record_refusal(actor, action, dossier_ids=sorted(about), at=now)
        no.is_written_down = True
        raise


MOST_ATTEMPTS = 3
MET_ANOTHER = (errors.DeadlockDetected, errors.SerializationFailure)
WAITED_TOO_LONG = errors.LockNotAvailable


class HeldByAnother(Refused):
    """Iemand anders werkt dit gezin net bij, of leest een werkboek in. Er is niets bewaard; probeer het zo nog eens."""


class Attempt:
    """One try of a unit of work. It keeps silent about having met another transaction, unless it is the last."""

    def __init__(self, *, is_last: bool) -> None:
        self.is_last = is_last
        self.is_done = False

    def __enter__(self) -> None:
        return None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        self.is_done = error is None
        met = error.__cause__ if isinstance(error, OperationalError) else None
        if isinstance(met, WAITED_TOO_LONG) or (self.is_last and isinstance(met, MET_ANOTHER)):
            raise HeldByAnother from error
        return isinstance(met, MET_ANOTHER)


def attempts() -> Iterator[Attempt]:
    """Yield tries until one succeeds: `for attempt in attempts(): with attempt, unit_of_work(...): ...`.

    What a unit of work wrote, audit lines too, went with its rollback, so that doing it again writes it once. Nothing
    but the unit belongs in the block. Raises HeldByAnother after the third time, or where somebody waited too long.
    """
    for number in range(1, MOST_ATTEMPTS + 1):
        attempt = Attempt(is_last=number == MOST_ATTEMPTS)
        yield attempt
        if attempt.is_done:
            return
