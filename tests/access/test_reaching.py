"""Looking a family up reaches the rows that the list of all families reached, for whoever asks, also of mixed roles."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import psycopg
import pytest

from tests.cast import TODAY, Family, Hire, Involve, Organisations
from tests.leaks.tables import FACTS, OUTCOMES, ask
from weerzien.access.actors import Actor
from weerzien.access.context import SET, acting, evaluating, importing
from weerzien.access.policies import OWN, all_compartments_reach, family_reach, reach
from weerzien.access.roles import Compartment, Role

pytestmark = pytest.mark.django_db(transaction=True)

RELATED = "dossier_id in (select related_dossiers())"
BY_LIST = {
    **{table: f"{reach(part, 'rw')} or ({OWN} and {reach(part, 'o')})" for table, part in FACTS.items()},
    **dict.fromkeys(OUTCOMES, all_compartments_reach(Compartment)),
    **dict.fromkeys(("dossiers_municipalperiod", "dossiers_responsibility", "dossiers_coverage"), RELATED),
    "dossiers_dossier": "id in (select related_dossiers())",
    "dossiers_localnumber": reach("identity", "rw", subject="person_id"),
    "dossiers_household": family_reach("housing", "rw"),
}
BY_LIST["dossiers_relation"] = f"({BY_LIST['dossiers_relation']}) and (kind <> 'sponsor' or {reach('procedure', 'rw')})"
"""The conditions as they were when each made a list of every family within reach."""

Narrow = Callable[[Actor, Family], AbstractContextManager[Any]]


def nothing(_: Actor, __: Family) -> AbstractContextManager[Any]:
    return nullcontext()


def evaluate_one(_: Actor, family: Family) -> AbstractContextManager[Any]:
    return evaluating([family.dossier_id])


def take_in(actor: Actor, _: Family) -> AbstractContextManager[Any]:
    assert actor.municipality_id is not None
    return importing(actor.municipality_id)


def by_list(owner: psycopg.Connection[Any], settings: tuple[Any, ...], table: str) -> set[UUID | int]:
    """Return the rows that the old condition reaches, asked by the owner, who is held back by no policy."""
    with owner.transaction(force_rollback=True):
        owner.execute(SET, settings)
        return {pk for (pk,) in owner.execute(f"select id from {table} where {BY_LIST[table]}")}


@pytest.mark.parametrize("narrow", [nothing, evaluate_one, take_in], ids=["reading", "evaluating", "importing"])
@pytest.mark.parametrize(
    ("first", "second"),
    [
        (Role.GEZINSREGISSEUR, None),
        (Role.TEAMLEIDER, Role.LEERPLICHT),
        (Role.BURGERZAKEN, Role.WIJKTEAM),
        (Role.MEDEWERKER_HUISVESTING, Role.CONTRACTPARTNER),
        (Role.WIJKTEAM, None),
        (Role.LEERPLICHT, None),
        (Role.PRIVACY_OFFICER, None),
    ],
    ids=str,
)
def test_the_same_rows_are_reached(
    hire: Hire,
    involve: Involve,
    owner: psycopg.Connection[Any],
    organisations: Organisations,
    family: Family,
    second_family: Family,
    family_elsewhere: Family,
    first: Role,
    second: Role | None,
    narrow: Narrow,
) -> None:
    actor = hire("Robin Vos", first, organisations.meerdijk)
    if second is not None:
        owner.execute(
            "insert into access_position (id, account_id, organisation_id, role, period)"
            " values (gen_random_uuid(), %s, %s, %s, '[2025-01-01,)')",
            [actor.account_id, organisations.meerdijk, second],
        )
    involve(actor, second_family, compartments=[Compartment.IDENTITY, Compartment.SCHOOLING, Compartment.CONTACTS])
    involve(actor, family, persons=[family.youngster])
    involve(actor, family_elsewhere, persons=[family_elsewhere.mother])

    with acting(actor, today=TODAY), narrow(actor, family):
        told = ask(
            "select current_setting('weerzien.account'), current_setting('weerzien.organisation'),"
            " current_setting('weerzien.today'), current_setting('weerzien.evaluating'),"
            " current_setting('weerzien.importing')"
        )[0]
        by_lookup = {table: {pk for (pk,) in ask(f"select id from {table}")} for table in BY_LIST}

    assert by_lookup == {table: by_list(owner, told, table) for table in BY_LIST}
    assert any(by_lookup.values()) or first in {Role.PRIVACY_OFFICER}


@pytest.mark.parametrize(
    ("begins", "ends", "is_seen"),
    [
        (date(2020, 1, 1), None, True),
        (date(2020, 1, 1), TODAY + timedelta(1), True),
        (date(2020, 1, 1), TODAY, False),
        (TODAY, None, True),
        (TODAY + timedelta(1), None, False),
    ],
    ids=["always", "until today", "until yesterday", "from today", "from tomorrow"],
)
def test_a_family_that_was_never_elsewhere_is_seen_on_the_days_that_it_is_here(
    owner: psycopg.Connection[Any], family: Family, amina: Actor, begins: date, ends: date | None, is_seen: bool
) -> None:
    with owner.transaction():
        last = ends and ends - timedelta(1)
        owner.execute("update dossiers_dossier set opened_on = %s, closed_on = %s", [begins, last])
        for table in ("dossiers_municipalperiod", "dossiers_responsibility"):
            owner.execute(f"update {table} set period = daterange(%s, %s)", [begins, ends])

    with acting(amina, today=TODAY):
        seen = {table: bool(ask(f"select id from {table}")) for table in ("dossiers_personalia", *OUTCOMES)}

    assert seen == dict.fromkeys(seen, is_seen)


def test_nobody_makes_an_outcome_that_of_another_municipality(
    owner: psycopg.Connection[Any], family: Family, organisations: Organisations, amina: Actor
) -> None:
    with acting(amina, today=TODAY), evaluating([family.dossier_id]):
        ask(
            "update early_signals_outcome set lasting_municipality_id = %s where dossier_id = %s returning id",
            organisations.zandoever,
            family.dossier_id,
        )

    kept = owner.execute("select distinct lasting_municipality_id from early_signals_outcome").fetchall()
    assert kept == [(organisations.meerdijk,)]


def test_the_view_of_own_families_shows_nothing_to_who_has_no_role_that_reaches_them_all(
    hire: Hire, organisations: Organisations, family: Family, amina: Actor
) -> None:
    officer = hire("Petra de Boer", Role.PRIVACY_OFFICER, organisations.meerdijk)
    seen = {}
    for actor in (amina, officer):
        with acting(actor, today=TODAY):
            seen[actor.name] = ask("select dossier_id from own_dossiers")

    assert seen == {"Amina Yusuf": [(family.dossier_id,)], "Petra de Boer": []}


def test_a_view_of_families_cannot_be_written_to(amina: Actor, family: Family) -> None:
    for view in ("own_dossiers", "known_dossiers"):
        with pytest.raises(Exception, match=r"permission denied|cannot delete"), acting(amina, today=TODAY):
            ask(f"delete from {view} returning 1")


@pytest.mark.parametrize("day", [date(2026, 2, 28), date(2026, 3, 1), date(2026, 8, 31), date(2026, 9, 1)], ids=str)
def test_a_family_is_a_municipalitys_from_its_first_day_up_to_and_including_its_last(
    family: Family, organisations: Organisations, owner: psycopg.Connection[Any], day: date
) -> None:
    with owner.transaction(force_rollback=True):
        owner.execute(
            "update dossiers_municipalperiod set period = '[2026-03-01,2026-09-01)' where dossier_id = %s",
            [family.dossier_id],
        )
        owner.execute("select set_config('weerzien.today', %s, true)", [day.isoformat()])
        listed = owner.execute("select municipal_dossiers(%s)", [organisations.meerdijk]).fetchall()

    is_within = date(2026, 3, 1) <= day <= date(2026, 8, 31)
    assert ((family.dossier_id,) in listed) is is_within
