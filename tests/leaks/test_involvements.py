"""An involvement gives access in its period, in its compartments, on its ground; and guardianship ends at eighteen."""

from __future__ import annotations

from datetime import date
from typing import Any

import psycopg
import pytest
from django.db import ProgrammingError, transaction

from tests.cast import NOW, TODAY, Family, Hire, Involve, Organisations
from tests.leaks.tables import FACTS, ask, everything_in, seen_by
from weerzien.access.actors import Actor
from weerzien.access.context import acting, importing
from weerzien.access.roles import Compartment, Ground, Role
from weerzien.dossiers.facts import supersede
from weerzien.dossiers.models import Personalia
from weerzien.dossiers.models.fact import Source, day_columns
from weerzien.kernel.days import Day


@pytest.fixture
def helper(hire: Hire, organisations: Organisations, family: Family) -> Actor:
    """Return a support worker who is not involved with anybody yet."""
    return hire("Sem Bos", Role.VWN_BEGELEIDER, organisations.vluchtelingenwerk)


@pytest.fixture
def guardian(hire: Hire, organisations: Organisations, family: Family) -> Actor:
    """Return a guardian who is not involved with anybody yet."""
    return hire("Lot Maas", Role.JEUGDBESCHERMER, organisations.nidos)


def sees(actor: Actor, family: Family, *, on: date) -> bool:
    """Return whether somebody sees any row about the family on a day; True only if the family may be known too."""
    with acting(actor, today=on):
        rows = [
            row for table in FACTS for row in ask(f"select 1 from {table} where dossier_id = %s", family.dossier_id)
        ]
        known = bool(ask("select 1 from dossiers_dossier where id = %s", family.dossier_id))
    assert bool(rows) == known
    return known


def test_before_its_first_day_and_after_its_last_an_involvement_gives_nothing(
    helper: Actor, involve: Involve, family: Family
) -> None:
    involve(helper, family, since=date(2026, 10, 1), until=date(2026, 12, 31))

    assert not sees(helper, family, on=date(2026, 9, 30))
    assert sees(helper, family, on=date(2026, 10, 1))
    assert sees(helper, family, on=date(2026, 12, 31))
    assert not sees(helper, family, on=date(2027, 1, 1))


def test_without_an_involvement_a_partner_sees_nothing(helper: Actor, noor: Actor, family: Family) -> None:
    assert sees(noor, family, on=TODAY)
    assert not sees(helper, family, on=TODAY)


def test_an_involvement_holds_no_more_compartments_than_it_lists(
    helper: Actor, involve: Involve, family: Family
) -> None:
    involve(helper, family, compartments=[Compartment.CONTACTS, Compartment.PROCEDURE])

    seen = {compartment for table, compartment in FACTS.items() if seen_by(helper, table)}

    assert seen == {Compartment.CONTACTS}, "procedure is listed and the role has no right to its rows"


def test_a_role_of_scope_persons_gets_nothing_from_an_involvement_with_the_whole_family(
    guardian: Actor, involve: Involve, family: Family
) -> None:
    involve(guardian, family, ground=Ground.CONTINUED)

    assert not sees(guardian, family, on=TODAY)


def born(family: Family, day: Day) -> None:
    """Correct the birth date of the youngster."""
    coordinator = family.coordinator
    assert coordinator.municipality_id is not None
    with acting(coordinator, today=TODAY), importing(coordinator.municipality_id):
        current = Personalia.objects.get(subject_id=family.youngster, superseded_by=None)
        supersede(
            Personalia,
            current=current,
            values=day_columns("born", day),
            actor=coordinator,
            source=Source.HAND,
            at=NOW,
            because="correctie",
        )


@pytest.mark.parametrize(
    ("birth", "last_day", "first_day_without"),
    [
        pytest.param(Day.on(date(2008, 11, 21)), date(2026, 11, 20), date(2026, 11, 21), id="an ordinary birthday"),
        pytest.param(Day.on(date(2008, 2, 29)), date(2026, 2, 28), date(2026, 3, 1), id="born on 29 February"),
        pytest.param(Day.in_year(2008), date(2026, 12, 30), date(2026, 12, 31), id="only the year is known"),
    ],
)
def test_the_ground_of_guardianship_ends_on_the_eighteenth_birthday(
    guardian: Actor, involve: Involve, family: Family, birth: Day, last_day: date, first_day_without: date
) -> None:
    involve(guardian, family, persons=[family.youngster], ground=Ground.GUARDIANSHIP, since=date(2026, 1, 1))
    born(family, birth)

    assert sees(guardian, family, on=last_day)
    assert not sees(guardian, family, on=first_day_without)


def test_another_ground_goes_on_after_the_eighteenth_birthday(
    guardian: Actor, involve: Involve, family: Family
) -> None:
    involve(guardian, family, persons=[family.youngster], ground=Ground.CONTINUED, until=date(2027, 1, 31))
    born(family, Day.on(date(2008, 11, 21)))

    assert sees(guardian, family, on=date(2026, 11, 21))
    assert not sees(guardian, family, on=date(2027, 2, 1))


def test_at_eighteen_one_youngster_leaves_and_her_brother_stays(
    guardian: Actor, involve: Involve, family: Family
) -> None:
    involve(guardian, family, persons=[family.youngster, family.brother], ground=Ground.GUARDIANSHIP)
    born(family, Day.on(date(2008, 11, 20)))

    assert {row.subject_id for row in seen_by(guardian, "schooling_enrolment")} == {family.brother}
    assert {row.subject_id for row in everything_in("schooling_enrolment", [family])} == {*family.persons}


def test_nobody_involves_herself_or_another(noor: Actor, family: Family, second_family: Family) -> None:
    statement = """
        insert into access_involvement (id, dossier_id, account_id, scope, compartments, ground, period,
          granted_by_id, granted_at)
        values (gen_random_uuid(), %s, %s, 'family', '{identity}', 'consent', '[2026-01-01,)', %s, now())
        returning id"""

    for dossier_id in (family.dossier_id, second_family.dossier_id):
        with acting(noor, today=TODAY), pytest.raises(ProgrammingError), transaction.atomic():
            ask(statement, dossier_id, noor.account_id, noor.account_id)


def test_a_role_that_only_the_application_believes_in_gives_nothing(
    hire: Hire, organisations: Organisations, family: Family
) -> None:
    clerk = hire("Kim Post", Role.BELEIDSMEDEWERKER, organisations.meerdijk)
    pretender = Actor(**{name: getattr(clerk, name) for name in clerk.__slots__} | {"roles": frozenset(Role)})

    assert not sees(pretender, family, on=TODAY)


def test_a_position_that_has_ended_gives_nothing(amina: Actor, family: Family, owner: psycopg.Connection[Any]) -> None:
    assert sees(amina, family, on=TODAY)

    owner.execute(
        "update access_position set period = '[2025-01-01,2026-11-20)' where account_id = %s", [amina.account_id]
    )

    assert not sees(amina, family, on=TODAY)


def test_an_account_that_is_closed_gives_nothing(amina: Actor, family: Family, owner: psycopg.Connection[Any]) -> None:
    owner.execute("update access_account set is_active = false where id = %s", [amina.account_id])

    assert not sees(amina, family, on=TODAY)
