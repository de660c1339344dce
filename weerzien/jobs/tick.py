"""Every minute: take up what a worker left undone, ask for sealing, and for the daily jobs whose hour has come."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from asgiref.sync import async_to_sync
from procrastinate.contrib.django import app
from procrastinate.exceptions import ConnectorException, UniqueViolation
from procrastinate.jobs import Status
from psycopg import OperationalError

from weerzien.jobs.clock import what_time_is_it
from weerzien.jobs.names import SEAL
from weerzien.jobs.queue import defer, defer_turn
from weerzien.jobs.schedule import SCHEDULE, last_turn

AT_ONCE: Final = datetime(2000, 1, 1, tzinfo=UTC)


def run(*, silent_seconds: float) -> None:
    """Do what has to be done this minute; `silent_seconds` of no sign of life, and a worker counts as gone."""
    take_up_again(silent_seconds=silent_seconds)
    defer(SEAL)
    now = what_time_is_it()
    for row in SCHEDULE:
        defer_turn(row.job, last_turn(row, now))


def take_up_again(*, silent_seconds: float) -> int:
    """Put the jobs of workers that are gone back in the queue, and return how many.

    Behind the others, so that a job on which a worker dies each time holds up nothing else. Where the same is asked for
    again already, that is enough.
    """
    manager, taken = app.job_manager, 0
    for job in async_to_sync(manager.get_stalled_jobs)(seconds_since_heartbeat=silent_seconds):
        if job.id is None:
            continue
        try:
            manager.retry_job_by_id(job_id=job.id, retry_at=AT_ONCE, priority=job.priority - 1)
        except UniqueViolation:
            async_to_sync(manager.finish_job_by_id_async)(job_id=job.id, status=Status.FAILED, delete_job=True)
        except ConnectorException as error:
            if isinstance(error.__cause__, OperationalError):
                raise
            continue  # it is running no longer: another worker was first
        taken += 1
    return taken
