"""The role of the jobs may do what is listed, and nothing else; not even read what it removes."""

from __future__ import annotations

import os
import re
from typing import Any

import psycopg
import pytest

from tests.cast import Family
from weerzien.cli.rights import rights

pytestmark = pytest.mark.django_db(transaction=True)

GIVEN = """
select c.relname, lower(a.privilege_type), null
from pg_class c, aclexplode(c.relacl) a
where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v', 'm') and a.grantee = 'weerzien_jobs'::regrole
union all
select c.relname, lower(a.privilege_type), t.attname
from pg_class c join pg_attribute t on t.attrelid = c.oid, aclexplode(t.attacl) a
where c.relnamespace = 'public'::regnamespace and a.grantee = 'weerzien_jobs'::regrole
"""
LISTED = re.compile(r"(?P<verb>\w+)(?: \((?P<columns>.*)\))?")


def listed() -> set[tuple[str, str, str | None]]:
    """Return the rights in the list as PostgreSQL tells them: table, verb and, where it is about one, column."""
    found: set[tuple[str, str, str | None]] = set()
    for table, allowed in rights().items():
        for right in allowed:
            told = LISTED.fullmatch(right)
            assert told
            columns: list[str | None] = [*told["columns"].split(", ")] if told["columns"] else [None]
            found |= {(table, told["verb"], column) for column in columns}
    return found


def test_the_role_has_the_rights_that_are_listed_and_no_other(owner: psycopg.Connection[Any]) -> None:
    assert {*owner.execute(GIVEN).fetchall()} == listed()


@pytest.mark.parametrize(
    "question",
    [
        "select data from mfa_authenticator",
        "select email from account_emailaddress",
        "select password from access_account",
        "select last_login from access_account",
        "select session_key from django_session",
        "select session_data from django_session",
        "select username from axes_accessattempt",
        "select content from exchange_importrun",
        "select file_name from exchange_importrun",
        "select cells from exchange_importrow",
        "select id from access_involvement",
        "update access_account set is_active = true",
        "insert into contacts_contactnote default values",
        "update dossiers_personalia set first_name = ''",
        "delete from early_signals_outcomechange",
        "delete from dossiers_dossier",
        "update audit_line set action = ''",
        "create table mine ()",
    ],
)
def test_what_is_none_of_its_business_it_may_not(family: Family, question: str) -> None:
    with (
        psycopg.connect(os.environ["DATABASE_URL_JOBS"]) as connection,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        connection.execute(question)  # type: ignore[arg-type]  # a question of this test


def test_the_web_role_does_not_know_the_queue(owner: psycopg.Connection[Any]) -> None:
    tables = owner.execute(
        "select relname from pg_class where relname like 'procrastinate%' and relkind = 'r'"
        " and has_any_column_privilege('weerzien_web', oid, 'select, insert, update, references')"
    ).fetchall()

    assert tables == []
