"""Says what a file is by what stands in it; its name and what a browser says of it decide nothing."""

from __future__ import annotations

import re

from weerzien.documents.rules.kinds import FileKind
from weerzien.documents.rules.packed import kind_of_packed
from weerzien.documents.rules.refusals import BrokenDocument, EmptyDocument, LockedDocument, NotAllowed, OldWord

OLD_OFFICE = bytes.fromhex("d0cf11e0a1b11ae1")
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
PNG = b"\x89PNG\r\n\x1a\n"
PNG_END = b"IEND\xaeB`\x82"
JPEG, JPEG_END = b"\xff\xd8\xff", b"\xff\xd9"
PDF, PDF_END = b"%PDF-", b"%%EOF"
TAIL_BYTES = 2048
"""Where the end of a PDF stands: programs write a little behind it."""
BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx"})
GENERAL_BRANDS = frozenset({b"mif1", b"msf1"})
"""What a photo in this container may call itself first; it is ours where a brand behind it says so."""
MARKED = re.compile(r"\s*(<|\{\\rtf|#!|%!|From |MIME-Version:|Received:|Return-Path:)", re.IGNORECASE)
"""How text begins that a program obeys, or that has other files in it: a page, a script, a message."""
NOT_IN_TEXT = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")
BYTE_ORDER_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def recognise(content: bytes) -> FileKind:
    """Return what kind of file this is. Raises the UnusableDocument that says why it is none that is kept."""
    if not content.strip(b"\0 \r\n\t"):
        raise EmptyDocument
    if content.startswith(OLD_OFFICE):
        raise LockedDocument if ENCRYPTED in content else OldWord
    if content.startswith(b"PK"):
        return kind_of_packed(content)
    if content.startswith(PDF):
        return whole(FileKind.PDF, PDF_END in content[-TAIL_BYTES:])
    if content.startswith(PNG):
        return whole(FileKind.PNG, PNG_END in content)
    if content.startswith(JPEG):
        return whole(FileKind.JPEG, JPEG_END in content)
    if is_heic(content):
        return FileKind.HEIC
    if is_text(content):
        return FileKind.TEXT
    raise NotAllowed


def whole(kind: FileKind, has_end: bool) -> FileKind:
    """Return the kind of a file that has its end. Raises BrokenDocument for one that was cut off."""
    if not has_end:
        raise BrokenDocument
    return kind


def is_heic(content: bytes) -> bool:
    """Say whether this is a photo as telephones of Apple make them."""
    length = int.from_bytes(content[:4])
    if content[4:8] != b"ftyp" or not 16 <= length <= min(len(content), TAIL_BYTES):
        return False
    first = content[8:12]
    others = {content[place : place + 4] for place in range(16, length - 3, 4)}
    return first in BRANDS or (first in GENERAL_BRANDS and not BRANDS.isdisjoint(others))


def is_text(content: bytes) -> bool:
    """Say whether this is plain text that no program obeys."""
    encoding = next((name for mark, name in BYTE_ORDER_MARKS if content.startswith(mark)), "utf-8")
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        return False
    return not NOT_IN_TEXT.search(text) and not MARKED.match(text)
