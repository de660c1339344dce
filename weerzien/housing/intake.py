"""Take in where people live: what a list says of many persons at once."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from uuid import UUID

from weerzien.access.actors import Actor
from weerzien.dossiers.intake import Entry, Line, Plan, entries_of, kept_rows, plan
from weerzien.housing.queries import TABLES
from weerzien.housing.rules import earliest

STAYS, HOTELS = TABLES
HOTEL_SINCE = "Hotel sinds"


def plan_intake(lines: Sequence[Line], *, dossier_ids: Collection[UUID], actor: Actor) -> tuple[Plan, ...]:
    """Return what the rows of Personen and Aanvragen would change about stays and hotels."""
    stays, hotels = kept_rows(STAYS, dossier_ids), kept_rows(HOTELS, dossier_ids)
    return (
        plan(STAYS, entries_of(STAYS, lines), key=("subject_id",), kept=stays, actor=actor),
        plan(HOTELS, first_hotels(entries_of(HOTELS, lines)), key=("subject_id",), kept=hotels, actor=actor),
    )


def first_hotels(entries: Sequence[Entry]) -> list[Entry]:
    """Return one entry per person: of several applications the earliest hotel day leads."""
    first: dict[UUID | None, Entry] = {}
    for entry in entries:
        known = first.get(entry.subject_id)
        if known is None or earliest(entry.cells[HOTEL_SINCE], known.cells[HOTEL_SINCE]):
            first[entry.subject_id] = entry
    return list(first.values())
