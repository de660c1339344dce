"""The kinds of file that are kept: what people call them, and how a browser is told."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath
from unicodedata import normalize

LONGEST_NAME = 120
NOT_IN_A_NAME = re.compile(r'[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff"*/:<>?\\|]+')
"""Signs that a folder on some computer does not take, or that turn the direction in which a name reads."""


class FileKind(StrEnum):
    PDF = "pdf"
    JPEG = "jpeg"
    PNG = "png"
    HEIC = "heic"
    DOCX = "docx"
    ODT = "odt"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class KindOfFile:
    """What a person calls it, the end of its name, and its type for a browser."""

    words: str
    suffix: str
    content_type: str


KINDS: Mapping[FileKind, KindOfFile] = {
    FileKind.PDF: KindOfFile("PDF", ".pdf", "application/pdf"),
    FileKind.JPEG: KindOfFile("foto (JPEG)", ".jpg", "image/jpeg"),
    FileKind.PNG: KindOfFile("foto (PNG)", ".png", "image/png"),
    FileKind.HEIC: KindOfFile("foto (HEIC)", ".heic", "image/heic"),
    FileKind.DOCX: KindOfFile(
        "Word", ".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    ),
    FileKind.ODT: KindOfFile("ODT", ".odt", "application/vnd.oasis.opendocument.text"),
    FileKind.TEXT: KindOfFile("platte tekst", ".txt", "text/plain; charset=utf-8"),
}
ALSO_ENDS_IN: Mapping[FileKind, tuple[str, ...]] = {FileKind.JPEG: (".jpeg", ".jpe"), FileKind.HEIC: (".heif",)}
ACCEPTED = ",".join(
    [*(kind.suffix for kind in KINDS.values()), *(end for ends in ALSO_ENDS_IN.values() for end in ends)]
)
"""What a browser offers to choose from; it decides nothing."""


def name_of(told: str, kind: FileKind) -> str:
    """Return the name under which a file is handed back: as it was, without what no computer takes, its end by kind."""
    clean = NOT_IN_A_NAME.sub(" ", normalize("NFC", told.replace("\\", "/").rpartition("/")[2]))
    path = PurePosixPath(" ".join(clean.split()).strip(". ") or "document")
    ours = KINDS[kind].suffix
    suffix = path.suffix.casefold()
    kept = suffix if suffix in ALSO_ENDS_IN.get(kind, ()) else ours
    stem = path.stem if suffix in every_suffix() else path.name
    return f"{stem[: LONGEST_NAME - len(kept)].rstrip('. ')}{kept}"


def every_suffix() -> frozenset[str]:
    """Return the ends of names that we know; any other end is part of the name."""
    return frozenset(ACCEPTED.split(","))
