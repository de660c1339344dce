"""The rows of facts that hold now, of many families in one question; of each only what somebody asks for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Any, Final, NamedTuple
from uuid import UUID

from django.conf import settings

from weerzien.access.questions import asked_in_turns
from weerzien.dossiers.queries.facts import SAID, Column, ColumnKind, FactTable, place_words
from weerzien.kernel.days import Day
from weerzien.rulebook.case import Known

Naming = Callable[[FactTable, str], str]
"""What a column of a table, by its heading, is called by whoever asks; empty where they want nothing of it."""

OF_EVERY_ROW: Final = ("id", "dossier_id", "subject_id", "source", "source_place", "certainty")
RECORDED_ON: Final = "(recorded_at at time zone %(zone)s)::date"
FIRST: Final = 1 + len(OF_EVERY_ROW) + 1
"""Where the values begin: after the number of the table, what stands in every row, and the day it was written."""
SORTS: Final[Mapping[ColumnKind, tuple[str, ...]]] = {
    ColumnKind.DAY: ("date", "date", "text"),
    ColumnKind.WORDS: ("text",),
    ColumnKind.FLAG: ("bool",),
    ColumnKind.HOURS: ("numeric",),
    ColumnKind.EUROS: ("numeric",),
    ColumnKind.NOTE: ("text",),
}
"""As what the fields of a column come out of PostgreSQL."""
NO_DAY: Final = 0
"""In the place of the parts of a day, for what is none: there stands the number of the table."""
MOST_DAYS: Final = 20_000


class FactRow(NamedTuple):
    """One current row: whose it is, the row that keeps it, and its values by name. Empty fields have no value."""

    table: FactTable
    fact_id: UUID
    dossier_id: UUID
    subject_id: UUID | None
    links: tuple[str, ...]
    place: str
    certainty: str
    values: dict[str, Known]


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the links and values of one table stand in a row of the answer.

    Of each value its name and its place; of a day those of its latest end and of what was told of it too.
    """

    table: FactTable
    links: tuple[int, ...]
    cells: tuple[tuple[str, int, int, int], ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A question about several tables, and how its rows are read."""

    text: str
    layouts: tuple[Layout, ...]


def current_rows(tables: tuple[FactTable, ...], dossier_ids: Sequence[UUID], *, naming: Naming) -> list[FactRow]:
    """Return the current rows of these tables for these families; one query.

    They stand by family, in the order in which they were written. What is not asked for by name stays in the database.
    """
    return list(each_current_row(tables, dossier_ids, naming=naming))


def each_current_row(
    tables: tuple[FactTable, ...], dossier_ids: Sequence[UUID], *, naming: Naming
) -> Iterator[FactRow]:
    """Give the same rows one at a time, for whoever is done with a family before the next one comes."""
    if dossier_ids:
        reading = reading_of(tables, naming)
        layouts = reading.layouts
        for row in asked_in_turns(reading.text, {"ids": list(dossier_ids), "zone": settings.TIME_ZONE}):
            yield _fact_row(layouts[row[0]], row)


@cache
def reading_of(tables: tuple[FactTable, ...], naming: Naming) -> Reading:
    """Return one question about all these tables; where one has less to say than another, its row has empty places."""
    wanted = [_wanted(table, naming) for table in tables]
    fields = [_fields(table, [column for _, column in columns]) for table, columns in zip(tables, wanted, strict=True)]
    counts = [Counter(sort for _, sort in some) for some in fields]
    sorts = [sort for sort in ("date", "text", "bool", "numeric") for _ in range(max(each[sort] for each in counts))]
    places = [_places(some, sorts) for some in fields]
    several = " union all ".join(
        _select(number, table, dict(zip(at, some, strict=True)), sorts)
        for number, (table, some, at) in enumerate(zip(tables, fields, places, strict=True))
    )
    named = ", ".join(("number", *OF_EVERY_ROW, "recorded_on", *(f"v{at}" for at in range(len(sorts)))))
    return Reading(
        f"select {named} from ({several}) held order by dossier_id, recorded_at, id",  # noqa: S608 -- our own words
        tuple(_layout(*told) for told in zip(tables, wanted, places, strict=True)),
    )


def _wanted(table: FactTable, naming: Naming) -> list[tuple[str, Column]]:
    return [(name, column) for column in table.columns if (name := naming(table, column.heading))]


def _fields(table: FactTable, columns: Sequence[Column]) -> list[tuple[str, str]]:
    """Return the fields to read and as what: those of the links, then those of the columns."""
    links = [(f"{field}::text", "text") for field in table.links]
    return links + [
        (field, sort) for column in columns for field, sort in zip(column.fields, SORTS[column.kind], strict=True)
    ]


def _places(fields: Sequence[tuple[str, str]], sorts: Sequence[str]) -> list[int]:
    """Return at which place each field stands: the first of its sort that is free."""
    free = {sort: iter([at for at, of in enumerate(sorts) if of == sort]) for sort in sorts}
    return [next(free[sort]) for _, sort in fields]


def _select(number: int, table: FactTable, at: Mapping[int, tuple[str, str]], sorts: Sequence[str]) -> str:
    values = (f"{at[place][0] if place in at else f'null::{sort}'} as v{place}" for place, sort in enumerate(sorts))
    columns = ", ".join((f"{number} as number", *OF_EVERY_ROW, f"{RECORDED_ON} as recorded_on", "recorded_at", *values))
    held = "dossier_id = any(%(ids)s) and superseded_by_id is null"
    return f"select {columns} from {table.model._meta.db_table} where {held}"  # noqa: S608 -- our own words


def _layout(table: FactTable, wanted: Sequence[tuple[str, Column]], places: Sequence[int]) -> Layout:
    left = iter([FIRST + place for place in places])
    links = tuple(next(left) for _ in table.links)
    cells = []
    for name, column in wanted:
        first, *of_a_day = [next(left) for _ in column.fields]
        cells.append((name, first, *(of_a_day or (NO_DAY, NO_DAY))))
    return Layout(table, links, tuple(cells))


def _fact_row(layout: Layout, row: Sequence[Any]) -> FactRow:
    _, fact_id, dossier_id, subject_id, source, place, certainty, recorded_on = row[:FIRST]
    words = _place(source, place, recorded_on)
    values: dict[str, Known] = {}
    for name, at, latest, told in layout.cells:
        value = row[at]
        if value is None:
            value = SAID.get(row[told]) if told else None
        elif told:
            value = _day(value, row[latest], row[told])
        if value is not None and value != "":
            values[name] = Known(value, words, fact_id, certainty)
    links = tuple([row[at] for at in layout.links]) if layout.links else ()
    return FactRow(layout.table, fact_id, dossier_id, subject_id, links, words, certainty, values)


# Thousands of rows tell the same few thousand days, and come from the same few imports.
@lru_cache(MOST_DAYS)
def _day(earliest: date, latest: date, told: str) -> Day:
    return Day(earliest, latest, told)


@lru_cache(MOST_DAYS)
def _place(source: str, place: str, recorded_on: date) -> str:
    return place_words(source, place, recorded_on)
