"""Who has a task is reminded of it before its day, and once more when that has passed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import psycopg
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.audit.conftest import as_jobs
from tests.cast import NOW, TODAY, Family
from tests.plans.tasks import IN_TWO_WEEKS, give
from weerzien.access.actors import Actor
from weerzien.early_signals.work import unit_of_work
from weerzien.jobs import clean, remind
from weerzien.plans.actions import finish_task, move_task

pytestmark = pytest.mark.django_db(transaction=True)
Owner = psycopg.Connection[Any]
REMIND_ON = IN_TWO_WEEKS - timedelta(days=7)


def reminded(family: Family) -> int:
    assert family.coordinator.municipality_id is not None
    with as_jobs():
        return remind.run(family.coordinator.municipality_id)


def reminders(owner: Owner) -> list[tuple[Any, ...]]:
    return owner.execute("select account_id, day from plans_taskreminder order by day, account_id").fetchall()


def test_a_task_reminds_once_before_its_day_and_once_after_it(
    amina: Actor, noor: Actor, family: Family, still_clock: Callable[[date], None], owner: Owner
) -> None:
    give(amina, family, to=noor)
    found = []
    for day in (TODAY, REMIND_ON, REMIND_ON, IN_TWO_WEEKS, IN_TWO_WEEKS + timedelta(days=1), date(2027, 1, 2)):
        still_clock(day)
        found.append(reminded(family))

    assert found == [0, 1, 0, 0, 1, 0]
    assert reminders(owner) == [(noor.account_id, REMIND_ON), (noor.account_id, IN_TWO_WEEKS)]
    mails = "select account_id, sum(reminder_count) from early_signals_remindermail group by account_id"
    assert owner.execute(mails).fetchall() == [(noor.account_id, 2)]


def test_of_a_task_without_a_person_whoever_gave_it_is_reminded(
    amina: Actor, noor: Actor, family: Family, still_clock: Callable[[date], None], owner: Owner
) -> None:
    give(amina, family, organisation_id=noor.organisation_id, person_id=None)
    still_clock(REMIND_ON)
    reminded(family)

    assert reminders(owner) == [(amina.account_id, REMIND_ON)]


def test_who_gets_a_task_from_another_is_reminded_too_and_who_did_it_is_not(
    amina: Actor, noor: Actor, family: Family, still_clock: Callable[[date], None], owner: Owner
) -> None:
    task, other = give(amina, family, to=noor), give(amina, family, to=noor, what="Bel de huisarts.")
    with unit_of_work(noor, today=TODAY, now=NOW):
        finish_task(noor, other, done="Klaar.", today=TODAY, at=NOW)
    still_clock(REMIND_ON)
    first = reminded(family)
    with unit_of_work(noor, today=TODAY, now=NOW):
        move_task(
            noor, task, organisation_id=amina.organisation_id, person_id=amina.account_id, because="Zij kan het.",
            today=TODAY, at=NOW,
        )  # fmt: skip

    assert (first, reminded(family)) == (1, 1)


def test_reminding_asks_as_much_for_many_tasks_as_for_one(
    amina: Actor, family: Family, second_family: Family, still_clock: Callable[[date], None]
) -> None:
    give(amina, family)
    still_clock(REMIND_ON)

    def asked() -> int:
        assert amina.municipality_id is not None
        with as_jobs(), CaptureQueriesContext(connection) as captured:
            remind.run(amina.municipality_id)
            return len(captured)

    one = asked()
    for where in (family, second_family, second_family):
        give(amina, where)

    assert asked() == one


def test_a_reminder_goes_a_month_after_the_day_it_was_about(
    amina: Actor, family: Family, still_clock: Callable[[date], None], owner: Owner
) -> None:
    give(amina, family)
    still_clock(REMIND_ON)
    reminded(family)
    left = []
    for days in (30, 31):
        still_clock(IN_TWO_WEEKS + timedelta(days=days))
        with as_jobs():
            clean.run_for(amina.municipality_id)  # type: ignore[arg-type]  # she works for one
        left.append(len(reminders(owner)))

    assert left == [1, 0]


def test_the_jobs_role_reads_no_words_of_a_task(family: Family, owner: Owner) -> None:
    readable = owner.execute(
        "select attname from pg_attribute where attrelid = 'plans_task'::regclass and attnum > 0"
        " and has_column_privilege('weerzien_jobs', 'plans_task', attname::text, 'select') order by 1"
    ).fetchall()

    assert [name for (name,) in readable] == [
        "account_id", "dossier_id", "due_on", "handed_by_id", "id", "origin", "origin_id", "remind_on",
        "state", "subject_id",
    ]  # fmt: skip
