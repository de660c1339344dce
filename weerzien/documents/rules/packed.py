"""Looks through the zip that a .docx or .odt is: that it is one, has no macros and unpacks to something reasonable."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

from weerzien.documents.rules.kinds import FileKind
from weerzien.documents.rules.refusals import BrokenDocument, HasMacros, LockedDocument, NotAllowed, UnpacksTooLarge

LARGEST_UNPACKED_BYTES = 100_000_000
MOST_PARTS = 2_000
CHUNK_BYTES = 1 << 16
LARGEST_LIST_BYTES = 1_000_000
CONTENT_TYPES, WORD = "[Content_Types].xml", "word/document.xml"
MIMETYPE, CONTENT, MANIFEST = "mimetype", "content.xml", "META-INF/manifest.xml"
ODT = b"application/vnd.oasis.opendocument.text"
MACRO_FOLDERS = ("basic/", "scripts/", "word/activex/")
MACRO_PARTS = ("vbaproject.bin", "vbadata.xml")
UNREADABLE = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError)


def kind_of_packed(content: bytes) -> FileKind:
    """Return which packed kind of file this is. Raises the UnusableDocument that says why it is none that is kept."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            check_parts(packed)
            return kind_of(packed, frozenset(packed.namelist()))
    except UNREADABLE as error:
        raise BrokenDocument from error


def check_parts(packed: zipfile.ZipFile) -> None:
    """Unpack every part once, keeping nothing. Raises UnpacksTooLarge, LockedDocument, BrokenDocument or HasMacros."""
    parts = packed.infolist()
    names = [part.filename.casefold() for part in parts]
    if len(names) > MOST_PARTS:
        raise UnpacksTooLarge
    if len(set(names)) != len(names):
        raise BrokenDocument
    if any(part.flag_bits & 1 for part in parts):
        raise LockedDocument
    if any(name.startswith(MACRO_FOLDERS) or name.endswith(MACRO_PARTS) for name in names):
        raise HasMacros
    used = 0
    for part in parts:
        for chunk in chunks(packed, part):
            used += len(chunk)
            if used > LARGEST_UNPACKED_BYTES:
                raise UnpacksTooLarge


def chunks(packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """Give a part piece by piece: how large a file says it is, it may have made up."""
    part.file_size = 2 * LARGEST_UNPACKED_BYTES
    with packed.open(part) as opened:
        while chunk := opened.read(CHUNK_BYTES):
            yield chunk


def kind_of(packed: zipfile.ZipFile, names: frozenset[str]) -> FileKind:
    """Return which of ours a zip is by its parts. Raises NotAllowed, HasMacros or LockedDocument."""
    if {CONTENT_TYPES, WORD} <= names:
        if b"macroenabled" in first_bytes(packed, CONTENT_TYPES).lower():
            raise HasMacros
        return FileKind.DOCX
    if {MIMETYPE, CONTENT} <= names and first_bytes(packed, MIMETYPE).strip() == ODT:
        if MANIFEST in names and b"encryption-data" in first_bytes(packed, MANIFEST):
            raise LockedDocument
        return FileKind.ODT
    raise NotAllowed


def first_bytes(packed: zipfile.ZipFile, name: str) -> bytes:
    """Return the beginning of a part."""
    with packed.open(name) as opened:
        return opened.read(LARGEST_LIST_BYTES)
