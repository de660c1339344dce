"""What the tests of conflicts share."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

from tests.exchange.taking import NOW, TODAY
from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.exchange.choosing import Choice, ForAll, choose_conflicts
from weerzien.exchange.panels import ConflictLine, conflicts_panel

BY_HAND = datetime(2026, 11, 3, 9, 30, tzinfo=UTC)
BECAUSE = "Gekozen bij het overnemen van het werkboek van 21-11-2026."


def lines(actor: Actor, run_id: UUID) -> tuple[ConflictLine, ...]:
    with acting(actor, today=TODAY):
        return conflicts_panel(actor, run_id, today=TODAY).lines


def choose(actor: Actor, run_id: UUID, choice: Choice, *, sheet: str = "Personen", heading: str = "") -> None:
    """Choose the same for all conflicts of a run, or of one column."""
    choose_conflicts(
        actor=actor, run_id=run_id, choices={}, for_all=ForAll(choice, sheet, heading), today=TODAY, now=NOW
    )
