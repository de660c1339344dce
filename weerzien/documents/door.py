"""The one way to what stands in a document: checks who may read it, writes the look down, and only then decrypts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.conf import settings

from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.access.roles import Compartment
from weerzien.audit.actions import record_look, record_refusal
from weerzien.documents.models import Content
from weerzien.documents.rules.kinds import FileKind
from weerzien.documents.sealing import File, Place, Sealed, unseal
from weerzien.dossiers.door import find
from weerzien.kernel.ids import DossierId
from weerzien.kernel.refusals import NotFound

ACTION = "documents.download"


@dataclass(frozen=True, slots=True)
class OpenedDocument:
    """A document for who may read it."""

    file: File
    kind: FileKind


def open_document(
    actor: Actor, dossier_id: DossierId, document_id: UUID, *, today: date, at: datetime
) -> OpenedDocument:
    """Return a document of a family. Raises NotFound, or Unreadable where its key is not at hand.

    The look, or its refusal, is committed before anything is decrypted: a document that cannot be read was asked for
    all the same. A document of nobody, of another family, in a closed compartment or removed is equally not there.
    """
    with acting(actor, today=today):
        family = find(dossier_id, today=today)
        kept = (
            Content.objects.select_related("document")
            .filter(document_id=document_id, document__dossier_id=dossier_id, document__removed_at=None)
            .order_by("document_id")
            .first()
        )
        if family is None or kept is None:
            record_refusal(actor, ACTION, dossier_ids=[dossier_id], at=at)
        else:
            record_look(
                actor,
                ACTION,
                dossier_ids=[family.id],
                subject=kept.document.subject_id,
                municipality_id=family.municipality_id,
                fields=said_of(document_id, kept.document.compartment),
                at=at,
            )
    if family is None or kept is None:
        raise NotFound
    place = Place(document_id, Compartment(kept.document.compartment))
    sealed = Sealed(kept.key_id, bytes(kept.ciphertext))
    return OpenedDocument(unseal(sealed, place, keys=settings.DOCUMENTS.keys), FileKind(kept.document.kind))


def said_of(document_id: UUID, compartment: str) -> list[str]:
    """Return what a line of the log says of a document: which it is and where it is kept, never what it is called."""
    return [compartment, str(document_id)]
