"""Questions about contacts: the notes of a family and the professionals around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.timezone import localtime

from weerzien.access.questions import Part, asked
from weerzien.access.roles import Compartment
from weerzien.contacts.models import (
    Address,
    ContactNote,
    CopingPhase,
    Observation,
    Preference,
    Professional,
    Telephone,
)
from weerzien.contacts.rules import (
    BY_WAY_OF,
    COPING_PHASES,
    HOW_KNOWN,
    INTERPRETER_WANTED,
    INTERPRETERS,
    KINDS,
    SPEAK_WITH,
    UNDERSTOOD,
)
from weerzien.dossiers.queries.facts import (
    Column,
    ColumnKind,
    FactTable,
    HistoryRow,
    place_words,
)
from weerzien.kernel.days import Day
from weerzien.kernel.words import day_words

CONTACTS = FactTable(
    is_list=True,
    model=ContactNote,
    sheet="Contacten",
    label="Contact",
    compartment=Compartment.CONTACTS,
    columns=(
        Column("Datum", "day", ColumnKind.DAY),
        Column("Medewerker", "worker", ColumnKind.WORDS),
        Column("Organisatie", "organisation_name", ColumnKind.WORDS),
        Column("Soort", "kind", ColumnKind.WORDS, KINDS, is_open=True),
        Column("Gesproken met", "spoken_with", ColumnKind.WORDS),
        Column("Tolk", "interpreter", ColumnKind.WORDS, INTERPRETERS, is_open=True),
        Column("Taal", "language", ColumnKind.WORDS),
        Column("Begrepen", "understood", ColumnKind.WORDS, UNDERSTOOD),
        Column("Notitie", "note", ColumnKind.NOTE),
    ),
)
PROFESSIONALS = FactTable(
    is_list=True,
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
OBSERVATIONS = FactTable(
    is_list=True,
    model=Observation,
    sheet="Observaties",
    label="Observatie",
    compartment=Compartment.HEALTH,  # a row is of its theme; of all rows together the strictest holds
    columns=(
        Column("Dag", "day", ColumnKind.DAY),
        Column("Hoe weet u dit?", "how", ColumnKind.WORDS, HOW_KNOWN),
        Column("Notitie", "note", ColumnKind.NOTE),
    ),
    links=("theme",),
)
COPING = FactTable(
    is_list=True,
    model=CopingPhase,
    sheet="Verwerking",
    label="Hoe het met iemand gaat",
    compartment=Compartment.RELATIONS,
    columns=(
        Column("Fase", "phase", ColumnKind.WORDS, COPING_PHASES),
        Column("Sinds", "day", ColumnKind.DAY),
        Column("In eigen woorden", "words", ColumnKind.WORDS),
    ),
)
PREFERENCES = FactTable(
    model=Preference,
    sheet="Voorkeuren",
    label="Voorkeur bij contact",
    compartment=Compartment.CONTACTS,
    columns=(
        Column("Wie aanspreken", "speak_with", ColumnKind.WORDS, SPEAK_WITH),
        Column("Taal", "language", ColumnKind.WORDS),
        Column("Tolk", "interpreter", ColumnKind.WORDS, INTERPRETER_WANTED),
        Column("Hoe bereiken", "by_way_of", ColumnKind.WORDS, BY_WAY_OF),
        Column("Niet bellen of komen", "not_at", ColumnKind.WORDS),
        Column("Verder", "note", ColumnKind.WORDS),
    ),
)
TELEPHONES = FactTable(
    model=Telephone,
    sheet="Telefoon",
    label="Telefoon",
    compartment=Compartment.IDENTITY,
    columns=(Column("Nummer", "number", ColumnKind.WORDS),),
)
ADDRESSES = FactTable(
    model=Address,
    sheet="Adres",
    label="Adres",
    compartment=Compartment.HOUSING,
    columns=(
        Column("Straat en nummer", "street", ColumnKind.WORDS),
        Column("Postcode", "postcode", ColumnKind.WORDS),
        Column("Plaats", "place", ColumnKind.WORDS),
    ),
)
TABLES = (CONTACTS, PROFESSIONALS)
BESIDES = (OBSERVATIONS, COPING, PREFERENCES, TELEPHONES, ADDRESSES)
"""What the page of a family shows and no rule reads."""
PAGE_SIZE = 10
NO_DAY = "Dag onbekend"


@dataclass(frozen=True, slots=True)
class ContactLine:
    """One contact note; `day_words` is how its day reads."""

    note_id: UUID
    day_words: str
    kind: str
    worker: str
    organisation: str
    spoken_with: str
    interpreter: str
    language: str
    understood: str
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


def contacts_page(rows: Sequence[HistoryRow], *, page: int) -> ContactsPage:
    """Return ten contact notes out of a family's rows, newest first; of an unknown day, the day it was written."""
    notes = [row for row in rows if row.table is CONTACTS and row.superseded_by is None]
    notes.sort(key=lambda row: (_latest(row), row.recorded_at), reverse=True)
    start = (max(page, 1) - 1) * PAGE_SIZE
    shown = tuple(_line(row) for row in notes[start : start + PAGE_SIZE])
    return ContactsPage(shown, len(notes), max(page, 1), max(1, -(-len(notes) // PAGE_SIZE)))


def _line(row: HistoryRow) -> ContactLine:
    day = _day(row)
    return ContactLine(
        note_id=row.fact_id,
        day_words=day_words(day) if day else NO_DAY,
        kind=_said(row, "Soort"),
        worker=_text(row, "Medewerker"),
        organisation=_text(row, "Organisatie"),
        spoken_with=_text(row, "Gesproken met"),
        interpreter=_said(row, "Tolk"),
        language=_text(row, "Taal"),
        understood=_said(row, "Begrepen"),
        note=_text(row, "Notitie"),
        source=place_words(row.source, row.place, localtime(row.recorded_at).date()),
    )


def professional_lines(rows: Sequence[HistoryRow], *, today: date) -> tuple[ProfessionalLine, ...]:
    """Return the professionals out of a family's rows, those of today first."""
    found = [row for row in rows if row.table is PROFESSIONALS and row.superseded_by is None]
    lines = sorted((_professional(row, today) for row in found), key=lambda line: (line.role, line.name))
    return tuple(sorted(lines, key=lambda line: not line.is_now))


def _professional(row: HistoryRow, today: date) -> ProfessionalLine:
    since, until = row.values.get("Van"), row.values.get("Tot")
    started = not isinstance(since, Day) or since.earliest <= today
    ended = isinstance(until, Day) and until.latest < today
    words = (
        f"vanaf {day_words(since)}" if isinstance(since, Day) else "",
        f"tot en met {day_words(until)}" if isinstance(until, Day) else "",
    )
    return ProfessionalLine(
        name=_text(row, "Naam"),
        organisation=_text(row, "Organisatie"),
        role=_text(row, "Rol"),
        period=" ".join(filter(None, words)),
        is_now=started and not ended,
    )


def _text(row: HistoryRow, heading: str) -> str:
    return str(row.values.get(heading, ""))


def _said(row: HistoryRow, heading: str) -> str:
    """Return what a list calls the code in a cell, or the cell itself where somebody typed something else."""
    said = _text(row, heading)
    column = next(column for column in row.table.columns if column.heading == heading)
    return column.choices.get(said, said)


def _day(row: HistoryRow) -> Day | None:
    """Return the day of a contact, None where nobody knows it."""
    day = row.values.get("Datum")
    return day if isinstance(day, Day) else None


def _latest(row: HistoryRow) -> date:
    day = _day(row)
    return day.latest if day else localtime(row.recorded_at).date()


LAST_CONTACT_OF = """
select note.day_latest from contacts_contactnote note
where note.dossier_id = {dossier} and note.superseded_by_id is null and note.kind <> 'bericht'
  and note.day_latest is not null
order by note.day_latest desc limit 1
"""
"""The last day somebody spoke with a family, as a part of a question; a message that was sent is no contact."""
LAST_CONTACTS = f"""
select family.id, spoken.last from unnest(%(ids)s::uuid[]) family (id)
cross join lateral ({LAST_CONTACT_OF.format(dossier="family.id")}) spoken (last)
"""  # noqa: S608 -- our own words


def last_contacts(dossier_ids: Sequence[UUID]) -> dict[UUID, date]:
    """Return the last day on which somebody spoke with each family; families without such a contact are left out."""
    return dict(asked(LAST_CONTACTS, {"ids": list(dossier_ids)}))


def last_contact_first(dossier: str) -> Part:
    """Return, to sort by, the last day somebody spoke with a family; the family that nobody spoke with comes first."""
    return Part(f"({LAST_CONTACT_OF.format(dossier=dossier)}) asc nulls first")
