"""The days that rules gave, by family and person, for a job."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from uuid import UUID

from weerzien.early_signals.models import Outcome


def days_of_rules(dossier_ids: Collection[UUID], rules: Collection[str]) -> dict[tuple[UUID, str, str], date]:
    """Return the days that these rules give these families, by person, rule and step; one query."""
    rows = Outcome.objects.filter(dossier_id__in=dossier_ids, rule__in=rules, subject__isnull=False, day__isnull=False)
    return {
        (person_id, rule, step): day
        for person_id, rule, step, day in rows.order_by().values_list("subject_id", "rule", "step", "day")
        if person_id and day
    }
