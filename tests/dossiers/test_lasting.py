"""Which municipality a family was always in, as PostgreSQL keeps it beside what is read for many families at once."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import psycopg
import pytest

from tests.cast import TODAY, Family, Involve, Organisations, enter
from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.access.questions import asked
from weerzien.dossiers.queries.families import LANGUAGES

pytestmark = pytest.mark.django_db(transaction=True)

KEPT_BESIDE = ("dossiers_personalia", "early_signals_outcome")


def everywhere(municipality: UUID | None) -> dict[str, set[UUID | None]]:
    return {table: {municipality} for table in KEPT_BESIDE}


def lasting(owner: psycopg.Connection[Any], family: Family) -> dict[str, set[UUID | None]]:
    return {
        table: {
            one
            for (one,) in owner.execute(
                f"select lasting_municipality_id from {table} where dossier_id = %s", [family.dossier_id]
            )
        }
        for table in KEPT_BESIDE
    }


def move(owner: psycopg.Connection[Any], family: Family, to: UUID, on: date) -> None:
    with owner.transaction():
        owner.execute(
            "update dossiers_municipalperiod set period = daterange(lower(period), %s) where dossier_id = %s",
            [on, family.dossier_id],
        )
        owner.execute(
            "insert into dossiers_municipalperiod (id, dossier_id, municipality_id, period)"
            " values (gen_random_uuid(), %s, %s, daterange(%s, null))",
            [family.dossier_id, to, on],
        )


def test_a_family_that_never_moved_is_kept_with_its_municipality(
    owner: psycopg.Connection[Any], family: Family, organisations: Organisations
) -> None:
    assert lasting(owner, family) == everywhere(organisations.meerdijk)


def test_a_family_that_will_move_is_kept_with_none_from_the_moment_that_is_written_down(
    owner: psycopg.Connection[Any], family: Family, organisations: Organisations
) -> None:
    move(owner, family, organisations.zandoever, date(2027, 3, 1))

    assert lasting(owner, family) == everywhere(None)


def test_a_move_that_is_taken_back_was_never_there(
    owner: psycopg.Connection[Any], family: Family, organisations: Organisations
) -> None:
    move(owner, family, organisations.zandoever, date(2027, 3, 1))
    with owner.transaction():
        owner.execute("delete from dossiers_municipalperiod where municipality_id = %s", [organisations.zandoever])
        owner.execute("update dossiers_municipalperiod set period = daterange(lower(period), null)")

    assert lasting(owner, family) == everywhere(organisations.meerdijk)


def test_another_period_in_the_same_municipality_is_no_move(
    owner: psycopg.Connection[Any], family: Family, organisations: Organisations
) -> None:
    move(owner, family, organisations.meerdijk, date(2027, 3, 1))

    assert lasting(owner, family) == everywhere(organisations.meerdijk)


def test_languages_are_those_of_own_families_of_moved_ones_and_of_others_one_is_involved_with(
    owner: psycopg.Connection[Any], amina: Actor, chris: Actor, noor: Actor, involve: Involve,
    organisations: Organisations,
) -> None:  # fmt: skip
    families = {"Tigrinya": enter(amina, "M2"), "Dari": enter(amina, "M3"), "Somali": enter(chris, "Z2")}
    for language, family in families.items():
        owner.execute(
            "update dossiers_personalia set language = %s where dossier_id = %s", [language, family.dossier_id]
        )
    move(owner, families["Dari"], organisations.zandoever, TODAY)
    involve(noor, families["Somali"])
    involve(noor, families["Tigrinya"])
    seen = {}
    for actor in (amina, chris, noor):
        with acting(actor, today=TODAY):
            seen[actor.name] = tuple(spoken for (spoken,) in asked(LANGUAGES, {"municipality": actor.municipality_id}))

    assert seen == {
        "Amina Yusuf": ("Tigrinya",),
        "Chris Vos": ("Dari", "Somali"),
        "Noor Haddad": ("Somali", "Tigrinya"),
    }
