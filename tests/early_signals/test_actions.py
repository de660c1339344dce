"""Evaluating families again: what is kept, what is written down, and in how many questions."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import ProgrammingError, connection
from django.test.utils import CaptureQueriesContext

from tests.cast import NOW, TODAY, Family, enter
from tests.early_signals.kept import keep_nothing
from weerzien.access.actors import Actor
from weerzien.access.context import acting, evaluating
from weerzien.early_signals.actions import reevaluate, reevaluate_open
from weerzien.early_signals.models import Outcome, OutcomeChange
from weerzien.early_signals.rules import Cause

pytestmark = pytest.mark.django_db


def evaluated(family: Family, on: date = TODAY, cause: Cause = Cause.FACT) -> tuple[OutcomeChange, ...]:
    with acting(family.coordinator, today=on):
        return reevaluate([family.dossier_id], on=on, now=NOW, cause=cause)


def kept(family: Family) -> list[Outcome]:
    with acting(family.coordinator, today=TODAY), evaluating([family.dossier_id]):
        return list(Outcome.objects.filter(dossier_id=family.dossier_id).order_by("rule", "step", "id"))


@pytest.fixture
def quiet(family: Family) -> Family:
    """Return the family as an import left it, before anything was evaluated."""
    keep_nothing(family)
    return family


def test_every_outcome_is_kept_once_with_a_line_that_says_it_is_new(quiet: Family) -> None:
    changes = evaluated(quiet)

    rows = kept(quiet)
    identities = {(row.rule, row.step, row.subject_id, row.subject_ref) for row in rows}
    assert len(rows) == len(identities) == len(changes) > 0
    rested = {(row.rule, row.step, row.subject_id, row.subject_ref): row.fact_ids for row in rows}
    assert {(line.rule, line.step, line.subject_id, line.subject_ref): line.fact_ids for line in changes} == rested
    assert any(rested.values())
    assert {(change.state_before, change.cause) for change in changes} == {("", "fact")}
    assert {row.rule for row in rows} >= {"H04", "H05", "I02", "S09"}


def test_an_outcome_that_stays_the_same_is_not_written_again(quiet: Family) -> None:
    evaluated(quiet)
    before = {row.pk: row.evaluated_on for row in kept(quiet)}

    changes = evaluated(quiet, TODAY + timedelta(days=1))

    assert changes == ()
    assert {row.pk: row.evaluated_on for row in kept(quiet)} == before


def test_time_alone_changes_a_state_and_is_named_as_the_cause(quiet: Family) -> None:
    evaluated(quiet)
    later = date(2026, 11, 5) + timedelta(days=57)

    changes = evaluated(quiet, later, Cause.TIME)

    silence = [change for change in changes if change.rule == "S08"]
    assert [(change.state_before, change.state_after, change.cause) for change in silence] == [("", "signal", "time")]
    assert [row.state for row in kept(quiet) if row.rule == "S08"] == ["signal"]


def test_an_outcome_that_no_longer_holds_goes_and_leaves_a_line(family: Family) -> None:
    made_up = {row.pk for row in kept(family)}

    ended = [change for change in evaluated(family) if change.state_after == ""]

    assert len(ended) == len(made_up) > 0
    assert {(change.state_before, change.cause) for change in ended} == {("signal", "fact")}
    assert not made_up & {row.pk for row in kept(family)}


def test_an_outcome_keeps_its_id_and_first_day_when_it_changes(quiet: Family) -> None:
    evaluated(quiet)
    (before,) = [row for row in kept(quiet) if row.rule == "H04"]
    after_the_year = date(2027, 9, 2)

    evaluated(quiet, after_the_year, Cause.TIME)

    later = [row for row in kept(quiet) if row.pk == before.pk]
    assert [(row.rule, row.first_seen_on) for row in later] in ([], [("H04", TODAY)])


def test_the_fence_keeps_outcomes_from_who_has_no_relation_with_the_family(chris: Actor, quiet: Family) -> None:
    evaluated(quiet)
    before = [row.pk for row in kept(quiet)]

    with pytest.raises(ProgrammingError, match="row-level security"), acting(chris, today=TODAY):
        reevaluate([quiet.dossier_id], on=TODAY, now=NOW, cause=Cause.FACT)

    assert [row.pk for row in kept(quiet)] == before


def test_somebody_who_reads_little_evaluates_all_the_same(noor: Actor, quiet: Family) -> None:
    with acting(noor, today=TODAY):
        reevaluate([quiet.dossier_id], on=TODAY, now=NOW, cause=Cause.FACT)
        seen = set(Outcome.objects.order_by("id").values_list("rule", flat=True))

    assert {row.rule for row in kept(quiet)} >= {"H04", "I02", "S09"}
    assert "I02" not in seen


def test_silence_becomes_a_signal_when_only_time_passes(quiet: Family, second_family: Family) -> None:
    later = TODAY + timedelta(days=200)
    evaluated(quiet)
    before = {row.rule for row in kept(quiet)}

    with acting(quiet.coordinator, today=later):
        looked_at, _ = reevaluate_open(actor=quiet.coordinator, on=later, now=NOW)
        _, again = reevaluate_open(actor=quiet.coordinator, on=later, now=NOW)

    assert (looked_at, again) == (2, 0)
    assert "S08" in {row.rule for row in kept(quiet)} - before


@pytest.mark.parametrize("families", [1, 3, 8])
def test_evaluating_takes_as_many_questions_for_many_families_as_for_one(amina: Actor, families: int) -> None:
    entered = [enter(amina, f"M{number}") for number in range(families)]
    for family in entered:
        keep_nothing(family)

    with acting(amina, today=TODAY), CaptureQueriesContext(connection) as captured:
        reevaluate([family.dossier_id for family in entered], on=TODAY, now=NOW, cause=Cause.FACT)

    assert len(captured) == 11


def test_nothing_opened_asks_nothing(amina: Actor) -> None:
    with acting(amina, today=TODAY), CaptureQueriesContext(connection) as captured:
        assert reevaluate([], on=TODAY, now=NOW, cause=Cause.FACT) == ()

    assert len(captured) == 0
