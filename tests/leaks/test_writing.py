"""What may be written: in the own compartments, as oneself, never over what stands there."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import nullcontext
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from tests.cast import NOW, TODAY, Family
from tests.leaks.tables import FACTS, MIXED, ask
from weerzien.access.actors import Actor
from weerzien.access.context import acting, evaluating, importing
from weerzien.access.matrix import writable_compartments
from weerzien.access.roles import Compartment
from weerzien.contacts.models import ContactNote
from weerzien.dossiers.facts import supersede
from weerzien.dossiers.models import Episode, Fact, ToldFact
from weerzien.dossiers.models.fact import Source, day_columns
from weerzien.housing.models import HotelStay
from weerzien.integration.models import Income
from weerzien.kernel.days import Day
from weerzien.procedure.models import Permit
from weerzien.schooling.models import Absence

YESTERDAY = day_columns("day", Day.on(date(2026, 11, 19)))
NOTE = {"kind": "telefoon", **YESTERDAY}
ABSENCE = {"hours": 2, "kind": "ziek", **YESTERDAY}

MIXED_VALUES: Mapping[type[Fact], Mapping[str, Any]] = {
    ToldFact: {"name": "een gegeven", "is_repeated": True, "word": "ja"},
    Episode: {"kind": "brief", "what": "IND"},
}


def refusing() -> pytest.RaisesExc[ProgrammingError]:
    """Return the expectation that PostgreSQL refuses."""
    return pytest.raises(ProgrammingError, match=r"row-level security|permission denied")


def write(actor: Actor, model: type[Fact], values: dict[str, Any], *, dossier_id: object, person: object) -> None:
    """Write a new fact as somebody, whatever the application thinks of it."""
    given = {"dossier_id": dossier_id, "subject_id": person, **values}
    with acting(actor, today=TODAY), transaction.atomic():
        supersede(model, current=None, values=given, actor=actor, source=Source.HAND, at=NOW)


def test_where_a_role_writes_it_may_write(noor: Actor, thijs: Actor, bram: Actor, family: Family) -> None:
    for actor in (noor, thijs, bram):
        write(actor, ContactNote, NOTE, dossier_id=family.dossier_id, person=family.youngster)


def test_where_a_role_reads_it_may_not_write(noor: Actor, bram: Actor, amina: Actor, family: Family) -> None:
    for actor, model, values in ((noor, HotelStay, {}), (bram, HotelStay, {}), (amina, Absence, ABSENCE)):
        with refusing():
            write(actor, model, values, dossier_id=family.dossier_id, person=family.mother)


def test_where_a_role_knows_a_derived_value_it_may_not_write(amina: Actor, bram: Actor, family: Family) -> None:
    for actor, model, values in ((amina, Income, {}), (bram, Permit, {"kind": "B"})):
        with refusing():
            write(actor, model, values, dossier_id=family.dossier_id, person=family.mother)


@pytest.mark.parametrize("model", [ToldFact, Episode], ids=["told", "episode"])
@pytest.mark.parametrize("part", list(Compartment), ids=str)
def test_what_names_its_compartment_is_written_where_the_role_writes_that(
    amina: Actor, bram: Actor, noor: Actor, family: Family, part: Compartment, model: type[Fact]
) -> None:
    for actor in (amina, bram, noor):
        may_write = part in writable_compartments(actor.roles)
        with nullcontext() if may_write else refusing():
            values = {**MIXED_VALUES[model]} | {"compartment": part.value}
            write(actor, model, values, dossier_id=family.dossier_id, person=family.mother)


@pytest.mark.parametrize("model", [ToldFact, Episode], ids=["told", "episode"])
def test_what_names_its_compartment_stands_in_one_that_there_is(
    amina: Actor, family: Family, model: type[Fact]
) -> None:
    values = {**MIXED_VALUES[model]} | {"compartment": "anders"}
    with (
        acting(amina, today=TODAY),
        importing(amina.organisation_id),
        pytest.raises((IntegrityError, ProgrammingError)),
    ):
        write(amina, model, values, dossier_id=family.dossier_id, person=family.mother)


def test_nobody_writes_about_a_family_of_another(
    chris: Actor, noor: Actor, family: Family, second_family: Family
) -> None:
    with refusing():
        write(chris, ContactNote, NOTE, dossier_id=family.dossier_id, person=None)
    with refusing():
        write(noor, ContactNote, NOTE, dossier_id=second_family.dossier_id, person=None)


def test_a_role_of_scope_persons_writes_about_these_persons_only(thijs: Actor, family: Family) -> None:
    for person in (family.mother, None):
        with refusing():
            write(thijs, ContactNote, NOTE, dossier_id=family.dossier_id, person=person)


def test_nobody_writes_in_the_name_of_another(noor: Actor, amina: Actor, family: Family) -> None:
    with acting(noor, today=TODAY), refusing(), transaction.atomic():
        values = {"dossier_id": family.dossier_id, **NOTE}
        supersede(ContactNote, current=None, values=values, actor=amina, source=Source.HAND, at=NOW)


def test_a_note_of_another_is_not_superseded_by_who_may_write_own_ones(bram: Actor, family: Family) -> None:
    with acting(bram, today=TODAY):
        assert ContactNote.objects.filter(dossier_id=family.dossier_id).update(superseded_because="mijn woord") == 0


@pytest.mark.parametrize("table", [*FACTS, *MIXED])
def test_a_fact_is_neither_overwritten_nor_deleted(amina: Actor, family: Family, table: str) -> None:
    for statement in (f"update {table} set recorded_at = now() returning id", f"delete from {table} returning id"):
        with (
            acting(amina, today=TODAY),
            importing(amina.organisation_id),
            pytest.raises(ProgrammingError, match="permission denied"),
            transaction.atomic(),
        ):
            ask(statement)


@pytest.mark.parametrize("table", ["access_position", "access_grant", "access_roleability", "access_organisation"])
def test_nobody_gives_herself_a_role_or_a_right(amina: Actor, table: str) -> None:
    for statement in (f"delete from {table} returning 1", f"insert into {table} default values returning 1"):
        with (
            acting(amina, today=TODAY),
            pytest.raises(ProgrammingError, match="permission denied"),
            transaction.atomic(),
        ):
            ask(statement)


def test_an_import_writes_compartments_that_the_importer_may_not_read(amina: Actor, family: Family) -> None:
    with acting(amina, today=TODAY), importing(amina.organisation_id):
        current = Income.objects.get(subject_id=family.mother, superseded_by=None)
        supersede(Income, current=current, values={"works": True}, actor=amina, source=Source.IMPORT, at=NOW)
        assert Income.objects.get(subject_id=family.mother, superseded_by=None).works is True

    with acting(amina, today=TODAY):
        assert not Income.objects.exists()


def test_the_rulebook_reads_every_compartment_and_writes_no_fact(bram: Actor, family: Family) -> None:
    values = {"dossier_id": family.dossier_id, "subject_id": family.mother}
    with acting(bram, today=TODAY), evaluating([family.dossier_id]):
        assert Income.objects.count() == 3
        with refusing(), transaction.atomic():
            supersede(HotelStay, current=None, values=values, actor=bram, source=Source.HAND, at=NOW)


@pytest.mark.parametrize("table", ["early_signals_outcome", "early_signals_outcomechange"])
def test_outcomes_are_written_while_evaluating_only(amina: Actor, family: Family, table: str) -> None:
    with acting(amina, today=TODAY):
        columns = "id, dossier_id, compartments"
        copied = f"insert into {table} select * from {table} limit 1 returning {columns}"
        with refusing(), transaction.atomic():
            ask(copied)
