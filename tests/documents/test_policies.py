"""What PostgreSQL itself keeps of documents, with the filters of the application off."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import psycopg
import pytest
from django.db import DatabaseError, connection

from tests.cast import NOW, TODAY, Family
from tests.documents.files import PDF
from weerzien.access.actors import Actor
from weerzien.access.context import acting, evaluating, importing
from weerzien.access.roles import Compartment
from weerzien.documents import actions
from weerzien.documents.models import Content, Document
from weerzien.documents.receiving import receive
from weerzien.documents.rules.writing import NewDocument
from weerzien.dossiers.door import NotYours
from weerzien.early_signals.work import unit_of_work

pytestmark = pytest.mark.django_db(transaction=True)


def add(actor: Actor, family: Family, part: Compartment = Compartment.PROCEDURE) -> UUID:
    with unit_of_work(actor, today=TODAY, now=NOW):
        return actions.add_document(
            actor=actor,
            dossier_id=family.dossier_id,
            new=NewDocument("Besluit", None, part),
            received=receive(PDF, file_name="besluit.pdf"),
            today=TODAY,
            at=NOW,
        )


def seen(statement: str = "select document_id from documents_content") -> set[UUID]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return {pk for (pk,) in cursor.fetchall()}


def test_neither_list_nor_content_is_seen_by_who_does_not_read_the_compartment(
    amina: Actor, bram: Actor, noor: Actor, chris: Actor, thijs: Actor, family: Family
) -> None:
    pk = add(amina, family, Compartment.GUARDIANSHIP)

    for actor, expected in ((amina, {pk}), (noor, {pk}), (bram, set()), (chris, set()), (thijs, set())):
        with acting(actor, today=TODAY):
            assert seen() == seen("select id from documents_document") == expected, actor.name


def test_nobody_who_acts_sees_nothing(amina: Actor, family: Family) -> None:
    add(amina, family)

    assert seen() == set()


def test_the_rulebook_and_an_import_read_no_content(amina: Actor, family: Family) -> None:
    pk = add(amina, family)
    assert amina.municipality_id is not None

    with acting(amina, today=TODAY):
        assert seen() == {pk}
        with evaluating([family.dossier_id]):
            assert seen() == set()
        with importing(amina.municipality_id):
            assert seen() == set()


def test_content_is_not_taken_away_while_the_document_is_there(amina: Actor, family: Family) -> None:
    pk = add(amina, family)

    with acting(amina, today=TODAY), connection.cursor() as cursor:
        cursor.execute("delete from documents_content where document_id = %s", [pk])
        assert (cursor.rowcount, seen()) == (0, {pk})


@pytest.mark.parametrize(
    "change", ["title = 'Iets anders'", "compartment = 'contacts'", "size_bytes = 2", "subject_id = null"]
)
def test_a_document_never_changes(amina: Actor, family: Family, change: str) -> None:
    add(amina, family)

    refused = pytest.raises(DatabaseError, match="permission denied")
    with refused, acting(amina, today=TODAY), connection.cursor() as cursor:
        cursor.execute(f"update documents_document set {change}")


def test_what_was_removed_stays_removed_and_says_who_did_it(amina: Actor, noor: Actor, family: Family) -> None:
    pk = add(amina, family, Compartment.CONTACTS)
    with unit_of_work(noor, today=TODAY, now=NOW):
        actions.remove_document(
            actor=noor, dossier_id=family.dossier_id, document_id=pk, because="Dubbel.", today=TODAY, at=NOW
        )

    with acting(amina, today=TODAY):
        kept = Document.objects.get(pk=pk)
        assert (kept.removed_by_id, kept.removed_because, seen()) == (noor.account_id, "Dubbel.", set())
        undone = {"removed_at": None, "removed_by_id": None, "removed_because": ""}
        assert Document.objects.filter(pk=pk).update(**undone) == 0


def test_nobody_removes_in_the_name_of_another(amina: Actor, noor: Actor, family: Family) -> None:
    pk = add(amina, family)

    with pytest.raises(DatabaseError, match="row-level security"), acting(amina, today=TODAY):
        Document.objects.filter(pk=pk).update(removed_at=NOW, removed_by_id=noor.account_id, removed_because="Zij.")


def test_content_is_put_in_a_document_by_its_own_writer_only(amina: Actor, noor: Actor, family: Family) -> None:
    pk = add(amina, family, Compartment.CONTACTS)
    with acting(noor, today=TODAY):
        assert seen() == {pk}

    with pytest.raises(DatabaseError, match="row-level security"), acting(noor, today=TODAY):
        Content(document_id=pk, key_id="k1", ciphertext=b"x").save(force_insert=True)


def test_who_has_own_entries_only_keeps_and_removes_those(amina: Actor, bram: Actor, family: Family) -> None:
    hers, his = add(amina, family, Compartment.CONTACTS), add(bram, family, Compartment.CONTACTS)

    with acting(bram, today=TODAY):
        assert seen() == {his}
        assert Document.objects.filter(pk=hers).count() == 0
    with acting(amina, today=TODAY):
        assert seen() == {hers, his}


def test_where_writing_is_refused_nothing_is_left(bram: Actor, family: Family, owner: psycopg.Connection[Any]) -> None:
    with pytest.raises(NotYours):
        add(bram, family)

    assert owner.execute("select count(*) from documents_document").fetchone() == (0,)
    assert owner.execute("select kind from audit_line where account_id = %s", [bram.account_id]).fetchall() == [
        ("refusal",)
    ]


def test_a_document_whose_content_cannot_be_kept_is_not_there_either(
    amina: Actor, family: Family, owner: psycopg.Connection[Any]
) -> None:
    owner.execute("alter table documents_content add constraint full_up check (false) not valid")
    try:
        with pytest.raises(DatabaseError, match="full_up"):
            add(amina, family)
    finally:
        owner.execute("alter table documents_content drop constraint full_up")

    assert owner.execute("select count(*) from documents_document").fetchone() == (0,)
    assert owner.execute("select count(*) from audit_line where action = 'documents.added'").fetchone() == (0,)


def test_the_jobs_read_no_documents(owner: psycopg.Connection[Any]) -> None:
    for table in ("documents_document", "documents_content"):
        asked = "select has_table_privilege('weerzien_jobs', %s, 'select, insert, update, delete')"
        assert owner.execute(asked, [table]).fetchone() == (False,)
