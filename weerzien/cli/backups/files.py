"""A file that is there whole or not at all, readable by its owner only."""

from __future__ import annotations

import errno
import fcntl
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Final

from weerzien.cli.backups.refusals import AlreadyThere, CannotWrite, NoRoom

HALF: Final = ".half"
FULL: Final = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class Paper:
    """A file that is written from front to back, and remembers that the disk was full whoever hides it."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file
        self.is_full = False

    def write(self, content: bytes) -> int:
        """Write all of it."""
        left = memoryview(content)
        try:
            while left:
                left = left[self.file.write(left) :]
        except OSError as error:
            self.is_full = error.errno in FULL
            raise
        return len(content)

    def flush(self) -> None:
        """Return at once: nothing waits here."""


Out = IO[bytes] | Paper
"""What a backup is written to: a file of which only the end is awaited, or a pipe."""


@contextmanager
def whole_file(place: Path) -> Iterator[Paper]:
    """Open a file to write; it gets its name when all of it is on the disk, and is gone where anything fails.

    Raises AlreadyThere, CannotWrite and, where the disk is full, NoRoom.
    """
    if place.exists():
        raise AlreadyThere
    half = place.with_name(place.name + HALF)
    remove_abandoned([half])
    try:
        descriptor = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as error:
        raise CannotWrite from error
    with os.fdopen(descriptor, "wb", buffering=0) as out:
        paper = Paper(out)
        try:
            fcntl.flock(out, fcntl.LOCK_EX)
            yield paper
            os.fsync(out.fileno())
            half.rename(place)
            settle(place.parent)
        except BaseException as error:
            half.unlink(missing_ok=True)
            if paper.is_full or getattr(error, "errno", None) in FULL:  # some disks say so only at the end
                raise NoRoom from error
            raise


def settle(folder: Path) -> None:
    """Wait until the disk knows the names in a folder."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def remove_abandoned(halves: Iterable[Path]) -> None:
    """Throw away what writers left that were killed: nobody holds its lock any more."""
    for half in halves:
        with suppress(OSError), half.open("rb") as left:
            fcntl.flock(left, fcntl.LOCK_EX | fcntl.LOCK_NB)
            half.unlink()
