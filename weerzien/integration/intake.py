"""Take in civic integration and income: what a list says of many persons at once."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from uuid import UUID

from weerzien.access.actors import Actor
from weerzien.dossiers.intake import Line, Plan, entries_of, kept_rows, plan
from weerzien.integration.queries import TABLES


def plan_intake(lines: Sequence[Line], *, dossier_ids: Collection[UUID], actor: Actor) -> tuple[Plan, ...]:
    """Return what the rows of Inburgering would change, in integration and in income."""
    return tuple(
        plan(table, entries_of(table, lines), key=("subject_id",), kept=kept_rows(table, dossier_ids), actor=actor)
        for table in TABLES
    )
