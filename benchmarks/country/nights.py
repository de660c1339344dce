"""Measures the night over the country, done by workers as the product starts them: everybody once, then as usual."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from contextlib import ExitStack
from datetime import UTC, date, datetime, timedelta
from datetime import time as time_of_day
from pathlib import Path
from typing import Any, Final

import psycopg

from benchmarks.country import serving
from benchmarks.country.made import Country, addresses
from weerzien.cli import roles
from weerzien.jobs.names import CLEAN, EVALUATE, MAIL, NIGHT, REMIND
from weerzien.jobs.schedule import SCHEDULE, last_turn

ORDINARY: Final = 3
OF_THE_NIGHT: Final = [NIGHT, EVALUATE, REMIND]
LATER: Final = (CLEAN, MAIL)
OTHER_RULEBOOK: Final = "update early_signals_evaluation set rulebook = ''"
FORGET: Final = ("delete from procrastinate_jobs", "delete from procrastinate_periodic_defers")
DONE_ALREADY: Final = """
insert into procrastinate_periodic_defers (task_name, periodic_id, defer_timestamp) values (%s, '', %s)
on conflict do nothing
"""
LAST_TURN: Final = "select coalesce(max(defer_timestamp), 0) from procrastinate_periodic_defers where task_name = %s"
WAITING: Final = """
select count(*), count(*) filter (where status = 'failed') from procrastinate_jobs where task_name = any(%s)
"""
LOOKED_AT: Final = """
select coalesce(sum(cardinality(dossier_ids)), 0) from audit_line where action = 'early-signals.reevaluated-at-night'
"""
LONGEST_SECONDS: Final = 600


def nights(admin: str, made: Country, environment: Mapping[str, str]) -> dict[str, Any]:
    """Return families and seconds of each night, in a copy of the country: it changes what is kept of everybody.

    First the night after a change of the rulebook, in which all families are due, then ordinary ones. From the start of
    the workers until the last family was looked at and the last reminder made.
    """
    copy = f"{made.database}_nights"
    roles.drop_database(admin, copy)
    roles.make_database(admin, copy, template=made.database)
    there = {**environment, **addresses(admin, copy), "WEERZIEN_AUDIT_KEY": ""}  # sealing has its own measurement
    try:
        with psycopg.connect(there["DATABASE_URL_OWNER"], autocommit=True) as owner:
            for statement in (*FORGET, OTHER_RULEBOOK, "vacuum analyze"):
                owner.execute(statement)
            everybody = night(owner, there, made.day)
            usual = [night(owner, there, made.day + timedelta(days=ahead)) for ahead in range(1, ORDINARY + 1)]
    finally:
        roles.drop_database(admin, copy)
    return {"everybody": everybody, "ordinary": usual, "workers": workers()}


def workers() -> int:
    """Return how many workers share the night: as many as there are processors."""
    return os.cpu_count() or 1


def night(owner: psycopg.Connection[Any], environment: Mapping[str, str], on: date) -> dict[str, float]:
    """Return how many families a night looked at, in how many seconds, and the most memory one worker held."""
    for row in SCHEDULE:
        if row.job in LATER:
            turns = {last_turn(row, datetime.combine(on, hour, UTC)) for hour in (time_of_day.min, time_of_day.max)}
            owner.cursor().executemany(DONE_ALREADY, [(row.job, int(turn.timestamp())) for turn in sorted(turns)])
    looked_at, turn_before = number(owner, LOOKED_AT), number(owner, LAST_TURN, NIGHT)
    began = time.perf_counter()
    with ExitStack() as all_of_them:
        told = {**environment, "WEERZIEN_TODAY": on.isoformat()}
        started = [all_of_them.enter_context(serving.started("work", told)) for _ in range(workers())]
        wait_until_done(owner, turn_before)
        seconds = time.perf_counter() - began
        most = max(most_megabytes(worker.pid) for worker in started)
    return {"families": number(owner, LOOKED_AT) - looked_at, "seconds": seconds, "megabytes": most}


def wait_until_done(owner: psycopg.Connection[Any], turn_before: float) -> None:
    """Wait until another night than those before has begun and nothing of it waits; one that fails stops measuring."""
    deadline = time.monotonic() + LONGEST_SECONDS
    while time.monotonic() < deadline:
        waiting, failed = owner.execute(WAITING, [OF_THE_NIGHT]).fetchone() or (0, 0)
        if failed:
            break
        if not waiting and number(owner, LAST_TURN, NIGHT) > turn_before:
            return
        time.sleep(0.1)
    raise RuntimeError("the night did not end well")


def number(owner: psycopg.Connection[Any], question: str, *values: object) -> float:
    """Return the one number that a question gives."""
    row = owner.execute(question, values).fetchone()  # type: ignore[call-overload]  # our own words
    return float(row[0]) if row else 0


def most_megabytes(pid: int) -> float:
    """Return the most memory that a process held at any moment."""
    told = (Path("/proc") / str(pid) / "status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) / 1024 for line in told if line.startswith("VmHWM"))
