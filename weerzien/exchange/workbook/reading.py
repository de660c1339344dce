"""What came out of a workbook: rows that are understood, rows that are refused, and what is said about them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from weerzien.exchange.workbook.how import SheetRead
from weerzien.kernel.days import Day

Cell = Day | str | bool | int | Decimal
"""A cell that was understood: a day, words, yes or no, a whole number, hours."""


class Level(StrEnum):
    ROW_REFUSED = "rij geweigerd"
    CELL_REFUSED = "cel geweigerd"
    REMARKED = "opgemerkt"


@dataclass(frozen=True, slots=True)
class Message:
    """One remark about one place. `row` counts as the spreadsheet does: headings in row 1.

    `because_of` is the row it depends on, as "Personen rij 12".
    """

    sheet: str
    row: int | None
    column: str | None
    level: Level
    message: str
    because_of: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One row that is kept. `cells` is by canonical heading; an empty or refused cell has no key.

    Person numbers are int where the sheet has a whole number, else the text as it stands.
    """

    sheet: str
    row: int
    cells: Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """One row to give back for mending, with its cells as they stood, in the order of the headings of its sheet."""

    sheet: str
    row: int
    raw: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """One line of the sheet Instellingen."""

    rule: str
    parameter: str
    value: int
    since: date | None


@dataclass(frozen=True, slots=True)
class Reading:
    """A whole workbook.

    `same_person` maps a person number that was recognised as another to that other; rows that name it already name the
    other, and its own row stands in `duplicates`, not in `sheets`. `headings` are as they stand in the file.
    `incomplete` are rows that are kept without a cell that was refused; `raw` is how every row stood; `legend` says
    what every sheet and column was taken for. `made` are the numbers for which Personen has no column; `named` says
    then by sheet and row whom a row is about, and `families` the numbers of families that are called by a word.
    """

    sheets: Mapping[str, tuple[Row, ...]]
    covered: frozenset[tuple[str, str]]
    messages: tuple[Message, ...]
    refused: tuple[RefusedRow, ...]
    same_person: Mapping[int | str, int | str]
    settings: tuple[Setting, ...]
    duplicates: tuple[Row, ...] = ()
    incomplete: tuple[RefusedRow, ...] = ()
    headings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    raw: Mapping[tuple[str, int], tuple[object, ...]] = field(default_factory=dict)
    legend: tuple[SheetRead, ...] = ()
    made: frozenset[str] = frozenset()
    named: Mapping[tuple[str, int], int | str] = field(default_factory=dict)
    families: Mapping[str, str] = field(default_factory=dict)
