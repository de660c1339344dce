"""The life of a signal in the database: fused, taken up, put away, and open again by itself."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import psycopg
import pytest

from tests.cast import NOW, TODAY, Family
from tests.early_signals.kept import SIGNAL, keep
from tests.early_signals.signals.living import (
    DONE,
    OVERLOAD,
    absence,
    gone,
    interpreting,
    seen,
    standing,
    step,
    undo,
)
from weerzien.access.actors import Actor
from weerzien.early_signals.models import SignalStep
from weerzien.early_signals.signals.actions import rules_of, themes_of_signal
from weerzien.early_signals.signals.rules import Act, ChangedMeanwhile, NotFromHere, NothingToUndo
from weerzien.early_signals.signals.values import Said
from weerzien.kernel.refusals import NotFound

pytestmark = pytest.mark.django_db(transaction=True)


def test_absence_and_interpreting_are_one_signal_with_two_reasons(amina: Actor, family: Family) -> None:
    absence(family)
    interpreting(family)

    found = seen(amina, family)

    assert [(theme, [r.rule for r in one.reasons]) for theme, one in found.items()] == [(OVERLOAD, ["S02", "S01"])]
    assert found[OVERLOAD].title == "Verzuim en kind regelt of tolkt voor het gezin"


def test_who_takes_it_up_stands_there_with_name_and_day(amina: Actor, noor: Actor, family: Family) -> None:
    interpreting(family)

    step(noor, family, Act.TAKE_UP)

    last = seen(amina, family)[OVERLOAD].last
    assert last is not None
    assert (last.taken_by, last.taken_on, last.organisation) == ("Noor Haddad", TODAY, "VluchtelingenWerk")


def test_of_two_who_take_it_up_at_once_the_second_is_told(amina: Actor, noor: Actor, family: Family) -> None:
    interpreting(family)
    step(noor, family, Act.TAKE_UP)

    with pytest.raises(ChangedMeanwhile):
        step(amina, family, Act.TAKE_UP, expected=None)

    last = seen(amina, family)[OVERLOAD].last
    assert last is not None
    assert last.taken_by == "Noor Haddad"


def test_a_colleague_takes_it_over_and_cannot_let_go_what_another_has(
    amina: Actor, noor: Actor, family: Family
) -> None:
    interpreting(family)
    step(noor, family, Act.TAKE_UP)
    with pytest.raises(NotFromHere):
        step(amina, family, Act.RELEASE)

    step(amina, family, Act.TAKE_UP)

    last = seen(noor, family)[OVERLOAD].last
    assert last is not None
    assert last.taken_by == "Amina Yusuf"


def test_closed_it_stays_closed_until_the_facts_return(amina: Actor, family: Family) -> None:
    first = interpreting(family)
    step(amina, family, Act.CLOSE, said=DONE)
    closed = standing(amina, family)
    gone(family, first)
    nothing = standing(amina, family)
    interpreting(family)

    assert (closed, nothing, standing(amina, family)) == ("closed", "", "reopened")


def test_one_more_fact_behind_the_same_reason_opens_it_again(
    amina: Actor, family: Family, owner: psycopg.Connection[tuple[object, ...]]
) -> None:
    facts = [uuid4()]
    outcome = absence(family, *facts)
    step(amina, family, Act.CLOSE, said=DONE)
    closed = standing(amina, family)
    owner.execute("update early_signals_outcome set fact_ids = fact_ids || %s where id = %s", [uuid4(), outcome])

    assert (closed, standing(amina, family)) == ("closed", "reopened")


def test_put_away_until_a_day_it_comes_back_on_that_day(amina: Actor, family: Family) -> None:
    interpreting(family)
    until = TODAY + timedelta(days=7)
    step(amina, family, Act.SNOOZE, said=Said("wacht op school", until=until))

    stands = [standing(amina, family, today=day) for day in (TODAY, until - timedelta(days=1), until)]

    assert stands == ["snoozed", "snoozed", "reopened"]


def test_nobody_closes_a_reason_that_they_cannot_read(amina: Actor, thijs: Actor, family: Family) -> None:
    absence(family)
    interpreting(family, subject_id=None)
    step(thijs, family, Act.CLOSE, said=DONE)

    assert [standing(one, family) for one in (thijs, amina)] == ["closed", "reopened"]


def test_a_step_taken_by_mistake_is_taken_back(amina: Actor, family: Family) -> None:
    interpreting(family)
    step(amina, family, Act.TAKE_UP)
    step(amina, family, Act.CLOSE, said=DONE)
    undo(amina, family)
    last = seen(amina, family)[OVERLOAD].last

    assert last is not None
    assert (standing(amina, family), last.taken_by) == ("taken_up", "Amina Yusuf")


def test_the_first_step_taken_back_leaves_it_open(amina: Actor, family: Family) -> None:
    interpreting(family)
    step(amina, family, Act.SEE)
    undo(amina, family)

    assert standing(amina, family) == "open"


def test_nobody_takes_back_a_step_of_another_or_an_old_one_or_one_that_was_taken_back(
    amina: Actor, noor: Actor, family: Family
) -> None:
    interpreting(family)
    step(noor, family, Act.SEE)

    for actor, at in ((amina, NOW), (noor, NOW + timedelta(minutes=11))):
        with pytest.raises(NothingToUndo):
            undo(actor, family, at=at)
    undo(noor, family)
    with pytest.raises(NothingToUndo):
        undo(noor, family)


def test_of_a_family_out_of_reach_there_is_no_signal(amina: Actor, chris: Actor, bram: Actor, family: Family) -> None:
    interpreting(family)

    for stranger in (chris, bram):
        with pytest.raises(NotFound):
            step(stranger, family, Act.SEE)
    assert standing(amina, family) == "open"


def test_every_step_is_written_down(
    amina: Actor, family: Family, owner: psycopg.Connection[tuple[object, ...]]
) -> None:
    interpreting(family)
    step(amina, family, Act.TAKE_UP)
    undo(amina, family)

    lines = owner.execute(
        "select action, fields, dossier_ids from audit_line where action like 'early-signals.signal-%%' order by action"
    ).fetchall()

    assert [line[0] for line in lines] == ["early-signals.signal-taken-up", "early-signals.signal-undone"]
    assert {tuple(line[1]) for line in lines} == {(OVERLOAD,)}
    assert {tuple(line[2]) for line in lines} == {(family.dossier_id,)}


def test_a_rule_that_left_the_book_still_has_a_signal(amina: Actor, family: Family) -> None:
    keep(family, SIGNAL, rule="S01", step="x")
    keep(family, SIGNAL | {"rule": "N01"}, step="")

    step(amina, family, Act.SEE, "aanvraag")

    assert standing(amina, family, "aanvraag") == "seen"
    assert rules_of("verdwenen", []) == []
    assert themes_of_signal("verdwenen") == ["verdwenen"]
    assert SignalStep.objects.count() == 0  # outside any context nothing is seen
