"""A handover that waits: first whose turn it is hears of it, then both team leads and the coordinator; nobody twice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import psycopg
import pytest

from tests.audit.conftest import Tamper, as_jobs, tamper
from tests.cast import TODAY, Family, Hire, Organisations
from tests.handing import Propose
from tests.jobs.conftest import in_charge
from weerzien.access.actors import Actor
from weerzien.access.roles import Role
from weerzien.jobs import remind

__all__ = ["tamper"]

pytestmark = pytest.mark.django_db(transaction=True)

Clock = Callable[[date], None]


def reminded(family: Family) -> int:
    assert family.coordinator.municipality_id is not None
    with as_jobs():
        return remind.run(family.coordinator.municipality_id)


def told(owner: psycopg.Connection[Any]) -> set[tuple[UUID, str, bool]]:
    return set(owner.execute("select account_id, reason, is_escalation from handovers_nudge").fetchall())


@pytest.fixture
def leads(hire: Hire, organisations: Organisations) -> tuple[Actor, Actor]:
    """Return the team leads of the sender and of the receiver."""
    return (
        hire("Ria Bakker", Role.TEAMLEIDER, organisations.nidos),
        hire("Lies Kok", Role.TEAMLEIDER, organisations.vluchtelingenwerk),
    )


def test_first_the_receiver_hears_of_it_and_then_the_team_leads_and_the_coordinator(
    sent: UUID, leads: tuple[Actor, Actor], noor_elsewhere: Actor, amina: Actor, family: Family,
    owner: psycopg.Connection[Any], still_clock: Clock,
) -> None:  # fmt: skip
    in_charge(owner, family.dossier_id, amina.account_id)
    nothing_yet = reminded(family)
    still_clock(TODAY + timedelta(days=7))
    first, again = reminded(family), reminded(family)
    soon = told(owner)
    still_clock(TODAY + timedelta(days=15))
    reminded(family)

    assert (nothing_yet, first, again) == (0, 2, 0)
    assert soon == {(actor.account_id, "answer_soon", False) for actor in (noor_elsewhere, leads[1])}
    escalated = {pk for pk, reason, is_escalation in told(owner) if is_escalation and reason == "answer_late"}
    assert escalated == {amina.account_id, leads[0].account_id, leads[1].account_id}
    mails = owner.execute("select account_id, sum(reminder_count) from early_signals_remindermail group by 1")
    assert dict(mails.fetchall())[amina.account_id] == 1


def test_where_nobody_accepted_when_guardianship_ended_all_three_hear_of_it_once(
    sent: UUID, leads: tuple[Actor, Actor], amina: Actor, family: Family, owner: psycopg.Connection[Any],
    tamper: Tamper, still_clock: Clock,
) -> None:  # fmt: skip
    days = f"ordered_earliest = '{TODAY}', ordered_latest = '{TODAY}'"
    tamper(f"update guardianship_guardianship set {days} where subject_id = '{family.youngster}'")
    first = reminded(family)
    still_clock(TODAY + timedelta(days=1))
    again = reminded(family)

    assert (first, again) == (3, 0)
    everybody = (amina, *leads)
    assert told(owner) == {(actor.account_id, "nobody_accepted", True) for actor in everybody}


def test_of_a_proposal_the_sender_and_the_municipality_hear_that_guardianship_ended_by_departure_and_nobody_else(
    leads: tuple[Actor, Actor], thijs: Actor, noor_elsewhere: Actor, amina: Actor, family: Family, propose: Propose,
    owner: psycopg.Connection[Any], tamper: Tamper,
) -> None:  # fmt: skip
    propose(thijs, family)
    days = f"departed_earliest = '{TODAY}', departed_latest = '{TODAY}'"
    tamper(f"update guardianship_guardianship set {days} where subject_id = '{family.youngster}'")

    assert reminded(family) == 2
    assert told(owner) == {(actor.account_id, "nobody_accepted", True) for actor in (amina, leads[0])}


def test_another_municipality_hears_nothing(
    sent: UUID, chris: Actor, owner: psycopg.Connection[Any], still_clock: Clock
) -> None:
    assert chris.municipality_id is not None
    still_clock(TODAY + timedelta(days=30))
    with as_jobs():
        remind.run(chris.municipality_id)

    assert told(owner) == set()
