"""What is withheld from somebody is nowhere, whatever their role or involvement; a secret address is told to few."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest

from tests.cast import NOW, TODAY, Family, Hire, Organisations
from tests.leaks.tables import FACTS, MIXED, OF_A_FAMILY, OUTCOMES, all_rows, ask, everything_in, seen_by
from weerzien.access.actors import Actor
from weerzien.access.context import acting, evaluating
from weerzien.access.models import Shield
from weerzien.access.roles import Role

WITH_A_FAMILY = """
select distinct c.relname from pg_constraint k join pg_class c on c.oid = k.conrelid
where k.contype = 'f' and k.confrelid in ('dossiers_dossier'::regclass, 'dossiers_person'::regclass)
"""
WITHHELD = "select tablename from pg_policies where policyname = 'withheld' and permissive = 'RESTRICTIVE'"
NOBODYS = {
    "early_signals_reminder": "the jobs alone read it, for who may see the day it is about",
    "exchange_importconflict": "who handed a list in reads of that list alone",
    "audit_line": "it names families to a privacy officer, who watches over shields too",
}
"""Tables that know of families or persons and need no such policy, with the reason."""

Withhold = Callable[..., UUID]


@pytest.fixture
def shield(amina: Actor) -> Withhold:
    """Return how something is withheld, or an address made secret."""

    def shield(family: Family, **from_whom: UUID | None) -> UUID:
        kind = Shield.Kind.WITHHELD if {*from_whom} & {"account_id", "organisation_id"} else Shield.Kind.SECRET_ADDRESS
        with acting(amina, today=TODAY):
            return Shield.objects.create(
                kind=kind,
                dossier_id=family.dossier_id,
                because="Gevaar.",
                set_by_id=amina.account_id,
                set_at=NOW,
                **from_whom,
            ).id

    return shield


def test_every_table_of_families_and_persons_has_the_policy(db: None) -> None:
    tables = {name for (name,) in ask(WITH_A_FAMILY)}
    kept = {name for (name,) in ask(WITHHELD)}

    assert tables - kept == tables & {*NOBODYS}


@pytest.mark.parametrize("by", ["account", "organisation"])
def test_a_family_that_is_withheld_is_nowhere_for_whoever_was_involved(
    shield: Withhold, noor: Actor, family: Family, by: str
) -> None:
    tables = (*FACTS, *MIXED, *OUTCOMES, *OF_A_FAMILY)
    before = {table: seen_by(noor, table) for table in FACTS}
    shield(family, **{f"{by}_id": getattr(noor, f"{by}_id")})

    assert any(before.values()), "there must be something that could leak"
    with acting(noor, today=TODAY):
        assert {table: ask(f"select 1 from {table}") for table in tables} == {table: [] for table in tables}
        assert ask("select 1 from dossiers_dossier") == ask("select 1 from dossiers_person") == []
        assert ask("select 1 from access_involvement") == ask("select * from known_dossiers") == []
        assert ask("select 1 from access_shield") == []
        assert ask("select dossiers_of_person(%s)", family.youngster) == []


def test_it_goes_above_a_role_that_knows_every_family_of_the_municipality(
    shield: Withhold, hire: Hire, organisations: Organisations, family: Family, second_family: Family
) -> None:
    colleague = hire("Robin Vos", Role.GEZINSREGISSEUR, organisations.meerdijk)
    shield(family, account_id=colleague.account_id)

    with acting(colleague, today=TODAY):
        assert ask("select id from dossiers_dossier") == [(second_family.dossier_id,)]
        assert ask("select dossier_id from own_dossiers") == [(second_family.dossier_id,)]
        assert ask("select dossiers_with_ability('shield-family')") == [(second_family.dossier_id,)]
        assert {row.dossier_id for table in FACTS for row in all_rows(table)} == {second_family.dossier_id}


def test_of_a_person_who_is_withheld_nothing_is_seen_and_of_the_others_everything(
    shield: Withhold, hire: Hire, organisations: Organisations, family: Family
) -> None:
    colleague = hire("Robin Vos", Role.GEZINSREGISSEUR, organisations.meerdijk)
    before = {table: seen_by(colleague, table) for table in (*FACTS, *MIXED, *OUTCOMES)}
    shield(family, person_id=family.youngster, account_id=colleague.account_id)

    for table, rows in before.items():
        others = {row for row in rows if row.subject_id != family.youngster}
        if table == "dossiers_relation":
            assert seen_by(colleague, table) < others
        else:
            assert seen_by(colleague, table) == others, table
    assert any(row.subject_id == family.youngster for rows in before.values() for row in rows)
    with acting(colleague, today=TODAY):
        assert (family.youngster,) not in ask("select id from dossiers_person")
        assert ask("select 1 from dossiers_derived where subject_id = %s", family.youngster) == []
        assert ask("select 1 from access_shield") == []


def test_others_see_what_is_withheld_from_one(shield: Withhold, amina: Actor, noor: Actor, family: Family) -> None:
    before = {table: seen_by(amina, table) for table in FACTS}
    shield(family, account_id=noor.account_id)

    assert {table: seen_by(amina, table) for table in FACTS} == before


def test_the_rulebook_reads_a_person_who_is_withheld_and_no_family_that_is(
    shield: Withhold, noor: Actor, family: Family
) -> None:
    shield(family, person_id=family.youngster, account_id=noor.account_id)
    with acting(noor, today=TODAY), evaluating([family.dossier_id]):
        assert any(row.subject_id == family.youngster for row in all_rows("procedure_permit"))

    shield(family, account_id=noor.account_id)
    with acting(noor, today=TODAY), evaluating([family.dossier_id]):
        assert all_rows("procedure_permit") == set()


def test_who_may_shield_cannot_write_about_a_person_who_is_withheld(
    shield: Withhold, hire: Hire, organisations: Organisations, family: Family
) -> None:
    colleague = hire("Robin Vos", Role.GEZINSREGISSEUR, organisations.meerdijk)
    shield(family, person_id=family.youngster, account_id=colleague.account_id)

    with acting(colleague, today=TODAY):
        assert ask("select dossiers_of_person(%s)", family.youngster) == []
        assert ask("select dossiers_of_person(%s)", family.mother) == [(family.dossier_id,)]


@pytest.mark.parametrize(
    ("role", "knows"),
    [
        (Role.GEZINSREGISSEUR, True),
        (Role.MEDEWERKER_HUISVESTING, True),
        (Role.BURGERZAKEN, True),
        (Role.TEAMLEIDER, False),
        (Role.KLANTREGISSEUR_INBURGERING, False),
    ],
    ids=str,
)
def test_a_secret_address_is_known_to_whoever_must_know_it(
    shield: Withhold, hire: Hire, organisations: Organisations, family: Family, role: Role, knows: bool
) -> None:
    colleague = hire("Robin Vos", role, organisations.meerdijk)
    assert seen_by(colleague, "housing_stay"), "there must be something that could leak"
    shield(family)

    assert bool({row for row in seen_by(colleague, "housing_stay") if row.dossier_id == family.dossier_id}) is knows


def test_a_partner_does_not_know_a_secret_address(shield: Withhold, noor: Actor, family: Family) -> None:
    assert seen_by(noor, "housing_stay") == everything_in("housing_stay", [family])
    shield(family, person_id=family.youngster)

    assert {row.subject_id for row in seen_by(noor, "housing_stay")} == {
        row.subject_id for row in everything_in("housing_stay", [family])
    } - {family.youngster}


def test_what_is_lifted_holds_nothing_back(shield: Withhold, noor: Actor, amina: Actor, family: Family) -> None:
    before = {table: seen_by(noor, table) for table in FACTS}
    pk = shield(family, account_id=noor.account_id)
    with acting(amina, today=TODAY):
        Shield.objects.filter(pk=pk).update(lifted_at=NOW, lifted_by_id=amina.account_id)

    assert {table: seen_by(noor, table) for table in FACTS} == before
