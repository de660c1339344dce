"""Questions about contacts: the notes of a family and the professionals around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Max, OuterRef, Q, QuerySet, Subquery, Window

from weerzien.access.roles import Compartment
from weerzien.contacts.models import ContactNote, Professional
from weerzien.dossiers.queries.facts import Column, ColumnKind, FactRow, FactTable, current_rows, place_words
from weerzien.kernel.days import Day
from weerzien.kernel.words import day_words

CONTACTS = FactTable(
    model=ContactNote,
    sheet="Contacten",
    label="Contact",
    compartment=Compartment.CONTACTS,
    columns=(
        Column("Datum", "day", ColumnKind.DAY),
        Column("Medewerker", "worker", ColumnKind.WORDS),
        Column("Organisatie", "organisation_name", ColumnKind.WORDS),
        Column("Soort", "kind", ColumnKind.WORDS),
        Column("Gesproken met", "spoken_with", ColumnKind.WORDS),
        Column("Tolk", "interpreter", ColumnKind.WORDS),
        Column("Notitie", "note", ColumnKind.WORDS),
    ),
)
PROFESSIONALS = FactTable(
    model=Professional,
    sheet="Betrokkenen",
    label="Betrokkene",
    compartment=Compartment.CONTACTS,
    columns=(
        Column("Naam", "name", ColumnKind.WORDS),
        Column("Organisatie", "organisation_name", ColumnKind.WORDS),
        Column("Rol", "role", ColumnKind.WORDS),
        Column("Van", "from", ColumnKind.DAY),
        Column("Tot", "until", ColumnKind.DAY),
    ),
)
TABLES = (CONTACTS, PROFESSIONALS)
PAGE_SIZE = 10
SPOKEN = ~Q(kind="bericht")
"""A message that was sent is no contact: nobody was spoken with."""


@dataclass(frozen=True, slots=True)
class ContactLine:
    """One contact note. `day` is the first possible day; `day_words` is how it reads."""

    note_id: UUID
    day: date
    day_words: str
    kind: str
    worker: str
    organisation: str
    spoken_with: str
    interpreter: str
    note: str
    source: str


@dataclass(frozen=True, slots=True)
class ContactsPage:
    """Contact notes, newest first; `page` counts from 1."""

    rows: tuple[ContactLine, ...]
    total: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class ProfessionalLine:
    """A professional as an import or a partner named them; `period` in words."""

    name: str
    organisation: str
    role: str
    period: str
    is_now: bool


def facts_of(dossier_ids: Sequence[UUID]) -> list[FactRow]:
    """Return the current contact notes and professionals of these families; a constant number of queries."""
    return current_rows(TABLES, dossier_ids)


def contacts_page(dossier_id: UUID, *, page: int) -> ContactsPage:
    """Return ten contact notes of one family, newest first; one query."""
    start = (page - 1) * PAGE_SIZE
    rows = list(
        ContactNote.objects.filter(dossier_id=dossier_id, superseded_by__isnull=True)
        .annotate(total=Window(Count("*")))
        .order_by("-day_latest", "-recorded_at", "id")[start : start + PAGE_SIZE]
    )
    total = rows[0].total if rows else 0
    return ContactsPage(tuple(map(_line, rows)), total, page, max(1, -(-total // PAGE_SIZE)))


def _line(row: ContactNote) -> ContactLine:
    return ContactLine(
        note_id=row.id,
        day=row.day_earliest,
        day_words=day_words(Day(row.day_earliest, row.day_latest, row.day_told)),
        kind=row.kind,
        worker=row.worker,
        organisation=row.organisation_name,
        spoken_with=row.spoken_with,
        interpreter=row.interpreter,
        note=row.note,
        source=place_words(row.source, row.source_place, row.recorded_at.date()),
    )


def professionals_of(dossier_id: UUID, *, today: date) -> tuple[ProfessionalLine, ...]:
    """Return the professionals around one family, those of today first; one query."""
    rows = Professional.objects.filter(dossier_id=dossier_id, superseded_by__isnull=True).order_by("role", "name", "id")
    lines = [_professional(row, today) for row in rows]
    return tuple(sorted(lines, key=lambda line: not line.is_now))


def _professional(row: Professional, today: date) -> ProfessionalLine:
    started = row.from_earliest is None or row.from_earliest <= today
    ended = row.until_latest is not None and row.until_latest < today
    since = (
        f"vanaf {day_words(Day(row.from_earliest, row.from_latest or row.from_earliest))}" if row.from_earliest else ""
    )
    until = (
        f"tot en met {day_words(Day(row.until_earliest or row.until_latest, row.until_latest))}"
        if row.until_latest
        else ""
    )
    return ProfessionalLine(
        name=row.name,
        organisation=row.organisation_name,
        role=row.role,
        period=" ".join(filter(None, (since, until))),
        is_now=started and not ended,
    )


def last_contacts(dossier_ids: Sequence[UUID]) -> dict[UUID, date]:
    """Return the last day on which somebody spoke with each family; families without such a contact are left out."""
    rows = (
        ContactNote.objects.filter(SPOKEN, dossier_id__in=dossier_ids, superseded_by__isnull=True)
        .values("dossier_id")
        .annotate(last=Max("day_latest"))
        .order_by("dossier_id")
    )
    return {row["dossier_id"]: row["last"] for row in rows}


def last_contact_of(dossier: str) -> Subquery:
    """Return the last day somebody spoke with the dossier that stands in a field of an outer query, to sort by."""
    notes: QuerySet[ContactNote, date] = (
        ContactNote.objects.filter(SPOKEN, dossier_id=OuterRef(dossier), superseded_by__isnull=True)
        .order_by("-day_latest")
        .values_list("day_latest", flat=True)
    )
    return Subquery(notes[:1])
