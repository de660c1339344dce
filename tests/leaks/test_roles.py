"""With the application's filter off, each role of the matrix gets exactly the rows that the matrix gives it."""

from __future__ import annotations

from datetime import date

import pytest

from tests.cast import NOW, TODAY, Family, Hire, Involve, Organisations
from tests.leaks.tables import FACTS, MIXED, OF_A_FAMILY, OUTCOMES, Row, ask, everything_in, seen_by
from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.access.matrix import MATRIX, READING, Right, Scope
from weerzien.access.roles import Compartment, Role
from weerzien.contacts.models import ContactNote
from weerzien.dossiers.facts import supersede
from weerzien.dossiers.models.fact import Source, day_columns
from weerzien.kernel.days import Day
from weerzien.schooling.models import Absence


@pytest.fixture(params=list(Role), ids=str)
def somebody(
    request: pytest.FixtureRequest,
    hire: Hire,
    involve: Involve,
    organisations: Organisations,
    family: Family,
    second_family: Family,
    family_elsewhere: Family,
) -> Actor:
    """Return somebody of a role: of Meerdijk where the role is municipal, else involved with its first family."""
    role: Role = request.param
    scope = MATRIX[role].scope
    actor = hire("Robin Vos", role, organisations.meerdijk if scope is Scope.MUNICIPALITY else organisations.nidos)
    if scope is Scope.FAMILY:
        involve(actor, family)
    if scope is Scope.PERSONS:
        involve(actor, family, persons=[family.youngster])
    return actor


@pytest.fixture
def families(family: Family, second_family: Family, family_elsewhere: Family) -> tuple[Family, ...]:
    return (family, second_family, family_elsewhere)


def in_scope(actor: Actor, row: Row, families: tuple[Family, ...]) -> bool:
    """Return whether a row lies within the scope of the actor's only role, as the matrix means it."""
    first, second, _ = families
    (role,) = actor.roles
    match MATRIX[role].scope:
        case Scope.MUNICIPALITY:
            return row.dossier_id in {first.dossier_id, second.dossier_id}
        case Scope.FAMILY:
            return row.dossier_id == first.dossier_id
        case Scope.PERSONS:
            return (row.dossier_id, row.subject_id) == (first.dossier_id, first.youngster)
        case _:
            return False


def right(actor: Actor, compartment: Compartment) -> Right | None:
    (role,) = actor.roles
    return MATRIX[role].rights.get(compartment)


def compartments_of(table: str, row: Row) -> tuple[str, ...]:
    """Return every compartment that somebody must be able to read to see a row."""
    return (*([FACTS[table]] if table in FACTS else []), *row.compartments)


def a_role_sees_the_facts_of_its_scope_and_compartments_and_no_other(
    somebody: Actor, families: tuple[Family, ...]
) -> None:
    for table in (*FACTS, *MIXED):
        there_is = everything_in(table, families)
        may_see = {
            row
            for row in there_is
            if all(right(somebody, Compartment(name)) in READING for name in compartments_of(table, row))
            and in_scope(somebody, row, families)
        }

        assert seen_by(somebody, table) == may_see, table
        assert there_is - may_see, "there must be something that could leak"


def a_role_sees_the_outcomes_of_which_it_may_see_every_compartment(
    somebody: Actor, families: tuple[Family, ...]
) -> None:
    for table in OUTCOMES:
        there_is = everything_in(table, families)
        may_see = {
            row
            for row in there_is
            if all(right(somebody, Compartment(name)) in READING for name in row.compartments)
            and in_scope(somebody, row, families)
            and Role.GEZINSLID not in somebody.roles  # all of them are signals, which the family itself never reads
        }

        assert seen_by(somebody, table) == may_see, table
        assert there_is - may_see
        assert {len(row.compartments) for row in there_is} == {1, 2}


def a_role_knows_of_no_family_and_no_person_outside_its_scope(somebody: Actor, families: tuple[Family, ...]) -> None:
    first, second, _ = families
    (role,) = somebody.roles
    scope = MATRIX[role].scope
    known = {
        Scope.MUNICIPALITY: ({first.dossier_id, second.dossier_id}, {*first.persons, *second.persons}),
        Scope.FAMILY: ({first.dossier_id}, {*first.persons}),
        Scope.PERSONS: ({first.dossier_id}, {first.youngster}),
    }
    dossiers, persons = known.get(scope, (set(), set()))

    with acting(somebody, today=TODAY):
        assert {row[0] for row in ask("select id from dossiers_dossier")} == dossiers
        assert {row[0] for row in ask("select id from dossiers_person")} == persons
        for table in OF_A_FAMILY:
            assert {row[0] for row in ask(f"select dossier_id from {table}")} <= dossiers, table


def derived_values_stay_within_the_scope_and_the_compartments(somebody: Actor, families: tuple[Family, ...]) -> None:
    for view in ("dossiers", "procedure", "integration", "schooling", "housing"):
        with acting(somebody, today=TODAY):
            rows = ask(f"select compartment, dossier_id, subject_id from {view}_derived")

        compartments = {Compartment(name) for name, _, _ in rows}
        expected = {
            compartment
            for compartment in DERIVED[view]
            if right(somebody, compartment) in {Right.DERIVED, Right.READ, Right.WRITE}
        }
        assert compartments == expected, view
        assert all(in_scope(somebody, Row(0, dossier_id, subject_id), families) for _, dossier_id, subject_id in rows)


DERIVED = {
    "dossiers": {Compartment.IDENTITY},
    "procedure": {Compartment.PROCEDURE},
    "integration": {Compartment.INTEGRATION, Compartment.INCOME},
    "schooling": {Compartment.SCHOOLING},
    "housing": {Compartment.HOUSING},
}


def test_a_role_gets_exactly_what_the_matrix_gives_it(somebody: Actor, families: tuple[Family, ...]) -> None:
    a_role_sees_the_facts_of_its_scope_and_compartments_and_no_other(somebody, families)
    a_role_sees_the_outcomes_of_which_it_may_see_every_compartment(somebody, families)
    a_role_knows_of_no_family_and_no_person_outside_its_scope(somebody, families)
    derived_values_stay_within_the_scope_and_the_compartments(somebody, families)


@pytest.mark.parametrize(
    "somebody",
    [role for role in Role if MATRIX[role].rights.get(Compartment.CONTACTS) is Right.OWN],
    ids=str,
    indirect=True,
)
def test_who_may_write_own_entries_sees_these_and_no_other(somebody: Actor, families: tuple[Family, ...]) -> None:
    values = {
        "dossier_id": families[0].dossier_id,
        "subject_id": families[0].youngster,
        "kind": "telefoon",
        **day_columns("day", Day.on(date(2026, 11, 19))),
    }

    with acting(somebody, today=TODAY):
        note = supersede(ContactNote, current=None, values=values, actor=somebody, source=Source.HAND, at=NOW)

    assert {row.id for row in seen_by(somebody, "contacts_contactnote")} == {note.id}


def test_a_school_sees_its_own_report_and_no_other(
    hire: Hire, involve: Involve, organisations: Organisations, family: Family
) -> None:
    school = hire("Sanne Mulder", Role.SCHOOL, organisations.nidos)
    involve(school, family, persons=[family.brother])
    values = {
        "dossier_id": family.dossier_id,
        "subject_id": family.brother,
        "hours": 3,
        "kind": "ziek",
        **day_columns("day", Day.on(date(2026, 11, 19))),
    }

    with acting(school, today=TODAY):
        report = supersede(Absence, current=None, values=values, actor=school, source=Source.HAND, at=NOW)

    assert {row.id for row in seen_by(school, "schooling_absence")} == {report.id}
    assert len(everything_in("schooling_absence", [family])) == 4
