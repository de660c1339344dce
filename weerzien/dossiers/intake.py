"""Many facts from one list at once: first what would change and what is in conflict, then the change itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from weerzien.access.actors import Actor
from weerzien.dossiers.facts import Change
from weerzien.dossiers.models import Fact
from weerzien.dossiers.models.fact import Source, day_columns
from weerzien.dossiers.queries.facts import Column, ColumnKind, FactTable, cell_values
from weerzien.kernel.days import Day
from weerzien.rulebook.case import Event, Value

EMPTY = (None, "")


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a list whose family and person are found. `cells` is by heading, `place` says sheet and row.

    `sponsor_id` and `sponsor_dossier_id` are set for an application: it belongs to the family of its sponsor.
    `overrules` are the headings whose value somebody chose above the one here, by the row that told that one.
    """

    sheet: str
    place: str
    dossier_id: UUID
    person_id: UUID | None
    cells: Mapping[str, Value]
    sponsor_id: UUID | None = None
    sponsor_dossier_id: UUID | None = None
    overrules: Mapping[str, UUID] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entry:
    """What one row of a list says in one table.

    `cells` is by heading; `links` are columns that say what else it is about; `at_first` are columns of a new row only.
    `headings` is how the list calls a column where the table calls it otherwise; `overrules` is as in Line.
    """

    dossier_id: UUID
    subject_id: UUID | None
    cells: Mapping[str, Value]
    place: str
    links: Mapping[str, Any] = field(default_factory=dict)
    at_first: Mapping[str, Any] = field(default_factory=dict)
    overrules: Mapping[str, UUID] = field(default_factory=dict)
    headings: Mapping[str, str] = field(default_factory=dict)

    def heading_of(self, column: Column) -> str:
        """Return what the list calls a column."""
        return self.headings.get(column.heading, column.heading)


@dataclass(frozen=True, slots=True)
class Conflict:
    """A value that a list tells otherwise than it stands here by hand or by another: None is empty.

    `told_in` is the row that told the value here; where somebody changed it since, it is another row. `is_overtaken`
    where the list was chosen above a value that is no longer the one here.
    """

    heading: str
    here: Value | None
    there: Value
    told_in: UUID
    told_by: UUID
    told_at: datetime
    is_overtaken: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """What one entry would do. `changed` and `overruled` are headings; `fact_id` is the row that then holds it.

    `overruled` are the changes in which the list was chosen above the value here.
    """

    fact_id: UUID
    is_new: bool
    changed: tuple[str, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    overruled: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """What a list would do to one table: the rows to write, and per entry, in order, what it does."""

    table: FactTable
    entries: tuple[Entry, ...]
    changes: tuple[Change[Any], ...]
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """The rows of one table that these families have, current and superseded."""

    current: tuple[Fact, ...]
    before: Mapping[UUID, Fact]
    """The row that a row took the place of."""


def kept_rows(table: FactTable, dossier_ids: Collection[UUID]) -> Kept:
    """Return the rows of these families in one query."""
    rows = list(table.model._default_manager.filter(dossier_id__in=dossier_ids).order_by("recorded_at", "id"))
    return Kept(
        current=tuple(row for row in rows if successor(row) is None),
        before={later: row for row in rows if (later := successor(row)) is not None},
    )


def successor(row: Fact) -> UUID | None:
    """Return the row that took the place of this one."""
    later: UUID | None = vars(row)["superseded_by_id"]
    return later


def entries_of(table: FactTable, lines: Iterable[Line], *, also_empty: bool = False) -> list[Entry]:
    """Return what the lines of a table's sheet say in it; a line that says nothing there only where asked for."""
    headings = {column.heading for column in table.columns}
    return [
        Entry(line.dossier_id, line.person_id, line.cells, line.place, overrules=line.overrules)
        for line in lines
        if line.sheet == table.sheet and (also_empty or headings & line.cells.keys())
    ]


def nothing_more(_: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return no further columns."""
    return {}


def plan(
    table: FactTable,
    entries: Sequence[Entry],
    *,
    key: Sequence[str],
    kept: Kept,
    actor: Actor,
    derive: Callable[[Mapping[str, Any]], Mapping[str, Any]] = nothing_more,
) -> Plan:
    """Return what these entries would do. `key` are the columns by which an entry recognises its row.

    Entries that say what a row already says go first; the others of one key pair up in order, and what is left is new.
    `derive` gives the columns that are computed from the others of a row that is written.
    """
    values = [row_values(table, entry) for entry in entries]
    pairs = pair(values, kept.current, key)
    changes: list[Change[Any]] = []
    differences = []
    for entry, row, current in zip(entries, values, pairs, strict=True):
        change, difference = compare(table, entry, row, current, kept=kept, actor=actor)
        if change is not None:
            changes.append(with_derived(change, derive))
        differences.append(difference)
    return Plan(table, tuple(entries), tuple(changes), tuple(differences))


def with_derived(change: Change[Any], derive: Callable[[Mapping[str, Any]], Mapping[str, Any]]) -> Change[Any]:
    """Return a change with the columns that are computed from the rest of its row."""
    before = vars(change.current) if change.current is not None else {}
    return replace(change, values={**change.values, **derive({**before, **change.values})})


def row_values(table: FactTable, entry: Entry) -> dict[str, Any]:
    """Return the columns of an entry, those of empty cells left out."""
    values: dict[str, Any] = {"dossier_id": entry.dossier_id, "subject_id": entry.subject_id, **entry.links}
    for column in table.columns:
        if column.heading in entry.cells:
            values |= column_values(column, entry.cells[column.heading])
    return values


def column_values(column: Column, cell: Value) -> dict[str, Any]:
    """Return the columns in which one cell is kept."""
    if column.kind is ColumnKind.DAY:
        if isinstance(cell, Event):
            return {**day_columns(column.field, None), f"{column.field}_told": cell.value}
        if cell == "":
            return day_columns(column.field, None)
        assert isinstance(cell, Day)
        return day_columns(column.field, cell)
    if column.kind in (ColumnKind.HOURS, ColumnKind.EUROS):
        return {column.field: Decimal(str(cell))}
    return {column.field: cell if column.kind is ColumnKind.FLAG else str(cell)}


def pair(values: Sequence[Mapping[str, Any]], rows: Sequence[Fact], key: Sequence[str]) -> list[Fact | None]:
    """Return for each entry the current row that it is about, None where it is new."""
    free: dict[tuple[Any, ...], list[Fact]] = defaultdict(list)
    for row in rows:
        free[tuple(getattr(row, name) or "" for name in key)].append(row)
    found: list[Fact | None] = [None] * len(values)
    groups = [free[tuple(value.get(name) or "" for name in key)] for value in values]
    for place, (value, group) in enumerate(zip(values, groups, strict=True)):
        # Where the subject tells rows apart it is in the key; elsewhere it is derived, and an entry does not tell it.
        told = {name: cell for name, cell in value.items() if name != "subject_id"}
        found[place] = next((row for row in group if says(row, told)), None)
        if found[place] is not None:
            group.remove(found[place])  # type: ignore[arg-type]  # just found in it
    for place, group in enumerate(groups):
        if found[place] is None and group:
            found[place] = group.pop(0)
    return found


def says(row: Fact, values: Mapping[str, Any]) -> bool:
    """Return whether a row already says everything that stands in these columns."""
    return all(getattr(row, name) == value for name, value in values.items())


def compare(
    table: FactTable, entry: Entry, values: Mapping[str, Any], current: Fact | None, *, kept: Kept, actor: Actor
) -> tuple[Change[Any] | None, Difference]:
    """Return the row to write, if any, and what an entry does to the row that it is about."""
    if current is None:
        new: Change[Any] = Change(None, {**entry.at_first, **values}, entry.place)
        return new, Difference(new.id, is_new=True)
    changed: list[str] = []
    conflicts: list[Conflict] = []
    taken: dict[str, Any] = {}
    overruled: list[str] = []
    for column in table.columns:
        told = {name: values[name] for name in column.fields if name in values}
        if not told or all(column.same(getattr(current, name), value) for name, value in told.items()):
            continue
        heading = entry.heading_of(column)
        origin = told_in(current, column, kept)
        chosen = entry.overrules.get(heading)
        if chosen == origin.id:
            overruled.append(heading)
        if chosen == origin.id or (chosen is None and may_change(origin, column, kept=kept, actor=actor)):
            changed.append(heading)
            taken |= told
        else:
            conflicts.append(conflict(entry, column, origin))
    links = {name: value for name, value in entry.links.items() if getattr(current, name) != value}
    difference = Difference(current.id, False, tuple(changed), tuple(conflicts), tuple(overruled))
    if not taken and not links:
        return None, difference
    change: Change[Any] = Change(current, {**taken, **links}, entry.place)
    return change, replace(difference, fact_id=change.id)


def conflict(entry: Entry, column: Column, origin: Fact) -> Conflict:
    """Return that an entry tells another value than this row, which stays."""
    heading = entry.heading_of(column)
    cells = [getattr(origin, name) for name in column.fields]
    return Conflict(
        heading=heading,
        here=dict(cell_values([column], cells)).get(column.heading),
        there=entry.cells[column.heading],
        told_in=origin.id,
        told_by=vars(origin)["recorded_by_id"],
        told_at=origin.recorded_at,
        is_overtaken=heading in entry.overrules,
    )


def told_in(current: Fact, column: Column, kept: Kept) -> Fact:
    """Return the row that first told the value that a column has now."""
    told = {name: getattr(current, name) for name in column.fields}
    row = current
    while row.id in kept.before and says(kept.before[row.id], told):
        row = kept.before[row.id]
    return row


def may_change(origin: Fact, column: Column, *, kept: Kept, actor: Actor) -> bool:
    """Return whether an import may change a value: an import of the same organisation told it, or nobody did."""
    if origin.source == Source.IMPORT and vars(origin)["source_organisation_id"] == actor.organisation_id:
        return True
    return origin.id not in kept.before and all(getattr(origin, name) in EMPTY for name in column.fields)
