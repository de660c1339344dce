"""Families are entered whole, have somebody responsible on every day, and partners are let in by the municipality."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from django.db import IntegrityError, connection, transaction

from tests.cast import NOW, TODAY, Family, Organisations
from tests.leaks.tables import ask
from weerzien.access.actions import GuardianshipNamesNobody
from weerzien.access.actors import Actor
from weerzien.access.context import acting, current_context, importing
from weerzien.access.roles import Compartment, Ground
from weerzien.dossiers.actions import (
    NewDossier,
    NewPerson,
    assign_responsibility,
    cover_facts,
    dossier_number,
    grant_involvement,
    open_dossiers,
)
from weerzien.dossiers.door import NotYours
from weerzien.dossiers.models import Coverage, Dossier, LocalNumber, Membership, PersonNumbers, Responsibility
from weerzien.dossiers.models.fact import Source
from weerzien.dossiers.numbers import decrypted

NEW_YEAR = date(2026, 1, 1)


def some_families(count: int) -> list[NewDossier]:
    return [
        NewDossier(
            opened_on=NEW_YEAR,
            local_number=f"G{place:03}",
            persons=(
                NewPerson(part="amv", since=NEW_YEAR, local_number=f"{place}1", bsn=f"99990{place:04}"),
                NewPerson(part="moeder", since=NEW_YEAR, local_number=f"{place}2"),
            ),
        )
        for place in range(count)
    ]


def all_constraints_hold() -> None:
    with connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")
        cursor.execute("set constraints all deferred")


@pytest.mark.parametrize("count", [1, 40])
def test_families_are_entered_in_as_many_statements_however_many_there_are(
    amina: Actor, count: int, django_assert_num_queries: Any
) -> None:
    new = some_families(count)
    with acting(amina, today=TODAY), importing(amina.organisation_id):
        with django_assert_num_queries(9):
            open_dossiers(actor=amina, dossiers=new, source=Source.IMPORT, at=NOW)
        all_constraints_hold()

        assert current_context().opened == {family.id for family in new}
        assert Dossier.objects.count() == count
        assert Membership.objects.count() == 2 * count
        assert LocalNumber.objects.count() == 3 * count
        number = PersonNumbers.objects.get(subject_id=new[0].persons[0].id)
        assert decrypted(bytes(number.encrypted)) == "999900000"
        assert b"999900000" not in bytes(number.encrypted) + bytes(number.lookup_hash)


def test_who_may_not_open_dossiers_enters_no_family(bram: Actor, noor: Actor) -> None:
    for actor in (bram, noor):
        with acting(actor, today=TODAY), pytest.raises(NotYours):
            open_dossiers(actor=actor, dossiers=some_families(1), source=Source.HAND, at=NOW)


def responsibilities(family: Family) -> list[tuple[Any, ...]]:
    rows = Responsibility.objects.filter(dossier_id=family.dossier_id, superseded_by=None).order_by("period")
    return [(row.period.lower, row.period.upper, row.organisation_id, row.account_id) for row in rows]


def test_responsibility_passes_on_a_day_without_a_gap(
    amina: Actor, family: Family, organisations: Organisations
) -> None:
    with acting(amina, today=TODAY):
        for account_id, at in ((amina.account_id, NOW), (None, NOW + timedelta(hours=1))):
            assign_responsibility(
                actor=amina,
                dossier_id=family.dossier_id,
                organisation_id=organisations.meerdijk,
                account_id=account_id,
                ground="verdeling van de caseload",
                today=TODAY,
                at=at,
            )
            all_constraints_hold()

            assert responsibilities(family) == [
                (NEW_YEAR, TODAY, organisations.meerdijk, None),
                (TODAY, None, organisations.meerdijk, account_id),
            ]


@pytest.mark.parametrize("table", ["dossiers_municipalperiod", "dossiers_responsibility"])
@pytest.mark.parametrize(
    "change",
    [
        pytest.param("set period = '[2026-01-01,2026-06-01)'", id="ends too early"),
        pytest.param("set period = '[2026-02-01,)'", id="starts too late"),
        pytest.param("set period = '[2025-01-01,)'", id="starts before there was a dossier"),
    ],
)
@pytest.mark.django_db(transaction=True)
def test_a_family_for_which_nobody_is_responsible_on_a_day_is_impossible(
    family: Family, owner: psycopg.Connection[Any], table: str, change: str
) -> None:
    with pytest.raises(psycopg.errors.CheckViolation, match="on every day"):
        owner.execute(f"update {table} {change}")  # type: ignore[arg-type]  # a statement of this test


@pytest.mark.django_db(transaction=True)
def test_a_family_for_which_two_are_responsible_on_a_day_is_impossible(
    family: Family, owner: psycopg.Connection[Any], organisations: Organisations
) -> None:
    with pytest.raises(psycopg.errors.ExclusionViolation):
        owner.execute(
            "insert into dossiers_municipalperiod (id, dossier_id, municipality_id, period)"
            " values (gen_random_uuid(), %s, %s, '[2026-10-01,2026-11-01)')",
            [family.dossier_id, organisations.zandoever],
        )


@pytest.mark.django_db(transaction=True)
def test_a_dossier_is_not_opened_without_somebody_responsible(amina: Actor) -> None:
    with pytest.raises(IntegrityError, match="on every day"), acting(amina, today=TODAY):
        Dossier.objects.create(id=uuid4(), number="leeg", opened_on=NEW_YEAR, created_at=NOW)


@pytest.mark.django_db(transaction=True)
def test_a_dossier_is_closed_with_its_periods_ending_on_its_last_day(
    family: Family, owner: psycopg.Connection[Any]
) -> None:
    with owner.transaction():
        owner.execute("update dossiers_dossier set closed_on = '2026-11-30'")
        for table in ("dossiers_municipalperiod", "dossiers_responsibility"):
            owner.execute(f"update {table} set period = '[2026-01-01,2026-11-30]'")  # type: ignore[arg-type]  # a statement of this test


def test_a_partner_is_let_in_by_who_coordinates_the_family(
    amina: Actor, bram: Actor, noor: Actor, second_family: Family
) -> None:
    def grant(actor: Actor, ground: Ground) -> None:
        with acting(actor, today=TODAY):
            grant_involvement(
                actor=actor,
                dossier_id=second_family.dossier_id,
                account_id=noor.account_id,
                compartments=[Compartment.CONTACTS],
                ground=ground,
                since=TODAY,
                today=TODAY,
                at=NOW,
            )

    with pytest.raises(NotYours):
        grant(bram, Ground.ASSIGNMENT)
    with pytest.raises(GuardianshipNamesNobody):
        grant(amina, Ground.GUARDIANSHIP)

    grant(amina, Ground.ASSIGNMENT)

    with acting(noor, today=TODAY):
        assert ask("select count(*) from dossiers_dossier where id = %s", second_family.dossier_id) == [(1,)]


def test_what_an_organisation_keeps_grows_and_never_shrinks(amina: Actor, family: Family) -> None:
    def kept() -> Coverage:
        return Coverage.objects.get(dossier_id=family.dossier_id)

    with acting(amina, today=TODAY), transaction.atomic():
        cover_facts(actor=amina, dossier_ids=[family.dossier_id], facts=["pip op"], since=TODAY)
        assert (kept().facts, kept().since) == (["ingereisd op", "pip op"], TODAY)

        cover_facts(actor=amina, dossier_ids=[family.dossier_id], facts=["pip op"], since=TODAY + timedelta(days=1))
        assert kept().since == TODAY


def test_the_number_of_a_dossier_says_nothing_and_stays_the_same() -> None:
    family = NewDossier(opened_on=NEW_YEAR, persons=())

    assert dossier_number(family.id) == dossier_number(family.id)
    assert len(dossier_number(family.id)) == 9
