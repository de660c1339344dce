"""A worker that is killed fifty times leaves what one leaves that never was."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
import pytest
from psycopg import sql

from tests.audit.conftest import Tamper, as_jobs, tamper
from tests.cast import NOW, TODAY, Organisations
from tests.jobs.test_clean import Stage, stage
from weerzien.access.actors import Actor
from weerzien.audit.rules import read_keys
from weerzien.audit.verifying import verify_chain
from weerzien.cli.demo_workbook import write_demo_workbook
from weerzien.exchange.actions import stage_workbook, take
from weerzien.exchange.privacy import STAGED
from weerzien.jobs.names import CLEAN, CLEAN_MUNICIPALITY, EVALUATE, MAIL, NIGHT, REMIND, SEAL
from weerzien.jobs.queue import defer

__all__ = ["stage", "tamper"]

pytestmark = pytest.mark.django_db(transaction=True)

KILLS = 50
ENOUGH = 12
FAMILIES, ELSEWHERE = 180, 20
OUTCOME = (
    "dossier_id, rule, step, subject_id, subject_ref, version, state, kind, day, strict, last_working_day, urgency,"
    " acts, missing, because, reminders, until, fact_ids, compartments"
)
REMINDER = "dossier_id, rule, step, subject_id, subject_ref, account_id, day, due_on"


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """Return the environment of a worker: the jobs role, the day of the cast, mails to a folder."""
    return {
        **os.environ,
        "DATABASE_URL": os.environ["DATABASE_URL_JOBS"],
        "WEERZIEN_DEMO": "1",
        "WEERZIEN_TODAY": TODAY.isoformat(),
        "WEERZIEN_AUDIT_HEADS": str(tmp_path / "heads.jsonl"),
        "WEERZIEN_MAIL": f"file://{tmp_path}/mail",
        "WEERZIEN_ADDRESS": "https://weerzien.example",
    }


@pytest.fixture
def town(
    amina: Actor, chris: Actor, owner: psycopg.Connection[Any], tmp_path: Path, organisations: Organisations
) -> None:
    """Let two municipalities take in their families; one person is responsible for all of each."""
    for actor, families in ((amina, FAMILIES), (chris, ELSEWHERE)):
        workbook = tmp_path / f"{families}.xlsx"
        write_demo_workbook(workbook, today=TODAY, families=families)
        run_id = stage_workbook(
            actor=actor, content=workbook.read_bytes(), file_name=workbook.name, today=TODAY, now=NOW
        )
        take(actor=actor, run_id=run_id, today=TODAY, now=NOW)
        owner.execute(
            "update dossiers_responsibility set account_id = %s where organisation_id = %s",
            [actor.account_id, actor.municipality_id],
        )
    # A rule asks whether somebody is responsible, and nobody but this test changes that past the rulebook.
    owner.execute("update early_signals_evaluation set rulebook = 'before'")


def work_until_nothing_waits(environment: dict[str, str], owner: psycopg.Connection[Any]) -> None:
    """Run the worker as its command does until the queue is empty; what was killed last is silent first."""
    for _ in range(10):
        time.sleep(1.1)
        command = [sys.executable, "-m", "weerzien.jobs", "--eenmaal", "--stil", "1"]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, "")
        if owner.execute("select count(*) from procrastinate_jobs").fetchone() == (0,):
            return
    raise AssertionError(owner.execute("select * from procrastinate_jobs").fetchall())


def rows(owner: psycopg.Connection[Any], columns: str, table: str) -> list[tuple[Any, ...]]:
    question = sql.SQL(f"select {columns} from {table}")  # type: ignore[arg-type]  # names of this test
    return sorted(owner.execute(question).fetchall(), key=str)


@pytest.fixture
def undisturbed(
    town: None, environment: dict[str, str], owner: psycopg.Connection[Any], tamper: Tamper
) -> tuple[list[Any], list[Any]]:
    """Return the outcomes and reminders of a night that nobody disturbs, and take all of it away again."""
    work_until_nothing_waits(environment, owner)
    found = rows(owner, OUTCOME, "early_signals_outcome"), rows(owner, REMINDER, "early_signals_reminder")
    for table in ("outcome", "outcomechange", "evaluation", "reminder", "remindermail"):
        tamper(f"delete from early_signals_{table}")
    tamper("delete from procrastinate_periodic_defers")
    for mail in Path(environment["WEERZIEN_MAIL"].removeprefix("file://")).iterdir():
        mail.unlink()
    return found


@pytest.fixture
def forks(environment: dict[str, str]) -> Iterator[Callable[[float], None]]:
    """Return how a worker is started and killed after so many seconds."""
    parent = subprocess.Popen(
        [sys.executable, "-m", "tests.jobs.forking"], env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        text=True,
    )  # fmt: skip
    assert parent.stdin
    assert parent.stdout
    ask, told = parent.stdin, parent.stdout

    def kill_after(seconds: float) -> None:
        ask.write("another\n")
        ask.flush()
        pid = int(told.readline())
        time.sleep(seconds)
        os.kill(pid, signal.SIGKILL)
        assert told.readline() == "gone\n"

    with parent:
        yield kill_after


def wait_for_the_server(owner: psycopg.Connection[Any]) -> None:
    """Wait until PostgreSQL has noticed that nobody listens: it ends the statement it was at, as it would at night."""
    here = "select count(*) from pg_stat_activity where usename = 'weerzien_jobs' and datname = current_database()"
    deadline = time.monotonic() + 20
    while owner.execute(here).fetchone() != (0,) and time.monotonic() < deadline:
        time.sleep(0.01)


def give_work(organisations: Organisations, owner: psycopg.Connection[Any], chance: random.Random) -> None:
    """Make families due again, take some outcomes away, and ask for every job there is."""
    owner.execute("update early_signals_evaluation set rulebook = 'before' where random() < 0.6")
    owner.execute("delete from early_signals_outcome where random() < 0.2")
    (waiting,) = owner.execute("select count(*) from procrastinate_jobs where status = 'todo'").fetchone() or (0,)
    first = chance.choice(((EVALUATE,), (EVALUATE,), (REMIND, MAIL), (CLEAN, CLEAN_MUNICIPALITY)))
    with as_jobs():
        for job in (SEAL, *first, *((NIGHT, CLEAN, MAIL) if waiting < ENOUGH else ())):
            of_one = job in (EVALUATE, REMIND, CLEAN_MUNICIPALITY)
            here = chance.choice((organisations.meerdijk, organisations.zandoever))
            defer(job, **({"municipality_id": here} if of_one else {}))
    owner.execute(
        "update procrastinate_jobs set priority = case when task_name = any(%s) then 5 else 0 end"
        " where status = 'todo' and task_name <> 'seal'",
        [[*first]],
    )


def test_fifty_kills_leave_what_no_kill_leaves(
    undisturbed: tuple[list[Any], list[Any]],
    environment: dict[str, str],
    forks: Callable[[float], None],
    stage: Stage,
    amina: Actor,
    chris: Actor,
    organisations: Organisations,
    owner: psycopg.Connection[Any],
) -> None:
    chance = random.Random(20261120)
    old = {stage("preview", made=NOW - timedelta(days=STAGED.days + 1)) for _ in range(40)}
    new = {stage("preview", made=NOW - timedelta(days=1)) for _ in range(10)}
    interrupted: Counter[str] = Counter()

    for _ in range(KILLS):
        give_work(organisations, owner, chance)
        forks(chance.uniform(0.03, 0.45))
        wait_for_the_server(owner)
        doing = owner.execute("select task_name from procrastinate_jobs where status = 'doing'").fetchall()
        interrupted.update(name for (name,) in doing)
    owner.execute("update early_signals_evaluation set rulebook = 'before'")
    give_work(organisations, owner, chance)
    work_until_nothing_waits(environment, owner)

    outcomes, reminders = undisturbed
    assert interrupted.total() > KILLS / 2
    assert EVALUATE in interrupted
    assert rows(owner, OUTCOME, "early_signals_outcome") == outcomes
    assert rows(owner, REMINDER, "early_signals_reminder") == reminders != []
    assert_mails_are_one_each(owner, environment, {amina.account_id, chris.account_id}, count=len(reminders))
    found = {pk for (pk,) in owner.execute("select run_id from exchange_importrow").fetchall()}
    assert found & (old | new) == new
    assert_log_is_whole(organisations, environment)


def assert_mails_are_one_each(
    owner: psycopg.Connection[Any], environment: dict[str, str], people: set[UUID], *, count: int
) -> None:
    """Every reminder is counted once, and each person got one mail at most; killed while sending: none."""
    counted = owner.execute(
        "select account_id, sum(reminder_count), bool_or(sent_at is not null)"
        " from early_signals_remindermail group by account_id"
    ).fetchall()
    folder = Path(environment["WEERZIEN_MAIL"].removeprefix("file://"))
    mails = sum(file.read_text().count("Subject: ") for file in folder.iterdir())

    assert sum(number for _, number, _ in counted) == count
    assert {pk for pk, *_ in counted} <= people
    assert sum(sent for *_, sent in counted) <= mails <= len(counted)


def assert_log_is_whole(organisations: Organisations, environment: dict[str, str]) -> None:
    keys = read_keys(environment["WEERZIEN_AUDIT_KEY"])
    with as_jobs():
        for chain in (organisations.meerdijk, organisations.zandoever, None):
            report = verify_chain(chain, keys=keys, heads=Path(environment["WEERZIEN_AUDIT_HEADS"]), today=TODAY)
            assert report.breaches == ()
