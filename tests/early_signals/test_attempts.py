"""A unit of work that meets another transaction is done anew, and nobody sees a deadlock."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Barrier, Thread
from typing import Any

import psycopg
import pytest
from django.db import OperationalError, connection

from tests.cast import NOW, TODAY, Family, Hire, Organisations
from weerzien.access.abilities import Ability
from weerzien.access.actors import Actor
from weerzien.access.roles import Role
from weerzien.audit.actions import record_change
from weerzien.dossiers import door
from weerzien.early_signals.work import HeldByAnother, attempts, unit_of_work

pytestmark = pytest.mark.django_db(transaction=True)


def open_both(actor: Actor, families: Sequence[Family], meet: Barrier) -> None:
    """Open two families in the given order, waiting between them for whoever opens them in another."""
    met = False
    for attempt in attempts():
        with attempt, unit_of_work(actor, today=TODAY, now=NOW):
            for family in families:
                door.open_dossier(actor, family.dossier_id, Ability.EDIT_HOUSING, today=TODAY, at=NOW)
                if not met:
                    met = True
                    meet.wait(timeout=5)
            record_change(actor, "tests.opened", dossier_id=families[0].dossier_id, at=NOW)


def test_two_in_a_ring_both_get_through_and_write_their_lines_once(
    amina: Actor,
    hire: Hire,
    organisations: Organisations,
    family: Family,
    second_family: Family,
    owner: psycopg.Connection[Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(door, "LONGEST_WAIT", "20s")  # PostgreSQL finds a ring after a second
    els = hire("Els Dijk", Role.GEZINSREGISSEUR, organisations.meerdijk)
    meet, failed = Barrier(2), list[BaseException]()

    def run(actor: Actor, families: Sequence[Family]) -> None:
        try:
            open_both(actor, families, meet)
        except BaseException as error:
            failed.append(error)
        finally:
            connection.close()

    threads = [
        Thread(target=run, args=(amina, (family, second_family))),
        Thread(target=run, args=(els, (second_family, family))),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)

    assert failed == []
    lines = owner.execute("select account_id, count(*) from audit_line where action = 'tests.opened' group by 1")
    assert dict(lines.fetchall()) == {amina.account_id: 1, els.account_id: 1}


def open_once(actor: Actor, family: Family) -> None:
    for attempt in attempts():
        with attempt, unit_of_work(actor, today=TODAY, now=NOW):
            door.open_dossier(actor, family.dossier_id, Ability.EDIT_HOUSING, today=TODAY, at=NOW)


def test_who_waits_too_long_is_told_that_somebody_holds_the_family(
    amina: Actor, family: Family, owner: psycopg.Connection[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(door, "LONGEST_WAIT", "100ms")
    with owner.transaction():
        owner.execute("select 1 from dossiers_dossier where id = %s for update", [family.dossier_id])

        with pytest.raises(HeldByAnother):
            open_once(amina, family)


def fail(with_error: psycopg.Error, tried: list[int]) -> None:
    """Meet the same error in every attempt."""
    for attempt in attempts():
        with attempt:
            tried.append(1)
            raise OperationalError("said") from with_error


def test_a_ring_that_does_not_end_is_said_after_the_third_time() -> None:
    tried: list[int] = []
    with pytest.raises(HeldByAnother):
        fail(psycopg.errors.DeadlockDetected(), tried)

    assert len(tried) == 3


def test_another_error_rises_at_once() -> None:
    tried: list[int] = []
    with pytest.raises(OperationalError, match="said"):
        fail(psycopg.errors.AdminShutdown(), tried)

    assert len(tried) == 1
