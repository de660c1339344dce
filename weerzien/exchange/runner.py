"""Takes an import in the background of the process that serves pages, so that a page can show how far it is."""

from __future__ import annotations

import logging
from datetime import date, datetime
from threading import Event, Thread
from uuid import UUID

from django.db import connections

from weerzien.access.actors import Actor
from weerzien.exchange.actions import start
from weerzien.exchange.progress import progress_written
from weerzien.exchange.taking import Progress, take_started
from weerzien.kernel.refusals import NotFound, Refused

LONGEST_START_SECONDS = 10
logger = logging.getLogger(__name__)


def take_in_background(*, actor: Actor, run_id: UUID, today: date, now: datetime) -> Thread:
    """Start to take a staged workbook in a thread with its own connection; return the thread.

    Whether it may be taken is decided before the thread starts, and it is under way when this returns: whoever looks
    then sees that. Raises NotFound or the reason why not.
    """
    start(actor, run_id, today=today)
    under_way = Event()
    thread = Thread(
        target=run,
        kwargs={"actor": actor, "run_id": run_id, "today": today, "now": now, "under_way": under_way},
        name=f"import-{run_id}",
        daemon=True,
    )
    thread.start()
    under_way.wait(LONGEST_START_SECONDS)
    return thread


def run(*, actor: Actor, run_id: UUID, today: date, now: datetime, under_way: Event) -> None:
    """Take a run that was started; what goes wrong stands on the run for whoever looks."""
    try:
        with progress_written(actor, run_id, today=today) as write:

            def tell(progress: Progress) -> None:
                write(progress)
                under_way.set()

            take_started(actor=actor, run_id=run_id, today=today, now=now, tell=tell)
    except (Refused, NotFound):
        logger.info("import %s was refused", run_id)
    except Exception:
        logger.exception("import %s failed", run_id)
    finally:
        under_way.set()
        connections.close_all()
