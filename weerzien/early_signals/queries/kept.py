"""What is kept of one family beside its facts, in one question: outcomes, how they changed, wishes to talk of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import CharField, Q, QuerySet, Value
from django.db.models.functions import JSONObject

from weerzien.access.questions import DaySlot, IdSlot, Question
from weerzien.early_signals.lines import FIELDS
from weerzien.early_signals.lists.agenda import AGENDA_FIELDS
from weerzien.early_signals.models import AgendaRequest, Outcome, OutcomeChange

REVIVED: Mapping[str, Callable[[str], object]] = {
    "id": UUID,
    "dossier_id": UUID,
    "subject_id": UUID,
    "day": date.fromisoformat,
    "last_working_day": date.fromisoformat,
    "until": date.fromisoformat,
    "day_before": date.fromisoformat,
    "day_after": date.fromisoformat,
    "at": datetime.fromisoformat,
    "for_on": date.fromisoformat,
    "asked_at": datetime.fromisoformat,
    "asked_by_id": UUID,
}
"""What JSON, in which three tables travel as one, made words of."""
CHANGE_FIELDS = (
    "subject_id",
    "rule",
    "step",
    "at",
    "cause",
    "state_before",
    "day_before",
    "state_after",
    "day_after",
)


class Kept(NamedTuple):
    """Rows by name: outcomes as `FIELDS` and `until`, changes as `CHANGE_FIELDS`, wishes as `AGENDA_FIELDS`."""

    outcomes: list[dict[str, Any]]
    changes: list[dict[str, Any]]
    wishes: list[dict[str, Any]]


def what_is_kept(dossier_id: UUID, *, today: date) -> Kept:
    """Return the rows about one family that the reader may see; one query."""
    kept = Kept([], [], [])
    for part, content in ALL_OF_IT.tuples(dossier=dossier_id, today=today):
        getattr(kept, part).append(_revived(content))
    return kept


def _all_of_it() -> QuerySet[Any, Any]:
    family = {"dossier_id": IdSlot("dossier")}
    waits = Q(for_on__isnull=True) | Q(for_on__gte=DaySlot("today"))
    outcomes = _as_json(Outcome.objects.filter(**family), {name: name for name in (*FIELDS, "until")}, "outcomes")
    changes = _as_json(OutcomeChange.objects.filter(**family), {name: name for name in CHANGE_FIELDS}, "changes")
    wishes = _as_json(AgendaRequest.objects.filter(waits, withdrawn_at__isnull=True, **family), AGENDA_FIELDS, "wishes")
    return outcomes.union(changes, wishes, all=True)


ALL_OF_IT = Question(_all_of_it)


def _as_json(rows: QuerySet[Any, Any], fields: Mapping[str, str], part: str) -> QuerySet[Any, Any]:
    return rows.order_by().values_list(Value(part, output_field=CharField()), JSONObject(**fields))


def _revived(content: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: REVIVED[name](value) if name in REVIVED and value is not None else value
        for name, value in content.items()
    }
