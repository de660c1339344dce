"""Questions about the log: who looked into one family. PostgreSQL answers a privacy officer and nobody else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, QuerySet, Window
from django.db.models.expressions import RawSQL

from weerzien.audit.models import Line

KIND_WORDS = {kind.value: str(kind.label) for kind in Line.Kind if kind is not Line.Kind.LOGIN}
"""The kinds of lines that are about a family, in words."""


@dataclass(frozen=True, slots=True)
class LogFilters:
    """Which lines somebody asks for; `first` and `last` are days in the Netherlands, both included."""

    account_id: UUID | None = None
    first: date | None = None
    last: date | None = None
    kind: str = ""

    @property
    def is_empty(self) -> bool:
        return self == LogFilters()


@dataclass(frozen=True, slots=True)
class LoggedLine:
    """One line as the log shows it; `subject_id` is the person it is about, None for the whole family."""

    at: datetime
    kind: str
    action: str
    account_id: UUID | None
    organisation_id: UUID | None
    subject_id: UUID | None


def log_of(dossier_id: UUID, filters: LogFilters, *, first: int, size: int) -> tuple[Sequence[LoggedLine], int]:
    """Return `size` lines about a family from number `first` (counted from 0), newest first, and how many match."""
    lines = _about(dossier_id)
    if filters.account_id is not None:
        lines = lines.filter(account_id=filters.account_id)
    if filters.first is not None:
        lines = lines.filter(at__date__gte=filters.first)
    if filters.last is not None:
        lines = lines.filter(at__date__lte=filters.last)
    if filters.kind:
        lines = lines.filter(kind=filters.kind)
    rows = list(lines.annotate(total=Window(Count("*"))).order_by("-at", "id")[first : first + size])
    shown = [
        LoggedLine(row.at, row.kind, row.action, row.account_id, row.organisation_id, row.subject_id) for row in rows
    ]
    return shown, rows[0].total if rows else 0


def accounts_in_log(dossier_id: UUID) -> tuple[UUID, ...]:
    """Return everybody who has a line about a family; one query."""
    accounts = _about(dossier_id).filter(account_id__isnull=False).order_by("account_id")
    return tuple(pk for pk in accounts.values_list("account_id", flat=True).distinct() if pk is not None)


def _about(dossier_id: UUID) -> QuerySet[Line, Line]:
    return Line.objects.filter(pk__in=RawSQL("select lines_of_dossier(%s)", [dossier_id]))
