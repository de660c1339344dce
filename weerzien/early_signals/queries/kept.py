"""What is kept of one family beside its facts, in one question: outcomes, their changes, wishes, lives of signals."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, CharField, F, Func, OuterRef, Q, QuerySet, Value
from django.db.models.functions import JSONObject

from weerzien.access.questions import DaySlot, IdSlot, Question
from weerzien.early_signals.lines import FIELDS
from weerzien.early_signals.lists.agenda import AGENDA_FIELDS
from weerzien.early_signals.models import AgendaRequest, Outcome, OutcomeChange, ReportMatch, SignalStep
from weerzien.early_signals.signals.lives import SignalLives, signal_lives

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
    "taken_on": date.fromisoformat,
    "since": date.fromisoformat,
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
STEP_FIELDS = {"theme": "theme", "state": "state", "until": "until", "taken_by": "taken_by__name", "covers": "covers"}
REPORT_FIELDS = {"id": "report_id", "theme": "theme", "by": "organisation__name", "since": "on"}


class Kept(NamedTuple):
    """Rows by name: outcomes as `FIELDS` and `until`, changes as `CHANGE_FIELDS`, wishes as `AGENDA_FIELDS`."""

    outcomes: list[dict[str, Any]]
    changes: list[dict[str, Any]]
    wishes: list[dict[str, Any]]
    lives: SignalLives


def what_is_kept(dossier_id: UUID, *, today: date) -> Kept:
    """Return the rows about one family that the reader may see; one query."""
    parts: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for part, content in ALL_OF_IT.tuples(dossier=dossier_id, today=today):
        parts[part].append(_revived(content))
    lives = signal_lives(parts["steps"], parts["reports"], today=today)
    return Kept(parts["outcomes"], parts["changes"], parts["wishes"], lives)


def _all_of_it() -> QuerySet[Any, Any]:
    family = {"dossier_id": IdSlot("dossier")}
    waits = Q(for_on__isnull=True) | Q(for_on__gte=DaySlot("today"))
    outcomes = _as_json(Outcome.objects.filter(**family), {name: name for name in (*FIELDS, "until")}, "outcomes")
    changes = _as_json(OutcomeChange.objects.filter(**family), {name: name for name in CHANGE_FIELDS}, "changes")
    wishes = _as_json(AgendaRequest.objects.filter(waits, withdrawn_at__isnull=True, **family), AGENDA_FIELDS, "wishes")
    still = {"expires_on__gt": DaySlot("today")}
    reports = _as_json(ReportMatch.objects.filter(**still, **family), REPORT_FIELDS, "reports")
    return outcomes.union(changes, wishes, _last_steps(family), reports, all=True)


def _last_steps(family: Mapping[str, Any]) -> QuerySet[Any, Any]:
    """Return the last step of each signal, with the outcomes it covers to the last fact."""
    covers: Any = OuterRef("covers")
    covered = Outcome.objects.filter(
        IsOneOf(F("id"), covers), dossier=OuterRef("dossier"), fact_ids__contained_by=covers
    )
    quiet = ArraySubquery(covered.order_by("id").values("id"))
    steps = SignalStep.objects.filter(superseded_by__isnull=True, **family)
    return _as_json(steps, {**STEP_FIELDS, "taken_on": "taken_on", "quiet": quiet}, "steps")


class IsOneOf(Func):
    """That a value is one of an array."""

    template = "%(expressions)s)"
    arg_joiner = " = any("
    output_field = BooleanField()


ALL_OF_IT = Question(_all_of_it)


def _as_json(rows: QuerySet[Any, Any], fields: Mapping[str, Any], part: str) -> QuerySet[Any, Any]:
    return rows.order_by().values_list(Value(part, output_field=CharField()), JSONObject(**fields))


def _revived(content: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: REVIVED[name](value) if name in REVIVED and value is not None else value
        for name, value in content.items()
    }
