"""Entering and correcting facts by hand: who may, what hangs on them follows, and two at once."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from threading import Thread
from typing import Any
from uuid import UUID

import psycopg
import pytest
from django.db import connection

from tests.cast import NOW, TODAY, Family, Hire, Involve, Organisations
from tests.contacts.test_actions import wait_for_a_lock
from weerzien.access.actors import Actor
from weerzien.access.context import acting, evaluating
from weerzien.access.roles import Ground, Role
from weerzien.dossiers.facts import ChangedMeanwhile
from weerzien.dossiers.rules import BeforeBirth, KeptByAnother
from weerzien.early_signals.case import read_cases
from weerzien.early_signals.editing.actions import correct_fact, record_fact
from weerzien.early_signals.work import unit_of_work
from weerzien.kernel.days import Day
from weerzien.kernel.ids import FactId
from weerzien.kernel.refusals import NotFound
from weerzien.procedure.rules import OwnSponsor
from weerzien.rulebook.case import Event, Value
from weerzien.schooling.rules import AbsenceIncomplete

pytestmark = pytest.mark.django_db(transaction=True)
Owner = psycopg.Connection[Any]
HOME: dict[str, Value] = {"home": Day.on(date(2026, 10, 1))}


def row_of(owner: Owner, table: str, person: UUID) -> FactId:
    statement = f"select id from {table} where subject_id = %s and superseded_by_id is null order by id"
    row = owner.execute(statement, [person]).fetchone()
    assert row is not None
    return FactId(UUID(str(row[0])))


def correct(actor: Actor, family: Family, code: str, fact_id: FactId, /, **cells: Value | None) -> FactId:
    with unit_of_work(actor, today=TODAY, now=NOW):
        return correct_fact(
            actor=actor, dossier_id=family.dossier_id, kind=code, fact_id=fact_id, cells=cells, because="brief",
            today=TODAY, at=NOW,
        )  # fmt: skip


def record(actor: Actor, family: Family, code: str, about: UUID, /, **cells: Value | None) -> FactId:
    with unit_of_work(actor, today=TODAY, now=NOW):
        return record_fact(
            actor=actor, dossier_id=family.dossier_id, kind=code, about_id=about, cells=cells, today=TODAY, at=NOW
        )


def said_of_application(family: Family, application: UUID) -> dict[str, Value]:
    with acting(family.coordinator, today=TODAY), evaluating([family.dossier_id]):
        case = read_cases([family.dossier_id])[family.dossier_id]
    return {
        name: known.value for one in case.applications if one.key == application for name, known in one.facts.items()
    }


def test_the_steps_of_an_application_go_along_when_it_is_corrected(amina: Actor, family: Family, owner: Owner) -> None:
    before = row_of(owner, "procedure_application", family.mother)
    after = correct(amina, family, "aanvraag", before, kind="regulier")
    step = record(amina, family, "besluit", before, value="ingewilligd", day=Day.on(date(2026, 7, 1)))

    assert said_of_application(family, after) == {
        "soort aanvraag": "regulier",
        "ingereisd": Day.on(date(2026, 8, 1)),
        "besluit": "ingewilligd",
        "datum besluit": Day.on(date(2026, 7, 1)),
    }
    assert owner.execute("select application_id from procedure_step where id = %s", [step]).fetchone() == (after,)


def test_a_form_of_a_step_that_only_moved_along_is_not_out_of_date(amina: Actor, family: Family, owner: Owner) -> None:
    step = row_of(owner, "procedure_step", family.mother)
    correct(amina, family, "aanvraag", row_of(owner, "procedure_application", family.mother), kind="regulier")

    after = correct(amina, family, "ingereisd", step, day=Day.on(date(2026, 8, 2)))

    assert row_of(owner, "procedure_step", family.mother) == after


def test_a_second_application_is_of_the_familys_sponsor_and_has_the_next_number(
    amina: Actor, family: Family, owner: Owner
) -> None:
    new = record(amina, family, "aanvraag", family.mother, kind="nareis")

    row = owner.execute("select sponsor_id, sequence from procedure_application where id = %s", [new]).fetchone()
    assert row == (family.youngster, 2)
    with pytest.raises(OwnSponsor):
        record(amina, family, "aanvraag", family.youngster, kind="nareis")


def test_that_nobody_knows_is_not_that_it_did_not_happen(amina: Actor, family: Family, owner: Owner) -> None:
    application = row_of(owner, "procedure_application", family.mother)
    record(amina, family, "mvv", application, day=Event.UNKNOWN)
    record(amina, family, "ticket", application, day=Event.NOT_HAPPENED)

    said = said_of_application(family, application)
    assert (said["mvv afgegeven"], said["ticket geboekt"]) == (Event.UNKNOWN, Event.NOT_HAPPENED)


def test_a_corrected_name_is_found_under_its_new_letters(amina: Actor, family: Family, owner: Owner) -> None:
    fact = row_of(owner, "dossiers_personalia", family.mother)
    correct(amina, family, "persoonsgegevens", fact, first_name="Ŝenait")

    found = owner.execute(
        "select search_key from dossiers_personalia where subject_id = %s and superseded_by_id is null", [family.mother]
    ).fetchone()
    assert found == ("senait tesfay",)


def test_who_follows_one_person_corrects_that_person_only(thijs: Actor, family: Family, owner: Owner) -> None:
    guardianship = row_of(owner, "guardianship_guardianship", family.youngster)
    correct(thijs, family, "voogdij", guardianship, guardian="ouders")

    with pytest.raises(NotFound):  # as of somebody who is nobody's: who else is in the family is not theirs to know
        record(thijs, family, "aanvraag", family.mother, kind="nareis")


def test_a_school_writes_own_entries_and_not_over_those_of_another(
    hire: Hire, involve: Involve, organisations: Organisations, family: Family, owner: Owner
) -> None:
    school = hire("Mees Post", Role.SCHOOL, organisations.nidos)
    involve(school, family, persons=[family.youngster], ground=Ground.ASSIGNMENT)

    with pytest.raises(AbsenceIncomplete):
        record(school, family, "verzuim", family.youngster, kind="ziek")
    absence = record(school, family, "verzuim", family.youngster, day=Day.on(TODAY), hours=Decimal("2.5"), kind="ziek")
    correct(school, family, "verzuim", absence, hours=Decimal(3))
    with pytest.raises(KeptByAnother):
        record(school, family, "school", family.youngster, school="mbo")


def test_a_check_tells_nothing_that_the_writer_may_not_see(
    hire: Hire, organisations: Organisations, amina: Actor, family: Family, owner: Owner
) -> None:
    housing = hire("Wim Bos", Role.MEDEWERKER_HUISVESTING, organisations.meerdijk)
    stay = row_of(owner, "housing_stay", family.mother)
    before_birth: dict[str, Value] = {"home": Day.on(date(1980, 1, 1))}

    with pytest.raises(BeforeBirth):
        correct(amina, family, "verblijf", stay, **before_birth)
    correct(housing, family, "verblijf", stay, **before_birth)


def test_a_correction_is_one_line_in_the_log_with_fields_and_without_values(
    amina: Actor, family: Family, owner: Owner
) -> None:
    correct(amina, family, "verblijf", row_of(owner, "housing_stay", family.mother), **HOME, reception="azc")

    lines = owner.execute(
        "select kind, action, subject_id, fields from audit_line where account_id = %s and at = %s"
        " and action like any(array['housing%%', 'edit-housing']) order by kind desc",
        [amina.account_id, NOW],
    ).fetchall()
    assert lines == [
        ("look", "edit-housing", family.mother, []),
        ("change", "housing.stay-corrected", family.mother, ["home", "reception"]),
    ]


def test_of_two_who_correct_at_once_the_second_waits_and_is_told(
    amina: Actor, hire: Hire, organisations: Organisations, family: Family, owner: Owner
) -> None:
    stay = row_of(owner, "housing_stay", family.mother)
    els = hire("Els Dijk", Role.GEZINSREGISSEUR, organisations.meerdijk)
    said: list[BaseException | None] = []

    def second() -> None:
        try:
            correct(els, family, "verblijf", stay, reception="azc")
            said.append(None)
        except ChangedMeanwhile as no:
            said.append(no)
        finally:
            connection.close()

    thread = Thread(target=second)
    with unit_of_work(amina, today=TODAY, now=NOW):
        correct_fact(
            actor=amina, dossier_id=family.dossier_id, kind="verblijf", fact_id=stay, cells=HOME, because="brief",
            today=TODAY, at=NOW,
        )  # fmt: skip
        thread.start()
        assert wait_for_a_lock(owner)
    thread.join(timeout=10)

    assert [type(one) for one in said] == [ChangedMeanwhile]
    kept = owner.execute(
        "select home_earliest, reception from housing_stay where subject_id = %s and superseded_by_id is null",
        [family.mother],
    ).fetchall()
    assert kept == [(date(2026, 10, 1), "")]
