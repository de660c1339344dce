"""A file is what stands in it, whatever it is called."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from tests.documents.files import (
    DOCX,
    EICAR,
    EXECUTABLE,
    HEIC,
    JPEG,
    LOCKED_WORD,
    ODT,
    ODT_PARTS,
    OLD_WORD,
    PDF,
    PNG,
    TEXT,
    WORD_PARTS,
    bomb,
    docx,
    odt,
    packed,
)
from weerzien.documents.rules import packed as packing
from weerzien.documents.rules.kinds import FileKind
from weerzien.documents.rules.recognising import recognise
from weerzien.documents.rules.refusals import (
    BrokenDocument,
    EmptyDocument,
    HasMacros,
    LockedDocument,
    NotAllowed,
    OldWord,
    UnpacksTooLarge,
    UnusableDocument,
)

MIF1 = (28).to_bytes(4) + b"ftypmif1" + bytes(4) + b"mif1miafheic" + bytes(64)
AVIF = (24).to_bytes(4) + b"ftypavif" + bytes(4) + b"mif1avif" + bytes(64)
AVIF_IN_GENERAL = (24).to_bytes(4) + b"ftypmif1" + bytes(4) + b"mif1avif" + bytes(64)
MP4 = (24).to_bytes(4) + b"ftypisom" + bytes(4) + b"isommp41" + bytes(64)
FAR_TOO_LONG = (1 << 30).to_bytes(4) + b"ftypheic" + bytes(64)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (PDF, FileKind.PDF),
        (JPEG, FileKind.JPEG),
        (JPEG + b"what a telephone puts behind it", FileKind.JPEG),
        (PNG, FileKind.PNG),
        (HEIC, FileKind.HEIC),
        (MIF1, FileKind.HEIC),
        (DOCX, FileKind.DOCX),
        (ODT, FileKind.ODT),
        (TEXT, FileKind.TEXT),
        (EICAR, FileKind.TEXT),
        (b"\xef\xbb\xbfBeste mevrouw", FileKind.TEXT),
        ("Beste mevrouw".encode("utf-16"), FileKind.TEXT),
        ("እንኳን ደህና መጡ".encode(), FileKind.TEXT),
    ],
    ids=[
        "pdf", "jpeg", "jpeg with something behind it", "png", "heic", "heic of the general kind", "docx", "odt",
        "text", "the test of scanners, which is text", "text with a mark before it", "text of an old Windows",
        "text in Ge'ez",
    ],
)  # fmt: skip
def test_what_is_kept_is_told_by_its_content(content: bytes, kind: FileKind) -> None:
    assert recognise(content) is kind


@pytest.mark.parametrize(
    ("content", "refused"),
    [
        (b"", EmptyDocument),
        (b"\0\0 \r\n", EmptyDocument),
        (EXECUTABLE, NotAllowed),
        (b"\x7fELF" + bytes(60), NotAllowed),
        (b"GIF89a" + bytes(60), NotAllowed),
        (AVIF, NotAllowed),
        (AVIF_IN_GENERAL, NotAllowed),
        (MP4, NotAllowed),
        (FAR_TOO_LONG, NotAllowed),
        (b"<!doctype html><script>", NotAllowed),
        (b"\n <svg onload=alert(1)>", NotAllowed),
        (rb"{\rtf1\ansi", NotAllowed),
        (b"#!/bin/sh\nrm", NotAllowed),
        (b"From: somebody\0", NotAllowed),
        (b"Received: from somewhere", NotAllowed),
        ("Zoë".encode("latin-1"), NotAllowed),
        (b"text\x1b[31m", NotAllowed),
        (b"junk before it %PDF-1.7 %%EOF \xff", NotAllowed),
        (OLD_WORD, OldWord),
        (LOCKED_WORD, LockedDocument),
        (PDF[:-8], BrokenDocument),
        (JPEG[:-2], BrokenDocument),
        (PNG[:-8], BrokenDocument),
    ],
    ids=[
        "empty", "nothing to read", "program", "program of Linux", "gif", "avif", "avif of the general kind", "film",
        "a length that cannot be", "page", "drawing that runs", "rtf", "script", "text with a zero", "message",
        "text without a mark", "text that steers a screen", "pdf with something before it", "old Word", "locked Word",
        "half a pdf", "half a jpeg", "half a png",
    ],
)  # fmt: skip
def test_what_is_not_kept_is_refused_for_its_own_reason(content: bytes, refused: type[UnusableDocument]) -> None:
    with pytest.raises(refused) as raised:
        recognise(content)
    assert type(raised.value) is refused


def twice() -> bytes:
    into = BytesIO()
    with zipfile.ZipFile(into, "w") as archive:
        for name, content in WORD_PARTS.items():
            archive.writestr(name, content)
        archive.writestr("Word/Document.xml", b"another")
    return into.getvalue()


def locked() -> bytes:
    """Return a Word file of which the first part says that it is encrypted."""
    content = bytearray(DOCX)
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + place] |= 1
    return bytes(content)


def many() -> bytes:
    return packed({**WORD_PARTS, **{f"word/{number}.xml": b"" for number in range(packing.MOST_PARTS)}})


@pytest.mark.parametrize(
    ("content", "refused"),
    [
        (packed({"a.txt": b"x"}), NotAllowed),
        (packed({"xl/workbook.xml": b"x", "[Content_Types].xml": b""}), NotAllowed),
        (odt(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), NotAllowed),
        (docx(**{"word__vbaProject.bin": b"x"}), HasMacros),
        (docx(**{"word__activeX__a.bin": b"x"}), HasMacros),
        (docx(**{"[Content_Types].xml": b"application/vnd.ms-word.document.macroEnabled.main+xml"}), HasMacros),
        (odt(**{"Basic__Standard__script-lb.xml": b"x"}), HasMacros),
        (odt(**{"Scripts__python__a.py": b"x"}), HasMacros),
        (odt(**{"META-INF__manifest.xml": b"<manifest:encryption-data/>"}), LockedDocument),
        (locked(), LockedDocument),
        (DOCX[:-30], BrokenDocument),
        (DOCX[:40] + b"\0\0\0\0" + DOCX[44:], BrokenDocument),
        (b"PK\x03\x04", BrokenDocument),
        (twice(), BrokenDocument),
        (many(), UnpacksTooLarge),
        (bomb(), UnpacksTooLarge),
    ],
    ids=[
        "a zip", "a workbook", "an odt that is a sheet", "macros", "active parts", "macros by its own word",
        "macros of an odt", "scripts of an odt", "locked odt", "locked docx", "cut off", "spoiled", "a beginning only",
        "a part twice", "thousands of parts", "a bomb",
    ],
)  # fmt: skip
def test_a_packed_file_that_is_not_kept_is_refused_for_its_own_reason(
    content: bytes, refused: type[UnusableDocument]
) -> None:
    with pytest.raises(refused) as raised:
        recognise(content)
    assert type(raised.value) is refused


def test_a_bomb_that_lies_about_its_size_is_counted_by_what_comes_out() -> None:
    content = bytearray(bomb())
    for mark, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        start = content.rindex(mark)
        content[start + place : start + place + 4] = (10).to_bytes(4, "little")

    with pytest.raises((UnpacksTooLarge, BrokenDocument)):
        recognise(bytes(content))


def test_an_odt_needs_no_manifest() -> None:
    parts = {name: content for name, content in ODT_PARTS.items() if name != "META-INF/manifest.xml"}

    assert recognise(packed(parts)) is FileKind.ODT
