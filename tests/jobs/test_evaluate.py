"""The night: which families are looked at, that it can be interrupted, and that it does what looking at all does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.audit.conftest import as_jobs
from tests.cast import NOW, TODAY, Family, Organisations, enter
from tests.early_signals.kept import keep_nothing
from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.cli.demo_workbook import write_demo_workbook
from weerzien.dossiers.queries.families import open_family_ids
from weerzien.early_signals.actions import reevaluate
from weerzien.early_signals.queries import family_panel
from weerzien.early_signals.rules import Cause
from weerzien.exchange.actions import stage_workbook, take
from weerzien.jobs import evaluate
from weerzien.jobs.evaluate import Interrupted
from weerzien.rulebook.book import the_rulebook

pytestmark = pytest.mark.django_db(transaction=True)

Row = tuple[Any, ...]
OUTCOMES = """
select dossier_id, rule, step, subject_id, subject_ref, version, state, kind, day, urgency, missing, because, until
from early_signals_outcome order by 1, 2, 3, 4, 5
"""
EVERYTHING = """
select dossier_id, rule, step, subject_id, subject_ref, version, state, kind, day, strict, last_working_day, urgency,
  acts, ground, certainty, missing, because, reminders, until, fact_ids, compartments
from early_signals_outcome order by 1, 2, 3, 4, 5
"""
NEXT_LOOKS = "select dossier_id, evaluated_on, again_on, rulebook from early_signals_evaluation order by 1"


def at_night(municipality_id: UUID) -> None:
    """Evaluate a municipality in one batch."""
    with as_jobs():
        evaluate.run(municipality_id, should_stop=lambda: False, at_once=1000)


def night(family: Family, *, stop_after: int = 10_000, at_once: int = 250) -> int:
    """Evaluate the municipality of a family at night; the worker is asked to stop after so many batches."""
    assert family.coordinator.municipality_id is not None
    batches = iter(range(stop_after + 1))
    with as_jobs():
        return evaluate.run(
            family.coordinator.municipality_id, should_stop=lambda: next(batches) == stop_after, at_once=at_once
        )


def outcomes(owner: psycopg.Connection[Any]) -> list[Row]:
    return owner.execute(OUTCOMES).fetchall()


def told_on_the_page(family: Family, rule: str) -> set[str]:
    """Return why a rule says something else, as the history on the page of a family tells it."""
    title = the_rulebook().rule(rule).title
    with acting(family.coordinator, today=TODAY):
        history = family_panel(family.coordinator, family.dossier_id, today=TODAY).history.rows
    return {line.because for line in history if title in (line.what, *line.lines)}


@pytest.fixture
def quiet(family: Family, second_family: Family) -> Family:
    """Return a family of two, both as an import left them."""
    for one in (family, second_family):
        keep_nothing(one)
    return family


def test_a_family_is_looked_at_once_and_again_when_its_day_comes(
    quiet: Family, still_clock: Callable[[date], None], owner: psycopg.Connection[Any]
) -> None:
    first, again = night(quiet), night(quiet)
    (next_day,) = owner.execute("select min(again_on) from early_signals_evaluation").fetchone() or (None,)
    still_clock(next_day - timedelta(days=1))
    before = night(quiet)
    still_clock(next_day)

    assert (first, again, before) == (2, 0, 0)
    assert night(quiet) == 2


def test_a_family_that_somebody_just_changed_is_not_looked_at(quiet: Family) -> None:
    with acting(quiet.coordinator, today=TODAY):
        reevaluate([quiet.dossier_id], on=TODAY, now=NOW, cause=Cause.FACT)

    assert night(quiet) == 1


def test_another_rulebook_makes_every_family_due_and_is_named_as_the_cause(
    quiet: Family, owner: psycopg.Connection[Any]
) -> None:
    night(quiet)
    owner.execute("update early_signals_evaluation set rulebook = 'before'")
    owner.execute("delete from early_signals_outcomechange")
    owner.execute("delete from early_signals_outcome where rule = 'S09'")

    assert night(quiet) == 2
    assert told_on_the_page(quiet, "S09") == {"de regel is gewijzigd"}
    causes = owner.execute("select distinct rule, cause from early_signals_outcomechange").fetchall()
    assert causes == [("S09", "law")]


def test_the_night_after_night_is_the_same_as_looking_at_everybody_every_day(
    quiet: Family, still_clock: Callable[[date], None], owner: psycopg.Connection[Any]
) -> None:
    """Forty nights of the due families only, and at some of them everybody: nothing is found that the night missed."""
    looked = 0
    for count in range(0, 400, 10):
        still_clock(on := TODAY + timedelta(days=count))
        looked += night(quiet)
        kept = outcomes(owner)
        if count % 50 == 0:
            owner.execute("update early_signals_evaluation set again_on = %s", [on])
            assert night(quiet) in (0, 2)
            assert outcomes(owner) == kept
    assert 2 < looked < 60


def test_a_municipality_is_evaluated_and_its_neighbour_is_not(
    quiet: Family, family_elsewhere: Family, owner: psycopg.Connection[Any]
) -> None:
    there = [row for row in outcomes(owner) if row[0] == family_elsewhere.dossier_id]

    night(quiet)

    assert [row for row in outcomes(owner) if row[0] == family_elsewhere.dossier_id] == there != []


def test_an_interrupted_night_goes_on_where_it_was(quiet: Family, owner: psycopg.Connection[Any]) -> None:
    with pytest.raises(Interrupted):
        night(quiet, stop_after=1, at_once=1)
    done = owner.execute("select count(*) from early_signals_evaluation").fetchone()

    assert done == (1,)
    assert night(quiet) == 1


def test_a_family_that_somebody_holds_is_passed_over_and_not_waited_for(
    quiet: Family, owner: psycopg.Connection[Any]
) -> None:
    with owner.transaction():
        owner.execute("select id from dossiers_dossier where id = %s for update", [quiet.dossier_id])
        beside = night(quiet)

    assert (beside, night(quiet)) == (1, 1)


def test_the_log_says_what_the_night_looked_at_and_names_nobody(
    quiet: Family, second_family: Family, owner: psycopg.Connection[Any]
) -> None:
    night(quiet)

    lines = owner.execute(
        "select kind, account_id, municipality_id, dossier_ids from audit_line where action = %s",
        ["early-signals.reevaluated-at-night"],
    ).fetchall()
    here = sorted([quiet.dossier_id, second_family.dossier_id])
    assert lines == [("change", None, quiet.coordinator.municipality_id, here)]


def looked_at_apart(actor: Actor) -> None:
    """Evaluate every family for itself, as a unit of work does."""
    with acting(actor, today=TODAY):
        ids = open_family_ids()
    for dossier_id in ids:
        with acting(actor, today=TODAY):
            reevaluate([dossier_id], on=TODAY, now=NOW, cause=Cause.FACT)


def test_many_families_at_once_come_to_what_each_comes_to_for_itself(
    amina: Actor, organisations: Organisations, owner: psycopg.Connection[Any], tmp_path: Path
) -> None:
    workbook = tmp_path / "demo.xlsx"
    write_demo_workbook(workbook, today=TODAY)
    content = workbook.read_bytes()
    run_id = stage_workbook(actor=amina, content=content, file_name=workbook.name, today=TODAY, now=NOW)
    take(actor=amina, run_id=run_id, today=TODAY, now=NOW)
    found = []
    for look in (lambda: looked_at_apart(amina), lambda: at_night(organisations.meerdijk)):
        owner.execute("delete from early_signals_outcome")
        owner.execute("delete from early_signals_evaluation")
        look()
        found.append([owner.execute(question).fetchall() for question in (EVERYTHING, NEXT_LOOKS)])

    assert found[0] == found[1]
    assert min(map(len, found[0])) > 50


@pytest.mark.parametrize("families", [1, 4])
def test_a_batch_takes_as_many_questions_for_many_families_as_for_one(
    amina: Actor, organisations: Organisations, families: int
) -> None:
    entered = [enter(amina, f"M{number}") for number in range(families)]
    for family in entered:
        keep_nothing(family)

    with as_jobs(), CaptureQueriesContext(connection) as captured:
        evaluate.run(organisations.meerdijk, should_stop=lambda: False)

    assert len(captured) == 40
