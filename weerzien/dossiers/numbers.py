"""BSN and V-number on their way to the database: encrypted to keep, hashed per municipality to recognise.

And the numbers of a list that has none: made from what it tells, and saying nothing of it.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

NONCE_BYTES = 12
MADE_SIGNS = 16
"""Of five bits each: in a list of a million people no two meet by chance."""


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


def made_number(told: Sequence[str], *, organisation_id: UUID) -> str:
    """Return the number that a list of an organisation gives to what is told, where it gives none itself.

    The same told is the same number in every later list; without the key nobody reads or guesses from it what was told.
    """
    said = json.dumps([str(organisation_id), *told]).encode()
    code = base64.b32encode(hmac.digest(derived("list"), said, hashlib.sha256)).decode()
    return "-".join(["Z", *(code[first : first + 4] for first in range(0, MADE_SIGNS, 4))])


@cache
def derived(purpose: str) -> bytes:
    """Return the key for one purpose, so that no key serves two."""
    return hmac.digest(numbers_key().secret, purpose.encode(), hashlib.sha256)
