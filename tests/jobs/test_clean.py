"""What is kept no longer than declared goes, and nothing else does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest

from tests.audit.conftest import as_jobs
from tests.cast import NOW, TODAY, Family, Organisations
from tests.early_signals.local.setting import chosen, previewed, weighed
from weerzien.access.actors import Actor
from weerzien.access.privacy import TRIED
from weerzien.early_signals.privacy import MAILED, PASSED, PREVIEWED
from weerzien.exchange.privacy import STAGED
from weerzien.jobs import clean

pytestmark = pytest.mark.django_db(transaction=True)

ONE_DAY = timedelta(days=1)
Stage = Callable[..., UUID]


@pytest.fixture
def stage(amina: Actor, owner: psycopg.Connection[Any]) -> Stage:
    """Return how an import gets into the database, with one row."""

    def stage(state: str, *, made: datetime, ended: datetime | None = None, actor: Actor = amina) -> UUID:
        pk = uuid4()
        owner.execute(
            "insert into exchange_importrun (id, municipality_id, account_id, file_name, content, state, done_count,"
            " total_count, sentence, remarks, created_at, finished_at)"
            " values (%s, %s, %s, 'lijst.xlsx', 'inhoud', %s, 0, 0, '', '[]', %s, %s)",
            [pk, actor.municipality_id, actor.account_id, state, made, ended],
        )
        owner.execute(
            "insert into exchange_importrow (run_id, sheet, row, verdict, cells, messages, changed_columns)"
            " values (%s, 'Personen', 2, 'new', '[]', '[]', '[]')",
            [pk],
        )
        return pk

    return stage


def cleaned(organisations: Organisations) -> None:
    with as_jobs():
        clean.run()
        clean.run_for(organisations.meerdijk)


def runs(owner: psycopg.Connection[Any]) -> set[UUID]:
    found = owner.execute("select run.id from exchange_importrun run join exchange_importrow on run_id = run.id")
    return {pk for (pk,) in found.fetchall()}


def test_imports_go_when_their_time_is_over_and_those_thrown_away_at_once(
    stage: Stage, chris: Actor, organisations: Organisations, owner: psycopg.Connection[Any]
) -> None:
    long_ago, lately = NOW - (STAGED.days + 1) * ONE_DAY, NOW - (STAGED.days - 1) * ONE_DAY
    gone = {
        stage("preview", made=long_ago),
        stage("taken", made=long_ago, ended=long_ago),
        stage("failed", made=long_ago, ended=long_ago),
        stage("taking", made=long_ago),
        stage("discarded", made=lately),
    }
    stay = {
        stage("preview", made=lately),
        stage("taken", made=long_ago, ended=lately),
        stage("taking", made=lately),
        stage("preview", made=long_ago, actor=chris),
    }

    cleaned(organisations)

    assert runs(owner) & (gone | stay) == stay
    assert owner.execute("select count(*) from exchange_importrun where id = any(%s)", [[*gone]]).fetchone() == (0,)


def test_an_import_that_is_being_taken_stays(
    stage: Stage, organisations: Organisations, owner: psycopg.Connection[Any]
) -> None:
    pk = stage("taking", made=NOW - (STAGED.days + 1) * ONE_DAY)

    with owner.transaction():
        owner.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"exchange.take {pk}"])
        cleaned(organisations)
    beside = runs(owner)
    cleaned(organisations)

    assert (pk in beside, pk in runs(owner)) == (True, False)


def test_an_installation_may_keep_imports_shorter_than_declared(
    stage: Stage, organisations: Organisations, owner: psycopg.Connection[Any], settings: Any
) -> None:
    pk = stage("preview", made=NOW - 3 * ONE_DAY)
    cleaned(organisations)
    before = runs(owner)
    settings.IMPORT_DAYS = 2
    cleaned(organisations)

    assert (pk in before, pk in runs(owner)) == (True, False)


def test_ended_sessions_and_old_attempts_to_log_in_go(
    organisations: Organisations, owner: psycopg.Connection[Any], still_clock: Callable[[date], None]
) -> None:
    for key, expires in (("ended", NOW - ONE_DAY), ("going on", NOW + ONE_DAY)):
        owner.execute("insert into django_session values (%s, 'wie', %s)", [key, expires])
    for name, tried in (("oud", NOW - (TRIED.days + 1) * ONE_DAY), ("net", NOW - timedelta(hours=1))):
        owner.execute(
            "insert into axes_accessattempt (user_agent, ip_address, username, http_accept, path_info, attempt_time,"
            " get_data, post_data, failures_since_start) values ('', '::1', %s, '', '', %s, '', '', 1)",
            [name, tried],
        )

    cleaned(organisations)

    assert owner.execute("select session_key from django_session").fetchall() == [("going on",)]
    assert owner.execute("select username from axes_accessattempt").fetchall() == [("net",)]


def test_how_often_somebody_asked_is_forgotten(
    organisations: Organisations, owner: psycopg.Connection[Any], still_clock: Callable[[date], None]
) -> None:
    for key, until in (("over", NOW - ONE_DAY), ("counting", NOW + ONE_DAY)):
        owner.execute("insert into access_fleeting values (%s, '3', %s)", [key, until])

    cleaned(organisations)

    assert owner.execute("select key from access_fleeting").fetchall() == [("counting",)]


def test_reminders_that_have_passed_go_with_their_mails(
    family: Family, amina: Actor, organisations: Organisations, owner: psycopg.Connection[Any]
) -> None:
    for ago in (PASSED.days + 1, PASSED.days, -1):
        owner.execute(
            "insert into early_signals_reminder (id, dossier_id, rule, step, account_id, day, due_on, made_at)"
            " values (%s, %s, 'N01', '', %s, %s, %s, %s)",
            [uuid4(), family.dossier_id, amina.account_id, TODAY - ago * ONE_DAY, TODAY - ago * ONE_DAY, NOW],
        )
    for ago in (MAILED.days + 1, MAILED.days):
        owner.execute(
            "insert into early_signals_remindermail (id, account_id, municipality_id, made_on, reminder_count)"
            " values (%s, %s, %s, %s, 1)",
            [uuid4(), amina.account_id, amina.municipality_id, TODAY - ago * ONE_DAY],
        )

    cleaned(organisations)

    kept = owner.execute("select due_on from early_signals_reminder order by 1").fetchall()
    assert kept == [(TODAY - PASSED.days * ONE_DAY,), (TODAY + ONE_DAY,)]
    assert owner.execute("select made_on from early_signals_remindermail").fetchall() == [
        (TODAY - MAILED.days * ONE_DAY,)
    ]


def test_jobs_that_failed_go_after_a_week(organisations: Organisations, owner: psycopg.Connection[Any]) -> None:
    for ago in (8, 6):
        owner.execute(
            "with job as (insert into procrastinate_jobs (queue_name, task_name, status)"
            " values ('default', %s, 'failed') returning id)"
            " insert into procrastinate_events (job_id, type, at) select id, 'failed', now() - %s from job",
            [f"failed {ago} days ago", ago * ONE_DAY],
        )

    cleaned(organisations)

    left = owner.execute("select task_name from procrastinate_jobs where status = 'failed'").fetchall()
    assert left == [("failed 6 days ago",)]


def test_cleaning_asks_for_every_municipality(organisations: Organisations, owner: psycopg.Connection[Any]) -> None:
    with as_jobs():
        clean.run()

    asked = owner.execute("select args ->> 'municipality_id' from procrastinate_jobs order by id").fetchall()
    assert asked == [(str(organisations.meerdijk),), (str(organisations.zandoever),)]


def test_previews_of_a_setting_go_after_a_week_and_what_was_set_stays(
    wil: Actor, family: Family, organisations: Organisations, owner: psycopg.Connection[Any]
) -> None:
    chosen(wil, "S09", "aan", 0)
    kept = previewed(wil, "S08", "stilte", 30)
    weighed(wil)
    owner.execute(
        "update early_signals_settingpreview set asked_at = %s where id <> %s",
        [NOW - (PREVIEWED.days + 1) * ONE_DAY, kept],
    )

    cleaned(organisations)

    assert owner.execute("select id from early_signals_settingpreview").fetchall() == [(kept,)]
    assert owner.execute(
        "select count(*) from early_signals_previewedmove where preview_id <> %s", [kept]
    ).fetchone() == (0,)
    assert owner.execute("select rule from early_signals_rulesetting").fetchall() == [("S09",)]
