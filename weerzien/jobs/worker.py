"""The process that does the jobs, one at a time, and shows now and then that it lives."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from procrastinate import App
from procrastinate.contrib.django import DjangoApp
from procrastinate.contrib.django.utils import connector_params
from procrastinate.job_context import JobContext
from procrastinate.psycopg_connector import PsycopgConnector

from weerzien.jobs import clean, digest, evaluate, invite, mail, names, night, remind, seal, tick, weigh
from weerzien.jobs.retrying import Again

LONGEST_STOP_SECONDS: Final = 1
"""A job that can stop half-way is asked to after this; the others end within it, or are done again."""
CONNECT_SECONDS: Final = 5
SIGNS_PER_SILENCE: Final = 3

WHOLE: Final[Mapping[str, Callable[[], object]]] = {
    names.NIGHT: night.run,
    names.MAIL: mail.run,
    names.DIGEST: digest.run,
    names.INVITE: invite.run,
    names.SEAL: seal.run,
    names.CLEAN: clean.run,
}
PER_MUNICIPALITY: Final[Mapping[str, Callable[[UUID], object]]] = {
    names.REMIND: remind.run,
    names.CLEAN_MUNICIPALITY: clean.run_for,
}


@dataclass(frozen=True, slots=True)
class Patience:
    """After how many seconds without a sign of life a worker counts as gone."""

    silent_seconds: float = 30


def work(patience: Patience, *, until_empty: bool) -> None:
    """Do jobs until asked to stop, or until none waits.

    What a worker left undone that is gone is taken up first.
    """
    tick.run(silent_seconds=patience.silent_seconds)
    make_app(patience).run_worker(
        concurrency=1,
        wait=not until_empty,
        listen_notify=not until_empty,
        shutdown_graceful_timeout=LONGEST_STOP_SECONDS,
        delete_jobs="successful",
        update_heartbeat_interval=patience.silent_seconds / SIGNS_PER_SILENCE,
        stalled_worker_timeout=patience.silent_seconds,
    )


def make_app(patience: Patience) -> App:
    """Return the queue with every job that this release knows, on connections of its own."""
    connector = PsycopgConnector(kwargs=connector_params(), min_size=1, max_size=3, timeout=CONNECT_SECONDS)
    app = DjangoApp(connector=connector)

    def ticking(timestamp: int) -> None:
        del timestamp
        tick.run(silent_seconds=patience.silent_seconds)

    every_minute = app.task(name=names.TICK, queueing_lock=names.TICK, priority=names.SOON)(ticking)
    app.periodic(cron="* * * * *")(every_minute)
    for name, run in WHOLE.items():
        app.task(name=name, retry=name not in names.EVERY_MINUTE and Again())(whole(run))
    for name, run_for in PER_MUNICIPALITY.items():
        app.task(name=name, retry=Again())(per_municipality(run_for))
    app.task(name=names.EVALUATE, retry=Again(), pass_context=True)(evaluating)
    app.task(name=names.WEIGH, retry=Again(), pass_context=True)(weighing)
    return app


def whole(run: Callable[[], object]) -> Callable[[int], object]:
    """Return a job as the queue calls it; of a daily one the queue tells the moment of its turn, which is not used."""

    def for_turn(timestamp: int = 0) -> object:
        del timestamp
        return run()

    return for_turn


def per_municipality(run: Callable[[UUID], object]) -> Callable[[str], object]:
    """Return a job as the queue calls it: with the id of a municipality as it stands in JSON."""

    def for_one(municipality_id: str) -> object:
        return run(UUID(municipality_id))

    return for_one


def evaluating(context: JobContext, municipality_id: str) -> int:
    """Evaluate one municipality; between two batches it stops where the worker has to."""
    return evaluate.run(UUID(municipality_id), should_stop=context.should_abort)


def weighing(context: JobContext, municipality_id: str) -> None:
    """Count what settings would change in one municipality; between two batches it stops where the worker has to."""
    weigh.run(UUID(municipality_id), should_stop=context.should_abort)
