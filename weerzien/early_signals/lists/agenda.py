"""Which families somebody wants to talk about in the meeting of all partners: what a page, a list and a meeting ask."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from django.db.models import Q, QuerySet

from weerzien.early_signals.models import AgendaRequest
from weerzien.kernel.words import date_words

NEXT_MEETING: Final = "eerstvolgende overleg"
OPEN: Final = "asked.withdrawn_at is null and (asked.for_on is null or asked.for_on >= %(today)s)"
ON_AGENDA: Final = f"""
exists (select from early_signals_agendarequest asked where asked.dossier_id = {{family}} and {OPEN} offset 0)
"""
"""That a family stands on an agenda that is still to come, as a part of a question that has `today`."""

MEETINGS_OF: Final = f"""
array(select distinct asked.for_on from early_signals_agendarequest asked
  where asked.dossier_id = {{family}} and {OPEN} order by 1 nulls first)
"""  # noqa: S608 -- our own words
"""The days of the meetings for which a family is on the agenda, null for the next, as a part of such a question."""


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """One wish to talk about a family: for which meeting in words, why, and who asked it when."""

    id: UUID
    dossier_id: UUID
    meeting: str
    for_on: date | None
    reason: str
    by: str
    organisation: str
    asked_at: datetime
    is_own: bool


AGENDA_FIELDS: Final[Mapping[str, str]] = {
    "id": "id",
    "dossier_id": "dossier_id",
    "for_on": "for_on",
    "reason": "reason",
    "by": "asked_by__name",
    "organisation": "organisation__name",
    "asked_at": "asked_at",
    "asked_by_id": "asked_by_id",
}
"""What a line needs of a wish, by its own word."""


def agenda_lines(rows: Iterable[Mapping[str, Any]], *, account_id: UUID) -> tuple[AgendaLine, ...]:
    """Return open wishes, read as `AGENDA_FIELDS`, the next meeting first, then by day."""
    lines = [
        AgendaLine(
            **{name: row[name] for name in AGENDA_FIELDS if name != "asked_by_id"},
            meeting=meeting_words(row["for_on"]),
            is_own=row["asked_by_id"] == account_id,
        )
        for row in rows
    ]
    lines.sort(key=lambda line: (line.for_on or date.min, line.asked_at, line.id))
    return tuple(lines)


def open_requests(today: date) -> QuerySet[AgendaRequest]:
    """Return the wishes that wait for a meeting: not withdrawn, and not for a day that has passed."""
    return AgendaRequest.objects.filter(Q(for_on__isnull=True) | Q(for_on__gte=today), withdrawn_at__isnull=True)


def meeting_words(for_on: date | None) -> str:
    """Return for which meeting a wish is."""
    return f"overleg van {date_words(for_on)}" if for_on else NEXT_MEETING
