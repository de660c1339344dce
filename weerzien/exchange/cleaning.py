"""Workbooks that nobody needs any more: the file, its rows, and that there was an import at all."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce

from weerzien.exchange.lock import try_lock
from weerzien.exchange.models import ImportRun
from weerzien.exchange.rules import RunState


def remove_old_imports(*, before: datetime) -> int:
    """Remove the imports of a municipality that ended before a moment, and those thrown away; return how many.

    Must run inside `system_wide` for that municipality. One that is being taken now stays.
    """
    ended = Q(ended_at__lt=before) | Q(state=RunState.DISCARDED)
    old = ImportRun.objects.annotate(ended_at=Coalesce("finished_at", "created_at")).filter(ended)
    runs = [pk for pk in old.order_by("id").values_list("id", flat=True) if try_lock(pk)]
    if runs:
        for hanging in ImportRun._meta.related_objects:
            its_run = {f"{hanging.field.name}__in": runs}
            _remove(hanging.related_model._base_manager.filter(**its_run))
        _remove(ImportRun.objects.filter(pk__in=runs))
    return len(runs)


def _remove(rows: QuerySet[Any, Any]) -> None:
    """Remove rows without reading them first: the jobs role may not read what a workbook held."""
    rows._raw_delete(rows.db)
