"""Put a job in the queue: in the transaction that asks for it, and each turn of a daily job once."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from asgiref.sync import async_to_sync
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued
from procrastinate.jobs import JobDeferrer

from weerzien.jobs.names import EVERY_MINUTE, LATER, PRIORITY


def defer(job: str, **ids: UUID) -> bool:
    """Put a job in the queue; of one that comes every minute, return whether none waited yet.

    Its arguments are ids and nothing else. It is there when the transaction commits in which this is called.
    """
    try:
        _deferrer(job, **ids).defer(**_plain(ids))
    except AlreadyEnqueued:
        return False
    return True


def defer_turn(job: str, turn: datetime) -> bool:
    """Put the turn of a daily job in the queue and return whether that was not done before, by whichever worker."""
    waiting, moment = _deferrer(job), int(turn.timestamp())
    try:
        found = async_to_sync(waiting.job_manager.defer_periodic_job)(
            job=waiting.job.evolve(task_kwargs={"timestamp": moment}), periodic_id="", defer_timestamp=moment
        )
    except AlreadyEnqueued:
        return False
    return found is not None


def _deferrer(job: str, **ids: UUID) -> JobDeferrer:
    """Return how a job is put in the queue: one of it runs at a time, per municipality.

    That one waits is enough only for what is never tried again: a job that waits would keep another from its retry.
    """
    key = ":".join([job, *map(str, ids.values())])
    waits = key if job in EVERY_MINUTE else None
    return app.configure_task(job, lock=key, queueing_lock=waits, priority=PRIORITY.get(job, LATER))


def _plain(ids: dict[str, UUID]) -> dict[str, str]:
    return {name: str(pk) for name, pk in ids.items()}
