"""How far an import is, written on a connection of its own: the transaction that takes it cannot show it."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date
from uuid import UUID

from django.db import connections

from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.exchange.models import ImportRun
from weerzien.exchange.rules import RunState, Stopped
from weerzien.exchange.taking import Progress, Tell


@contextmanager
def progress_written(actor: Actor, run_id: UUID, *, today: date) -> Iterator[Tell]:
    """Give a `tell` that writes progress on the run where others see it at once, and stops where they ask for it."""
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="import-progress") as thread:
        try:
            yield lambda progress: thread.submit(write_progress, actor, run_id, progress, today).result()
        finally:
            # A connection belongs to its thread; only that thread may close it.
            thread.submit(connections.close_all).result()


def write_progress(actor: Actor, run_id: UUID, progress: Progress, today: date) -> None:
    """Write how far a run is, as long as it is being taken. Raises Stopped where somebody asked to stop."""
    with acting(actor, today=today):
        ImportRun.objects.filter(id=run_id, state=RunState.TAKING).update(
            done_count=progress.done, total_count=progress.total, sentence=progress.sentence
        )
        if ImportRun.objects.filter(id=run_id, stop_asked=True).exists():
            raise Stopped
