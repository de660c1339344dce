"""Bringing the database in order: it waits for nobody for long, and says so."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from tests import environment
from weerzien.cli import migrate, roles

IMPATIENT = """
import sys
from weerzien.cli import main, migrate
migrate.PATIENCE = "200ms"
sys.exit(main.main(["migrate"]))
"""


@pytest.fixture
def empty(django_db_setup: None) -> Iterator[str]:
    """Return the owner's address of a database in which nothing stands yet."""
    name = f"{environment.DATABASE}_empty"
    roles.drop_database(environment.admin(), name)
    roles.make_database(environment.admin(), name)
    yield roles.address(environment.admin(), roles.OWNER, name)
    roles.drop_database(environment.admin(), name)


def test_the_connection_that_changes_tables_waits_five_seconds_for_a_lock(empty: str) -> None:
    address = make_conninfo(empty, options="-c statement_timeout=1h")

    with psycopg.connect(migrate.with_patience(address)) as connection:
        told = connection.execute(
            "select current_setting('lock_timeout'), current_setting('statement_timeout')"
        ).fetchone()

    assert told == ("5s", "1h")


def test_a_table_that_somebody_else_holds_is_left_alone_with_a_sentence(empty: str) -> None:
    with psycopg.connect(empty, autocommit=True) as other:
        other.execute("create table django_migrations (id int, app text, name text, applied timestamptz)")
        other.autocommit = False
        other.execute("lock table django_migrations in access exclusive mode")
        done = subprocess.run(
            [sys.executable, "-c", IMPATIENT],
            env={**os.environ, "DATABASE_URL_OWNER": empty},
            capture_output=True,
            text=True,
            check=False,
        )
        other.rollback()

    assert done.returncode == 1
    assert done.stderr == f"{migrate.TablesInUse()}\n"
