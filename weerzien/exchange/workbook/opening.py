"""From the bytes of a file to sheets of raw cells, or a sentence that says why not; nothing in a cell is executed."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, XmlError, ZipError

from weerzien.kernel.refusals import Refused

LARGEST_FILE_BYTES = 30_000_000
LARGEST_UNPACKED_BYTES = 400_000_000
MOST_ROWS = 200_000
UNPRINTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
MOST_CELLS = 10_000_000
CELL_PLACE = re.compile(rb"""<(?:\w+:)?c\s[^>]*?\br\s*=\s*["']([A-Z]+)(\d+)""")
OLD_OFFICE = bytes.fromhex("d0cf11e0a1b11ae1")
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")

RawSheets = Mapping[str, list[list[Any]]]


class UnusableWorkbook(Refused):
    """Dit bestand kunnen wij niet lezen. Kies een Excel-werkboek (.xlsx)."""


class NotAWorkbook(UnusableWorkbook):
    """Dit is geen Excel-werkboek. Sla uw lijst op als .xlsx en kies dat bestand."""


class OldWorkbook(UnusableWorkbook):
    """Dit is een oud Excel-bestand (.xls). Open het in Excel, sla het op als .xlsx en kies dat bestand."""


class TextFile(UnusableWorkbook):
    """Dit is een tekstbestand (.csv) en geen werkboek. Open het in Excel, sla het op als .xlsx en kies dat bestand."""


class EmptyFile(UnusableWorkbook):
    """Dit bestand is leeg. Kies het werkboek met uw gezinnen."""


class EncryptedWorkbook(UnusableWorkbook):
    """Dit werkboek is met een wachtwoord beveiligd. Haal het wachtwoord eraf en kies het bestand opnieuw."""


class BrokenWorkbook(UnusableWorkbook):
    """Dit werkboek is beschadigd. Open het in Excel, sla het opnieuw op en kies het dan nog een keer."""


class TooLargeWorkbook(UnusableWorkbook):
    """Dit werkboek is te groot: het mag 30 MB zijn en 200.000 rijen hebben. Verdeel het over meer bestanden."""


class NoKnownSheet(UnusableWorkbook):
    """In dit werkboek staat geen blad dat wij kennen. Noem ten minste één blad Personen, Aanvragen, Voogdij,
    Inburgering, Contacten, Verzuim of Betrokkenen, met de koppen in de eerste rij."""


def open_sheets(content: bytes, *, file_name: str) -> RawSheets:
    """Return the cells of every sheet by its name, row 1 first. Raises UnusableWorkbook."""
    check_file(content, file_name)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        return {name: clean(book.get_sheet_by_name(name).to_python(skip_empty_area=False)) for name in book.sheet_names}
    except PasswordError as error:
        raise EncryptedWorkbook from error
    except (CalamineError, XmlError, ZipError, OSError, ValueError) as error:
        raise BrokenWorkbook from error


def clean(rows: list[list[Any]]) -> list[list[Any]]:
    """Return the cells without the signs that no screen shows and no database keeps."""
    return [[UNPRINTED.sub("", cell) if isinstance(cell, str) else cell for cell in row] for row in rows]


def check_file(content: bytes, file_name: str) -> None:
    """Raise the reason why these bytes cannot be a workbook, before anything is unpacked."""
    if not content.strip(b"\0 \r\n\t"):
        raise EmptyFile
    if len(content) > LARGEST_FILE_BYTES:
        raise TooLargeWorkbook
    if content.startswith(OLD_OFFICE):
        raise EncryptedWorkbook if ENCRYPTED in content else OldWorkbook
    if not content.startswith(b"PK"):
        raise TextFile if file_name.casefold().endswith(".csv") else NotAWorkbook
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            check_parts(packed)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError) as error:
        raise BrokenWorkbook from error


def check_parts(packed: zipfile.ZipFile) -> None:
    """Raise the reason why the parts of this file cannot be a workbook, or would take too much memory."""
    parts = packed.infolist()
    if not any(part.filename == "xl/workbook.xml" for part in parts):
        raise NotAWorkbook
    if sum(part.file_size for part in parts) > LARGEST_UNPACKED_BYTES:
        raise TooLargeWorkbook
    for part in parts:
        if part.filename.startswith("xl/worksheets/") and part.filename.endswith(".xml"):
            check_extent(packed.read(part))


def check_extent(sheet: bytes) -> None:
    """Raise TooLargeWorkbook where the cells of a sheet lie so far apart that the room between them would fill memory.

    The reader keeps every cell up to the last one: a single cell in the far corner is enough to end the process.
    """
    places = CELL_PLACE.findall(sheet)
    rows = max((int(row) for _, row in places), default=0)
    columns = max((column_number(letters) for letters in {letters for letters, _ in places}), default=0)
    if rows > MOST_ROWS or rows * columns > MOST_CELLS:
        raise TooLargeWorkbook


def column_number(letters: bytes) -> int:
    """Return the place of a column by its letters: A is 1, Z is 26, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number
