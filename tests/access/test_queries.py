"""Who somebody is today: one organisation, the roles held there, nothing that has ended or has yet to begin."""

from __future__ import annotations

from datetime import date
from typing import Any

import psycopg
import pytest

from tests.cast import TODAY, Organisations
from weerzien.access.actors import Actor
from weerzien.access.queries import NoPosition, actor_for
from weerzien.access.roles import Role


def add_position(owner: psycopg.Connection[Any], actor: Actor, *, at: object, role: Role, period: str) -> None:
    owner.execute(
        "insert into access_position (id, account_id, organisation_id, role, period)"
        " values (gen_random_uuid(), %s, %s, %s, %s)",
        [actor.account_id, at, role, period],
    )


def test_an_actor_is_read_in_one_query(amina: Actor, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        assert actor_for(amina.account_id, today=TODAY) == amina


def test_two_roles_at_one_organisation_add_up(
    amina: Actor, organisations: Organisations, owner: psycopg.Connection[Any]
) -> None:
    add_position(owner, amina, at=organisations.meerdijk, role=Role.TEAMLEIDER, period="[2026-11-20,)")
    add_position(owner, amina, at=organisations.meerdijk, role=Role.BURGERZAKEN, period="[2026-11-21,)")

    assert actor_for(amina.account_id, today=TODAY).roles == {Role.GEZINSREGISSEUR, Role.TEAMLEIDER}


def test_a_municipality_goes_before_a_partner(
    noor: Actor, organisations: Organisations, owner: psycopg.Connection[Any]
) -> None:
    assert actor_for(noor.account_id, today=TODAY).municipality_id is None

    add_position(owner, noor, at=organisations.meerdijk, role=Role.BURGERZAKEN, period="[2026-01-01,)")

    actor = actor_for(noor.account_id, today=TODAY)
    assert (actor.municipality_id, actor.roles) == (organisations.meerdijk, {Role.BURGERZAKEN})


def test_somebody_without_a_position_is_told_so(amina: Actor, owner: psycopg.Connection[Any]) -> None:
    with pytest.raises(NoPosition, match="geen functie"):
        actor_for(amina.account_id, today=date(2024, 12, 31))

    owner.execute("update access_account set is_active = false where id = %s", [amina.account_id])
    with pytest.raises(NoPosition):
        actor_for(amina.account_id, today=TODAY)
