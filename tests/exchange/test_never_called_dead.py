"""An import that goes on, or has just ended, is never called dead by whoever looks at that moment."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread
from typing import Any
from uuid import UUID

import pytest
from django.db import OperationalError, connection, connections
from psycopg.errors import DeadlockDetected

from tests.exchange.taking import NOW, TODAY, stage
from tests.exchange.workbooks import workbook
from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.exchange.actions import take
from weerzien.exchange.queries import RunPanel, run_panel
from weerzien.exchange.rules import AlreadyTaking, Stopped
from weerzien.exchange.runner import take_in_background
from weerzien.exchange.taking import Progress

pytestmark = pytest.mark.django_db(transaction=True)
PATIENCE_SECONDS = 30
BEGINS = "set_config('weerzien.account'"
Execute = Callable[..., Any]


@contextmanager
def just_before(words: str, act: Callable[[], object]) -> Iterator[None]:
    """Do something each time before this thread asks the database a question with these words."""

    def first(execute: Execute, sql: str, *rest: Any) -> Any:
        if words in sql:
            act()
        return execute(sql, *rest)

    with connection.execute_wrapper(first):
        yield


def elsewhere(act: Callable[[], object]) -> None:
    """Do something in another thread, on a connection of its own, and wait for it."""

    def run() -> None:
        act()
        connections.close_all()

    thread = Thread(target=run)
    thread.start()
    thread.join(timeout=PATIENCE_SECONDS)


def panel_of(actor: Actor, run_id: UUID) -> RunPanel:
    with acting(actor, today=TODAY):
        return run_panel(run_id)


@pytest.mark.parametrize("moment", ["pg_locks", "exchange_importrow"])
def test_one_that_ends_while_its_page_is_read_has_not_died(amina: Actor, moment: str) -> None:
    run_id = stage(amina, workbook())
    is_evaluating, may_end = Event(), Event()

    def tell(progress: Progress) -> None:
        if progress.sentence.endswith("berekend."):
            is_evaluating.set()
            may_end.wait(PATIENCE_SECONDS)

    def run() -> None:
        take(actor=amina, run_id=run_id, today=TODAY, now=NOW, tell=tell)
        connections.close_all()

    def ends() -> None:
        may_end.set()
        taker.join(timeout=PATIENCE_SECONDS)

    taker = Thread(target=run)
    taker.start()
    assert is_evaluating.wait(PATIENCE_SECONDS)
    with just_before(moment, ends):
        panel = panel_of(amina, run_id)

    assert (panel.state, panel.is_running) in {("taken", False), ("taking", True)}
    assert panel_of(amina, run_id).state == "taken"


def test_one_that_is_tried_again_and_then_refused_is_busy_until_it_says_why(amina: Actor) -> None:
    run_id = stage(amina, workbook())
    seen: list[tuple[str, bool]] = []
    tries: list[Progress] = []

    def look() -> None:
        panel = panel_of(amina, run_id)
        seen.append((panel.state, panel.is_running))

    def tell(progress: Progress) -> None:
        tries.append(progress)
        if len(tries) == 1:
            raise OperationalError from DeadlockDetected()
        raise Stopped

    with just_before(BEGINS, lambda: elsewhere(look)), pytest.raises(Stopped):
        take(actor=amina, run_id=run_id, today=TODAY, now=NOW, tell=tell)

    begun = seen.index(("taking", True))
    assert len(tries) == 2
    assert set(seen[:begun]) == {("preview", False)}
    assert len(seen[begun:]) > len(tries)
    assert set(seen[begun:]) == {("taking", True)}
    assert panel_of(amina, run_id).sentence == Stopped.sentence()


def test_a_second_taker_at_any_moment_in_between_is_told_that_somebody_is_busy(amina: Actor) -> None:
    run_id = stage(amina, workbook())
    refused: list[type[Exception]] = []

    def take_too() -> None:
        try:
            take_in_background(actor=amina, run_id=run_id, today=TODAY, now=NOW)
        except AlreadyTaking as no:
            refused.append(type(no))

    with just_before(BEGINS, lambda: elsewhere(take_too)):
        take(actor=amina, run_id=run_id, today=TODAY, now=NOW)

    assert len(refused) > 1
    assert panel_of(amina, run_id).state == "taken"
