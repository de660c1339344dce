"""A workbook while it is being read: rows that may still fall, and what was said about them so far."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from weerzien.exchange.workbook.how import SheetRead
from weerzien.exchange.workbook.reading import Cell, Level, Message, RefusedRow, Row

PersonNumber = int | str


@dataclass(slots=True)
class DraftRow:
    """One row: what was understood of it, how it stood, and whether it fell."""

    sheet: str
    row: int
    raw: tuple[object, ...]
    cells: dict[str, Cell] = field(default_factory=dict)
    is_refused: bool = False
    is_double: bool = False
    lacks_a_cell: bool = False
    spoken_of: set[str | None] = field(default_factory=set)
    """Columns about which something was said."""
    refused_in: set[str | None] = field(default_factory=set)
    """Columns of which the cell was refused, or that let the row fall."""

    @property
    def is_kept(self) -> bool:
        return not self.is_refused and not self.is_double

    @property
    def place(self) -> str:
        return f"{self.sheet} rij {self.row}"


@dataclass(frozen=True, slots=True)
class Known:
    """Numbers that an earlier import of the same list already gave to persons and families."""

    persons: frozenset[PersonNumber] = frozenset()
    families: frozenset[str] = frozenset()


@dataclass(slots=True)
class Draft:
    """Everything read so far. Sentences never hold the value of a cell: they may end up where the value may not."""

    today: date
    known: Known | None = None
    rows: dict[str, list[DraftRow]] = field(default_factory=dict)
    headings: dict[str, tuple[str, ...]] = field(default_factory=dict)
    covered: set[tuple[str, str]] = field(default_factory=set)
    messages: list[Message] = field(default_factory=list)
    same_person: dict[PersonNumber, PersonNumber] = field(default_factory=dict)
    legend: tuple[SheetRead, ...] = ()
    made: set[str] = field(default_factory=set)
    """Numbers for which Personen has no column."""
    by_row: set[str] = field(default_factory=set)
    """Sheets that stood behind persons without a number: every row is about the person of its own row."""
    named: dict[tuple[str, int], PersonNumber] = field(default_factory=dict)
    """Whom a row is about, by sheet and row, where the list does not tell it by number."""
    families: dict[str, str] = field(default_factory=dict)
    """The numbers of families that the list calls by a word."""

    def knows(self, number: PersonNumber) -> bool:
        """Return whether an earlier import gave this number to somebody."""
        return self.known is not None and number in self.known.persons

    def kept(self, sheet: str) -> Iterator[DraftRow]:
        """Return the rows of a sheet that have not fallen so far."""
        return (row for row in self.rows.get(sheet, ()) if row.is_kept)

    def refuse_row(self, row: DraftRow, column: str | None, words: str, *, because_of: str | None = None) -> None:
        """Let a row fall and say why; `words` continue "In rij 3 van Personen, kolom X, …"."""
        row.is_refused = True
        row.refused_in.add(column)
        self.say(row, column, Level.ROW_REFUSED, f"{words}; de hele rij blijft buiten de lijst", because_of=because_of)

    def refuse_cell(self, row: DraftRow, column: str, words: str) -> None:
        """Leave a cell out and say why."""
        row.lacks_a_cell = True
        row.refused_in.add(column)
        self.say(row, column, Level.CELL_REFUSED, words)

    def remark(self, row: DraftRow, column: str | None, words: str) -> None:
        """Say something about a cell that is kept."""
        self.say(row, column, Level.REMARKED, words)

    def remark_sheet(self, sheet: str, column: str | None, sentence: str) -> None:
        """Say something about a whole sheet or column; `sentence` is complete."""
        self.messages.append(Message(sheet, None if column is None else 1, column, Level.REMARKED, sentence))

    def say(
        self, row: DraftRow, column: str | None, level: Level, words: str, *, because_of: str | None = None
    ) -> None:
        """Say something about a row; `words` continue "In rij 3 van Personen, kolom X, …"."""
        row.spoken_of.add(column)
        where = f"In rij {row.row} van {row.sheet}" + (f", kolom {column}," if column else "")
        self.messages.append(Message(row.sheet, row.row, column, level, f"{where} {words}.", because_of))

    def rows_kept(self) -> Mapping[str, tuple[Row, ...]]:
        """Return the rows that stay, by sheet."""
        return {name: tuple(as_row(row) for row in self.kept(name)) for name in self.rows}

    def rows_double(self) -> tuple[Row, ...]:
        """Return the rows that say again what another row says."""
        return tuple(as_row(row) for row in self.all_rows() if row.is_double and not row.is_refused)

    def rows_refused(self) -> tuple[RefusedRow, ...]:
        """Return the rows that fell."""
        return tuple(RefusedRow(row.sheet, row.row, row.raw) for row in self.all_rows() if row.is_refused)

    def rows_incomplete(self) -> tuple[RefusedRow, ...]:
        """Return the rows that stay without a cell that was refused."""
        return tuple(
            RefusedRow(row.sheet, row.row, row.raw) for row in self.all_rows() if row.is_kept and row.lacks_a_cell
        )

    def all_rows(self) -> Iterator[DraftRow]:
        return (row for rows in self.rows.values() for row in rows)


def as_row(row: DraftRow) -> Row:
    """Return a row as it is kept."""
    return Row(row.sheet, row.row, dict(row.cells))


def as_it_stood(cells: list[Any], width: int) -> tuple[object, ...]:
    """Return the raw cells of a row, filled up to the width of its headings."""
    return tuple([*cells, *[""] * width][: max(width, len(cells))])
