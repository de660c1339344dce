"""The one way to a family: who is let in, for what, and what is written down of it."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import psycopg
import pytest
from django.db import DatabaseError, connection

from tests.cast import NOW, TODAY, Family
from weerzien.access.abilities import Ability
from weerzien.access.actors import Actor
from weerzien.access.context import acting, current_context
from weerzien.dossiers.door import NotYours, SomebodyElseActsError, look_at, open_dossier
from weerzien.kernel.ids import DossierId
from weerzien.kernel.refusals import NotFound


def opened(actor: Actor, subject: Any, ability: Ability) -> Any:
    with acting(actor, today=TODAY):
        return open_dossier(actor, subject, ability, today=TODAY, at=NOW)


def test_who_may_edit_opens_the_dossier_of_a_family_and_of_a_person(amina: Actor, family: Family) -> None:
    of_family = opened(amina, family.dossier_id, Ability.EDIT_PROCEDURE)
    of_person = opened(amina, family.mother, Ability.EDIT_PROCEDURE)

    assert (of_family.id, of_family.municipality_id, of_family.person_id) == (
        family.dossier_id,
        amina.municipality_id,
        None,
    )
    assert (of_person.id, of_person.person_id) == (family.dossier_id, family.mother)


def test_what_is_opened_is_known_to_the_unit_of_work(amina: Actor, family: Family) -> None:
    with acting(amina, today=TODAY):
        open_dossier(amina, family.mother, Ability.EDIT_HOUSING, today=TODAY, at=NOW)

        assert current_context().opened == {family.dossier_id}


def test_a_role_of_scope_persons_opens_these_persons_only(thijs: Actor, family: Family) -> None:
    assert opened(thijs, family.youngster, Ability.EDIT_GUARDIANSHIP).person_id == family.youngster
    for other in (family.mother, family.dossier_id):
        with pytest.raises(NotYours):
            opened(thijs, other, Ability.EDIT_GUARDIANSHIP)


def test_who_may_not_do_it_is_told_so(amina: Actor, noor: Actor, bram: Actor, family: Family) -> None:
    for actor, ability in (
        (amina, Ability.EDIT_INCOME),
        (noor, Ability.EDIT_PROCEDURE),
        (bram, Ability.GRANT_INVOLVEMENT),
        (bram, Ability.EDIT_RELATIONS),
    ):
        with pytest.raises(NotYours):
            opened(actor, family.dossier_id, ability)


def test_a_family_of_another_is_not_found_like_one_that_never_was(
    chris: Actor, noor: Actor, family: Family, second_family: Family
) -> None:
    for actor, subject in (
        (chris, family.dossier_id),
        (chris, family.mother),
        (noor, second_family.dossier_id),
        (noor, DossierId(uuid4())),
    ):
        with pytest.raises(NotFound):
            opened(actor, subject, Ability.SEE_FAMILY)


def test_nobody_opens_in_the_name_of_another(amina: Actor, bram: Actor, family: Family) -> None:
    with acting(bram, today=TODAY), pytest.raises(SomebodyElseActsError):
        open_dossier(amina, family.dossier_id, Ability.EDIT_HOUSING, today=TODAY, at=NOW)


@pytest.mark.django_db(transaction=True)
def test_two_who_edit_one_family_wait_for_each_other(
    amina: Actor, family: Family, owner: psycopg.Connection[Any]
) -> None:
    with acting(amina, today=TODAY):
        open_dossier(amina, family.dossier_id, Ability.EDIT_HOUSING, today=TODAY, at=NOW)

        with pytest.raises(psycopg.errors.LockNotAvailable):
            owner.execute("select 1 from dossiers_dossier where id = %s for update nowait", [family.dossier_id])


def looks(owner: psycopg.Connection[Any], page: str) -> list[tuple[Any, ...]]:
    return owner.execute(
        "select kind, account_id, dossier_ids from audit_line where action = %s order by at", [page]
    ).fetchall()


@pytest.mark.django_db(transaction=True)
def test_a_look_survives_a_view_that_fails(amina: Actor, family: Family, owner: psycopg.Connection[Any]) -> None:
    def view() -> None:
        look_at(amina, family.dossier_id, "family.page", today=TODAY, at=NOW)
        with acting(amina, today=TODAY), connection.cursor() as cursor:
            cursor.execute("select * from there_is_no_such_table")

    with pytest.raises(DatabaseError):
        view()

    assert looks(owner, "family.page") == [("look", amina.account_id, [family.dossier_id])]


@pytest.mark.django_db(transaction=True)
def test_a_look_that_is_refused_is_written_down_too(
    chris: Actor, family: Family, owner: psycopg.Connection[Any]
) -> None:
    with pytest.raises(NotFound):
        look_at(chris, family.dossier_id, "family.page", today=TODAY, at=NOW)

    assert looks(owner, "family.page") == [("refusal", chris.account_id, [family.dossier_id])]
