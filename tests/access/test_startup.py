"""What a process refuses to serve with."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from django.db import connection

from tests import environment
from weerzien.access.demo import MARK
from weerzien.access.startup import DemoElsewhere, FenceIsDown, LooksPastTheFence, OpenDoors, check_database
from weerzien.cli import roles

pytestmark = pytest.mark.django_db(transaction=True)


@contextmanager
def connected_as(role: str) -> Iterator[None]:
    """Let Django connect to the database of the tests as another role."""
    before = connection.settings_dict["USER"], connection.settings_dict["PASSWORD"]
    password = roles.password_of(environment.admin(), role) or ""
    connection.close()
    connection.settings_dict.update(USER=role, PASSWORD=password)
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict.update(USER=before[0], PASSWORD=before[1])


@contextmanager
def role_that(can: str) -> Iterator[str]:
    """Make a role that can do something the web role cannot. Roles are the cluster's: each test its own."""
    name = f"weerzien_trial_{uuid4().hex}"
    with psycopg.connect(environment.admin(), autocommit=True) as admin:
        admin.execute(f"create role {name} login {can}")
        admin.execute(f"grant weerzien_web to {name}")
        yield name
        admin.execute(f"drop role {name}")


@pytest.fixture
def mark(owner: psycopg.Connection[Any]) -> Iterator[None]:
    owner.execute(f"create table {MARK} (filled_on date)")
    yield
    owner.execute(f"drop table {MARK}")


def account(owner: psycopg.Connection[Any], *, is_demo: bool) -> None:
    owner.execute(
        "insert into access_account (id, email, name, password, is_active, is_demo)"
        " values (gen_random_uuid(), 'amina@demo.weerzien.example', 'Amina Yusuf', '!', true, %s)",
        [is_demo],
    )


def test_the_web_role_on_an_ordinary_database_may_serve(owner: psycopg.Connection[Any]) -> None:
    account(owner, is_demo=False)

    check_database(is_demo=False)


def test_the_owner_of_the_tables_may_not_serve() -> None:
    with connected_as(roles.OWNER), pytest.raises(LooksPastTheFence):
        check_database(is_demo=False)


@pytest.mark.parametrize("can", ["superuser", "bypassrls", "in role weerzien_owner"])
def test_a_role_that_can_look_past_the_fence_may_not_serve(can: str) -> None:
    with role_that(can) as role, connected_as(role), pytest.raises(LooksPastTheFence):
        check_database(is_demo=False)


def test_a_table_without_its_fence_is_seen(owner: psycopg.Connection[Any]) -> None:
    owner.execute("alter table contacts_contactnote no force row level security")
    try:
        with pytest.raises(FenceIsDown):
            check_database(is_demo=False)
    finally:
        owner.execute("alter table contacts_contactnote force row level security")


def test_accounts_of_a_demo_are_refused_where_no_demo_runs(owner: psycopg.Connection[Any], mark: None) -> None:
    account(owner, is_demo=True)

    with pytest.raises(OpenDoors):
        check_database(is_demo=False)


def test_accounts_of_a_demo_are_refused_in_a_database_that_the_demo_did_not_make(
    owner: psycopg.Connection[Any],
) -> None:
    account(owner, is_demo=True)

    with pytest.raises(OpenDoors):
        check_database(is_demo=True)


def test_a_demo_does_not_serve_somebody_elses_database(owner: psycopg.Connection[Any]) -> None:
    account(owner, is_demo=False)

    with pytest.raises(DemoElsewhere):
        check_database(is_demo=True)


def test_a_demo_serves_the_database_it_made(owner: psycopg.Connection[Any], mark: None) -> None:
    account(owner, is_demo=True)

    check_database(is_demo=True)
