"""What is written down of looks, changes and refusals, with ids and names of fields; nobody can take it back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import psycopg
import pytest
from django.db import ProgrammingError, connection, transaction

from tests.cast import NOW, TODAY, Family
from tests.leaks.tables import ask
from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.audit.actions import record_change, record_changes, record_export, record_look, record_refusal

pytestmark = pytest.mark.django_db(transaction=True)

COLUMNS = "kind, action, account_id, organisation_id, municipality_id, dossier_ids, subject_id, fields"


@pytest.fixture
def lines(family: Family, owner: psycopg.Connection[Any]) -> Iterator[Any]:
    """Return how the lines written after the family was entered are read; by the owner, nobody else can."""
    entered = owner.execute("select count(*) from audit_line").fetchone()
    assert entered

    def lines() -> list[tuple[Any, ...]]:
        return owner.execute(f"select {COLUMNS} from audit_line where at > %s order by at", [NOW]).fetchall()  # type: ignore[arg-type]  # a statement of this test

    return lines


LATER = NOW + timedelta(minutes=1)


def test_a_change_is_one_line_with_the_names_of_the_fields(amina: Actor, family: Family, lines: Any) -> None:
    with acting(amina, today=TODAY):
        record_change(
            amina,
            "procedure.permit-recorded",
            dossier_id=family.dossier_id,
            subject=family.mother,
            fields=["notified", "kind"],
            at=LATER,
        )

    here = amina.organisation_id
    assert lines() == [
        (
            "change",
            "procedure.permit-recorded",
            amina.account_id,
            here,
            here,
            [family.dossier_id],
            family.mother,
            ["kind", "notified"],
        )
    ]


def test_a_partner_writes_the_line_of_whose_family_it_is(noor: Actor, amina: Actor, family: Family, lines: Any) -> None:
    with acting(noor, today=TODAY):
        record_look(
            noor, "family.page", dossier_ids=[family.dossier_id], municipality_id=amina.municipality_id, at=LATER
        )

    there = noor.organisation_id
    assert lines() == [
        ("look", "family.page", noor.account_id, there, amina.municipality_id, [family.dossier_id], None, [])
    ]


def test_a_list_an_import_and_an_export_are_one_line_each(
    amina: Actor, family: Family, second_family: Family, lines: Any
) -> None:
    both = sorted([family.dossier_id, second_family.dossier_id])
    with acting(amina, today=TODAY):
        record_look(amina, "families.page", dossier_ids=both, at=LATER)
        record_changes(amina, "exchange.taken", dossier_ids=both, at=LATER + timedelta(minutes=1))
        record_export(amina, "exchange.given-back", dossier_ids=both, at=LATER + timedelta(minutes=2))

    assert [(line[0], line[5]) for line in lines()] == [("look", both), ("change", both), ("export", both)]


def test_what_is_refused_leaves_a_line_though_the_work_is_rolled_back(chris: Actor, family: Family, lines: Any) -> None:
    with pytest.raises(ProgrammingError), acting(chris, today=TODAY):
        ask("select * from there_is_no_such_table")
    with acting(chris, today=TODAY):
        record_refusal(chris, "family.page", dossier_ids=[family.dossier_id], at=LATER)

    assert [(line[0], line[1], line[2]) for line in lines()] == [("refusal", "family.page", chris.account_id)]


def test_nobody_writes_a_line_in_the_name_of_another(amina: Actor, chris: Actor) -> None:
    with acting(chris, today=TODAY), pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        record_look(amina, "family.page", dossier_ids=[], at=LATER)


@pytest.mark.parametrize(
    "statement",
    [
        "select * from audit_seal",
        "update audit_line set action = ''",
        "delete from audit_line",
        "truncate audit_line",
    ],
)
def test_the_web_role_neither_reads_nor_changes_what_is_written(amina: Actor, family: Family, statement: str) -> None:
    with (
        acting(amina, today=TODAY),
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def test_who_works_with_families_reads_no_line(amina: Actor, noor: Actor, family: Family) -> None:
    for actor in (amina, noor):
        with acting(actor, today=TODAY):
            assert ask("select * from audit_line") == []


@pytest.mark.parametrize(
    "statement", ["update audit_line set action = ''", "delete from audit_line", "truncate audit_line"]
)
def test_even_the_owner_changes_no_line(family: Family, owner: psycopg.Connection[Any], statement: str) -> None:
    assert owner.execute("select count(*) from audit_line").fetchone() != (0,)

    with pytest.raises(psycopg.errors.InsufficientPrivilege, match="only added"):
        owner.execute(statement)  # type: ignore[arg-type]  # a statement of this test
