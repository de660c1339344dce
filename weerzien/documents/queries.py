"""What is kept of a family as documents, as far as its reader may know; never what stands in one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from weerzien.access.actors import Actor
from weerzien.access.matrix import writable_compartments
from weerzien.access.roles import Compartment
from weerzien.documents.models import Document
from weerzien.documents.rules.kinds import KINDS, FileKind
from weerzien.documents.rules.refusals import size_words
from weerzien.dossiers.queries.families import FamilyHead, family_head
from weerzien.dossiers.queries.writable import Writable
from weerzien.kernel.ids import DossierId

ON_A_PAGE = 50
WHOLE_FAMILY = "het hele gezin"
SOMEBODY = "iemand uit het gezin"


@dataclass(frozen=True, slots=True)
class Removal:
    """Who removed a document, when and why."""

    by: str
    at: datetime
    because: str


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """One document in a list. `removed` is None while it is there."""

    id: UUID
    title: str
    about: str
    compartment: Compartment
    kind_words: str
    size_words: str
    scan_words: str
    is_scanned: bool
    by: str
    organisation: str
    at: datetime
    removed: Removal | None
    may_remove: bool

    @property
    def draft(self) -> str:
        """What the place is called where a reason that was not sent yet is offered again."""
        return f"concept-weg-{self.id}"


@dataclass(frozen=True, slots=True)
class DocumentsPanel:
    """One page of the documents of a family, counted from 1, the newest first.

    `about` is of whom something may be kept here, by id, the family by its own; `allowed` is in which compartments.
    """

    dossier_id: UUID
    family: str
    lines: tuple[DocumentLine, ...]
    total: int
    page: int
    pages: int
    about: Mapping[UUID, str]
    allowed: Mapping[UUID, tuple[Compartment, ...]]


def documents_panel(actor: Actor, dossier_id: DossierId, *, page: int = 1, today: date) -> DocumentsPanel:
    """Return one page of the documents that somebody may read of a family; three queries. Raises NotFound."""
    head, _, writable = family_head(dossier_id, today=today, writes=writable_compartments(actor.roles))
    of_family = Document.objects.filter(dossier_id=dossier_id)
    total = of_family.count()
    pages = max(1, -(-total // ON_A_PAGE))
    here = min(max(1, page), pages)
    rows = of_family.select_related("recorded_by", "recorded_for", "removed_by").order_by("-recorded_at", "id")
    people = {dossier_id: WHOLE_FAMILY, **{one.person_id: head.first_name_of(one.person_id) for one in head.members}}
    allowed = {pk: parts_for(writable, pk, dossier_id) for pk in people}
    return DocumentsPanel(
        dossier_id,
        head.label,
        tuple(line_of(row, head, writable) for row in rows[(here - 1) * ON_A_PAGE : here * ON_A_PAGE]),
        total,
        here,
        pages,
        {pk: name for pk, name in people.items() if allowed[pk]},
        allowed,
    )


def parts_for(writable: Writable, about_id: UUID, dossier_id: UUID) -> tuple[Compartment, ...]:
    """Return the compartments in which something may be kept about a person, or about the whole family."""
    person_id = None if about_id == dossier_id else about_id
    return tuple(part for part in Compartment if may_keep(writable, part, person_id))


def may_keep(writable: Writable, part: Compartment, person_id: UUID | None) -> bool:
    """Say whether something of a compartment may be written about a person, or about the whole family."""
    return writable.may_write_all(part) if person_id is None else writable.may_write(part, person_id)


def line_of(row: Document, head: FamilyHead, writable: Writable) -> DocumentLine:
    """Return one row as a list shows it."""
    part = Compartment(row.compartment)
    removed = None
    if row.removed_by is not None and row.removed_at is not None:
        removed = Removal(row.removed_by.name, row.removed_at, row.removed_because)
    return DocumentLine(
        id=row.id,
        title=row.title,
        about=WHOLE_FAMILY if row.subject_id is None else head.first_name_of(row.subject_id) or SOMEBODY,
        compartment=part,
        kind_words=KINDS[FileKind(row.kind)].words,
        size_words=size_words(row.size_bytes),
        scan_words=str(Document.Scan(row.scan).label),
        is_scanned=row.scan == Document.Scan.CLEAN,
        by=row.recorded_by.name,
        organisation=row.recorded_for.name,
        at=row.recorded_at,
        removed=removed,
        may_remove=removed is None and may_keep(writable, part, row.subject_id),
    )
