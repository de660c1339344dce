"""Asks for jobs without end, whatever becomes of the database: a process of its own, in the role of the jobs."""

from __future__ import annotations

import os
import random
import time
from contextlib import suppress
from uuid import UUID

import django
import psycopg

MOST_WAITING = 6
PAUSE_SECONDS = 0.3
OUTDATED = "update early_signals_evaluation set rulebook = 'before' where random() < 0.3"
HERE = "select id from access_organisation where kind = 'municipality' order by name limit 1"


def main() -> None:
    """Ask for sealing, evaluating, reminding and mail, as long as few wait; families are due again each time."""
    dice = random.Random()  # noqa: S311 -- no secret
    while True:
        with suppress(Exception):  # the database may be gone at any line, and comes back
            ask(dice)
        time.sleep(PAUSE_SECONDS)


def ask(dice: random.Random) -> None:
    """Ask for some jobs."""
    from django.db import connection  # noqa: PLC0415 -- only after Django has started

    from weerzien.jobs.names import EVALUATE, MAIL, REMIND, SEAL  # noqa: PLC0415 -- only after Django has started
    from weerzien.jobs.queue import defer  # noqa: PLC0415 -- only after Django has started

    try:
        with psycopg.connect(os.environ["DATABASE_URL_OWNER"], autocommit=True) as owner:
            waiting = owner.execute("select count(*) from procrastinate_jobs where status = 'todo'").fetchone()
            here = owner.execute(HERE).fetchone()
            if waiting is None or here is None or waiting[0] >= MOST_WAITING:
                return
            owner.execute(OUTDATED)
        defer(SEAL)
        job = dice.choice((EVALUATE, REMIND, MAIL))
        defer(job, **({} if job == MAIL else {"municipality_id": UUID(str(here[0]))}))
    finally:
        connection.close()


if __name__ == "__main__":
    os.environ["DATABASE_URL"] = os.environ["DATABASE_URL_JOBS"]
    django.setup()
    main()
