"""An import that is stopped, killed or cut off: nothing half done, said so, and as good as new when taken again."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from threading import Thread
from typing import Any
from uuid import UUID

import psycopg
import pytest
from django.db import connection, connections

from tests import environment
from tests.exchange.taking import FACTS, NOW, TODAY, Everything, fact_counts, many, stage
from tests.exchange.workbooks import workbook
from tests.web.conftest import As
from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.access.models import Account
from weerzien.dossiers.models import LocalNumber
from weerzien.early_signals.models import Outcome
from weerzien.exchange.actions import stop, take
from weerzien.exchange.lock import is_locked, try_lock
from weerzien.exchange.models import ImportRun
from weerzien.exchange.progress import progress_written
from weerzien.exchange.queries import DIED, RunPanel, run_panel
from weerzien.exchange.rules import DatabaseGone, NothingToStop, RunState, Stopped
from weerzien.exchange.taking import Progress
from weerzien.kernel.refusals import NotFound

pytestmark = pytest.mark.django_db(transaction=True)

FAMILIES = 40
KILLS = 10
PATIENCE_SECONDS = 30


def everything(actor: Actor) -> dict[str, int]:
    """Return how much there is of all that an import writes."""
    with Everything(actor):
        more = {"numbers of the list": LocalNumber.objects.count(), "outcomes": Outcome.objects.count()}
    return {**fact_counts(actor), **more}


def nothing() -> dict[str, int]:
    return {**{model.__name__: 0 for model in FACTS}, "numbers of the list": 0, "outcomes": 0}


def panel_of(actor: Actor, run_id: UUID) -> RunPanel:
    with acting(actor, today=TODAY):
        return run_panel(run_id)


def elsewhere(act: Callable[[], object]) -> list[object]:
    """Do something on another connection; return what it raised."""
    raised: list[object] = []

    def run() -> None:
        try:
            act()
        except Exception as error:
            raised.append(error)
        connections.close_all()

    thread = Thread(target=run)
    thread.start()
    thread.join(timeout=PATIENCE_SECONDS)
    return raised


def test_who_asks_to_stop_gets_back_a_workbook_to_look_at_and_nothing_is_taken(amina: Actor) -> None:
    run_id = stage(amina, many(3))
    refused: list[object] = []

    with progress_written(amina, run_id, today=TODAY) as write:

        def tell(progress: Progress) -> None:
            write(progress)
            if progress.done:
                refused.extend(elsewhere(lambda: stop(actor=amina, run_id=run_id, today=TODAY)))

        with pytest.raises(Stopped):
            take(actor=amina, run_id=run_id, today=TODAY, now=NOW, tell=tell)

    panel = panel_of(amina, run_id)
    assert refused == []
    assert everything(amina) == nothing()
    assert (panel.state, panel.can_take, panel.sentence) == ("preview", True, Stopped.sentence())
    assert take(actor=amina, run_id=run_id, today=TODAY, now=NOW).family_count == 3
    assert panel_of(amina, run_id).state == "taken"


def test_while_the_days_are_computed_one_can_still_stop(amina: Actor) -> None:
    run_id = stage(amina, many(2))

    with progress_written(amina, run_id, today=TODAY) as write:

        def tell(progress: Progress) -> None:
            if progress.sentence.endswith("berekend."):
                elsewhere(lambda: stop(actor=amina, run_id=run_id, today=TODAY))
            write(progress)

        with pytest.raises(Stopped):
            take(actor=amina, run_id=run_id, today=TODAY, now=NOW, tell=tell)

    assert everything(amina) == nothing()


def test_what_is_not_being_taken_or_is_as_good_as_done_cannot_be_stopped(amina: Actor, chris: Actor) -> None:
    run_id = stage(amina, workbook())
    with pytest.raises(NothingToStop):
        stop(actor=amina, run_id=run_id, today=TODAY)
    with pytest.raises(NotFound):
        stop(actor=chris, run_id=run_id, today=TODAY)
    with acting(amina, today=TODAY):
        ImportRun.objects.filter(id=run_id).update(state=RunState.TAKING)

    with acting(amina, today=TODAY):
        try_lock(run_id)
        ImportRun.objects.filter(id=run_id).update(state=RunState.TAKEN)
        raised = elsewhere(lambda: stop(actor=amina, run_id=run_id, today=TODAY))

    assert [type(error) for error in raised] == [NothingToStop]


def test_the_button_on_the_page_stops_it(as_: As, amina: Actor, on_the_day: date) -> None:
    run_id = stage(amina, many(3))
    client = as_(amina)
    shown: list[str] = []

    with progress_written(amina, run_id, today=TODAY) as write:

        def press() -> None:
            shown.append(client.get(f"/inlezen/{run_id}/").text)
            shown.append(client.post(f"/inlezen/{run_id}/stoppen/", follow=True).text)

        def tell(progress: Progress) -> None:
            write(progress)
            if progress.done and not shown:
                elsewhere(press)

        with pytest.raises(Stopped):
            take(actor=amina, run_id=run_id, today=TODAY, now=NOW, tell=tell)

    assert f'action="/inlezen/{run_id}/stoppen/"' in shown[0]
    assert "Het overnemen stopt zo." in shown[1]
    assert Stopped.sentence() in client.get(f"/inlezen/{run_id}/").text


def test_a_backend_that_is_ended_half_way_leaves_nothing_and_a_run_that_can_be_taken_again(amina: Actor) -> None:
    run_id = stage(amina, many(3))

    def ends(progress: Progress) -> None:
        if progress.done and connection.connection is not None:
            pid = connection.connection.info.backend_pid
            with psycopg.connect(environment.admin()) as admin:
                admin.execute("select pg_terminate_backend(%s)", [pid])

    with pytest.raises(DatabaseGone):
        take(actor=amina, run_id=run_id, today=TODAY, now=NOW, tell=ends)

    panel = panel_of(amina, run_id)
    assert (panel.state, panel.sentence) == ("failed", DatabaseGone.sentence())
    assert (panel.is_running, panel.can_take) == (False, True)
    assert everything(amina) == nothing()
    take(actor=amina, run_id=run_id, today=TODAY, now=NOW)
    assert everything(amina)["Personalia"] == 6


def test_a_command_that_is_killed_at_any_moment_leaves_all_or_nothing(
    amina: Actor, chris: Actor, tmp_path: Path
) -> None:
    file = tmp_path / "lijst.xlsx"
    file.write_bytes(many(FAMILIES))
    email = Account.objects.get(id=amina.account_id).email
    command = [sys.executable, "-m", "weerzien.cli.main", "import", str(file), "--als", email]
    dice = random.Random(19)

    for line in dice.sample(range(2, 19), KILLS):
        kill_at(command, line, wait=dice.uniform(0, 0.05))
        assert_died(amina)

    assert_as_undisturbed(amina, chris)


def test_a_server_that_is_killed_while_it_takes_leaves_nothing_and_its_page_says_so(
    as_: As, amina: Actor, chris: Actor, on_the_day: date
) -> None:
    run_id = stage(amina, many(FAMILIES))
    command = [sys.executable, "-m", "tests.exchange.taken_elsewhere", str(amina.account_id), str(run_id)]
    dice = random.Random(20)

    for seconds in [dice.uniform(0.01, 0.6) for _ in range(KILLS)]:
        with subprocess.Popen([*command, NOW.isoformat()]) as server:
            wait_until(lambda: is_being_taken(amina, run_id), server)
            time.sleep(seconds)
            server.kill()
        assert server.returncode == -signal.SIGKILL
        assert_died(amina)
        page = as_(amina).get(f"/inlezen/{run_id}/").text
        assert (DIED in page, "Opnieuw overnemen" in page) == (True, True)

    assert_as_undisturbed(amina, chris)


def kill_at(command: list[str], line: int, *, wait: float) -> None:
    """Run a command and kill it a moment after so many lines of progress."""
    with subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL) as process:
        assert process.stderr is not None
        for _ in range(line):
            process.stderr.readline()
        time.sleep(wait)
        process.kill()
    assert process.returncode == -signal.SIGKILL


def is_being_taken(actor: Actor, run_id: UUID) -> bool:
    with acting(actor, today=TODAY):
        return is_locked(run_id)


def wait_until(is_so: Callable[[], bool], process: subprocess.Popen[Any] | None = None) -> None:
    """Wait for something that happens in another process."""
    end = time.monotonic() + PATIENCE_SECONDS
    while not is_so():
        assert process is None or process.poll() is None, "it ended by itself"
        assert time.monotonic() < end, "it never came"
        time.sleep(0.005)


def assert_died(actor: Actor) -> None:
    """Hold that nothing of the run that died is kept, and that it can be taken again once PostgreSQL let go of it."""
    with acting(actor, today=TODAY):
        run_id = ImportRun.objects.latest("created_at").id
    wait_until(lambda: not is_being_taken(actor, run_id))
    panel = panel_of(actor, run_id)
    assert everything(actor) == nothing()
    assert (panel.state, panel.sentence, panel.can_take) in {("failed", DIED, True), ("preview", "", True)}


def assert_as_undisturbed(actor: Actor, other: Actor) -> None:
    """Hold that a run that died before gives what the same workbook gives another municipality in one go."""
    with acting(actor, today=TODAY):
        run_id = ImportRun.objects.latest("created_at").id
    again = take(actor=actor, run_id=run_id, today=TODAY, now=NOW)
    once = take(actor=other, run_id=stage(other, many(FAMILIES)), today=TODAY, now=NOW)

    assert (again.verdicts, again.family_count, again.fact_count) == (once.verdicts, once.family_count, once.fact_count)
    assert everything(actor) == everything(other)
    assert everything(actor)["Personalia"] == 2 * FAMILIES
