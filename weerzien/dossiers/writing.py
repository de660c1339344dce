"""Writes what a list would change, with why: because the list is later, or because somebody chose it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from uuid import UUID

from weerzien.access.actors import Actor
from weerzien.dossiers.facts import Change, F, supersede_many
from weerzien.dossiers.intake import Plan
from weerzien.dossiers.models.fact import Source

BECAUSE = "Een latere versie van het werkboek zegt iets anders."


def write(plans: Iterable[Plan], *, actor: Actor, at: datetime, because_chosen: str = BECAUSE) -> None:
    """Write what was planned, two statements per table; two more where the list was chosen above what stands here.

    Raises ChangedMeanwhile.
    """
    for one in plans:
        chosen = {difference.fact_id for difference in one.differences if difference.overruled}
        write_changes(one.table.model, one.changes, chosen, actor=actor, at=at, because=(BECAUSE, because_chosen))


def write_changes(
    model: type[F],
    changes: Sequence[Change[F]],
    chosen: Collection[UUID],
    *,
    actor: Actor,
    at: datetime,
    because: tuple[str, str],
) -> None:
    """Write changes of a list; `because` is why, first of those that follow by themselves, then of the chosen ones."""
    ordinary = [change for change in changes if change.id not in chosen]
    others = [change for change in changes if change.id in chosen]
    for some, why in zip((ordinary, others), because, strict=True):
        if some:
            supersede_many(model, changes=some, actor=actor, source=Source.IMPORT, at=at, because=why)
