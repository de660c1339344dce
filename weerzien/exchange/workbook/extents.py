"""Measures the parts of a packed workbook before anything is kept: how far its cells reach and how much they hold.

The reader of workbooks keeps every cell up to the last one and every text as often as it is used: one far cell, or one
long text used a million times, is enough to end the process. Here nothing is kept but counts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any
from xml.parsers.expat import ExpatError, ParserCreate

from weerzien.exchange.workbook.unusable import BrokenWorkbook, TooLargeWorkbook, UnsafeWorkbook

MOST_ROWS = 200_000
MOST_CELLS = 3_000_000
MOST_MERGED = 100_000
MOST_FILLED_CELLS = 500_000
MOST_CHARACTERS = 20_000_000
MOST_SHEET_ROWS, MOST_SHEET_COLUMNS = 1_048_576, 16_384
DEEPEST = 200
LONGEST_SILENCE_BYTES = 4_000_000
LONGEST_HEAD = 24
BARE_FORMULA = "="
"""What stands for a formula of which the file does not tell what came out."""


Place = tuple[int, int]
Merged = tuple[Place, Place]
"""Cells that were merged: row and column of the first and of the last, from 0."""


@dataclass(slots=True)
class Measured:
    """What is known of a whole workbook. `spoiled` is by part, row and column, both counting from 0: the words of an
    error, or "=" for a formula without an outcome. `sheets` are names with the key that `targets` turns into a part.
    `merged` is by sheet, as `Merged` says, of the kind of workbook of which the reader does not tell it itself.
    """

    shared: list[int] = field(default_factory=list)
    sheets: list[tuple[str, str]] = field(default_factory=list)
    targets: dict[str, str] = field(default_factory=dict)
    spoiled: dict[str, list[tuple[int, int, str]]] = field(default_factory=dict)
    with_formulas: set[str] = field(default_factory=set)
    merged: dict[str, list[Merged]] = field(default_factory=dict)
    merged_count: int = 0
    filled_count: int = 0
    character_count: int = 0

    def add(self, *, cells: int, characters: int) -> None:
        """Count filled cells and what they hold. Raises TooLargeWorkbook."""
        self.filled_count += cells
        self.character_count += characters
        if self.filled_count > MOST_FILLED_CELLS or self.character_count > MOST_CHARACTERS:
            raise TooLargeWorkbook

    def merge(self, sheet: str, first: Place, last: Place) -> None:
        """Remember cells that were merged, as far as there is room for it."""
        self.merged_count += 1
        if self.merged_count <= MOST_MERGED:
            self.merged.setdefault(sheet, []).append((first, last))


def measure(part: str, chunks: Iterable[bytes], measured: Measured) -> None:
    """Add what one part holds. Raises BrokenWorkbook, UnsafeWorkbook and TooLargeWorkbook."""
    meter = Meter(part, measured)
    parser = ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = meter.start
    parser.EndElementHandler = meter.end
    parser.CharacterDataHandler = meter.text
    parser.StartDoctypeDeclHandler = refuse_doctype
    fed = 0
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
            fed += len(chunk)
            if fed - max(parser.CurrentByteIndex, 0) > LONGEST_SILENCE_BYTES:
                raise BrokenWorkbook
        parser.Parse(b"", True)
    except (ExpatError, ValueError, LookupError) as error:
        raise BrokenWorkbook from error


def refuse_doctype(*_: Any) -> None:
    """Refuse a part that declares names of its own: they can be made to unfold without end."""
    raise UnsafeWorkbook


class Meter:
    """Walks through one part, of either kind of workbook, and adds to what is measured."""

    def __init__(self, part: str, measured: Measured) -> None:
        self.part, self.measured, self.sheet = part, measured, ""
        self.depth = self.row = self.column = self.last_column = 0
        self.row_repeat = self.column_repeat = 1
        self.row_cells = self.row_characters = 0
        self.kind, self.head, self.length, self.has_formula = "", "", 0, False
        self.starts = {
            "row": self.start_row, "c": self.start_cell, "f": self.start_formula, "si": self.start_text,
            "sheet": self.start_sheet, "Relationship": self.start_relationship, "table": self.start_table,
            "table-row": self.start_ods_row, "table-cell": self.start_ods_cell,
            "covered-table-cell": self.start_ods_cell,
        }  # fmt: skip
        self.ends = {
            "c": self.end_cell, "f": self.end_formula, "si": self.end_shared, "table-cell": self.end_ods_cell,
            "covered-table-cell": self.end_ods_cell, "table-row": self.end_ods_row,
        }  # fmt: skip

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise BrokenWorkbook
        if begin := self.starts.get(name.rpartition(":")[2]):
            begin(attributes)

    def end(self, name: str) -> None:
        self.depth -= 1
        if finish := self.ends.get(name.rpartition(":")[2]):
            finish()

    def text(self, said: str) -> None:
        self.length += len(said)
        if len(self.head) < LONGEST_HEAD:
            self.head += said[:LONGEST_HEAD]

    def start_text(self, _: dict[str, str]) -> None:
        self.head, self.length, self.has_formula = "", 0, False

    def end_shared(self) -> None:
        self.measured.shared.append(self.length)

    def start_sheet(self, attributes: dict[str, str]) -> None:
        key = next((value for name, value in attributes.items() if name.rpartition(":")[2] == "id"), "")
        self.measured.sheets.append((attributes.get("name", ""), key))

    def start_relationship(self, attributes: dict[str, str]) -> None:
        if self.part.endswith("workbook.xml.rels"):
            self.measured.targets[attributes.get("Id", "")] = attributes.get("Target", "")

    def start_row(self, attributes: dict[str, str]) -> None:
        self.row, self.column = int(attributes.get("r", self.row + 1)), 0

    def start_cell(self, attributes: dict[str, str]) -> None:
        self.start_text(attributes)
        self.kind = attributes.get("t", "")
        self.column += 1
        if place := attributes.get("r"):
            letters = place.rstrip("0123456789")
            self.column, self.row = column_number(letters), int(place[len(letters) :])

    def start_formula(self, _: dict[str, str]) -> None:
        self.has_formula = True
        self.measured.with_formulas.add(self.part)

    def end_formula(self) -> None:
        # Its own words are not what came out.
        self.head, self.length = "", 0

    def end_cell(self) -> None:
        if self.kind == "e":
            self.spoil(self.head)
        elif self.has_formula and not self.length and self.kind != "str":
            self.spoil(BARE_FORMULA)
        if self.length:
            length = self.measured.shared[int(self.head)] if self.kind == "s" else self.length
            self.measured.add(cells=1, characters=length)
            self.reach(self.row, self.column)

    def spoil(self, words: str) -> None:
        self.reach(self.row, self.column)
        self.measured.spoiled.setdefault(self.part, []).append((self.row - 1, self.column - 1, words))

    def reach(self, row: int, column: int) -> None:
        """Stretch the sheet to this cell. Raises TooLargeWorkbook."""
        self.last_column = max(self.last_column, column)
        if row > MOST_ROWS or column > MOST_SHEET_COLUMNS or row * self.last_column > MOST_CELLS:
            raise TooLargeWorkbook

    def start_table(self, attributes: dict[str, str]) -> None:
        self.row = self.last_column = 0
        self.sheet = told(attributes, "name")

    def start_ods_row(self, attributes: dict[str, str]) -> None:
        self.column = self.row_cells = self.row_characters = 0
        self.row_repeat = repeated(attributes, "number-rows-repeated")
        self.row += self.row_repeat
        if self.row > MOST_SHEET_ROWS:
            raise TooLargeWorkbook

    def start_ods_cell(self, attributes: dict[str, str]) -> None:
        self.start_text(attributes)
        self.column_repeat = repeated(attributes, "number-columns-repeated")
        self.column += self.column_repeat
        if self.column > MOST_SHEET_COLUMNS:
            raise TooLargeWorkbook
        down, aside = (spanned(attributes, way) for way in ("rows", "columns"))
        if down > 1:
            row, column = self.row - self.row_repeat, self.column - self.column_repeat
            self.measured.merge(self.sheet, (row, column), (row + down - 1, column + aside - 1))
        for name, value in attributes.items():
            local = name.rpartition(":")[2]
            if local.endswith("value"):
                self.length += len(value)
            elif local == "formula":
                self.measured.with_formulas.add(self.part)

    def end_ods_cell(self) -> None:
        if self.length:
            self.row_cells += self.column_repeat
            self.row_characters += self.column_repeat * self.length
            self.reach(self.row, self.column)

    def end_ods_row(self) -> None:
        self.measured.add(cells=self.row_cells * self.row_repeat, characters=self.row_characters * self.row_repeat)


def repeated(attributes: dict[str, str], wanted: str) -> int:
    """Return how often a row or cell is repeated. Raises BrokenWorkbook for less than once."""
    count = int(told(attributes, wanted) or 1)
    if count < 1:
        raise BrokenWorkbook
    return count


def spanned(attributes: dict[str, str], way: str) -> int:
    """Return over how many rows or columns a cell stretches."""
    return int(told(attributes, f"number-{way}-spanned") or 1)


def told(attributes: dict[str, str], wanted: str) -> str:
    """Return an attribute by its bare name, empty where there is none."""
    return next((value for name, value in attributes.items() if name.rpartition(":")[2] == wanted), "")


@lru_cache(maxsize=MOST_SHEET_COLUMNS)
def column_number(letters: str) -> int:
    """Return the place of a column by its letters: A is 1, Z is 26, AA is 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
