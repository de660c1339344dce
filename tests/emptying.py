"""Emptying this worker's database after a test, however much of it was committed."""

from __future__ import annotations

from functools import cache
from typing import Any

import psycopg
from psycopg import sql
from psycopg.conninfo import make_conninfo

from tests import environment
from weerzien.cli import roles

GROWN = """
select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relname = any(%s)
  and pg_relation_size(oid) > 200000
"""
# Filled by migrations and never written by the product: they survive the cleaning between tests.
KEPT = ("django_migrations", "django_content_type", "auth_permission", "access_grant", "access_roleability")


def owner_address() -> str:
    """Return the address of this worker's database for its owner."""
    return roles.address(environment.admin(), roles.OWNER, environment.DATABASE)


class Emptying:
    """Whether this worker's database must be emptied once a test is over, and the connection that does so each time."""

    def __init__(self) -> None:
        self.is_due = False
        self._connection: psycopg.Connection[Any] | None = None

    def fall_due(self, *_: object) -> None:
        """Let the database be emptied after this test, once every transaction of it has ended."""
        self.is_due = True

    def connection(self) -> psycopg.Connection[Any]:
        """Return a connection that may do everything; it knows all tables already where it emptied them before."""
        if self._connection is None or self._connection.closed:
            address = make_conninfo(environment.admin(), dbname=environment.DATABASE)
            self._connection = psycopg.connect(address, autocommit=True)
            self._connection.execute("set lock_timeout = '10s'")
        return self._connection

    def close(self) -> None:
        """Let go of the connection."""
        if self._connection is not None:
            self._connection.close()


EMPTYING = Emptying()


def empty_database() -> None:
    """Empty every table but those that migrations filled, past the triggers that keep audit lines and facts.

    Deleting is many times faster than truncating where tables hold a few rows; only a superuser may do it this way.
    What was deleted stays on its pages: a table that grew is vacuumed, or every later test would read through it.
    """
    connection = EMPTYING.connection()
    with connection.transaction():
        connection.execute("set local session_replication_role = replica")
        connection.execute(
            sql.SQL("; ").join(sql.SQL("delete from {}").format(sql.Identifier(name)) for name in tables_to_empty())
        )
    for (name,) in connection.execute(GROWN, [list(tables_to_empty())]).fetchall():
        connection.execute(sql.SQL("vacuum {}").format(sql.Identifier(name)))
    EMPTYING.is_due = False


@cache
def tables_to_empty() -> tuple[str, ...]:
    """Return the tables that a test may leave something in."""
    with psycopg.connect(owner_address()) as connection:
        return tuple(
            name
            for (name,) in connection.execute(
                """select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
                   and relname <> all(%s) order by relname""",
                [list(KEPT)],
            )
        )
