"""Files of every kind that is kept, and of kinds that are not, as small as they can be."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
"""The file with which everybody tries a virus scanner; it does nothing."""
PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01" + bytes(range(64)) + b"\xff\xd9"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(17) + b"\x00\x00\x00\x00IEND\xaeB`\x82"
HEIC = (24).to_bytes(4) + b"ftypheic" + bytes(4) + b"mif1heic" + bytes(64)
TEXT = "Besluit van 3 maart: de mvv is verleend. Groet, Zoë\r\n".encode()
EXECUTABLE = b"MZ\x90\x00\x03" + bytes(60) + b"PE\x00\x00"
OLD_WORD = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)
LOCKED_WORD = OLD_WORD + "EncryptedPackage".encode("utf-16-le") + bytes(64)
WORD_TYPES = (
    b'<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    b'wordprocessingml.document.main+xml"/></Types>'
)
WORD_PARTS: Mapping[str, bytes] = {
    "[Content_Types].xml": WORD_TYPES,
    "word/document.xml": b"<w:document><w:t>Besluit</w:t></w:document>",
}
ODT_PARTS: Mapping[str, bytes] = {
    "mimetype": b"application/vnd.oasis.opendocument.text",
    "content.xml": b"<office:document-content/>",
    "META-INF/manifest.xml": b"<manifest:manifest/>",
}


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Return a zip with these parts."""
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return into.getvalue()


def docx(**more: bytes) -> bytes:
    """Return a small Word file, with other parts where they are given; two underscores stand for a slash."""
    return packed({**WORD_PARTS, **{name.replace("__", "/"): content for name, content in more.items()}})


def odt(**more: bytes) -> bytes:
    """Return a small ODT, with other parts where they are given."""
    return packed({**ODT_PARTS, **{name.replace("__", "/"): content for name, content in more.items()}})


DOCX, ODT = docx(), odt()


def bomb() -> bytes:
    """Return a Word file of a few hundred kilobytes that unpacks to more than a hundred million."""
    return docx(word__media=bytes(100_000_001))
