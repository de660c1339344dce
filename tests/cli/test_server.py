"""A server that somebody gives: its roles and database are made, and what cannot be is said."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from weerzien.cli import cluster, roles, server
from weerzien.cli.server import MARK, MayNotMake, NoAnswer, NotADemo, Server, TooOld, given_server

pytestmark = pytest.mark.xdist_group("server")
PASSWORD = "een geheim van de beheerder"


@pytest.fixture(scope="module")
def running(shared_place: Path) -> Iterator[cluster.Cluster]:
    """Return a server that asks everybody for a password, with a role that may create roles and databases."""
    one = cluster.start(shared_place / "pg", durable=False)
    with psycopg.connect(one.url("postgres"), autocommit=True) as admin:
        admin.execute(f"create role manager login createrole createdb password '{PASSWORD}'")
        admin.execute("create role nobody_special login password 'x'")
        (hba,) = admin.execute("show hba_file").fetchone()
        Path(hba).write_text("local all all scram-sha-256\n")
        admin.execute("select pg_reload_conf()")
    yield one
    one.stop()


@pytest.fixture
def given(running: cluster.Cluster, monkeypatch: pytest.MonkeyPatch) -> Server:
    monkeypatch.setenv("DATABASE_URL", f"{running.url('postgres', 'manager')} password='{PASSWORD}'")
    monkeypatch.delenv("DATABASE_URL_OWNER", raising=False)
    monkeypatch.delenv("DATABASE_URL_JOBS", raising=False)
    found = given_server()
    assert found
    return found


def test_one_address_that_may_create_roles_is_enough_and_twice_does_no_harm(given: Server) -> None:
    given.make()
    given.make()

    for address, role in ((given.web, roles.WEB), (given.owner, roles.OWNER), (given.jobs, roles.JOBS)):
        with psycopg.connect(address) as connection:
            told = connection.execute("select current_user, current_database()").fetchone()
        assert told == (role, "weerzien_demo")


def test_what_the_owner_makes_the_web_role_may_use_but_does_not_own(given: Server) -> None:
    given.make()
    roles.grant_tables(given.owner)
    with psycopg.connect(given.owner) as owner:
        owner.execute("create table thing (id int)")
    with psycopg.connect(given.web) as web:
        web.execute("insert into thing values (1)")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            web.execute("drop table thing")


def test_beginning_again_drops_what_a_demo_made_and_nothing_of_others(given: Server) -> None:
    given.make()
    with psycopg.connect(given.owner, autocommit=True) as owner:
        owner.execute("create table access_account (id int)")
        owner.execute("insert into access_account values (1)")

        with pytest.raises(NotADemo):
            given.drop()

        owner.execute(f"create table {MARK} (filled_on date)")
    given.drop()

    assert not roles.has_database(given.admin, "weerzien_demo")


def test_three_addresses_are_taken_as_they_are(given: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    given.make()
    for name, address in (("", given.web), ("_OWNER", given.owner), ("_JOBS", given.jobs)):
        monkeypatch.setenv(f"DATABASE_URL{name}", address)

    found = given_server()

    assert found == Server(admin="", database="", web=given.web, owner=given.owner, jobs=given.jobs)
    found.make()


def test_a_role_that_may_not_create_roles_is_refused_with_a_sentence(
    running: cluster.Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", running.url("postgres", "nobody_special") + " password=x")
    for name in ("DATABASE_URL_OWNER", "DATABASE_URL_JOBS"):
        monkeypatch.delenv(name, raising=False)
    found = given_server()
    assert found

    with pytest.raises(MayNotMake):
        found.make()


def test_a_server_that_gives_no_answer_is_said_in_a_sentence(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", f"host={place} dbname=x user=x")

    with pytest.raises(NoAnswer):
        given_server()


def test_a_server_that_is_too_old_is_refused(given: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "OLDEST", 990000)

    with pytest.raises(TooOld):
        given_server()


def test_without_an_address_there_is_no_given_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)

    assert given_server() is None
