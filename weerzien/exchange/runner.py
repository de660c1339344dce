"""Takes an import in the background of the process that serves pages, so that a page can show how far it is."""

from __future__ import annotations

import logging
from concurrent.futures import Future
from datetime import date, datetime
from threading import Thread
from uuid import UUID

from django.db import connections

from weerzien.access.actors import Actor
from weerzien.exchange.actions import start
from weerzien.exchange.lock import taking_alone
from weerzien.exchange.progress import progress_written
from weerzien.exchange.rules import DatabaseGone
from weerzien.exchange.taking import take_started
from weerzien.kernel.refusals import NotFound, Refused

logger = logging.getLogger(__name__)


def take_in_background(*, actor: Actor, run_id: UUID, today: date, now: datetime) -> Thread:
    """Start to take a staged workbook in a thread with its own connections; return the thread.

    It is marked as being taken when this returns: whoever looks then sees that. Raises NotFound or the reason why not.
    """
    started: Future[None] = Future()
    thread = Thread(
        target=run,
        kwargs={"actor": actor, "run_id": run_id, "today": today, "now": now, "started": started},
        name=f"import-{run_id}",
        daemon=True,
    )
    thread.start()
    started.result()
    return thread


def run(*, actor: Actor, run_id: UUID, today: date, now: datetime, started: Future[None]) -> None:
    """Take a run; why it was not started goes to who asked, what goes wrong after it stands on the run."""
    try:
        with taking_alone(run_id) as is_alone, progress_written(actor, run_id, today=today) as write:
            start(actor, run_id, is_alone=is_alone, today=today)
            started.set_result(None)
            take_started(actor=actor, run_id=run_id, today=today, now=now, tell=write)
    except Exception as error:
        if started.done():
            log(run_id, error)
        else:
            started.set_exception(error)
    finally:
        connections.close_all()


def log(run_id: UUID, error: Exception) -> None:
    """Write down that a run was not taken, with the way to it where that is no answer to what somebody asked."""
    if isinstance(error, (Refused, NotFound)) and not isinstance(error, DatabaseGone):
        logger.info("import %s was refused", run_id)
    else:
        logger.error("import %s failed", run_id, exc_info=error)
