"""The heads of the chains, in a file outside the database: one line of JSON per head, only ever appended."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from weerzien.kernel.refusals import Refused

END_BYTES = 1 << 20
"""How much of the file is looked back at: some thousands of heads, so what many municipalities seal in a while."""


class NoHeads(Refused):
    """Het bestand met de koppen van de ketens ontbreekt of is niet te gebruiken. Geef in WEERZIEN_AUDIT_HEADS een
    bestand buiten de database, in een map die bestaat."""


@dataclass(frozen=True, slots=True)
class Head:
    """How far a chain reached at a moment: the place and the hash of its last seal."""

    municipality_id: UUID | None
    sequence: int
    hash: str
    at: datetime


def heads_file(told: str) -> Path:
    """Return the file that the setting names. Raises NoHeads where it names none."""
    if not told:
        raise NoHeads
    return Path(told)


def read_heads(file: Path) -> tuple[tuple[Head, ...], int]:
    """Return every head in the file and how many of its lines cannot be read. Raises NoHeads where there is no file."""
    try:
        written = file.read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        raise NoHeads from error
    return heads_in(written)


def heads_in(written: str) -> tuple[tuple[Head, ...], int]:
    """Return every head in the text of a file and how many of its lines cannot be read."""
    heads = [_head(line) for line in written.splitlines() if line.strip()]
    known = tuple(head for head in heads if head is not None)
    return known, len(heads) - len(known)


def hashes_of(file: Path, municipality_id: UUID | None) -> dict[int, str]:
    """Return the hash of every head of one chain by its place. Raises NoHeads where there is no file."""
    mark = str(municipality_id or "null")
    try:
        with file.open(encoding="utf-8", errors="replace") as lines:
            found = [_head(line) for line in lines if mark in line]
    except OSError as error:
        raise NoHeads from error
    return {head.sequence: head.hash for head in found if head and head.municipality_id == municipality_id}


def append_heads(file: Path, heads: Iterable[Head]) -> None:
    """Add the heads that do not stand at the end of the file yet, and wait until the disk has them. Raises NoHeads.

    It grows each minute, so no more than its end is read. A head that stands further back may be written once more:
    that is as true as it was.
    """
    try:
        with file.open("a+b") as out:
            fcntl.flock(out, fcntl.LOCK_EX)
            out.seek(max(0, out.seek(0, os.SEEK_END) - END_BYTES))
            end = out.read()
            kept = set(heads_in(end.decode(errors="replace"))[0])
            fresh = [head for head in heads if head not in kept]
            closing = "" if not end or end.endswith(b"\n") else "\n"  # of a line that was cut off
            out.write((closing + lines_of(fresh)).encode())
            out.flush()
            os.fsync(out.fileno())
    except OSError as error:
        raise NoHeads from error


def lines_of(heads: Iterable[Head]) -> str:
    """Return heads as the lines of a file of heads."""
    return "".join(map(_line, heads))


def _line(head: Head) -> str:
    told = {
        "municipality": str(head.municipality_id) if head.municipality_id else None,
        "sequence": head.sequence,
        "hash": head.hash,
        "at": head.at.astimezone(UTC).isoformat(timespec="microseconds"),
    }
    return json.dumps(told) + "\n"


def _head(line: str) -> Head | None:
    try:
        told = json.loads(line)
        municipality = told["municipality"]
        return Head(
            UUID(municipality) if municipality else None,
            int(told["sequence"]),
            str(told["hash"]),
            datetime.fromisoformat(told["at"]),
        )
    except (ValueError, KeyError, TypeError):
        return None
