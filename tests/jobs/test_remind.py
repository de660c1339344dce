"""Who is responsible is reminded of a day that comes near: once, and of what they may see alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import psycopg
import pytest
from django.db import ProgrammingError, connection
from django.test.utils import CaptureQueriesContext

from tests.audit.conftest import as_jobs
from tests.cast import NOW, TODAY, Family, Hire, Organisations
from tests.early_signals.kept import LIMIT, keep
from tests.jobs.conftest import in_charge
from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.access.models import Shield
from weerzien.access.roles import Role
from weerzien.access.system import system_wide
from weerzien.early_signals.models import Reminder
from weerzien.jobs import evaluate, remind
from weerzien.kernel.ids import OrganisationId
from weerzien.rulebook.fingerprint import rulebook_fingerprint
from weerzien.rulebook.settings import Settings

pytestmark = pytest.mark.django_db(transaction=True)

DUE = TODAY + timedelta(days=20)
TURNS = [
    [(DUE - timedelta(days=count)).isoformat(), urgency]
    for count, urgency in ((56, "laag"), (28, "midden"), (7, "hoog"))
]


def reminded(family: Family) -> int:
    assert family.coordinator.municipality_id is not None
    with as_jobs():
        return remind.run(family.coordinator.municipality_id)


def reminders(owner: psycopg.Connection[Any]) -> list[tuple[Any, ...]]:
    return owner.execute(
        "select account_id, day, due_on from early_signals_reminder order by day, account_id"
    ).fetchall()


@pytest.fixture
def near(family: Family, amina: Actor, owner: psycopg.Connection[Any]) -> Family:
    """Return a family with one day that comes near, for which Amina is responsible."""
    keep(family, LIMIT, day=DUE, reminders=TURNS)
    in_charge(owner, family.dossier_id, amina.account_id)
    return family


def test_who_is_responsible_is_reminded_once_of_the_latest_day_that_has_come(
    near: Family, amina: Actor, owner: psycopg.Connection[Any]
) -> None:
    first, again = reminded(near), reminded(near)

    assert (first, again) == (1, 0)
    assert reminders(owner) == [(amina.account_id, DUE - timedelta(days=28), DUE)]
    counted = owner.execute(
        "select account_id, municipality_id, made_on, reminder_count from early_signals_remindermail"
    )
    assert counted.fetchall() == [(amina.account_id, amina.municipality_id, TODAY, 1)]


def test_the_next_reminder_day_is_another_reminder(
    near: Family, still_clock: Callable[[date], None], owner: psycopg.Connection[Any]
) -> None:
    found = []
    for ahead in (0, 12, 13, 20, 21):
        still_clock(TODAY + timedelta(days=ahead))
        found.append(reminded(near))

    assert found == [1, 0, 1, 0, 0]


def test_who_takes_over_is_reminded_of_what_still_comes(
    near: Family, bram: Actor, hire: Hire, organisations: Organisations, owner: psycopg.Connection[Any]
) -> None:
    reminded(near)
    other = hire("Anna de Vries", Role.GEZINSREGISSEUR, organisations.meerdijk)
    in_charge(owner, near.dossier_id, other.account_id)

    assert (reminded(near), reminded(near)) == (1, 0)
    assert {account for account, *_ in reminders(owner)} == {near.coordinator.account_id, other.account_id}


def test_nobody_is_reminded_of_what_they_may_not_see(near: Family, bram: Actor, owner: psycopg.Connection[Any]) -> None:
    """Bram reads nothing of the procedure itself."""
    in_charge(owner, near.dossier_id, bram.account_id)

    assert reminded(near) == 0


def test_nobody_is_reminded_of_what_is_withheld_from_them_or_rests_on_somebody_who_is(
    near: Family, amina: Actor, hire: Hire, organisations: Organisations, owner: psycopg.Connection[Any]
) -> None:
    els = hire("Els Dijk", Role.GEZINSREGISSEUR, organisations.meerdijk)
    told = owner.execute(
        "select id from dossiers_personalia where subject_id = %s and superseded_by_id is null", [near.youngster]
    ).fetchone()
    assert told is not None
    owner.execute(
        "update early_signals_outcome set fact_ids = array[%s] where dossier_id = %s", [told[0], near.dossier_id]
    )
    lines = {"person_id": near.youngster, "account_id": amina.account_id}, {"organisation_id": organisations.meerdijk}
    found = []
    for line in lines:
        with acting(els, today=TODAY):
            shield = Shield.objects.create(
                kind=Shield.Kind.WITHHELD,
                dossier_id=near.dossier_id,
                because="Gevaar.",
                set_by_id=els.account_id,
                set_at=NOW,
                **line,
            )
        found.append(reminded(near))
        owner.execute("delete from access_shield where id = %s", [shield.id])

    assert (found, reminders(owner), reminded(near)) == ([0, 0], [], 1)


def test_a_reminder_of_what_is_withheld_is_not_written_even_where_somebody_forgot_to_ask(
    near: Family, amina: Actor, owner: psycopg.Connection[Any], hire: Hire, organisations: Organisations
) -> None:
    els = hire("Els Dijk", Role.GEZINSREGISSEUR, organisations.meerdijk)
    row = {"dossier_id": near.dossier_id, "rule": "N01", "account_id": amina.account_id, "day": TODAY, "due_on": DUE}
    with acting(els, today=TODAY):
        Shield.objects.create(
            kind=Shield.Kind.WITHHELD,
            dossier_id=near.dossier_id,
            account_id=amina.account_id,
            because="Gevaar.",
            set_by_id=els.account_id,
            set_at=NOW,
        )

    with (
        as_jobs(),
        system_wide(OrganisationId(organisations.meerdijk), purpose="proef", today=TODAY),
        pytest.raises(ProgrammingError, match="row-level security"),
    ):
        Reminder.objects.create(made_at=NOW, **row)


def test_where_nobody_is_responsible_or_they_left_nobody_is_reminded(
    near: Family, amina: Actor, owner: psycopg.Connection[Any]
) -> None:
    in_charge(owner, near.dossier_id, None)
    without = reminded(near)
    in_charge(owner, near.dossier_id, amina.account_id)
    owner.execute("update access_account set is_active = false where id = %s", [amina.account_id])

    assert (without, reminded(near)) == (0, 0)


def test_the_night_reminds_after_it_looked(near: Family, owner: psycopg.Connection[Any]) -> None:
    assert near.coordinator.municipality_id is not None
    owner.execute(  # what is kept of the family stays as it is: it was looked at today, and nothing is foreseen
        "insert into early_signals_evaluation (dossier_id, evaluated_on, rulebook, settings) values (%s, %s, %s, %s)",
        [near.dossier_id, TODAY, rulebook_fingerprint(), Settings().fingerprint],
    )

    with as_jobs():
        looked_at = evaluate.run(near.coordinator.municipality_id, should_stop=lambda: False)

    assert (looked_at, len(reminders(owner))) == (0, 1)


def test_many_reminders_are_made_in_as_many_questions_as_one(
    near: Family, amina: Actor, organisations: Organisations, owner: psycopg.Connection[Any]
) -> None:
    counts = []
    for more in (0, 5):
        for _ in range(more):
            keep(near, LIMIT, day=DUE, reminders=TURNS)
        with as_jobs(), CaptureQueriesContext(connection) as captured:
            made = remind.run(organisations.meerdijk)
        counts.append((made, len(captured)))

    assert [made for made, _ in counts] == [1, 5]
    assert len({count for _, count in counts}) == 1


def test_a_family_elsewhere_is_another_municipalitys(
    near: Family, family_elsewhere: Family, chris: Actor, owner: psycopg.Connection[Any]
) -> None:
    keep(family_elsewhere, LIMIT, day=DUE, reminders=TURNS)
    in_charge(owner, family_elsewhere.dossier_id, chris.account_id)

    assert reminded(near) == 1
    assert {account for account, *_ in reminders(owner)} == {near.coordinator.account_id}


def test_the_web_role_knows_nothing_of_reminders(near: Family, owner: psycopg.Connection[Any]) -> None:
    reminded(near)

    for table in ("early_signals_reminder", "early_signals_remindermail"):
        told = owner.execute("select has_table_privilege('weerzien_web', %s, 'select')", [table]).fetchone()
        assert told == (False,)
