"""Taking an import in the background: others see how far it is, on connections of their own."""

from __future__ import annotations

from threading import Thread
from uuid import UUID

import pytest
from django.db import OperationalError, connections

from tests.exchange.taking import NOW, TODAY, fact_counts, stage
from tests.exchange.workbooks import workbook
from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.exchange.actions import take
from weerzien.exchange.progress import progress_written
from weerzien.exchange.queries import RunPanel, run_panel
from weerzien.exchange.rules import AlreadyTaken, AlreadyTaking, DatabaseGone
from weerzien.exchange.runner import take_in_background
from weerzien.exchange.taking import Progress

pytestmark = pytest.mark.django_db(transaction=True)


def test_an_import_is_taken_while_the_page_may_go_on(amina: Actor) -> None:
    run_id = stage(amina, workbook())

    thread = take_in_background(actor=amina, run_id=run_id, today=TODAY, now=NOW)
    thread.join(timeout=60)

    with acting(amina, today=TODAY):
        panel = run_panel(run_id)
    assert (panel.state, panel.percent, panel.is_running) == ("taken", 100, False)
    with pytest.raises(AlreadyTaken):
        take_in_background(actor=amina, run_id=run_id, today=TODAY, now=NOW)


def test_progress_is_seen_on_another_connection_while_nothing_is_committed(amina: Actor) -> None:
    run_id = stage(amina, workbook())
    seen: list[RunPanel] = []

    with progress_written(amina, run_id, today=TODAY) as write:

        def tell(progress: Progress) -> None:
            write(progress)
            seen.append(look(amina, run_id))

        take(actor=amina, run_id=run_id, today=TODAY, now=NOW, tell=tell)

    percents = [panel.percent for panel in seen]
    assert percents == sorted(percents)
    assert percents[-1] > 50
    assert all(panel.is_running for panel in seen)
    assert seen[-1].sentence.endswith("berekend.")


def look(actor: Actor, run_id: UUID) -> RunPanel:
    """Return the panel as another process sees it."""
    found: list[RunPanel] = []

    def ask() -> None:
        with acting(actor, today=TODAY):
            found.append(run_panel(run_id))
        connections.close_all()

    thread = Thread(target=ask)
    thread.start()
    thread.join(timeout=30)
    return found[0]


def test_a_second_taker_is_told_that_somebody_is_busy(amina: Actor) -> None:
    run_id = stage(amina, workbook())
    refused: list[Exception] = []

    def try_too(_: Progress) -> None:
        def attempt() -> None:
            try:
                take(actor=amina, run_id=run_id, today=TODAY, now=NOW)
            except AlreadyTaking as no:
                refused.append(no)
            connections.close_all()

        thread = Thread(target=attempt)
        thread.start()
        thread.join(timeout=30)

    take(actor=amina, run_id=run_id, today=TODAY, now=NOW, tell=lambda told: None if refused else try_too(told))

    assert [str(no) for no in refused] == [AlreadyTaking.sentence()]
    with acting(amina, today=TODAY):
        assert run_panel(run_id).state == "taken"


def test_two_imports_of_the_same_list_at_once_take_turns(amina: Actor) -> None:
    runs = [stage(amina, workbook()) for _ in range(2)]

    threads = [take_in_background(actor=amina, run_id=run_id, today=TODAY, now=NOW) for run_id in runs]
    for thread in threads:
        thread.join(timeout=60)

    with acting(amina, today=TODAY):
        assert [run_panel(run_id).state for run_id in runs] == ["taken", "taken"]
    assert fact_counts(amina)["Personalia"] == 2


def test_a_database_that_goes_away_leaves_nothing_and_a_run_that_can_be_taken_again(amina: Actor) -> None:
    run_id = stage(amina, workbook())

    def goes_away(progress: Progress) -> None:
        if progress.done:
            raise OperationalError

    with pytest.raises(DatabaseGone):
        take(actor=amina, run_id=run_id, today=TODAY, now=NOW, tell=goes_away)

    with acting(amina, today=TODAY):
        panel = run_panel(run_id)
    assert (panel.state, panel.is_running, panel.can_take) == ("failed", False, True)
    assert fact_counts(amina)["Personalia"] == 0
