"""How a connection plans, and that one which died is not given to anybody."""

from __future__ import annotations

import os

import psycopg
import pytest
from django.db import connection
from django.db.backends.postgresql.base import DatabaseWrapper

from weerzien.config.databases import database

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("pool_size", "mode"), [(4, "force_generic_plan"), (0, "auto")])
def test_only_a_connection_for_pages_plans_each_question_once(pool_size: int, mode: str) -> None:
    options = database(address(), pool_size=pool_size)["OPTIONS"]["options"]

    with psycopg.connect(address(), options=options) as asked:
        answer = asked.execute("show plan_cache_mode").fetchone()

    assert answer == (mode,)


def test_a_connection_that_died_while_nobody_used_it_is_replaced_before_somebody_does() -> None:
    given = {**connection.settings_dict, "CONN_MAX_AGE": 0, **database(address(), pool_size=1)}
    pooled = DatabaseWrapper(given, alias=connection.alias)
    try:
        with pooled.cursor() as cursor:
            cursor.execute("select pg_backend_pid()")
            (pid,) = cursor.fetchone()
        pooled.close()
        with connection.cursor() as other:
            other.execute("select pg_terminate_backend(%s, 5000)", [pid])
        with pooled.cursor() as cursor:
            cursor.execute("select pg_backend_pid()")
            assert cursor.fetchone() != (pid,)
    finally:
        pooled.close()
        pooled.close_pool()


def address() -> str:
    """Return where the database of the tests is, for the role of the web."""
    return os.environ["DATABASE_URL"]
