"""Outcomes as the rulebook would have kept them, put in by hand where a test is about showing them."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from tests.cast import NOW, TODAY, Family
from weerzien.access.context import acting, evaluating
from weerzien.early_signals.models import Outcome, OutcomeChange
from weerzien.rulebook.outcomes import Kind, State

LIMIT: dict[str, Any] = {
    "rule": "N01",
    "version": date(2014, 1, 1),
    "state": State.DUE,
    "kind": Kind.LIMIT,
    "day": date(2026, 11, 23),
    "strict": True,
    "last_working_day": date(2026, 11, 23),
    "urgency": "laag",
    "acts": "Nidos gezinsherenigingsfunctionaris",
    "ground": "statute",
    "certainty": "secondary_source",
    "compartments": ["procedure"],
    "first_seen_on": TODAY,
    "evaluated_on": TODAY,
}
SIGNAL: dict[str, Any] = LIMIT | {
    "rule": "S01",
    "state": State.SIGNAL,
    "kind": "",
    "day": None,
    "strict": False,
    "last_working_day": None,
    "acts": "leerplicht",
    "compartments": ["schooling"],
}
OURS = ("N01", "S01", "S08")
SILENCE: dict[str, Any] = SIGNAL | {"rule": "S08", "acts": "vaste contactpersoon", "compartments": ["contacts"]}


def keep(family: Family, base: dict[str, Any], **values: Any) -> UUID:
    """Keep one outcome about a family, in place of those that the cast came with, and return its id."""
    with acting(family.coordinator, today=TODAY), evaluating([family.dossier_id]):
        Outcome.objects.filter(dossier_id=family.dossier_id).exclude(rule__in=OURS).delete()
        row = Outcome.objects.create(dossier_id=family.dossier_id, **(base | {"step": uuid4().hex[:8]} | values))
    return row.pk


def keep_nothing(family: Family) -> None:
    """Take away the outcomes that the cast came with."""
    with acting(family.coordinator, today=TODAY), evaluating([family.dossier_id]):
        Outcome.objects.filter(dossier_id=family.dossier_id).delete()


def keep_change(family: Family, **values: Any) -> None:
    """Write down one change of an outcome of a family."""
    with acting(family.coordinator, today=TODAY), evaluating([family.dossier_id]):
        OutcomeChange.objects.create(
            dossier_id=family.dossier_id, **({"rule": "N01", "compartments": ["procedure"], "at": NOW} | values)
        )
