"""Documents of planted families: one in every compartment about each person and the whole family, a mark in each."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

import psycopg
from django.conf import settings

from tests.matrix.families import PlantedFamily
from tests.matrix.planted import FAMILY, LISTED, UNLISTED, Marks
from tests.matrix.written import COMPARTMENTS
from weerzien.access.context import acting, importing
from weerzien.access.roles import Compartment
from weerzien.documents.models import Content, Document
from weerzien.documents.sealing import File, Place, seal

ALL = "select dossier_id, compartment, subject_id, id from documents_document"


def plant_documents(marks: Marks, family: PlantedFamily, *, now: datetime) -> None:
    """Keep a document in every compartment, as an import would: nobody but an import may write in all."""
    coordinator = family.coordinator
    assert coordinator.municipality_id is not None
    with acting(coordinator, today=now.date()), importing(coordinator.municipality_id):
        for compartment in COMPARTMENTS:
            for who in (LISTED, UNLISTED, FAMILY):
                about = (family.name, who)
                document = Document(
                    dossier_id=family.id, subject_id=family.subject(who), compartment=compartment, kind="text",
                    title=marks.word("Document.title", about, compartment), size_bytes=1, scan="none",
                    recorded_at=now, recorded_by_id=coordinator.account_id, recorded_for_id=coordinator.organisation_id,
                )  # fmt: skip
                document.save(force_insert=True)
                words = marks.word("Content.words", about, compartment).encode()
                place = Place(document.id, Compartment(compartment))
                sealed = seal(File("brief.txt", words), place, keys=settings.DOCUMENTS.keys)
                kept = Content(document_id=document.id, key_id=sealed.key_id, ciphertext=sealed.ciphertext)
                kept.save(force_insert=True)


def find_documents(
    owner: psycopg.Connection[Any], families: Mapping[str, PlantedFamily]
) -> dict[tuple[str, str, str], UUID]:
    """Return the ids of what was planted, by family, compartment and whom it is about."""
    names = {family.id: name for name, family in families.items()}
    people = {pk: who for family in families.values() for who, pk in family.persons.items()}
    return {
        (names[dossier_id], compartment, people.get(subject_id, FAMILY)): pk
        for dossier_id, compartment, subject_id, pk in owner.execute(ALL)
    }
