"""BSN and V-number on their way to the database: encrypted to keep, hashed per municipality to recognise."""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
from dataclasses import dataclass
from functools import cache
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

NONCE_BYTES = 12


@dataclass(frozen=True, slots=True)
class NumbersKey:
    """The key of this installation and the id by which rows name it."""

    id: str
    secret: bytes


@cache
def numbers_key() -> NumbersKey:
    """Return the key from the settings. Raises ValueError where it does not read `id:base64 of 32 bytes`."""
    key_id, _, encoded = settings.NUMBERS_KEY.partition(":")
    secret = base64.b64decode(encoded, validate=True)
    if not key_id or len(secret) != 32:
        raise ValueError("WEERZIEN_NUMBERS_KEY must read id:base64 of 32 bytes")
    return NumbersKey(key_id, secret)


def encrypted(number: str) -> bytes:
    """Return a number encrypted with the installation's key, another text each time."""
    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(derived("encrypt")).encrypt(nonce, number.encode(), None)


def decrypted(sealed: bytes) -> str:
    """Return the number that was encrypted."""
    return AESGCM(derived("encrypt")).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], None).decode()


def lookup_hash(number: str, *, kind: str, municipality_id: UUID) -> bytes:
    """Return the keyed hash by which one municipality recognises a number; another municipality gets another hash."""
    return hmac.digest(derived("lookup"), f"{municipality_id}:{kind}:{number}".encode(), hashlib.sha256)


@cache
def derived(purpose: str) -> bytes:
    """Return the key for one purpose, so that no key serves two."""
    return hmac.digest(numbers_key().secret, purpose.encode(), hashlib.sha256)
