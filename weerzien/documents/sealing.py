"""A document on its way to the database and back: encrypted with a key for its compartment, bound to its own row."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from weerzien.access.roles import Compartment
from weerzien.documents.configured import KEY_BYTES, DocumentsKey
from weerzien.documents.rules.refusals import NoKey, Unreadable

NONCE_BYTES = 12
LENGTH_BYTES = 2
PURPOSE = "weerzien.documents"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a document is kept. What was encrypted for one place opens in no other."""

    document_id: UUID
    compartment: Compartment

    @property
    def words(self) -> bytes:
        """The words with which content is bound to its place."""
        return f"{PURPOSE} {self.document_id} {self.compartment.value}".encode()


@dataclass(frozen=True, slots=True)
class File:
    """A file as somebody gave it. Its name is as personal as what stands in it, and is kept with it."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Sealed:
    """What is kept of a file, and with which key it was encrypted."""

    key_id: str
    ciphertext: bytes


def seal(file: File, place: Place, *, keys: Sequence[DocumentsKey]) -> Sealed:
    """Return a file encrypted with the newest key, other bytes each time. Raises NoKey."""
    if not keys:
        raise NoKey
    key = keys[0]
    name, nonce = file.name.encode(), os.urandom(NONCE_BYTES)
    plain = len(name).to_bytes(LENGTH_BYTES) + name + file.content
    return Sealed(key.id, nonce + cipher(key, place.compartment).encrypt(nonce, plain, place.words))


def unseal(sealed: Sealed, place: Place, *, keys: Sequence[DocumentsKey]) -> File:
    """Return the file. Raises Unreadable where its key is not at hand, or where this is not what was kept there."""
    key = next((one for one in keys if one.id == sealed.key_id), None)
    if key is None:
        raise Unreadable
    nonce, encrypted = sealed.ciphertext[:NONCE_BYTES], sealed.ciphertext[NONCE_BYTES:]
    try:
        plain = cipher(key, place.compartment).decrypt(nonce, encrypted, place.words)
    except (InvalidTag, ValueError) as error:
        raise Unreadable from error
    end = LENGTH_BYTES + int.from_bytes(plain[:LENGTH_BYTES])
    return File(plain[LENGTH_BYTES:end].decode(), plain[end:])


def cipher(key: DocumentsKey, compartment: Compartment) -> AESGCM:
    """Return the cipher of one compartment, with a key that opens no other."""
    info = f"{PURPOSE} {compartment.value}".encode()
    return AESGCM(HKDF(SHA256(), KEY_BYTES, salt=None, info=info).derive(key.secret))
