"""Who is taking an import now: a lock that PostgreSQL lets go of when its holder is done, or dies."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from uuid import UUID

from django.db import connection, connections, transaction

TRY = "select pg_try_advisory_xact_lock(hashtextextended(%s, 0))"
WAIT = "select pg_advisory_xact_lock(hashtextextended(%s, 0))"
NEVER_TOO_IDLE = "set local idle_in_transaction_session_timeout = 0"
IS_HELD = """
select exists (
  select 1 from pg_locks held
  where held.locktype = 'advisory' and held.granted and held.objsubid = 1
    and held.database = (select oid from pg_database where datname = current_database())
    and (held.classid::bigint << 32) | held.objid::bigint = hashtextextended(%s, 0)
)
"""


def try_lock(run_id: UUID) -> bool:
    """Return whether nobody else is taking this run, and keep others from it until this transaction ends."""
    return ask(TRY, run_id)


@contextmanager
def taking_alone(run_id: UUID) -> Iterator[bool]:
    """Keep others from a run until the block ends or this process dies; give whether nobody else was taking it.

    In an idle transaction on a connection of its own: the lock outlives the transactions in which a run is marked,
    tried, tried again and ended, so that whoever looks in between sees that it goes on.
    """
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="import-lock") as thread, ExitStack() as kept:
        # A connection belongs to its thread; only that thread may open, lock and close it.
        kept.callback(lambda: thread.submit(connections.close_all).result())
        held = ExitStack()
        kept.callback(lambda: thread.submit(held.close).result())
        yield thread.submit(lock_within, held, run_id).result()


def lock_within(held: ExitStack, run_id: UUID) -> bool:
    """Begin a transaction that ends with `held`, and try to take the lock in it."""
    held.enter_context(transaction.atomic())
    with connection.cursor() as cursor:
        cursor.execute(NEVER_TOO_IDLE)
    return try_lock(run_id)


def wait_for_turn(municipality_id: UUID) -> None:
    """Wait until no other import of this municipality is being taken, and keep others waiting until this one ends."""
    with connection.cursor() as cursor:
        cursor.execute(WAIT, [f"exchange.turn {municipality_id}"])


def is_locked(run_id: UUID) -> bool:
    """Return whether somebody is taking this run now; asking keeps nobody from it."""
    return ask(IS_HELD, run_id)


@contextmanager
def patience() -> Iterator[None]:
    """Wait no longer than a second for a row that another holds: then PostgreSQL raises OperationalError."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("set local lock_timeout = '1s'")
        yield


def ask(question: str, run_id: UUID) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(question, [f"exchange.take {run_id}"])
        row = cursor.fetchone()
    return row is not None and bool(row[0])
