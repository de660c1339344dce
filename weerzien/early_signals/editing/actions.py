"""Enter or correct one fact, of whichever track; each track says what may be written, and how."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from weerzien.access.actors import Actor
from weerzien.dossiers import undoing, writing
from weerzien.dossiers.rules import Cells
from weerzien.early_signals.editing.kinds import kind_called
from weerzien.kernel.ids import DossierId, FactId


def record_fact(
    *, actor: Actor, dossier_id: DossierId, kind: str, about_id: UUID, cells: Cells, today: date, at: datetime
) -> FactId:
    """Write down a fact of a kind that was not known. Raises NotFound, NotYours, ChangedMeanwhile, or why not."""
    return writing.record(
        kind_called(kind), actor=actor, dossier_id=dossier_id, about_id=about_id, cells=cells, today=today, at=at
    )


def correct_fact(
    *,
    actor: Actor,
    dossier_id: DossierId,
    kind: str,
    fact_id: FactId,
    cells: Cells,
    because: str,
    today: date,
    at: datetime,
) -> FactId:
    """Write down what a fact should have said, and why. Raises NotFound, NotYours, ChangedMeanwhile, or why not."""
    return writing.correct(
        kind_called(kind),
        actor=actor,
        dossier_id=dossier_id,
        fact_id=fact_id,
        cells=cells,
        because=because,
        today=today,
        at=at,
    )


def undo_fact(
    *, actor: Actor, dossier_id: DossierId, kind: str, fact_id: FactId, today: date, at: datetime
) -> FactId | None:
    """Take back a fact that was just written; return the row that holds again, None where there was none.

    Raises NotFound, NotYours, TooLateToUndo, ChangedSince.
    """
    called = kind_called(kind)
    restored = undoing.undo(called, actor=actor, dossier_id=dossier_id, fact_id=fact_id, today=today, at=at)
    return FactId(restored.id) if restored is not None else None
