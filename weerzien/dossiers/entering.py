"""Writes what a list would change, with why: because the list is later, or because somebody chose it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from weerzien.access.actors import Actor
from weerzien.dossiers.facts import Change, F, supersede_many
from weerzien.dossiers.intake import Plan
from weerzien.dossiers.models.fact import Source

BECAUSE = "Een latere versie van het werkboek zegt iets anders."


def write(plans: Iterable[Plan], *, actor: Actor, at: datetime, because_chosen: str = BECAUSE) -> None:
    """Write what was planned, two statements per table; `because_chosen` is why where the list was chosen above what
    stands here.

    Raises ChangedMeanwhile.
    """
    for one in plans:
        chosen = {difference.fact_id for difference in one.differences if difference.overruled}
        changes = with_reasons(one.changes, chosen, because_chosen)
        if changes:
            supersede_many(one.table.model, changes=changes, actor=actor, source=Source.IMPORT, at=at, because=BECAUSE)


def with_reasons(changes: Sequence[Change[F]], chosen: Collection[UUID], because: str) -> list[Change[F]]:
    """Return changes of which those that somebody chose say so."""
    return [replace(change, because=because) if change.id in chosen else change for change in changes]
