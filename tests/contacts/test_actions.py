"""Writing down a contact: who may, what is kept, and two people at once."""

from __future__ import annotations

import time
from threading import Thread
from typing import Any

import psycopg
import pytest
from django.db import connection

from tests.cast import NOW, TODAY, Family
from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.contacts.actions import record_contact
from weerzien.contacts.models import ContactNote
from weerzien.dossiers.door import NotYours
from weerzien.early_signals.work import unit_of_work
from weerzien.kernel.days import Day


def write(actor: Actor, family: Family, note: str = "Gesproken.") -> None:
    record_contact(
        actor=actor,
        dossier_id=family.dossier_id,
        day=Day.on(TODAY),
        kind="telefoon",
        spoken_with=" Hanna ",
        interpreter="",
        note=note,
        today=TODAY,
        at=NOW,
    )


def notes_of(family: Family) -> list[ContactNote]:
    with acting(family.coordinator, today=TODAY):
        found = ContactNote.objects.filter(dossier_id=family.dossier_id, day_latest=TODAY)
        return list(found.order_by("recorded_at", "id"))


@pytest.mark.django_db
def test_a_contact_is_kept_with_who_had_it_and_from_where(noor: Actor, family: Family) -> None:
    with unit_of_work(noor, today=TODAY, now=NOW):
        write(noor, family)

    (note,) = notes_of(family)
    assert (note.worker, note.organisation_name) == ("Noor Haddad", "VluchtelingenWerk")
    assert (note.kind, note.spoken_with, note.source) == ("telefoon", "Hanna", "hand")
    assert note.subject_id is None
    assert note.recorded_by_id == noor.account_id


@pytest.mark.django_db
def test_who_may_only_write_own_entries_reads_back_no_more_than_these(bram: Actor, family: Family) -> None:
    with unit_of_work(bram, today=TODAY, now=NOW):
        write(bram, family)

    with acting(bram, today=TODAY):
        assert [note.worker for note in ContactNote.objects.order_by("id")] == ["Bram de Wit"]


@pytest.mark.django_db
def test_who_follows_one_person_writes_no_note_about_the_whole_family(thijs: Actor, family: Family) -> None:
    with pytest.raises(NotYours), unit_of_work(thijs, today=TODAY, now=NOW):
        write(thijs, family)

    assert notes_of(family) == []


def wait_for_a_lock(owner: psycopg.Connection[Any]) -> bool:
    """Wait until somebody waits for somebody else."""
    waiting = "select count(*) from pg_locks where not granted"
    for _ in range(100):
        row = owner.execute(waiting).fetchone()
        if row and row[0]:
            return True
        time.sleep(0.05)
    return False


@pytest.mark.django_db(transaction=True)
def test_of_two_who_write_at_once_the_second_waits_and_both_are_kept(
    amina: Actor, noor: Actor, family: Family, owner: psycopg.Connection[Any]
) -> None:
    def second() -> None:
        try:
            with unit_of_work(noor, today=TODAY, now=NOW):
                write(noor, family, "Tweede.")
        finally:
            connection.close()

    thread = Thread(target=second)
    with unit_of_work(amina, today=TODAY, now=NOW):
        write(amina, family, "Eerste.")
        thread.start()
        assert wait_for_a_lock(owner)
    thread.join(timeout=10)

    assert {note.note for note in notes_of(family)} == {"Eerste.", "Tweede."}
