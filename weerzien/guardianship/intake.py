"""Take in guardianship: what a list says of many youngsters at once."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from uuid import UUID

from weerzien.access.actors import Actor
from weerzien.dossiers.intake import Line, Plan, entries_of, kept_rows, plan
from weerzien.guardianship.queries import TABLES

(GUARDIANSHIPS,) = TABLES


def plan_intake(lines: Sequence[Line], *, dossier_ids: Collection[UUID], actor: Actor) -> tuple[Plan, ...]:
    """Return what the rows of Voogdij would change; a row without a day still says that there is a guardian."""
    entries = entries_of(GUARDIANSHIPS, lines, also_empty=True)
    kept = kept_rows(GUARDIANSHIPS, dossier_ids)
    return (plan(GUARDIANSHIPS, entries, key=("subject_id",), kept=kept, actor=actor),)
