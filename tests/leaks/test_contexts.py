"""Whom PostgreSQL believes to act: nobody at first, nobody longer than meant, nobody wider than needed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import pytest
from django.db import ProgrammingError, connection, transaction

from tests.cast import TODAY, Family
from tests.leaks.tables import FACTS, MIXED, OF_A_FAMILY, OUTCOMES, ask, everything_in, seen_by
from weerzien.access.actors import Actor
from weerzien.access.context import Context, NoContextError, acting, current_context, evaluating, importing
from weerzien.kernel.refusals import Refused

FENCED = (*FACTS, *MIXED, *OUTCOMES, *OF_A_FAMILY, "dossiers_dossier", "dossiers_person", "access_involvement")


class OnSecondThoughts(Refused):
    """Toch maar niet."""


def who() -> str:
    """Return whom PostgreSQL believes to act, empty for nobody."""
    return str(ask("select coalesce(current_setting('weerzien.account', true), '')")[0][0])


def families_seen() -> int:
    return int(ask("select count(*) from dossiers_dossier")[0][0])


def test_outside_a_context_nothing_is_seen(family: Family, noor: Actor) -> None:
    assert {table: ask(f"select count(*) from {table}")[0][0] for table in FENCED} == dict.fromkeys(FENCED, 0)


def test_a_context_ends_with_its_block_though_the_transaction_goes_on(amina: Actor, family: Family) -> None:
    with acting(amina, today=TODAY):
        assert families_seen() == 1

    assert (who(), families_seen()) == ("", 0)
    with pytest.raises(NoContextError):
        current_context()


def test_a_nested_context_gives_way_to_the_outer_one(amina: Actor, chris: Actor, family: Family) -> None:
    with acting(amina, today=TODAY):
        with acting(chris, today=TODAY):
            assert (who(), families_seen()) == (str(chris.account_id), 0)

        assert (who(), families_seen()) == (str(amina.account_id), 1)
        assert current_context().actor == amina


def test_a_nested_context_that_fails_gives_way_to_the_outer_one(amina: Actor, chris: Actor, family: Family) -> None:
    with acting(amina, today=TODAY):
        with pytest.raises(OnSecondThoughts), acting(chris, today=TODAY):
            raise OnSecondThoughts
        assert (who(), families_seen()) == (str(amina.account_id), 1)

        with pytest.raises(ProgrammingError), acting(chris, today=TODAY):
            ask("select * from there_is_no_such_table")
        assert (who(), families_seen()) == (str(amina.account_id), 1)


def test_the_release_of_a_savepoint_keeps_the_context_of_who_acts(amina: Actor, family: Family) -> None:
    with acting(amina, today=TODAY), transaction.atomic():
        assert families_seen() == 1

    assert families_seen() == 0


Narrow = Callable[[Actor, Family], AbstractContextManager[Context]]
NARROW: dict[str, Narrow] = {
    "evaluating": lambda _, family: evaluating([family.dossier_id]),
    "importing": lambda actor, _: importing(actor.organisation_id),
}


@pytest.mark.parametrize("narrow", NARROW.values(), ids=NARROW)
def test_a_narrow_context_ends_with_its_block_however_it_ends(amina: Actor, family: Family, narrow: Narrow) -> None:
    income = "select count(*) from integration_income"
    with acting(amina, today=TODAY):
        with narrow(amina, family):
            assert ask(income) == [(3,)]
        assert ask(income) == [(0,)]

        with pytest.raises(OnSecondThoughts), narrow(amina, family):
            raise OnSecondThoughts
        assert ask(income) == [(0,)]

        with pytest.raises(ProgrammingError), transaction.atomic(), narrow(amina, family):
            ask("select * from there_is_no_such_table")
        assert ask(income) == [(0,)]


def test_evaluating_shows_all_compartments_of_the_listed_families_only(
    thijs: Actor, family: Family, second_family: Family, family_elsewhere: Family
) -> None:
    listed = [each.dossier_id for each in (family, second_family, family_elsewhere)]
    with acting(thijs, today=TODAY), evaluating(listed):
        seen = {table: set(ask(f"select id from {table}")) for table in (*FACTS, *MIXED)}

    there_is = {table: everything_in(table, [family]) for table in (*FACTS, *MIXED)}
    assert seen == {
        table: {(row.id,) for row in rows if row.dossier_id == family.dossier_id} for table, rows in there_is.items()
    }
    assert seen["integration_income"], "income is closed to Thijs, and still the rulebook reads it"


def test_evaluating_leaves_out_what_is_not_listed(amina: Actor, family: Family, second_family: Family) -> None:
    with acting(amina, today=TODAY), evaluating([family.dossier_id]):
        assert {row[0] for row in ask("select dossier_id from integration_income")} == {family.dossier_id}


def test_nobody_asks_which_families_another_municipality_has(amina: Actor, chris: Actor, family: Family) -> None:
    with acting(chris, today=TODAY):
        assert ask("select count(*) from dossiers_of_person(%s)", family.mother) == [(0,)]
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            ask("select municipal_dossiers(%s)", amina.organisation_id)


def test_importing_is_for_a_role_that_may_import(bram: Actor, family: Family) -> None:
    before = {table: seen_by(bram, table) for table in (*FACTS, *MIXED)}

    with acting(bram, today=TODAY), importing(bram.organisation_id):
        during = {table: {row[0] for row in ask(f"select id from {table}")} for table in (*FACTS, *MIXED)}

    assert during == {table: {row.id for row in rows} for table, rows in before.items()}
    assert not during["integration_income"]


def test_importing_reaches_the_own_municipality_only(
    amina: Actor, chris: Actor, family: Family, family_elsewhere: Family
) -> None:
    with acting(amina, today=TODAY), importing(chris.organisation_id):
        assert ask("select count(*) from integration_income") == [(0,)]
    with acting(amina, today=TODAY), importing(amina.organisation_id):
        assert {row[0] for row in ask("select dossier_id from integration_income")} == {family.dossier_id}


@pytest.fixture
def units(transactional_db: None) -> Iterator[None]:
    """Let transactions of the test be real ones, on one connection that stays open as in a pool."""
    yield
    connection.close()


def test_two_units_on_one_connection_know_nothing_of_each_other(units: None, amina: Actor, chris: Actor) -> None:
    with acting(amina, today=TODAY):
        backend = ask("select pg_backend_pid()")
        assert who() == str(amina.account_id)
    assert who() == ""

    with pytest.raises(OnSecondThoughts), acting(chris, today=TODAY):
        raise OnSecondThoughts
    assert (who(), ask("select pg_backend_pid()")) == ("", backend)

    with pytest.raises(ProgrammingError), acting(chris, today=TODAY):
        ask("select * from there_is_no_such_table")
    assert (who(), ask("select pg_backend_pid()")) == ("", backend)
