"""Questions that pages ask all day: Django writes each once, and PostgreSQL keeps its plan; see decision 22."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final
from uuid import UUID

import psycopg
from django.db import connection
from django.db.models import QuerySet
from psycopg import sql

OUT_OF_LIST: Final = re.compile(r"\bIN \((%\(\w+\)s)\)")
"""Django writes a list as so many values; a question takes however many there are as one."""
AT_ONCE: Final = 200


class IdSlot(UUID):
    """Stands in a question for an id, or in a list alone for however many ids, that asking fills in."""

    __slots__ = ("name",)
    name: str

    def __init__(self, name: str) -> None:
        super().__init__(int=0)
        object.__setattr__(self, "name", name)  # ids refuse to be changed, also while they are made


class DaySlot(date):
    """Stands in a question for a day that asking fills in."""

    name: str

    def __new__(cls, name: str) -> DaySlot:
        made = super().__new__(cls, 2000, 1, 1)
        made.name = name
        return made


@dataclass(frozen=True, slots=True)
class _Written:
    text: str
    names: tuple[str, ...]
    converters: Mapping[int, tuple[Sequence[Callable[..., Any]], Any]]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a question in SQL, with the values it names."""

    text: str
    values: Mapping[str, Any] = field(default_factory=dict)


def part_of(question: QuerySet[Any, Any]) -> Part:
    """Return a queryset as a part of a question; its values, all of our own choosing, stand in its words."""
    return Part(_written(question).text)


class Question:
    """A question with slots, as a queryset of `values` that is written when it is first asked.

    It is asked like any other, past the guards and policies of this connection; only its words and plan are kept.
    """

    def __init__(self, write: Callable[[], QuerySet[Any, Any]]) -> None:
        self._write = write
        self._written: _Written | None = None

    def ask(self, **values: Any) -> list[dict[str, Any]]:
        """Return the rows by name, with every slot filled in."""
        written = self._words()
        return [dict(zip(written.names, row, strict=True)) for row in self._rows(written, values)]

    def tuples(self, **values: Any) -> list[tuple[Any, ...]]:
        """Return the rows as tuples, with every slot filled in."""
        return self._rows(self._words(), values)

    def _words(self) -> _Written:
        if self._written is None:
            self._written = _written(self._write())
        return self._written

    def _rows(self, written: _Written, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        found = asked(written.text, values)
        if not written.converters:
            return found
        return [_converted(row, written.converters) for row in found]


def asked(text: str, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    """Return the rows of a question in SQL, of which this connection keeps the plan."""
    return _fetched(text, values, in_words=True)


def asked_for_many(text: str, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    """Return the rows of a question in SQL like `asked`; dates and ids come as numbers, which thousands are read by."""
    return _fetched(text, values, in_words=False)


def asked_in_turns(text: str, values: Mapping[str, Any]) -> Iterator[tuple[Any, ...]]:
    """Give the rows of a question like `asked_for_many`, so that no more than some hundreds are there at once.

    Whoever lets go of each row before the next one works in memory that is still near, which is quicker.
    """
    with _executed(text, values, in_words=False) as cursor:
        while some := cursor.fetchmany(AT_ONCE):
            yield from some


def _fetched(text: str, values: Mapping[str, Any], *, in_words: bool) -> list[tuple[Any, ...]]:
    with _executed(text, values, in_words=in_words) as cursor:
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows


@contextmanager
def _executed(text: str, values: Mapping[str, Any], *, in_words: bool) -> Iterator[Any]:
    connection.ensure_connection()
    kept = _Keeping(psycopg.Cursor(connection.connection), in_words=in_words)
    # Through Django's wrapper, so that guards see the statement and tests count it.
    with connection._prepare_cursor(kept) as cursor:  # type: ignore[attr-defined]  # what cursor() does
        cursor.execute(text, values)
        yield cursor


@dataclass(frozen=True, slots=True)
class _Words:
    """What was asked, without its values, where Django looks for it when it counts statements."""

    query: bytes


class _Keeping:
    """A cursor that lets PostgreSQL keep the plan of what it executes."""

    def __init__(self, cursor: psycopg.Cursor[tuple[Any, ...]], *, in_words: bool) -> None:
        self._cursor = cursor
        self._in_words = in_words
        self._query: _Words | None = None

    def execute(self, text: str, values: Mapping[str, Any]) -> None:
        """Execute a statement that is prepared from the first time on."""
        self._query = _Words(text.encode())
        self._cursor.execute(text, values, prepare=True, binary=not self._in_words)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._cursor, name)


def _converted(
    row: Sequence[Any], converters: Mapping[int, tuple[Sequence[Callable[..., Any]], Any]]
) -> tuple[Any, ...]:
    cells = list(row)
    for place, (several, expression) in converters.items():
        for convert in several:
            cells[place] = convert(cells[place], expression, connection)
    return tuple(cells)


def _written(questions: QuerySet[Any, Any]) -> _Written:
    compiler = questions.query.get_compiler(questions.db)
    text, given = compiler.as_sql()
    first, *others = text.split("%s")
    parts = [first]
    for value, part in zip(given, others, strict=True):
        parts += [_in_words(value), part]
    fields = [column[0] for column in compiler.select[: compiler.col_count]]
    names = questions.query.selected or (questions.query.combined_queries or (questions.query,))[0].selected
    return _Written(OUT_OF_LIST.sub(r"= any(\1)", "".join(parts)), tuple(names or ()), compiler.get_converters(fields))


def _in_words(value: object) -> str:
    """Return a slot as a name to fill in, and anything else as itself."""
    if isinstance(value, IdSlot | DaySlot):
        return f"%({value.name})s"
    connection.ensure_connection()
    return sql.Literal(value).as_string(connection.connection).replace("%", "%%")
