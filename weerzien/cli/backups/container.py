"""The file of a backup: the dump, the heads, the manifest and its proof, one after the other in a zip."""

from __future__ import annotations

import hashlib
import hmac
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import IO, Final, cast

from weerzien.cli.backups.files import Out
from weerzien.cli.backups.manifest import FileContent, Manifest, check_keys, proof, read_manifest
from weerzien.cli.backups.refusals import Damaged, NotABackup

DUMP, HEADS, MANIFEST, PROOF = "database.dump", "audit-heads.jsonl", "manifest.json", "proof.txt"
LONGEST: Final = {HEADS: 200_000_000, MANIFEST: 20_000_000, PROOF: 1000}
BLOCK: Final = 1 << 20
BROKEN = (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)


class Container:
    """A backup that is being written; each part is counted and summed on its way."""

    def __init__(self, out: Out) -> None:
        self.zip = zipfile.ZipFile(cast(IO[bytes], out), "w", zipfile.ZIP_STORED)  # it only writes
        self.files: dict[str, FileContent] = {}

    def add(self, name: str, source: IO[bytes]) -> None:
        """Add a part of unknown length."""
        length, total = 0, hashlib.sha256()
        with self.zip.open(zipfile.ZipInfo(name), "w", force_zip64=True) as part:
            try:
                while block := source.read(BLOCK):
                    part.write(block)
                    total.update(block)
                    length += len(block)
            except BaseException:
                self.abandon()
                raise
        self.files[name] = FileContent(length, total.hexdigest())

    def abandon(self) -> None:
        """Let what a zip says at its end go nowhere: this one will not be whole."""
        self.zip.fp = BytesIO()

    def close(self, manifest: Manifest, environment: Mapping[str, str]) -> None:
        """Add what the backup says of itself, and end it."""
        content = manifest.to_json()
        self.zip.writestr(zipfile.ZipInfo(MANIFEST), content)
        self.zip.writestr(zipfile.ZipInfo(PROOF), proof(content, environment))
        self.zip.close()


@dataclass(frozen=True, slots=True)
class Package:
    """A backup that can be read: what it says of itself, and its parts."""

    manifest: Manifest
    zip: zipfile.ZipFile

    def heads(self) -> bytes:
        """Return the heads of the audit log that went along."""
        return self.zip.read(HEADS)

    @contextmanager
    def dump(self) -> Iterator[IO[bytes]]:
        """Open the dump of the database."""
        with self.zip.open(DUMP) as part:
            yield part


def read_package(file: IO[bytes], environment: Mapping[str, str], *, check: Callable[[Manifest], None]) -> Package:
    """Return a backup of which all that it holds is as it was written, with our key; `check` may refuse it before that.

    Raises NotABackup, Damaged, Newer, OtherKey and NoNumbersKey.
    """
    try:
        archive = zipfile.ZipFile(file)
    except BROKEN as error:
        file.seek(0)
        raise (Damaged if file.read(2) == b"PK" else NotABackup) from error
    names = [info.filename for info in archive.infolist()]
    if MANIFEST not in names:
        raise NotABackup
    stored = all(info.compress_type == zipfile.ZIP_STORED for info in archive.infolist())
    if names != [DUMP, HEADS, MANIFEST, PROOF] or not stored:
        raise Damaged
    if any(archive.getinfo(name).file_size > longest for name, longest in LONGEST.items()):
        raise Damaged
    try:
        content, told = archive.read(MANIFEST), archive.read(PROOF)
    except BROKEN as error:
        raise Damaged from error
    manifest = read_manifest(content)
    check_keys(manifest, environment)
    if not hmac.compare_digest(proof(content, environment).encode(), told):
        raise Damaged
    check(manifest)
    for name in (DUMP, HEADS):
        if _content(archive, name) != manifest.files.get(name):
            raise Damaged
    return Package(manifest, archive)


def _content(archive: zipfile.ZipFile, name: str) -> FileContent:
    length, total = 0, hashlib.sha256()
    try:
        with archive.open(name) as part:
            while block := part.read(BLOCK):
                total.update(block)
                length += len(block)
    except BROKEN as error:
        raise Damaged from error
    return FileContent(length, total.hexdigest())
