"""What every test may ask for: the database as the web role sees it, and as its owner does."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from typing import Any

import psycopg
import pytest
from django.core.management import call_command
from django.db import connections
from django.test import TransactionTestCase

from tests import environment
from tests.emptying import EMPTYING, empty_database, owner_address
from weerzien.cli import roles
from weerzien.cli.rights import limit_roles

pytest_plugins = ["tests.cast", "tests.handing", "tests.lived_in"]


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
    EMPTYING.close()
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
def owner(django_db_setup: None) -> Iterator[psycopg.Connection]:
    """Return a connection as the owner, each statement committed at once; the database is emptied after the test."""
    EMPTYING.fall_due()
    with psycopg.connect(owner_address(), autocommit=True) as connection:
        yield connection


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown() -> Generator[None, Any, Any]:
    """Empty the database after a test in which the owner wrote or something was committed, once all of it has ended."""
    result = yield
    if EMPTYING.is_due:
        empty_database()
    return result


# Django would empty the tables as the web role, which owns none of them.
TransactionTestCase._fixture_teardown = EMPTYING.fall_due
