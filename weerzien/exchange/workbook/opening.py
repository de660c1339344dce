"""From the bytes of a file to sheets of raw cells, or a sentence that says why not; nothing in a cell is executed."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetVisibleEnum,
    XmlError,
    ZipError,
)

from weerzien.exchange.workbook.cells import is_empty
from weerzien.exchange.workbook.extents import MOST_MERGED, Merged
from weerzien.exchange.workbook.packed import Looked, look_through
from weerzien.exchange.workbook.separated import is_separated, read_separated
from weerzien.exchange.workbook.unusable import (
    BrokenWorkbook,
    EmptyFile,
    EncryptedWorkbook,
    NotAWorkbook,
    OldWorkbook,
    TooLargeWorkbook,
)

LARGEST_FILE_BYTES = 30_000_000
UNPRINTED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\xad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff\ufffe\uffff]"
)
"""What no screen shows, and what turns the direction of all that follows; the joiners of some scripts stay."""
OLD_OFFICE = bytes.fromhex("d0cf11e0a1b11ae1")
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")

RawSheets = Mapping[str, Sequence[Sequence[Any]]]


@dataclass(frozen=True, slots=True)
class Opened:
    """The cells of every sheet by its name, row 1 first, and what is to be said about a sheet or (with an empty name)
    about the whole file. `is_one_list` where the file is text: it has no sheets, and its name may not be that of one.
    """

    sheets: RawSheets
    remarks: tuple[tuple[str, str], ...] = ()
    is_one_list: bool = False


def open_sheets(content: bytes, *, file_name: str) -> Opened:
    """Return what stands in a file, told by its content and not by its name. Raises UnusableWorkbook."""
    if not content.strip(b"\0 \r\n\t"):
        raise EmptyFile
    if len(content) > LARGEST_FILE_BYTES:
        raise TooLargeWorkbook
    if content.startswith(OLD_OFFICE):
        raise EncryptedWorkbook if ENCRYPTED in content else OldWorkbook
    if content.startswith(b"PK"):
        opened = open_packed(content)
    elif is_separated(content):
        opened = Opened({PurePath(file_name).stem: clean(read_separated(content))}, is_one_list=True)
    else:
        raise NotAWorkbook
    if all(is_empty(cell) for rows in opened.sheets.values() for row in rows for cell in row):
        raise EmptyFile
    return opened


def open_packed(content: bytes) -> Opened:
    """Return the sheets of an .xlsx or .ods. Raises UnusableWorkbook."""
    looked = look_through(content)
    sheets: dict[str, list[list[Any]]] = {}
    remarks = [("", sentence) for sentence in looked.remarks]
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        for place, name in enumerate(book.sheet_names):
            if name in sheets:
                twice = f"Het blad {name} staat er twee keer in; wij lezen alleen het eerste, geef het andere een naam."
                remarks.append((name, twice))
                continue
            sheet = book.get_sheet_by_index(place)
            sheets[name] = clean(sheet.to_python(skip_empty_area=False))
            was_merged = fill_merged(sheets[name], [*(sheet.merged_cell_ranges or ()), *looked.merged.get(name, ())])
            remarks.extend((name, said) for said in said_of_form(book, place, was_merged))
    except PasswordError as error:
        raise EncryptedWorkbook from error
    except (CalamineError, XmlError, ZipError, OSError, ValueError) as error:
        raise BrokenWorkbook from error
    for name in looked.with_formulas:
        said = f"In het blad {name} staan formules; wij voeren ze niet uit en lezen wat er het laatst uitkwam."
        remarks.append((name, said))
    show_spoiled(sheets, looked)
    return Opened(sheets, tuple(remarks))


def fill_merged(rows: Sequence[list[Any]], merged: Sequence[Merged]) -> bool:
    """Put what a cell that was merged downwards says in every row under it that holds something; say whether it did."""
    steps = filled = 0
    for (first, column), (last, last_column) in merged:
        said = rows[first][column] if column == last_column and first < len(rows) and column < len(rows[first]) else ""
        for row in () if is_empty(said) else rows[first + 1 : min(last + 1, first + MOST_MERGED)]:
            steps += 1
            if steps > MOST_MERGED:
                return filled > 0
            if column < len(row) and is_empty(row[column]) and not all(map(is_empty, row)):
                row[column] = said
                filled += 1
    return filled > 0


def said_of_form(book: CalamineWorkbook, place: int, was_merged: bool) -> list[str]:
    """Return what is to be said about how a sheet stands in the file, apart from what is in it."""
    sheet = book.sheets_metadata[place]
    said = []
    if sheet.visible is not SheetVisibleEnum.Visible:
        said.append(f"Het blad {sheet.name} is verborgen in het bestand; kijk na of het bij de lijst hoort.")
    if was_merged:
        said.append(
            f"In het blad {sheet.name} zijn cellen onder elkaar samengevoegd; wij lezen wat er staat bij elke rij."
        )
    return said


def show_spoiled(sheets: Mapping[str, list[list[Any]]], looked: Looked) -> None:
    """Put an error or a bare formula back in its cell: the reader leaves it empty, and empty would mean something."""
    for name, places in looked.spoiled.items():
        rows = sheets.get(name, [])
        for row, column, words in places:
            while len(rows) <= row:
                rows.append([])
            rows[row].extend([""] * (column + 1 - len(rows[row])))
            rows[row][column] = words


def clean(rows: Sequence[Sequence[Any]]) -> list[list[Any]]:
    """Return the cells without the signs that no screen shows and no database keeps."""
    return [[UNPRINTED.sub("", cell) if isinstance(cell, str) else cell for cell in row] for row in rows]
