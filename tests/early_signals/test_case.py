"""Families read from the tables as the rulebook reads them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import NOW, TODAY, Family, enter
from weerzien.access.actors import Actor
from weerzien.access.context import acting, evaluating
from weerzien.dossiers.actions import assign_responsibility
from weerzien.early_signals.case import read_cases
from weerzien.early_signals.tracks import TABLES
from weerzien.kernel.days import Day
from weerzien.procedure.queries import STEP_HEADINGS
from weerzien.rulebook.case import Case
from weerzien.rulebook.dictionary import facts_by_column
from weerzien.rulebook.evaluate import evaluate

NOT_A_COLUMN_OF_ITS_OWN = {("Voogdij", "Jongere")}
"""Kept as the row itself: somebody under guardianship has one."""


def test_every_fact_of_the_dictionary_that_a_workbook_keeps_is_read_from_the_tables() -> None:
    kept = {(table.sheet, column.heading) for table in TABLES for column in table.columns}
    steps = {("Aanvragen", heading) for headings in STEP_HEADINGS.values() for heading in headings.values()}

    assert set(facts_by_column()) - NOT_A_COLUMN_OF_ITS_OWN <= kept | steps


def test_a_table_reads_only_fields_that_it_has() -> None:
    for table in TABLES:
        fields = {field.attname for field in table.model._meta.concrete_fields}

        assert {*table.fields, *table.links} <= fields, table.label


def case_of(family: Family, actor: Actor | None = None) -> Case:
    with acting(actor or family.coordinator, today=TODAY), evaluating([family.dossier_id]):
        return read_cases([family.dossier_id])[family.dossier_id]


@pytest.mark.django_db
def test_each_fact_stands_with_whom_or_what_it_is_about(family: Family) -> None:
    case = case_of(family)

    persons = {person.key: person.facts for person in case.persons}
    youngster = persons[family.youngster]
    assert set(persons) == set(family.persons)
    assert youngster["geboortedatum"].value == Day.on(date(2010, 3, 4))
    assert youngster["rol in gezin"].value == "amv"
    assert youngster["onder voogdij"].value is True
    assert youngster["hotel sinds"].value == Day.on(date(2026, 7, 1))
    assert persons[family.brother]["geboortedatum"].value == Day.in_year(2016)
    assert {(row.sponsor, row.member) for row in case.applications} == {
        (family.youngster, person) for person in family.persons
    }
    assert {row.facts["ingereisd"].value for row in case.applications} == {Day.on(date(2026, 8, 1))}
    assert {row.person for row in case.absences} == set(family.persons)
    assert {row.facts["rol betrokkene"].value for row in case.professionals} == {"mentor", "huisarts"}


@pytest.mark.django_db
def test_a_fact_keeps_the_row_and_the_place_it_was_read_from(family: Family) -> None:
    known = case_of(family).persons[0].facts["geboortedatum"]

    assert known.fact_id is not None
    assert known.place == "werkboek, 20-11-2026"


@pytest.mark.django_db
def test_whoever_asks_the_rulebook_reads_the_same_family(thijs: Actor, noor: Actor, family: Family) -> None:
    assert case_of(family, thijs) == case_of(family, noor) == case_of(family)


@pytest.mark.django_db
@pytest.mark.parametrize("families", [1, 3])
def test_reading_takes_two_questions_however_many_families(amina: Actor, families: int) -> None:
    ids = [enter(amina, f"M{number}").dossier_id for number in range(families)]

    with acting(amina, today=TODAY), evaluating(ids), CaptureQueriesContext(connection) as captured:
        cases: dict[Any, Case] = dict(read_cases(ids))

    assert set(cases) == set(ids)
    assert len(captured) == 2


@pytest.mark.django_db
def test_who_is_made_responsible_is_somebody_around_the_family(amina: Actor, bram: Actor, family: Family) -> None:
    for colleague, day in ((amina, date(2026, 3, 1)), (bram, date(2026, 6, 1))):
        with acting(amina, today=day):
            assign_responsibility(
                actor=amina, dossier_id=family.dossier_id, organisation_id=amina.organisation_id,
                account_id=colleague.account_id, ground="verdeling", today=day, at=NOW,
            )  # fmt: skip

    told = [row.facts for row in case_of(family).professionals if "betrokken van" in row.facts][-2:]
    words = ("naam betrokkene", "rol betrokkene", "betrokken van", "betrokken tot")
    assert [[facts[name].value for name in words if name in facts] for facts in told] == [
        ["Amina Yusuf", "gezinsregisseur", Day.on(date(2026, 3, 1)), Day.on(date(2026, 5, 31))],
        ["Bram de Wit", "gezinsregisseur", Day.on(date(2026, 6, 1))],
    ]
    assert {facts["betrokken van"].place for facts in told} == {"toegewezen in weerzien"}


@pytest.mark.django_db
def test_three_changes_of_who_is_responsible_within_a_year_are_a_signal(
    amina: Actor, bram: Actor, family: Family
) -> None:
    def signals(day: date) -> list[str]:
        with acting(amina, today=day), evaluating([family.dossier_id]):
            case = read_cases([family.dossier_id])[family.dossier_id]
        return [outcome.state for outcome in evaluate(case, on=day) if outcome.rule == "S09"]

    found = []
    for month, colleague in enumerate((amina, bram, amina, bram), start=3):
        day = date(2026, month, 1)
        with acting(amina, today=day):
            assign_responsibility(
                actor=amina, dossier_id=family.dossier_id, organisation_id=amina.organisation_id,
                account_id=colleague.account_id, ground="verdeling", today=day, at=NOW,
            )  # fmt: skip
        found.append(signals(date(2026, month, 2)))

    assert found == [[], [], [], ["signal"]]
