"""What is put in the queue: once, with ids, and by the jobs role alone."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from django.db import ProgrammingError, transaction
from procrastinate.exceptions import ConnectorException

from tests.audit.conftest import as_jobs
from tests.cast import TODAY, Family, Organisations
from tests.jobs.conftest import queued
from weerzien.access.queries import municipalities_by_size
from weerzien.jobs import night
from weerzien.jobs.queue import defer, defer_turn

pytestmark = pytest.mark.django_db(transaction=True)

TURN = datetime(2026, 11, 20, 0, 30, tzinfo=UTC)


def test_what_comes_every_minute_waits_once(owner: psycopg.Connection[Any], jobs: None) -> None:
    asked = [defer("seal") for _ in range(3)]

    assert asked == [True, False, False]
    assert queued(owner) == [("seal", {})]


def test_a_job_is_about_ids_and_nothing_else(owner: psycopg.Connection[Any], jobs: None) -> None:
    here, there = uuid4(), uuid4()

    for one in (here, there):
        defer("evaluate", municipality_id=one)

    assert queued(owner) == [("evaluate", {"municipality_id": str(one)}) for one in (here, there)]


def test_a_turn_is_taken_once_also_when_it_is_done(owner: psycopg.Connection[Any], jobs: None) -> None:
    first = defer_turn("night", TURN)
    owner.execute("delete from procrastinate_jobs")

    assert (first, defer_turn("night", TURN)) == (True, False)
    assert defer_turn("night", TURN.replace(day=21))


def test_what_is_asked_for_in_a_transaction_that_fails_was_never_asked(
    owner: psycopg.Connection[Any], jobs: None
) -> None:
    with transaction.atomic():
        defer("seal")
        transaction.set_rollback(True)

    assert queued(owner) == []


def test_the_night_asks_for_every_municipality(organisations: Organisations, owner: psycopg.Connection[Any]) -> None:
    with as_jobs():
        night.run()

    assert queued(owner) == [
        ("evaluate", {"municipality_id": str(one)}) for one in (organisations.meerdijk, organisations.zandoever)
    ]


def test_the_municipality_with_most_families_begins(
    organisations: Organisations, family_elsewhere: Family, owner: psycopg.Connection[Any]
) -> None:
    with as_jobs():
        night.run()

    first, *_ = queued(owner)
    assert first == ("evaluate", {"municipality_id": str(organisations.zandoever)})


@pytest.mark.usefixtures("organisations")
def test_nobody_but_the_jobs_role_may_ask_which_municipality_has_most_families() -> None:
    with pytest.raises(ProgrammingError):
        municipalities_by_size(today=TODAY)


@pytest.mark.usefixtures("db")
def test_the_web_role_puts_nothing_in_the_queue(owner: psycopg.Connection[Any]) -> None:
    with pytest.raises(ConnectorException) as refused:
        defer("seal")

    assert isinstance(refused.value.__cause__, psycopg.errors.InsufficientPrivilege)
    assert queued(owner) == []
