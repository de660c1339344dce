"""Who makes two persons one, who knows them then, and what nobody learns by it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import UUID

import psycopg
import pytest
from django.db import connection, connections

from tests.cast import NOW, TODAY, Family, Hire, Involve, Organisations
from tests.early_signals.merged import WHY, chosen, merge, unmerge
from weerzien.access.abilities import ROLES_WITH, Ability
from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.access.roles import Role
from weerzien.access.shields import NewShield
from weerzien.dossiers.merging.rules import (
    KeptFromWhoIsResponsibleThere,
    MergedMeanwhile,
    NotDirectorOfBoth,
    Two,
)
from weerzien.dossiers.shielding import shield_family
from weerzien.early_signals import merging
from weerzien.early_signals.work import HeldByAnother, unit_of_work
from weerzien.kernel.refusals import NotFound

pytestmark = pytest.mark.django_db(transaction=True)


def shield(actor: Actor, family: Family, *, person: UUID | None, account: UUID) -> None:
    """Keep somebody of a family from an account."""
    new = NewShield("withheld", person, None, account, "Er is een dreiging.")
    with unit_of_work(actor, today=TODAY, now=NOW):
        shield_family(actor=actor, dossier_id=family.dossier_id, new=new, today=TODAY, at=NOW)


def test_what_the_director_may_not_read_is_neither_shown_nor_chosen(
    amina: Actor, family: Family, second_family: Family, owner: psycopg.Connection[Any]
) -> None:
    owner.execute("update integration_income set works = true where subject_id = %s", [family.youngster])
    with acting(amina, today=TODAY):
        panel = merging.pair_page(amina, family.youngster, second_family.youngster, today=TODAY)
    merge(amina, family.youngster, second_family.youngster)

    shown = {choice.what for choice in panel.choices} | {label for label, _ in panel.goes_along}
    assert "Inkomen" not in shown
    kept = owner.execute(
        "select dossier_id, works from integration_income where subject_id = any(%s) and superseded_by_id is null"
        " order by works",
        [[family.youngster, second_family.youngster]],
    ).fetchall()
    assert kept == [(second_family.dossier_id, False), (family.dossier_id, True)]


def test_of_two_shields_the_strictest_holds_for_both_and_goes_back(
    amina: Actor, family: Family, second_family: Family, hire: Hire, organisations: Organisations,
    owner: psycopg.Connection[Any],
) -> None:  # fmt: skip
    robin = hire("Robin Vos", Role.KLANTREGISSEUR_INBURGERING, organisations.meerdijk)
    shield(amina, family, person=family.youngster, account=robin.account_id)

    merge_id = merge(amina, family.youngster, second_family.youngster)
    with acting(robin, today=TODAY), connection.cursor() as cursor:
        cursor.execute("select count(*) from dossiers_personalia where subject_id = %s", [second_family.youngster])
        while_merged = cursor.fetchone()
    unmerge(amina, merge_id)
    with acting(robin, today=TODAY), connection.cursor() as cursor:
        cursor.execute("select count(*) > 0 from dossiers_personalia where subject_id = %s", [second_family.youngster])
        after = cursor.fetchone()

    assert (while_merged, after) == ((0,), (True,))
    standing = owner.execute("select person_id from access_shield where lifted_at is null").fetchall()
    assert standing == [(family.youngster,)]


def test_a_shield_from_whoever_is_responsible_there_stands_in_the_way(
    amina: Actor, family: Family, second_family: Family, hire: Hire, organisations: Organisations,
    owner: psycopg.Connection[Any],
) -> None:  # fmt: skip
    robin = hire("Robin Vos", Role.GEZINSREGISSEUR, organisations.meerdijk)
    shield(amina, family, person=None, account=robin.account_id)
    owner.execute(
        "update dossiers_responsibility set account_id = %s where dossier_id = %s",
        [robin.account_id, second_family.dossier_id],
    )

    with pytest.raises(KeptFromWhoIsResponsibleThere):
        merge(amina, family.youngster, second_family.youngster)


def test_who_was_involved_with_somebody_is_so_with_who_that_is_and_with_nobody_more(
    amina: Actor, thijs: Actor, family: Family, second_family: Family
) -> None:
    def known() -> set[UUID]:
        with acting(thijs, today=TODAY), connection.cursor() as cursor:
            cursor.execute("select distinct subject_id from dossiers_personalia where superseded_by_id is null")
            return {pk for (pk,) in cursor.fetchall()}

    before = known()
    merge_id = merge(amina, family.youngster, second_family.youngster)
    merged = known()
    unmerge(amina, merge_id)

    assert (before, merged, known()) == ({family.youngster}, {second_family.youngster}, {family.youngster})


def test_only_a_director_of_both_families_merges(
    amina: Actor, bram: Actor, chris: Actor, family: Family, second_family: Family, family_elsewhere: Family
) -> None:
    two = Two(family.youngster, second_family.youngster, is_whole=True)
    with pytest.raises(NotDirectorOfBoth), unit_of_work(bram, today=TODAY, now=NOW):
        merging.merge(actor=bram, two=two, choices={}, because=WHY, today=TODAY, at=NOW)
    for who, other in ((chris, second_family.youngster), (amina, family_elsewhere.youngster)):
        with pytest.raises(NotFound), unit_of_work(who, today=TODAY, now=NOW):
            merging.merge(actor=who, two=Two(family.youngster, other), choices={}, because=WHY, today=TODAY, at=NOW)


def test_whoever_merges_may_also_import() -> None:
    assert ROLES_WITH[Ability.MERGE_PERSONS] <= ROLES_WITH[Ability.IMPORT_WORKBOOK]


def test_of_two_people_who_merge_the_same_the_second_is_told(
    amina: Actor, family: Family, second_family: Family, owner: psycopg.Connection[Any]
) -> None:
    pairs = [(family.youngster, second_family.youngster), (second_family.youngster, family.youngster)]
    choices = [chosen(amina, *pair) for pair in pairs]

    def attempt(at: int) -> type[BaseException] | None:
        try:
            with unit_of_work(amina, today=TODAY, now=NOW):
                two = Two(*pairs[at], is_whole=True)
                merging.merge(actor=amina, two=two, choices=choices[at], because=WHY, today=TODAY, at=NOW)
        except (MergedMeanwhile, HeldByAnother, NotFound) as no:
            return type(no)
        finally:
            connections.close_all()
        return None

    with ThreadPoolExecutor(2) as pool:
        said = list(pool.map(attempt, (0, 1)))

    assert said.count(None) == 1
    assert MergedMeanwhile in said
    assert owner.execute("select count(*) from dossiers_merge").fetchone() == (1,)


def test_both_families_have_a_line_in_the_log(
    amina: Actor, family: Family, second_family: Family, owner: psycopg.Connection[Any]
) -> None:
    unmerge(amina, merge(amina, family.youngster, second_family.youngster))

    lines = owner.execute(
        "select action, array_agg(dossier_ids[1]::text order by dossier_ids[1]) from audit_line"
        " where action in ('dossiers.merged', 'dossiers.unmerged') group by 1 order by 1"
    ).fetchall()
    both = sorted([str(family.dossier_id), str(second_family.dossier_id)])
    assert lines == [("dossiers.merged", both), ("dossiers.unmerged", both)]


def test_involvements_with_a_whole_family_follow_its_persons_only(
    amina: Actor, noor: Actor, involve: Involve, family: Family, second_family: Family
) -> None:
    merge(amina, family.youngster, second_family.youngster)

    with acting(noor, today=TODAY), connection.cursor() as cursor:
        cursor.execute("select distinct subject_id from dossiers_personalia where superseded_by_id is null")
        known = {pk for (pk,) in cursor.fetchall()}
    assert known == {second_family.youngster, family.mother, family.brother}
