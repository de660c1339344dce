"""Who sees what a municipality set and what a choice would change, with the application's filter off."""

from __future__ import annotations

import os
from datetime import date
from typing import Any

import psycopg
import pytest
from django.db import ProgrammingError

from tests.audit.conftest import as_jobs
from tests.cast import NOW, TODAY, Family, Hire, Organisations
from tests.early_signals.kept import keep_nothing
from tests.early_signals.local.setting import chosen, previewed, weighed
from tests.jobs.conftest import no_loop_of_a_browser, still_clock
from tests.leaks.tables import ask
from weerzien.access.actors import Actor
from weerzien.access.context import acting, evaluating
from weerzien.access.roles import Role
from weerzien.access.system import system_wide
from weerzien.early_signals.models import RuleSetting, SettingPreview

pytestmark = pytest.mark.django_db(transaction=True)
__all__ = ["no_loop_of_a_browser", "still_clock"]

SETTINGS = "select rule from early_signals_rulesetting"
PREVIEWS = "select rule from early_signals_settingpreview"
MOVES = "select dossier_id, compartments from early_signals_previewedmove where rule = 'S09'"


def seen(actor: Actor, question: str) -> list[Any]:
    with acting(actor, today=TODAY):
        return ask(question)


@pytest.fixture
def considered(wil: Actor, family: Family, second_family: Family) -> Family:
    """Return a family of which switching off the rule about directors would take a signal away."""
    keep_nothing(family)
    chosen(wil, "V02", "wachten op verzoek", 14)
    previewed(wil, "S09", "aan", 0)
    weighed(wil)
    return family


def test_settings_are_read_within_the_municipality_and_by_nobody_else(
    considered: Family, amina: Actor, bram: Actor, wil: Actor, chris: Actor, noor: Actor
) -> None:
    assert [bool(seen(actor, SETTINGS)) for actor in (amina, bram, wil, chris, noor)] == [True] * 3 + [False] * 2
    assert [bool(seen(actor, PREVIEWS)) for actor in (amina, bram, wil, chris, noor)] == [True] * 3 + [False] * 2


def test_a_partner_reads_the_settings_of_a_family_while_evaluating_it_and_not_of_a_stranger(
    considered: Family, second_family: Family, noor: Actor
) -> None:
    found = []
    for family in (considered, second_family):
        with acting(noor, today=TODAY), evaluating([family.dossier_id]):
            found.append(ask(SETTINGS))

    assert found == [[("V02",)], []]


def test_what_would_change_is_seen_by_who_may_see_the_outcome(
    considered: Family, second_family: Family, amina: Actor, bram: Actor, wil: Actor, chris: Actor, noor: Actor
) -> None:
    families = {pk for pk, _ in seen(amina, MOVES)}

    assert families == {considered.dossier_id, second_family.dossier_id}
    assert {tuple(compartments) for _, compartments in seen(amina, MOVES)} == {("contacts",)}
    assert {pk for pk, _ in seen(noor, MOVES)} == {considered.dossier_id}
    assert [seen(actor, MOVES) for actor in (bram, wil, chris)] == [[], [], []]


def test_the_family_itself_sees_days_that_would_move_and_no_signal(
    considered: Family, hire: Hire, involve: Any, organisations: Organisations, owner: psycopg.Connection[Any]
) -> None:
    parent = hire("Een Ouder", Role.GEZINSLID, organisations.vluchtelingenwerk)
    involve(parent, considered, persons=[considered.mother])
    for state_before, state_after in (("due", "due"), ("due", "signal"), ("signal", "due")):
        owner.execute(
            "insert into early_signals_previewedmove (id, preview_id, dossier_id, subject_id, rule, step, compartments,"
            " state_before, urgency_before, state_after, urgency_after)"
            " select gen_random_uuid(), id, %s, %s, 'H08', '', array['identity'], %s, '', %s, ''"
            " from early_signals_settingpreview limit 1",
            [considered.dossier_id, considered.mother, state_before, state_after],
        )

    days = "select state_before, state_after from early_signals_previewedmove"
    assert seen(parent, days) == [("due", "due")]


@pytest.mark.parametrize("role", [Role.GEZINSREGISSEUR, Role.TEAMLEIDER, Role.PRIVACY_OFFICER])
def test_nobody_but_an_administrator_can_put_a_setting_past_the_application(
    hire: Hire, organisations: Organisations, role: Role
) -> None:
    somebody = hire("Iemand Anders", role, organisations.meerdijk)

    with pytest.raises(ProgrammingError, match="row-level security"), acting(somebody, today=TODAY):
        put(somebody, organisations.meerdijk)


def test_an_administrator_can_put_a_setting_for_no_other_municipality(wil: Actor, organisations: Organisations) -> None:
    with acting(wil, today=TODAY):
        put(wil, organisations.meerdijk)
    with pytest.raises(ProgrammingError, match="row-level security"), acting(wil, today=TODAY):
        put(wil, organisations.zandoever)


def test_an_administrator_can_put_a_setting_in_nobody_elses_name(
    wil: Actor, amina: Actor, organisations: Organisations
) -> None:
    with pytest.raises(ProgrammingError, match="row-level security"), acting(wil, today=TODAY):
        put(amina, organisations.meerdijk)


def put(by: Actor, municipality: Any) -> None:
    RuleSetting.objects.create(
        municipality_id=municipality, rule="S09", parameter="aan", value=0, because="x", set_by_id=by.account_id,
        since=date(2026, 1, 1), set_at=NOW,
    )  # fmt: skip


@pytest.mark.parametrize(
    "statement",
    [
        "update early_signals_rulesetting set value = 1",
        "delete from early_signals_rulesetting",
        "delete from early_signals_settingpreview",
        "update early_signals_settingpreview set state = 'counted'",
        "insert into early_signals_previewedmove default values",
        "delete from early_signals_previewedmove",
    ],
)
def test_what_is_set_and_counted_cannot_be_changed_by_the_pages(considered: Family, wil: Actor, statement: str) -> None:
    with pytest.raises(ProgrammingError, match="permission denied"), acting(wil, today=TODAY):
        ask(f"{statement} returning 1")


@pytest.mark.parametrize(
    ("who", "job"),
    [
        pytest.param("amina", "weigh", id="a coordinator"),
        pytest.param("wil", "clean", id="another job"),
        pytest.param("noor", "evaluate", id="a partner"),
    ],
)
def test_a_job_is_asked_for_by_who_sets_the_rules_and_no_other_job(
    family: Family, request: pytest.FixtureRequest, who: str, job: str
) -> None:
    actor: Actor = request.getfixturevalue(who)

    with pytest.raises(ProgrammingError, match="may not be asked for"), acting(actor, today=TODAY):
        ask("select ask_job(%s)", job)


def test_a_job_sees_the_previews_of_its_own_municipality(considered: Family, organisations: Organisations) -> None:
    found = {}
    with as_jobs():
        for name in ("meerdijk", "zandoever"):
            with system_wide(getattr(organisations, name), purpose="toetsen", today=TODAY):
                found[name] = (SettingPreview.objects.count(), RuleSetting.objects.count())

    assert found == {"meerdijk": (2, 1), "zandoever": (0, 0)}


def test_without_anybody_nothing_is_seen(considered: Family) -> None:
    for question in (SETTINGS, PREVIEWS, MOVES):
        with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
            assert connection.execute(question).fetchall() == []  # type: ignore[arg-type]  # a question of this test
