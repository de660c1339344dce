"""Keep a document of a family, and remove one; each is one line in the log."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from django.conf import settings

from weerzien.access.abilities import Ability
from weerzien.access.actors import Actor
from weerzien.access.context import current_context
from weerzien.access.roles import Compartment
from weerzien.audit.actions import record_change
from weerzien.documents.door import said_of
from weerzien.documents.models import Content, Document
from weerzien.documents.receiving import Received
from weerzien.documents.rules.refusals import RemovedAlready
from weerzien.documents.rules.writing import NewDocument, check_reason, check_title
from weerzien.documents.sealing import Place, seal
from weerzien.dossiers.door import NotYours, may_in, open_dossier
from weerzien.kernel.ids import DossierId, PersonId
from weerzien.kernel.refusals import NotFound


def ability_of(compartment: Compartment) -> Ability:
    """Return what one must be able to do to keep or remove a document in a compartment: what one may write there."""
    return Ability(f"edit-{compartment.value}")


def add_document(
    *, actor: Actor, dossier_id: DossierId, new: NewDocument, received: Received, today: date, at: datetime
) -> UUID:
    """Keep a file that was received, encrypted. Raises NotFound, NotYours, or why it cannot be."""
    dossier = open_dossier(actor, dossier_id, ability_of(new.compartment), about=new.person_id, today=today, at=at)
    check_title(new.title)
    document = Document(
        dossier_id=dossier.id,
        subject_id=new.person_id,
        compartment=new.compartment,
        title=new.title.strip(),
        kind=received.kind,
        size_bytes=len(received.file.content),
        scan=received.scan,
        recorded_at=at,
        recorded_by_id=actor.account_id,
        recorded_for_id=actor.organisation_id,
    )
    sealed = seal(received.file, Place(document.id, new.compartment), keys=settings.DOCUMENTS.keys)
    document.save(force_insert=True)
    Content(document_id=document.id, key_id=sealed.key_id, ciphertext=sealed.ciphertext).save(force_insert=True)
    record_change(
        actor,
        "documents.added",
        dossier_id=dossier.id,
        subject=new.person_id,
        fields=said_of(document.id, new.compartment),
        municipality_id=dossier.municipality_id,
        at=at,
    )
    return document.id


def remove_document(
    *, actor: Actor, dossier_id: DossierId, document_id: UUID, because: str, today: date, at: datetime
) -> None:
    """Take away what stands in a document and how its file is called; that it was there, who removed it and why stays.

    Raises NotFound, NotYours, RemovedAlready, or NoReason without a reason.
    """
    current_context().asked.add(dossier_id)
    document = Document.objects.filter(pk=document_id, dossier_id=dossier_id).order_by("id").first()
    if document is None:
        raise NotFound
    part, person_id = Compartment(document.compartment), document.subject_id
    dossier = open_dossier(actor, dossier_id, Ability.SEE_FAMILY, today=today, at=at)
    # Not opened about the person, who may have left the family since.
    about = None if person_id is None else PersonId(person_id)
    if not may_in(replace(dossier, person_id=about), ability_of(part)):
        raise NotYours
    check_reason(because)
    kept = Document.objects.filter(pk=document_id, removed_at=None)
    if not kept.update(removed_at=at, removed_by_id=actor.account_id, removed_because=because.strip()):
        raise NotYours if kept.exists() else RemovedAlready
    content = Content.objects.filter(document_id=document_id)
    content._raw_delete(content.db)
    record_change(
        actor,
        "documents.removed",
        dossier_id=dossier.id,
        subject=person_id,
        fields=said_of(document_id, part),
        municipality_id=dossier.municipality_id,
        at=at,
    )
