"""What the page Gezinnen may show: values only, already in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from weerzien.early_signals.panels import Choice, OutcomeLine

Value = str | int | date | None


@dataclass(frozen=True, slots=True)
class FamilyFilters:
    """What somebody asked of the list. Codes are those of `FamiliesPage.choices`; empty means: everything.

    `text` is a name (start of any word of it), a family number or a birth date; it is never kept. `facts` are pairs of
    a group and a fact of it. Days that are typed are ISO dates, both ends included.
    """

    text: str = ""
    phase: str = ""
    days: str = ""
    from_on: str = ""
    until_on: str = ""
    strict: str = ""
    theme: str = ""
    signal: str = ""
    urgency: str = ""
    silence: str = ""
    responsible: str = ""
    language: str = ""
    interpreter: str = ""
    agenda: str = ""
    notified_from: str = ""
    notified_until: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    sort: str = "dag"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the list: its code, its heading, and whether it counts."""

    code: str
    heading: str
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: of which column, the value a workbook gets, and the words a page shows."""

    column: Column
    value: Value
    words: str


@dataclass(frozen=True, slots=True)
class FamilyLine:
    """One family in the list. `next` is the day that comes first, overdue ones before all; None where there is none.

    It comes without its detail; of signals there are the titles.
    """

    dossier_id: UUID
    number: str
    family: str
    members_count: int
    phase: str
    next: OutcomeLine | None
    signals: tuple[str, ...]
    overdue_count: int
    last_contact_on: date | None
    contact_words: str
    responsible_organisation: str
    responsible_person: str
    cells: tuple[Cell, ...] = ()

    @property
    def signals_count(self) -> int:
        """How many signals this reader sees."""
        return len(self.signals)


@dataclass(frozen=True, slots=True)
class FamiliesPage:
    """`total` counts all families that match; `page` counts from 1.

    `choices` is per filter what may be chosen, without the empty choice; `left_out` names the parts of a filter that
    this reader may not choose by, and that do not count.
    """

    rows: tuple[FamilyLine, ...]
    total: int
    page: int
    pages: int
    size: int
    first: int
    last: int
    filters: FamilyFilters
    is_filtered: bool
    columns: tuple[Column, ...]
    choices: Mapping[str, tuple[Choice, ...]]
    left_out: tuple[str, ...]
    empty: str


@dataclass(frozen=True, slots=True)
class SavedList:
    """A list that somebody kept: what it chooses and in which columns; none named means those of the reader."""

    id: UUID
    name: str
    is_shared: bool
    is_own: bool
    filters: FamilyFilters
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ListSettings:
    """The lists somebody may open, the one with which they begin, and how they want to see every list."""

    lists: tuple[SavedList, ...]
    begins_with: UUID | None
    columns: tuple[str, ...]
    page_size: int

    def list_with(self, list_id: str) -> SavedList | None:
        """Return the list with this id, None where there is none for this reader."""
        return next((one for one in self.lists if str(one.id) == list_id), None)


@dataclass(frozen=True, slots=True)
class KeptList:
    """Everything that a list is, so that one that was thrown away can come back as it was."""

    id: UUID
    name: str
    is_shared: bool
    filters: Mapping[str, Any]
    columns: tuple[str, ...]
    begins: bool
