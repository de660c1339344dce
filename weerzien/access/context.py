"""Who acts on which day, told to PostgreSQL for one transaction; its policies read nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from django.db import connection, transaction
from psycopg.pq import TransactionStatus

from weerzien.access.actors import Actor
from weerzien.kernel.ids import DossierId, OrganisationId

SET = """
select set_config('weerzien.account', %s, true), set_config('weerzien.organisation', %s, true),
       set_config('weerzien.today', %s, true), set_config('weerzien.evaluating', %s, true),
       set_config('weerzien.importing', %s, true)
"""


@dataclass(frozen=True, slots=True)
class Context:
    """What the policies know. `opened` are the dossiers opened for editing: the unit of work evaluates them again.

    `asked` is what was asked for and not given: the unit of work writes the refusal down.
    """

    actor: Actor
    today: date
    opened: set[DossierId] = field(default_factory=set)
    asked: set[UUID] = field(default_factory=set)
    evaluating: frozenset[DossierId] = frozenset()
    importing: OrganisationId | None = None


class NoContextError(RuntimeError):
    """Raised where somebody asks who acts, outside `acting`."""


_current: ContextVar[Context | None] = ContextVar("weerzien_context", default=None)


def current_context() -> Context:
    """Return the context of the innermost `acting`; raise NoContextError outside any."""
    context = _current.get()
    if context is None:
        raise NoContextError
    return context


@contextmanager
def acting(actor: Actor, *, today: date) -> Iterator[Context]:
    """Open a transaction in which the actor acts on a day; leave the context before it as it was."""
    outer = _current.get()
    nested = connection.in_atomic_block
    with transaction.atomic():
        context = Context(actor, today)
        _tell(context)
        token = _current.set(context)
        try:
            yield context
        finally:
            _current.reset(token)
        # A commit forgets the settings and a rollback undoes them, but the release of a savepoint keeps them.
        if nested:
            _tell(outer)


@contextmanager
def evaluating(dossier_ids: Iterable[DossierId]) -> Iterator[Context]:
    """Let the rulebook read all of these dossiers and write outcomes; only where the actor has a relation."""
    with _narrowed(replace(current_context(), evaluating=frozenset(dossier_ids))) as context:
        yield context


@contextmanager
def importing(municipality_id: OrganisationId) -> Iterator[Context]:
    """Let an import read and write all of the actor's own municipality; only for a role that may import."""
    with _narrowed(replace(current_context(), importing=municipality_id)) as context:
        yield context


@contextmanager
def _narrowed(context: Context) -> Iterator[Context]:
    outer = current_context()
    _tell(context)
    token = _current.set(context)
    try:
        yield context
    finally:
        _current.reset(token)
        # After an error PostgreSQL takes no statement; the rollback that must follow undoes the settings.
        if connection.connection.info.transaction_status != TransactionStatus.INERROR:
            _tell(outer)


def _tell(context: Context | None) -> None:
    if context is None:
        settings = ["", "", "", "", ""]
    else:
        settings = [
            str(context.actor.account_id),
            str(context.actor.organisation_id),
            context.today.isoformat(),
            "{" + ",".join(map(str, context.evaluating)) + "}" if context.evaluating else "",
            str(context.importing or ""),
        ]
    with connection.cursor() as cursor:
        cursor.execute(SET, settings)
