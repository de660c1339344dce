"""Take in what a list tells by the name of a fact: each goes to the person or family it is about."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from weerzien.access.actors import Actor
from weerzien.dossiers.intake import Entry, Kept, Line, Plan, kept_rows, plan
from weerzien.dossiers.models import ToldFact
from weerzien.dossiers.queries.tables import TOLD
from weerzien.dossiers.told import DAY, TOLD_BY
from weerzien.rulebook.dictionary import FactDefinition, fact_named
from weerzien.rulebook.keeping import IN_CONTRADICTION

FACT = "Feit"
IN_LIST = {DAY: "Datum"}
"""What the list calls a column otherwise."""
ONCE = ("dossier_id", "subject_id", "name")
EACH_TIME = (*ONCE, "day_earliest")
"""Of what may happen more than once, another day is another time."""


def plan_intake(lines: Sequence[Line], *, dossier_ids: Collection[UUID], actor: Actor) -> tuple[Plan, ...]:
    """Return what the rows of Feiten would change, first of what is kept once and then of what is kept each time."""
    kept = kept_rows(TOLD, dossier_ids)
    mended = {key_of(vars(row)) for row in kept.current if vars(row)["told_by"].endswith(IN_CONTRADICTION)}
    entries = [without_old_source(entry_of(line), mended) for line in lines if line.sheet == TOLD.sheet]
    return tuple(
        plan(
            TOLD,
            [entry for entry in entries if entry.links["is_repeated"] is is_repeated],
            key=EACH_TIME if is_repeated else ONCE,
            kept=of_kind(kept, is_repeated=is_repeated),
            actor=actor,
        )
        for is_repeated in (False, True)
    )


def entry_of(line: Line) -> Entry:
    """Return what one row tells; its cells are those of the table, and the name of the fact."""
    fact = fact_named(str(line.cells[FACT]))
    assert fact is not None  # a row with another name was refused when it was read
    cells = {heading: cell for heading, cell in line.cells.items() if heading != FACT}
    links = {"name": fact.name, "compartment": fact.compartment, "is_repeated": fact.repeated}
    return Entry(
        line.dossier_id, about(fact, line), cells, line.place, links, overrules=line.overrules, headings=IN_LIST
    )


def key_of(values: Mapping[str, Any]) -> tuple[object, ...]:
    """Return by which columns what is told once is recognised."""
    return tuple(values[name] for name in ONCE)


def without_old_source(entry: Entry, mended: Collection[tuple[object, ...]]) -> Entry:
    """Return an entry that names no source without the rows of an earlier list, which no longer contradict it."""
    key = key_of({"dossier_id": entry.dossier_id, "subject_id": entry.subject_id, **entry.links})
    if TOLD_BY in entry.cells or key not in mended:
        return entry
    return replace(entry, cells={**entry.cells, TOLD_BY: ""})


def about(fact: FactDefinition, line: Line) -> UUID | None:
    """Return whom a row is about; what holds for a whole family once is about nobody in it."""
    return None if fact.about == "family" and not fact.repeated else line.person_id


def of_kind(kept: Kept, *, is_repeated: bool) -> Kept:
    """Return the rows of what is kept once, or each time."""
    rows = (row for row in kept.current if isinstance(row, ToldFact) and row.is_repeated is is_repeated)
    return Kept(tuple(rows), kept.before)
