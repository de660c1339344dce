"""Takes a file in: what it is, whether a virus is in it; nothing is kept here."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings

from weerzien.documents.models import Document
from weerzien.documents.rules.kinds import FileKind, name_of
from weerzien.documents.rules.recognising import recognise
from weerzien.documents.rules.refusals import NoKey
from weerzien.documents.rules.writing import check_size
from weerzien.documents.scanning import scan
from weerzien.documents.sealing import File

Scan = Document.Scan


@dataclass(frozen=True, slots=True)
class Received:
    """A file that may be kept: what it is by its content, and whether somebody looked for a virus in it."""

    file: File
    kind: FileKind
    scan: Scan


def receive(content: bytes, *, file_name: str) -> Received:
    """Return a file as it may be kept. Raises the UnusableDocument that says why it may not.

    It is not yet anywhere but in memory, and no family is held while the scanner works.
    """
    if not settings.DOCUMENTS.keys:
        raise NoKey
    check_size(len(content), largest_bytes=settings.DOCUMENTS.largest_bytes)
    kind = recognise(content)
    if settings.DOCUMENTS.scanner is not None:
        scan(content, settings.DOCUMENTS.scanner)
    scanned = Scan.CLEAN if settings.DOCUMENTS.scanner else Scan.NONE
    return Received(File(name_of(file_name, kind), content), kind, scanned)
