"""The days and signals of a family that its reader sees, as they are kept."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from weerzien.access.actors import Actor
from weerzien.dossiers.queries.families import FamilyHead
from weerzien.early_signals.lines import FIELDS, in_order, outcome_line
from weerzien.early_signals.models import Outcome
from weerzien.early_signals.panels import OutcomeLine

KEPT = (*FIELDS, "subject_ref", "until", "compartments")


def kept_lines(
    actor: Actor, dossier_id: UUID, head: FamilyHead, *, today: date
) -> list[tuple[OutcomeLine, dict[str, Any]]]:
    """Return every day and signal that this reader sees, each as a line and as it is kept, first ones first; one query.

    The policies choose them, as for the page of the family.
    """
    rows = Outcome.objects.filter(dossier_id=dossier_id).order_by("id").values(*KEPT)
    lines = ((outcome_line(row, head, actor=actor, today=today), row) for row in rows)
    return sorted(lines, key=lambda pair: in_order(pair[0]))
