"""From the bytes of a file to sheets of raw cells, or a sentence that says why not; nothing in a cell is executed."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, XmlError, ZipError

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
UNPRINTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
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
        return open_packed(content)
    if is_separated(content):
        return Opened({PurePath(file_name).stem: clean(read_separated(content))}, is_one_list=True)
    raise NotAWorkbook


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
            sheets[name] = clean(book.get_sheet_by_index(place).to_python(skip_empty_area=False))
    except PasswordError as error:
        raise EncryptedWorkbook from error
    except (CalamineError, XmlError, ZipError, OSError, ValueError) as error:
        raise BrokenWorkbook from error
    for name in looked.with_formulas:
        said = f"In het blad {name} staan formules; wij voeren ze niet uit en lezen wat er het laatst uitkwam."
        remarks.append((name, said))
    show_spoiled(sheets, looked)
    return Opened(sheets, tuple(remarks))


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
