"""From the bytes of a file to sheets of raw cells, or a sentence that says why not; nothing in a cell is executed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, XmlError, ZipError

from weerzien.kernel.refusals import Refused

LARGEST_FILE_BYTES = 30_000_000
LARGEST_UNPACKED_BYTES = 400_000_000
MOST_ROWS = 200_000
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
        return {name: rows_of(book, name) for name in book.sheet_names}
    except PasswordError as error:
        raise EncryptedWorkbook from error
    except (CalamineError, XmlError, ZipError, OSError, ValueError) as error:
        raise BrokenWorkbook from error


def rows_of(book: CalamineWorkbook, name: str) -> list[list[Any]]:
    """Return the rows of one sheet, the empty ones above the first filled cell included."""
    sheet = book.get_sheet_by_name(name)
    if sheet.total_height > MOST_ROWS:
        raise TooLargeWorkbook
    return sheet.to_python(skip_empty_area=False)


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
            parts = packed.infolist()
    except zipfile.BadZipFile as error:
        raise BrokenWorkbook from error
    if not any(part.filename == "xl/workbook.xml" for part in parts):
        raise NotAWorkbook
    if sum(part.file_size for part in parts) > LARGEST_UNPACKED_BYTES:
        raise TooLargeWorkbook
