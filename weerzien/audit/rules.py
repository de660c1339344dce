"""How a line is sealed: a keyed hash over its content, its place and the seal before it; plain values only."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from weerzien.kernel.refusals import Refused

SECRET_BYTES, LONGEST_ID = 32, 20
FIRST = "0" * 64
"""What the first seal of a chain has for the seal before it."""


class NoAuditKey(Refused):
    """WEERZIEN_AUDIT_KEY ontbreekt of klopt niet. Geef een of meer sleutels als `naam:base64 van 32 bytes`, met komma's
    ertussen en de nieuwste voorop."""


@dataclass(frozen=True, slots=True)
class AuditKey:
    """A key and the name by which seals say which one made them."""

    id: str
    secret: bytes


@dataclass(frozen=True, slots=True)
class LineContent:
    """Everything that a line says."""

    id: UUID
    at: datetime
    kind: str
    action: str
    account_id: UUID | None
    organisation_id: UUID | None
    municipality_id: UUID | None
    dossier_ids: tuple[UUID, ...]
    subject_id: UUID | None
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """What one seal seals: a line, at a place in a chain, after another."""

    municipality_id: UUID | None
    sequence: int
    line_id: UUID
    line_at: datetime
    line_hash: str
    previous_hash: str
    sealed_at: datetime


@dataclass(frozen=True, slots=True)
class Removed:
    """That retention removed lines of a chain from before a moment."""

    municipality_id: UUID | None
    before: datetime
    removed_at: datetime
    line_count: int


def read_keys(told: str) -> Mapping[str, AuditKey]:
    """Return the keys of a setting by their names, the one that seals first. Raises NoAuditKey."""
    keys = {}
    for part in told.split(","):
        key_id, _, encoded = part.strip().partition(":")
        try:
            secret = base64.b64decode(encoded, validate=True)
        except ValueError as error:
            raise NoAuditKey from error
        if not 0 < len(key_id) <= LONGEST_ID or len(secret) != SECRET_BYTES or key_id in keys:
            raise NoAuditKey
        keys[key_id] = AuditKey(key_id, secret)
    return keys


def line_hash(key: AuditKey, line: LineContent) -> str:
    """Return the keyed hash over all that a line says, in 64 hexadecimal signs."""
    return _hash(
        key,
        "line",
        line.id,
        line.at,
        line.kind,
        line.action,
        line.account_id,
        line.organisation_id,
        line.municipality_id,
        [str(pk) for pk in line.dossier_ids],
        line.subject_id,
        list(line.fields),
    )


def seal_hash(key: AuditKey, link: Link) -> str:
    """Return the keyed hash over one link, and so over every link before it."""
    return _hash(
        key,
        "seal",
        link.municipality_id,
        link.sequence,
        link.line_id,
        link.line_at,
        link.line_hash,
        link.previous_hash,
        link.sealed_at,
    )


def removal_hash(key: AuditKey, removed: Removed) -> str:
    """Return the keyed hash that shows that a removal was ours."""
    return _hash(key, "removal", removed.municipality_id, removed.before, removed.removed_at, removed.line_count)


def is_same(one: str, other: str) -> bool:
    """Return whether two hashes are equal."""
    return hmac.compare_digest(one.encode(), other.encode())


def _hash(key: AuditKey, purpose: str, *parts: object) -> str:
    message = json.dumps([purpose, *(_plain(part) for part in parts)], separators=(",", ":"))
    return hmac.new(key.secret, message.encode(), hashlib.sha256).hexdigest()


def _plain(part: object) -> object:
    if isinstance(part, datetime):
        return part.astimezone(UTC).isoformat(timespec="microseconds")
    return str(part) if isinstance(part, UUID) else part
