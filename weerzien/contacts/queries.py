"""Questions about contacts: the notes of a family and the professionals around it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID


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
