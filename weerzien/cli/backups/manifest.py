"""What a backup says of itself, and the proof that it was made with the key of this installation."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Final

from weerzien.cli.backups.refusals import Damaged, Newer, NoNumbersKey, OtherKey

FORMAT: Final = 1
NUMBERS, AUDIT, DOCUMENTS = "WEERZIEN_NUMBERS_KEY", "WEERZIEN_AUDIT_KEY", "WEERZIEN_DOCUMENTS_KEY"


@dataclass(frozen=True, slots=True)
class TableContent:
    """How many rows a table has, and a sum over all of them that does not depend on their order."""

    rows: int
    total: str


@dataclass(frozen=True, slots=True)
class FileContent:
    """How long a file is, in bytes, and its SHA-256."""

    length: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """When and of what a backup was made, and what must come out of it again."""

    made_at: str
    version: str
    server: int
    tool: int
    is_demo: bool
    seals: int
    migrations: tuple[str, ...]
    fence: tuple[str, ...]
    keys: Mapping[str, str]
    tables: Mapping[str, TableContent]
    files: Mapping[str, FileContent]
    format: int = FORMAT

    def to_json(self) -> bytes:
        """Return it as it is kept."""
        return json.dumps(asdict(self), indent=1, sort_keys=True).encode()


def read_manifest(content: bytes) -> Manifest:
    """Return what a backup says of itself. Raises Newer for a form that is not known yet, Damaged for nonsense."""
    try:
        told = json.loads(content)
        if told["format"] > FORMAT:
            raise Newer
        return Manifest(
            **{
                **told,
                "migrations": tuple(told["migrations"]),
                "fence": tuple(told["fence"]),
                "tables": {name: TableContent(**each) for name, each in told["tables"].items()},
                "files": {name: FileContent(**each) for name, each in told["files"].items()},
            }
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Damaged from error


def fingerprints(environment: Mapping[str, str]) -> dict[str, str]:
    """Return of each key that is at hand a text by which it is known again and not found. Raises NoNumbersKey."""
    if not environment.get(NUMBERS):
        raise NoNumbersKey
    found = {NUMBERS: _keyed(environment[NUMBERS], b"fingerprint")[:32]}
    for name in (AUDIT, DOCUMENTS):
        for key in filter(None, environment.get(name, "").split(",")):
            found[f"{name} {key.partition(':')[0].strip()}"] = _keyed(key.strip(), b"fingerprint")[:32]
    return found


def proof(manifest: bytes, environment: Mapping[str, str]) -> str:
    """Return the keyed hash over a manifest that only an installation with this key can make. Raises NoNumbersKey."""
    if not environment.get(NUMBERS):
        raise NoNumbersKey
    return _keyed(environment[NUMBERS], b"proof\n" + manifest)


def check_keys(manifest: Manifest, environment: Mapping[str, str]) -> None:
    """Return where every key that the backup was made with is at hand. Raises NoNumbersKey and OtherKey."""
    at_hand = fingerprints(environment)
    for name, fingerprint in manifest.keys.items():
        if not hmac.compare_digest(at_hand.get(name, ""), fingerprint):
            raise OtherKey(name)


def _keyed(key: str, message: bytes) -> str:
    return hmac.new(key.encode(), b"weerzien backup\n" + message, hashlib.sha256).hexdigest()
