"""Setting a rule otherwise: who may, what is kept of it, and when families are looked at again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import psycopg
import pytest

from tests.cast import NOW, TODAY, Family, Hire, Organisations
from tests.early_signals.kept import keep_nothing
from tests.early_signals.local.setting import chosen, looked_again, previewed, saved, weighed
from tests.jobs.conftest import no_loop_of_a_browser, queued, still_clock
from weerzien.access.actors import Actor
from weerzien.access.context import acting, evaluating
from weerzien.access.roles import Role
from weerzien.early_signals.actions import reevaluate
from weerzien.early_signals.local.in_force import settings_for
from weerzien.early_signals.local.rules import (
    ChangedSincePreview,
    MayNotSet,
    NotCountedYet,
    OutOfReach,
    SavedAlready,
)
from weerzien.early_signals.rules import Cause
from weerzien.jobs.evaluate import Interrupted
from weerzien.kernel.refusals import NotFound
from weerzien.rulebook.settings import ParameterSetting

pytestmark = pytest.mark.django_db(transaction=True)
__all__ = ["no_loop_of_a_browser", "still_clock"]

RULE, PARAMETER = "S09", "termijn wisselingen"
CHANGES = "select distinct rule, cause from early_signals_outcomechange where rule not like 'T%' order by 1, 2"


def rules_kept(owner: psycopg.Connection[Any], family: Family) -> set[str]:
    rows = owner.execute("select rule from early_signals_outcome where dossier_id = %s", [family.dossier_id])
    return {rule for (rule,) in rows.fetchall()}


@pytest.fixture
def looked(family: Family, family_elsewhere: Family, owner: psycopg.Connection[Any]) -> Family:
    """Return a family of Meerdijk, with one elsewhere, both just looked at."""
    for one in (family, family_elsewhere):
        keep_nothing(one)
        with acting(one.coordinator, today=TODAY):
            reevaluate([one.dossier_id], on=TODAY, now=NOW, cause=Cause.FACT)
    owner.execute("delete from early_signals_outcomechange")
    return family


def test_a_rule_that_is_switched_off_is_silent_in_that_municipality_alone(
    wil: Actor, looked: Family, family_elsewhere: Family, owner: psycopg.Connection[Any]
) -> None:
    chosen(wil, "S09", "aan", 0)

    assert looked_again(wil) == 1
    assert "S09" not in rules_kept(owner, looked)
    assert "S09" in rules_kept(owner, family_elsewhere)
    assert looked_again(family_elsewhere.coordinator) == 0


def test_what_changed_says_that_a_setting_did_it_and_the_next_time_nothing_is_due(
    wil: Actor, looked: Family, owner: psycopg.Connection[Any]
) -> None:
    chosen(wil, "S09", "aan", 0)

    assert (looked_again(wil), looked_again(wil)) == (1, 0)
    assert owner.execute(CHANGES).fetchall() == [("S09", "setting")]


def test_a_setting_that_begins_later_is_the_cause_on_the_day_it_begins(
    wil: Actor, looked: Family, owner: psycopg.Connection[Any], still_clock: Callable[[date], None]
) -> None:
    begins = TODAY + timedelta(days=3)
    chosen(wil, "S09", "aan", 0, since=begins)
    looked_again(wil)
    before = rules_kept(owner, looked)

    still_clock(begins)
    looked_again(wil)

    assert "S09" in before
    assert "S09" not in rules_kept(owner, looked)
    assert ("S09", "setting") in owner.execute(CHANGES).fetchall()


def test_a_rule_that_was_set_otherwise_may_have_its_own_value_back(
    wil: Actor, looked: Family, owner: psycopg.Connection[Any]
) -> None:
    chosen(wil, "S09", "aan", 0)
    looked_again(wil)
    chosen(wil, "S09", "aan", None, minutes=2)
    looked_again(wil)

    assert "S09" in rules_kept(owner, looked)
    rows = owner.execute("select value, because from early_signals_rulesetting order by set_at, id").fetchall()
    assert [value for value, _ in rows] == [0, None]


def test_whoever_works_on_a_family_evaluates_it_as_its_own_municipality_chose(
    wil: Actor, looked: Family, thijs: Actor
) -> None:
    chosen(wil, "V02", "wachten op verzoek", 14)

    with acting(thijs, today=TODAY), evaluating([looked.dossier_id]):
        found = settings_for([looked.dossier_id], on=TODAY)[looked.dossier_id]

    assert found.parameters == (ParameterSetting("V02", "wachten op verzoek", 14, date(2020, 1, 1)),)


def test_families_of_two_municipalities_each_get_their_own(
    wil: Actor, looked: Family, family_elsewhere: Family, noor: Actor, involve: Any
) -> None:
    chosen(wil, "S09", "aan", 0)
    involve(noor, family_elsewhere)
    ids = [looked.dossier_id, family_elsewhere.dossier_id]

    with acting(noor, today=TODAY), evaluating(ids):
        found = settings_for(ids, on=TODAY)

    assert [found[pk].rules for pk in ids] == [{"S09"}, set()]


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.BEHEERDER])
def test_nobody_but_an_administrator_sets_a_rule(hire: Hire, organisations: Organisations, role: Role) -> None:
    with pytest.raises(MayNotSet):
        previewed(hire("Iemand Anders", role, organisations.meerdijk), "S09", "aan", 0)


def test_an_administrator_of_a_partner_sets_nothing(hire: Hire, organisations: Organisations) -> None:
    with pytest.raises(MayNotSet):
        previewed(hire("Wies Partner", Role.BEHEERDER, organisations.nidos), "S09", "aan", 0)


def test_nothing_is_saved_before_all_families_are_counted(wil: Actor, looked: Family) -> None:
    preview_id = previewed(wil, "S09", "aan", 0)

    with pytest.raises(NotCountedYet):
        saved(wil, preview_id)


def test_a_preview_is_saved_once_and_only_while_it_still_holds(wil: Actor, looked: Family, family: Family) -> None:
    first, second = previewed(wil, "S09", "aan", 0), previewed(wil, "S08", "stilte", 30)
    weighed(wil)
    saved(wil, first)

    with pytest.raises(SavedAlready):
        saved(wil, first)
    with pytest.raises(ChangedSincePreview):
        saved(wil, second)


def test_a_preview_of_yesterday_is_saved_no_longer(wil: Actor, looked: Family) -> None:
    preview_id = previewed(wil, "S09", "aan", 0)
    weighed(wil)

    with pytest.raises(ChangedSincePreview):
        saved(wil, preview_id, today=TODAY + timedelta(days=1))


def test_a_preview_of_another_municipality_is_not_there(
    wil: Actor, hire: Hire, organisations: Organisations, looked: Family
) -> None:
    elsewhere = hire("Zita Beheer", Role.BEHEERDER, organisations.zandoever)
    preview_id = previewed(wil, "S09", "aan", 0)
    weighed(wil)

    with pytest.raises(NotFound):
        saved(elsewhere, preview_id)


def test_a_choice_that_may_not_be_leaves_nothing_but_the_refusal(wil: Actor, owner: psycopg.Connection[Any]) -> None:
    with pytest.raises(OutOfReach):
        previewed(wil, "S08", "stilte", 99_999)

    assert owner.execute("select count(*) from early_signals_settingpreview").fetchone() == (0,)
    lines = owner.execute("select kind, action from audit_line").fetchall()
    assert lines == [("refusal", "unit-of-work")]


def test_who_chose_what_is_in_the_log_without_a_value(
    wil: Actor, looked: Family, owner: psycopg.Connection[Any]
) -> None:
    owner.execute("alter table audit_line disable trigger user")
    owner.execute("delete from audit_line")
    owner.execute("alter table audit_line enable trigger user")

    chosen(wil, "S09", "aan", 0)

    rows = owner.execute("select kind, action, account_id, fields, dossier_ids from audit_line order by at, id")
    told = [row for row in rows.fetchall() if row[1] != "early-signals.setting-weighed"]
    assert told == [
        ("change", "early-signals.setting-previewed", wil.account_id, ["S09 aan"], []),
        ("change", "early-signals.setting-saved", wil.account_id, ["S09 aan"], []),
    ]


def test_the_work_is_asked_for_when_a_choice_is_considered_and_when_it_is_saved(
    wil: Actor, looked: Family, owner: psycopg.Connection[Any]
) -> None:
    preview_id = previewed(wil, "S09", "aan", 0)
    considered = queued(owner)
    weighed(wil)
    saved(wil, preview_id)

    here = {"municipality_id": str(wil.municipality_id)}
    assert considered == [("weigh", here)]
    assert queued(owner) == [("weigh", here), ("evaluate", here)]


def test_counting_goes_on_where_a_worker_stopped(
    wil: Actor, looked: Family, second_family: Family, owner: psycopg.Connection[Any]
) -> None:
    preview_id = previewed(wil, "S09", "aan", 0)
    question = "select state, total_count, seen_count, changed_count from early_signals_settingpreview where id = %s"
    with pytest.raises(Interrupted):
        weighed(wil, stop_after=1, at_once=1)
    half = owner.execute(question, [preview_id]).fetchone()

    weighed(wil, at_once=1)

    assert half == ("counting", 2, 1, 1)
    assert owner.execute(question, [preview_id]).fetchone() == ("counted", 2, 2, 2)
    assert owner.execute("select count(*), count(distinct dossier_id) from early_signals_previewedmove").fetchone() == (
        2,
        2,
    )
