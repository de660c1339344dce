"""Looks through the zip that a workbook is, before the reader opens it; tells what is in it that is never executed."""

from __future__ import annotations

import io
import itertools
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from weerzien.exchange.workbook.extents import Measured, Merged, measure
from weerzien.exchange.workbook.unusable import BrokenWorkbook, EncryptedWorkbook, NotAWorkbook, TooLargeWorkbook

LARGEST_UNPACKED_BYTES = 200_000_000
MOST_PARTS = 5_000
CHUNK_BYTES = 1 << 16
LARGEST_MANIFEST_BYTES = 1_000_000
ODS = "application/vnd.oasis.opendocument.spreadsheet"
MACROS = "In dit werkboek zitten macro's; wij voeren ze niet uit en lezen alleen wat er in de cellen staat."
LINKS = (
    "Dit werkboek verwijst naar andere bestanden; wij openen die niet en lezen wat er het laatst in de cellen stond."
)


@dataclass(frozen=True, slots=True)
class Looked:
    """What stood in the zip: sentences about the whole of it, and by sheet the cells that hold an error or a formula
    without an outcome (row and column from 0), the sheets with formulas, and what was merged in an .ods."""

    remarks: tuple[str, ...]
    spoiled: dict[str, list[tuple[int, int, str]]]
    with_formulas: tuple[str, ...]
    merged: dict[str, list[Merged]]


def look_through(content: bytes) -> Looked:
    """Return what is in a packed workbook. Raises the reason why it cannot be read."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            measured = measured_parts(packed)
            names = packed.namelist()
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise BrokenWorkbook from error
    remarks = []
    if any(name.endswith("vbaProject.bin") or name.startswith("Basic/") for name in names):
        remarks.append(MACROS)
    if any(name.startswith("xl/externalLinks/") for name in names):
        remarks.append(LINKS)
    by_part = {part_of(measured.targets.get(key, "")): name for name, key in measured.sheets}
    return Looked(
        tuple(remarks),
        {by_part[part]: places for part, places in measured.spoiled.items() if part in by_part},
        tuple(by_part[part] for part in sorted(measured.with_formulas) if part in by_part),
        measured.merged,
    )


def part_of(target: str) -> str:
    """Return the name of a part from how the book refers to it."""
    return target[1:] if target.startswith("/") else posixpath.normpath(f"xl/{target}")


def measured_parts(packed: zipfile.ZipFile) -> Measured:
    """Unpack every part once, keeping nothing but counts. Raises the reason why this cannot be read."""
    parts = packed.infolist()
    names = [part.filename for part in parts]
    if len(set(map(str.casefold, names))) != len(names) or len(names) > MOST_PARTS:
        raise BrokenWorkbook
    if "xl/workbook.xml" not in names and not is_ods(packed, names):
        raise NotAWorkbook
    if sum(part.file_size for part in parts) > LARGEST_UNPACKED_BYTES:
        raise TooLargeWorkbook
    measured, room = Measured(), Room()
    # Texts that sheets share are measured before the sheets that use them.
    for part in sorted(parts, key=lambda part: not part.filename.casefold().endswith("sharedstrings.xml")):
        # A file may lie about how large a part is; the reader would unpack all of it, so that is what is counted.
        part.file_size = 2 * LARGEST_UNPACKED_BYTES
        chunks = room.chunks(packed, part)
        first = next(chunks, b"")
        if is_xml(part.filename, first):
            measure(part.filename, itertools.chain((first,), chunks), measured)
        else:
            for _ in chunks:
                pass
    return measured


def is_ods(packed: zipfile.ZipFile, names: list[str]) -> bool:
    """Say whether the zip is the workbook of another office. Raises EncryptedWorkbook."""
    if "mimetype" not in names or "content.xml" not in names or packed.getinfo("mimetype").file_size > 100:
        return False
    if not packed.read("mimetype").decode("ascii", "replace").startswith(ODS):
        return False
    if "META-INF/manifest.xml" in names:
        with packed.open("META-INF/manifest.xml") as manifest:
            if b"encryption-data" in manifest.read(LARGEST_MANIFEST_BYTES):
                raise EncryptedWorkbook
    return True


def is_xml(name: str, first: bytes) -> bool:
    """Say whether a part is meant to be read as XML: a picture or a macro is not."""
    return name.endswith((".xml", ".rels")) or first.lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t\0").startswith(b"<")


@dataclass(slots=True)
class Room:
    """How much all parts together have unpacked to."""

    used_bytes: int = 0

    def chunks(self, packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
        """Give a part piece by piece. Raises TooLargeWorkbook as soon as it is too much."""
        with packed.open(part) as opened:
            while chunk := opened.read(CHUNK_BYTES):
                self.used_bytes += len(chunk)
                if self.used_bytes > LARGEST_UNPACKED_BYTES:
                    raise TooLargeWorkbook
                yield chunk
