"""Which families somebody wants to talk about in the meeting of all partners: what a page, a list and a meeting ask."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
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


def agenda_of(dossier_ids: Iterable[UUID], *, account_id: UUID, today: date) -> list[AgendaLine]:
    """Return the open wishes about these families that the reader may see, the first meeting first; one query."""
    rows = (
        open_requests(today)
        .filter(dossier_id__in=list(dossier_ids))
        .order_by("for_on", "asked_at", "id")
        .values_list(
            "id", "dossier_id", "for_on", "reason", "asked_by__name", "organisation__name", "asked_at", "asked_by_id"
        )
    )
    return [
        AgendaLine(pk, dossier, meeting_words(for_on), for_on, reason, by, organisation, at, asker == account_id)
        for pk, dossier, for_on, reason, by, organisation, at, asker in rows
    ]


def open_requests(today: date) -> QuerySet[AgendaRequest]:
    """Return the wishes that wait for a meeting: not withdrawn, and not for a day that has passed."""
    return AgendaRequest.objects.filter(Q(for_on__isnull=True) | Q(for_on__gte=today), withdrawn_at__isnull=True)


def meeting_words(for_on: date | None) -> str:
    """Return for which meeting a wish is."""
    return f"overleg van {date_words(for_on)}" if for_on else NEXT_MEETING
