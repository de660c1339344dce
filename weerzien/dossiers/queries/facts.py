"""How facts are read, for whichever track they belong to: its tables name their columns, here they are asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import cache
from operator import eq
from typing import Any
from uuid import UUID

from django.db.models import CharField, F, QuerySet, Value
from django.db.models.functions import JSONObject

from weerzien.access.questions import IdSlot, Question
from weerzien.access.roles import Compartment
from weerzien.dossiers.models import Fact
from weerzien.dossiers.models.derived import DerivedValue
from weerzien.kernel.days import Day
from weerzien.rulebook.case import Event
from weerzien.rulebook.case import Value as CaseValue


class ColumnKind(StrEnum):
    WORDS = "words"
    FLAG = "flag"
    DAY = "day"
    HOURS = "hours"
    EUROS = "euros"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Column:
    """One heading of the workbook, and the field (of a day: its first part) in which it is kept.

    `choices` are the words of a list by their codes; where it `is_open`, somebody may type something else. A
    note is of more than a line. `same` tells whether what a list says is what stands here already.
    """

    heading: str
    field: str
    kind: ColumnKind
    choices: Mapping[str, str] = dataclass_field(default_factory=dict)
    is_open: bool = False
    same: Callable[[Any, Any], bool] = eq
    fields: tuple[str, ...] = dataclass_field(init=False)

    def __post_init__(self) -> None:
        is_day = self.kind is ColumnKind.DAY
        parts = tuple(f"{self.field}_{part}" for part in ("earliest", "latest", "told")) if is_day else (self.field,)
        object.__setattr__(self, "fields", parts)


@dataclass(frozen=True, slots=True, eq=False)
class FactTable:
    """One table of facts: what it is called on the page, and what of it the rulebook and the history read.

    `links` are fields that say what else a row is about (an application's sponsor; a step's application and kind).
    `is_list`: somebody, or the family, has many current rows of it.
    """

    model: type[Fact]
    sheet: str
    label: str
    compartment: Compartment
    columns: tuple[Column, ...]
    links: tuple[str, ...] = ()
    is_list: bool = False

    @property
    def fields(self) -> tuple[str, ...]:
        return tuple(field for column in self.columns for field in column.fields)


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One row as it was written down, current or not, with its values by heading. `links` are words, ids too."""

    table: FactTable
    fact_id: UUID
    subject_id: UUID | None
    links: tuple[str, ...]
    values: Mapping[str, CaseValue]
    recorded_at: datetime
    recorded_by: str
    source: str
    organisation: str
    place: str
    certainty: str
    superseded_by: UUID | None
    superseded_because: str


def place_words(source: str, place: str, recorded_on: date) -> str:
    """Return where a fact was read and when, for people: the sheet and row of an import, or entered by hand."""
    return f"{place or SOURCE_WORDS.get(source, source)}, {recorded_on:%d-%m-%Y}"


SAID: Mapping[str, CaseValue] = {event.value: event for event in Event}
"""What stands in the words of a day that has no date: that it did not happen, or that nobody knows."""
SOURCE_WORDS = {"hand": "met de hand", "import": "werkboek", "duo": "DUO"}


def row_values(columns: Sequence[Column], row: Fact) -> dict[str, CaseValue]:
    """Return the values of one row by the field in which they are kept, those of empty cells left out."""
    found = ((column.field, _value(column.kind, [getattr(row, name) for name in column.fields])) for column in columns)
    return {field: value for field, value in found if value is not None}


def cell_values(columns: Sequence[Column], cells: Sequence[Any]) -> Iterable[tuple[str, CaseValue]]:
    """Return heading and value of every cell that is not empty; `cells` in the order of the columns' fields."""
    at = 0
    for column in columns:
        first, at = at, at + len(column.fields)
        value = _value(column.kind, cells[first:at])
        if value is not None:
            yield column.heading, value


def _value(kind: ColumnKind, cells: Sequence[Any]) -> CaseValue | None:
    first = cells[0]
    if kind is ColumnKind.DAY:
        if first is None:
            return SAID.get(cells[2])
        return Day(_date(first), _date(cells[1]), cells[2])
    if first is None or first == "":
        return None
    if kind is ColumnKind.FLAG:
        return bool(first)
    if kind in (ColumnKind.HOURS, ColumnKind.EUROS):
        return Decimal(str(first))
    return str(first)


def _date(cell: date | str) -> date:
    return date.fromisoformat(cell) if isinstance(cell, str) else cell


def history_rows(tables: tuple[FactTable, ...], dossier_id: UUID) -> list[HistoryRow]:
    """Return every row ever written in these tables for one family, oldest first, in one query."""
    question, by_name = _history(tables)
    return [_history_row(by_name[row["table"]], row) for row in question.ask(dossier=dossier_id)]


@cache
def _history(tables: tuple[FactTable, ...]) -> tuple[Question, Mapping[str, FactTable]]:
    def write() -> QuerySet[Any, Any]:
        first, *others = map(_all_rows, tables)
        return first.union(*others, all=True).order_by("recorded_at", "fact_id")

    return Question(write), {table.model._meta.db_table: table for table in tables}


def _all_rows(table: FactTable) -> QuerySet[Any, Any]:
    return (
        table.model._default_manager.filter(dossier_id=IdSlot("dossier"))
        .annotate(
            table=Value(table.model._meta.db_table, output_field=CharField()),
            fact_id=F("id"),
            cells=JSONObject(**{name: name for name in (*table.links, *table.fields)}),
            by=F("recorded_by__name"),
            organisation=F("source_organisation__name"),
        )
        .order_by()
        .values(
            "table",
            "fact_id",
            "subject_id",
            "cells",
            "recorded_at",
            "by",
            "source",
            "organisation",
            "source_place",
            "certainty",
            "superseded_by_id",
            "superseded_because",
        )
    )


def _history_row(table: FactTable, row: dict[str, Any]) -> HistoryRow:
    cells = row["cells"]
    return HistoryRow(
        table=table,
        fact_id=row["fact_id"],
        subject_id=row["subject_id"],
        links=tuple("" if cells[name] is None else str(cells[name]) for name in table.links),
        values=dict(cell_values(table.columns, [cells[name] for name in table.fields])),
        recorded_at=row["recorded_at"],
        recorded_by=row["by"],
        source=row["source"],
        organisation=row["organisation"],
        place=row["source_place"],
        certainty=row["certainty"],
        superseded_by=row["superseded_by_id"],
        superseded_because=row["superseded_because"],
    )


@dataclass(frozen=True, slots=True)
class DerivedLine:
    """A value that may be known where the rows behind it may not."""

    subject_id: UUID
    compartment: str
    name: str
    value: str


def derived_values(views: tuple[type[DerivedValue], ...], dossier_id: UUID) -> list[DerivedLine]:
    """Return what may be known of closed compartments of one family, in one query over the views of the tracks."""
    return [DerivedLine(*row) for row in _derived(views).tuples(dossier=dossier_id)]


@cache
def _derived(views: tuple[type[DerivedValue], ...]) -> Question:
    def write() -> QuerySet[Any, Any]:
        fields = ("subject_id", "compartment", "name", "value")
        first, *others = (
            view._default_manager.filter(dossier_id=IdSlot("dossier")).order_by().values_list(*fields) for view in views
        )
        return first.union(*others, all=True).order_by("subject_id", "name", "value")

    return Question(write)
