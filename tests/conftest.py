"""What every test may ask for: the database as the web role sees it, and as its owner does."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from functools import cache
from typing import Any

import psycopg
import pytest
from django.core.management import call_command
from django.db import connections
from django.test import TransactionTestCase
from psycopg import sql
from psycopg.conninfo import make_conninfo

from tests import environment
from weerzien.cli import roles
from weerzien.cli.rights import limit_roles

pytest_plugins = ["tests.cast", "tests.handing", "tests.lived_in"]

GROWN = """
select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relname = any(%s)
  and pg_relation_size(oid) > 200000
"""
# Filled by migrations and never written by the product: they survive the cleaning between tests.
KEPT = ("django_migrations", "django_content_type", "auth_permission", "access_grant", "access_roleability")


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: Any) -> Iterator[None]:
    """Give this worker its own copy of the database that was migrated once, as its owner."""
    with environment.turn():
        environment.ensure_server()
        if not roles.has_database(environment.admin(), environment.TEMPLATE):
            make_template(django_db_blocker)
        roles.drop_database(environment.admin(), environment.DATABASE)
        roles.make_database(environment.admin(), environment.DATABASE, template=environment.TEMPLATE)
    yield
    with django_db_blocker.unblock():
        connections.close_all()


def make_template(django_db_blocker: Any) -> None:
    """Migrate an empty database as the owner, through Django's own connection; a half-made one is dropped."""
    admin = environment.admin()
    roles.make_database(admin, environment.TEMPLATE)
    owner = roles.address(admin, roles.OWNER, environment.TEMPLATE)
    roles.grant_tables(owner)
    web = connections["default"].settings_dict.copy()
    try:
        with django_db_blocker.unblock():
            connections["default"].settings_dict.update(NAME=environment.TEMPLATE, USER=roles.OWNER)
            connections["default"].settings_dict["PASSWORD"] = roles.password_of(admin, roles.OWNER) or ""
            call_command("migrate", verbosity=0)
            connections["default"].close()
            limit_roles(owner)
    except BaseException:
        connections["default"].close()
        roles.drop_database(admin, environment.TEMPLATE)
        raise
    finally:
        connections["default"].settings_dict.update(web)


@pytest.fixture
def owner(request: pytest.FixtureRequest, django_db_setup: None) -> Iterator[psycopg.Connection]:
    """Return a connection as the owner, each statement committed at once; the database is emptied after the test."""
    request.node.stash[WROTE] = True
    with psycopg.connect(owner_address(), autocommit=True) as connection:
        yield connection


WROTE = pytest.StashKey[bool]()


def owner_address() -> str:
    """Return the address of this worker's database for its owner."""
    return roles.address(environment.admin(), roles.OWNER, environment.DATABASE)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None, Any, Any]:
    """Empty the database after a test in which the owner wrote, once every transaction of the test has ended."""
    result = yield
    if item.stash.get(WROTE, False):
        empty_database()
    return result


def empty_database(*_: object) -> None:
    """Empty every table but those that migrations filled, past the triggers that keep audit lines and facts.

    Deleting is many times faster than truncating where tables hold a few rows; only a superuser may do it this way.
    What was deleted stays on its pages: a table that grew is vacuumed, or every later test would read through it.
    """
    address = make_conninfo(environment.admin(), dbname=environment.DATABASE)
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("set lock_timeout = '10s'")
        with connection.transaction():
            connection.execute("set local session_replication_role = replica")
            connection.execute(
                sql.SQL("; ").join(sql.SQL("delete from {}").format(sql.Identifier(name)) for name in tables_to_empty())
            )
        for (name,) in connection.execute(GROWN, [list(tables_to_empty())]).fetchall():
            connection.execute(sql.SQL("vacuum {}").format(sql.Identifier(name)))


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


# Django would empty the tables as the web role, which owns none of them.
TransactionTestCase._fixture_teardown = empty_database
