"""What was told by name gives way to what somebody then fills in on the form of the track: there is one truth."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from weerzien.access.actors import Actor
from weerzien.dossiers.fact_kinds import FactKind
from weerzien.dossiers.facts import Change, supersede_many
from weerzien.dossiers.models import ToldFact
from weerzien.dossiers.models.fact import Source, day_columns
from weerzien.dossiers.rules import Cells
from weerzien.rulebook.dictionary import facts_by_column
from weerzien.rulebook.keeping import IN_CONTRADICTION

UNDER_ANOTHER_NAME = "Uitkomst"
"""What a form calls a field that shares its heading in the list with the day beside it."""
NOTHING: Mapping[str, Any] = {**day_columns("day", None), "word": "", "told_by": ""}
BECAUSE = "Ingevuld bij {}."


def give_way(
    kind: FactKind,
    *,
    dossier_id: UUID,
    subject_id: UUID | None,
    fields: Iterable[str],
    seen: Iterable[str] = (),
    actor: Actor,
    at: datetime,
) -> bool:
    """Empty what was told by name about somebody of the facts that these fields of a track now say.

    What is told leads above the cell of a list; without this it would lead above what people fill in as well. Of
    fields that somebody saw and left as they are, what two rows of a list told otherwise gives way: they confirm what
    stands there. Returns whether anything gave way.
    """
    if kind.fact is not None:
        return False
    names, confirmed = names_of(kind, fields), names_of(kind, seen)
    told = ToldFact.objects.filter(
        dossier_id=dossier_id, subject_id=subject_id, name__in={*names, *confirmed}, superseded_by=None
    )
    said = [
        row
        for row in told.order_by("id")
        if row.day_told or row.day_earliest or row.word
        if row.name in names or row.told_by.endswith(IN_CONTRADICTION)
    ]
    supersede_many(
        ToldFact,
        changes=[Change(row, NOTHING) for row in said],
        actor=actor,
        source=Source.HAND,
        at=at,
        because=BECAUSE.format(kind.label.lower()),
    )
    return bool(said)


def confirmed(told: Cells) -> Cells:
    """Return what changes where somebody leaves what was told as it is: it no longer comes of rows that contradict."""
    return {"told_by": ""} if str(told.get("told_by", "")).endswith(IN_CONTRADICTION) else {}


def names_of(kind: FactKind, fields: Iterable[str]) -> list[str]:
    """Return the facts of the dictionary that these fields say."""
    chosen = frozenset(fields)
    typed = {column.heading for column in kind.columns if column.field in chosen}
    headings = {column.heading for column in kind.columns} if UNDER_ANOTHER_NAME in typed else typed
    facts = (facts_by_column().get((kind.table.sheet, heading)) for heading in headings)
    told = (tells.fact for tells in kind.tells if tells.by in chosen)
    return [*(fact.name for fact in facts if fact is not None), *told]
