"""What a worker left undone that is gone is taken up by another."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from procrastinate.jobs import Job

from tests.jobs.conftest import queued
from weerzien.jobs import tick
from weerzien.jobs.evaluate import Interrupted
from weerzien.jobs.queue import defer
from weerzien.jobs.retrying import PAUSE_SECONDS, TRIES, Again

pytestmark = pytest.mark.django_db(transaction=True)


def take(owner: psycopg.Connection[Any], *, silent_seconds: int) -> None:
    """Let a worker take what waits, and give no sign of life since."""
    (worker,) = owner.execute(
        "insert into procrastinate_workers (last_heartbeat) values (now() - %s) returning id",
        [timedelta(seconds=silent_seconds)],
    ).fetchone() or (None,)
    owner.execute("update procrastinate_jobs set status = 'doing', worker_id = %s where status = 'todo'", [worker])


def test_the_job_of_a_worker_that_is_gone_waits_again_behind_the_others(
    owner: psycopg.Connection[Any], jobs: None
) -> None:
    defer("evaluate", municipality_id=uuid4())
    take(owner, silent_seconds=31)
    defer("night")

    assert tick.take_up_again(silent_seconds=30) == 1
    rows = owner.execute("select task_name, status, priority, attempts from procrastinate_jobs order by id").fetchall()
    assert rows == [("evaluate", "todo", -1, 1), ("night", "todo", 0, 0)]


def test_the_job_of_a_worker_that_lives_is_left_to_it(owner: psycopg.Connection[Any], jobs: None) -> None:
    defer("night")
    take(owner, silent_seconds=29)

    assert tick.take_up_again(silent_seconds=30) == 0
    assert queued(owner) == []


def test_a_job_that_is_asked_for_again_already_is_not_taken_up_and_holds_up_nothing(
    owner: psycopg.Connection[Any], jobs: None
) -> None:
    defer("seal")
    take(owner, silent_seconds=31)
    defer("seal")

    tick.take_up_again(silent_seconds=30)

    rows = owner.execute("select task_name, status, attempts from procrastinate_jobs").fetchall()
    assert rows == [("seal", "todo", 0)]


def test_a_tick_asks_for_every_turn_that_was_missed_once(owner: psycopg.Connection[Any], jobs: None) -> None:
    for _ in range(2):
        tick.run(silent_seconds=30)

    assert sorted(name for name, _ in queued(owner)) == ["clean", "digest", "invite", "mail", "night", "seal"]


@pytest.mark.parametrize(
    ("error", "attempts", "pause"),
    [
        pytest.param(Interrupted(), 500, 0, id="a worker that stops: at once, however often"),
        pytest.param(OSError(), 0, PAUSE_SECONDS, id="a failure: in a minute"),
        pytest.param(OSError(), TRIES, None, id="a failure that goes on: at its next turn"),
    ],
)
def test_a_job_that_did_not_end_well_is_tried_again(error: Exception, attempts: int, pause: int | None) -> None:
    job = Job(id=1, queue="default", lock=None, queueing_lock=None, task_name="night", attempts=attempts)

    decision = Again().get_retry_decision(exception=error, job=job)

    assert (decision is None) == (pause is None)
    if decision and pause is not None:
        assert decision.retry_at
        waits = (decision.retry_at - datetime.now(UTC)).total_seconds()
        assert pause - 5 < waits <= pause


def test_a_job_that_fails_while_another_of_it_waits_is_tried_again_all_the_same(
    owner: psycopg.Connection[Any], jobs: None
) -> None:
    """Else it would stand there as running for ever, and nothing of its municipality would run any more."""
    here = uuid4()
    defer("remind", municipality_id=here)
    take(owner, silent_seconds=31)
    defer("remind", municipality_id=here)

    assert tick.take_up_again(silent_seconds=30) == 1
    assert [name for name, _ in queued(owner)] == ["remind", "remind"]
