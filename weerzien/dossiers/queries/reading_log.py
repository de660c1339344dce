"""Who looked into this family: the log of one family with the people behind its lines, and persons by number only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import connection

from weerzien.access.queries import Colleague, colleagues
from weerzien.audit.queries import KIND_WORDS, LogFilters, LoggedLine, accounts_in_log, log_of
from weerzien.audit.words import action_words
from weerzien.dossiers.door import LoggedFamily

HERE = ZoneInfo("Europe/Amsterdam")
NUMBERS = "select person_id, number from logged_numbers(%s)"
WHOLE_FAMILY = "heel het gezin"
SYSTEM = "weerzien zelf"


@dataclass(frozen=True, slots=True)
class LogRow:
    """One line in words."""

    at: datetime
    who: str
    organisation: str
    role: str
    kind: str
    kind_words: str
    what: str
    about: str


@dataclass(frozen=True, slots=True)
class LogPage:
    """One page of the log of a family, counted from 1, with what there is to choose from."""

    number: str
    rows: tuple[LogRow, ...]
    total: int
    page: int
    pages: int
    filters: LogFilters
    people: tuple[tuple[str, str], ...]
    kinds: tuple[tuple[str, str], ...]


def log_page(family: LoggedFamily, *, filters: LogFilters, page: int, size: int) -> LogPage:
    """Return one page of the log of a family; five queries, however many lines there are."""
    lines, total = log_of(family.id, filters, first=(page - 1) * size, size=size)
    people = colleagues(accounts_in_log(family.id))
    numbers = person_numbers(line.subject_id for line in lines)
    named = sorted((one.name, str(pk)) for pk, one in people.items())
    return LogPage(
        number=family.number,
        rows=tuple(_row(line, people, numbers) for line in lines),
        total=total,
        page=page,
        pages=max(1, -(-total // size)),
        filters=filters,
        people=tuple((pk, name) for name, pk in named),
        kinds=tuple(KIND_WORDS.items()),
    )


def person_numbers(persons: Iterable[UUID | None]) -> dict[UUID, str]:
    """Return the numbers that the municipality's own list gives to persons; one query."""
    wanted = sorted({pk for pk in persons if pk is not None})
    with connection.cursor() as cursor:
        cursor.execute(NUMBERS, [wanted])
        return dict(cursor.fetchall())


def _row(line: LoggedLine, people: dict[UUID, Colleague], numbers: dict[UUID, str]) -> LogRow:
    colleague = people.get(line.account_id) if line.account_id else None
    on = line.at.astimezone(HERE).date()
    organisation, role = colleague.at_work(line.organisation_id, on) if colleague else ("", "")
    return LogRow(
        at=line.at,
        who=colleague.name if colleague else SYSTEM,
        organisation=organisation,
        role=role,
        kind=line.kind,
        kind_words=KIND_WORDS.get(line.kind, line.kind),
        what=action_words(line.action),
        about=_about(line.subject_id, numbers),
    )


def _about(person_id: UUID | None, numbers: dict[UUID, str]) -> str:
    if person_id is None:
        return WHOLE_FAMILY
    return f"persoon {numbers.get(person_id) or str(person_id)[:8]}"
