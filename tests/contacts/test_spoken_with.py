"""Whom an imported contact concerns, and who may therefore read it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from tests.cast import Family
from tests.exchange.taking import NOW, TODAY, Everything, fact_counts, stage, take_in, verdicts
from tests.exchange.workbooks import CONTACT, MOTHER, SPONSOR, person, workbook
from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.access.matrix import visible_compartments
from weerzien.access.roles import Ground
from weerzien.contacts.models import ContactNote
from weerzien.dossiers.actions import grant_involvement
from weerzien.dossiers.models import Personalia
from weerzien.kernel.ids import DossierId, PersonId

OTHER_NOTE = {**CONTACT, "Notitie": "Later op de dag."}


def subjects(actor: Actor) -> list[str]:
    """Return the first name of whom each note concerns, empty for the whole family."""
    with Everything(actor):
        names: dict[UUID | None, str] = dict(
            Personalia.objects.filter(superseded_by=None).values_list("subject_id", "first_name")
        )
        notes = ContactNote.objects.filter(superseded_by=None).order_by("note")
        return [names.get(note.subject_id, "") for note in notes]


@pytest.mark.parametrize(
    ("spoken_with", "more", "concerns"),
    [
        pytest.param("Luwam", [], "Luwam", id="the youngster"),
        pytest.param("  luWAM ", [], "Luwam", id="whatever the capitals and blanks"),
        pytest.param("Selam", [], "", id="another member"),
        pytest.param("Luwam en Selam", [], "", id="more than one"),
        pytest.param("Luwam Tesfay", [], "", id="more than the first name"),
        pytest.param("", [], "", id="nobody is named"),
        pytest.param("Luwam", [person(3, Voornaam="Luwam", Rol_in_gezin="zus")], "", id="two with that name"),
    ],
)
def test_a_contact_concerns_the_youngster_only_where_it_names_exactly_that_one(
    amina: Actor, spoken_with: str, more: list[dict[str, Any]], concerns: str
) -> None:
    rows = [SPONSOR, MOTHER, *more]
    take_in(amina, workbook(Personen=rows, Contacten=[{**CONTACT, "Gesproken met": spoken_with}]))

    assert subjects(amina) == [concerns]


def test_a_namesake_who_is_known_already_counts(amina: Actor) -> None:
    namesake = person(3, Voornaam="Luwam", Rol_in_gezin="zus")
    take_in(amina, workbook({"Personen": [SPONSOR, MOTHER, namesake]}))

    take_in(amina, workbook({"Personen": [SPONSOR], "Contacten": [CONTACT]}))

    assert subjects(amina) == [""]


def test_two_notes_of_one_day_taken_twice_change_nothing(amina: Actor) -> None:
    content = workbook(Contacten=[OTHER_NOTE, CONTACT, {**CONTACT, "Gesproken met": "Selam", "Notitie": "A"}])
    take_in(amina, content)
    before = fact_counts(amina)

    assert take_in(amina, content).fact_count == 0
    assert fact_counts(amina) == before
    assert set(verdicts(amina, stage(amina, content)).values()) == {"same"}
    assert subjects(amina) == ["", "Luwam", "Luwam"]


def test_a_contact_turns_out_to_have_been_with_another(amina: Actor) -> None:
    take_in(amina, workbook())

    take_in(amina, workbook({"Personen": [SPONSOR], "Contacten": [{**CONTACT, "Gesproken met": "Selam"}]}))

    assert subjects(amina) == [""]


def test_a_guardian_reads_contacts_with_the_own_youngster_and_no_others(
    amina: Actor, thijs: Actor, family: Family
) -> None:
    take_in(amina, workbook(Contacten=[CONTACT, {**CONTACT, "Gesproken met": "Selam", "Notitie": "Met moeder."}]))
    with Everything(amina):
        luwam = Personalia.objects.exclude(dossier_id=family.dossier_id).get(first_name="Luwam")
    assert luwam.subject_id is not None
    with acting(amina, today=TODAY):
        grant_involvement(
            actor=amina,
            dossier_id=DossierId(luwam.dossier_id),
            account_id=thijs.account_id,
            persons=[PersonId(luwam.subject_id)],
            compartments=visible_compartments(thijs.roles),
            ground=Ground.GUARDIANSHIP,
            since=TODAY,
            today=TODAY,
            at=NOW,
        )

    with acting(thijs, today=TODAY):
        notes = ContactNote.objects.filter(dossier_id=luwam.dossier_id).order_by("id")
        assert [note.note for note in notes] == ["School gaat goed."]
