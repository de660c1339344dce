"""What an installation says about documents: the keys, the scanner, and how large one may be."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

KEY_BYTES = 32
LARGEST_MEGABYTES = 30
"""More than this does not pass the limit that the web server has for a whole request."""
BYTES_OF_A_MEGABYTE = 1_000_000
CLAMD_PORT = 3310
WHAT_IS_A_KEY = "Give `id:base64 of 32 bytes`, several with commas between them, the newest first."
WHAT_IS_A_SCANNER = "Give `unix:///run/clamav/clamd.ctl` or `tcp://host:3310`, or leave it out."


@dataclass(frozen=True, slots=True)
class DocumentsKey:
    """A key of the installation and the id by which rows name it."""

    id: str
    secret: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class ScannerAddress:
    """Where a virus scanner listens: at a socket of this machine (`path`), or at a host and port."""

    path: str = ""
    host: str = ""
    port: int = 0


@dataclass(frozen=True, slots=True)
class Documents:
    """The settings. Without keys nothing is kept; without a scanner nothing is scanned, and pages say so."""

    keys: tuple[DocumentsKey, ...]
    scanner: ScannerAddress | None
    largest_bytes: int


def configured(environment: Mapping[str, str]) -> Documents:
    """Return what the environment says. Raises ValueError with what to give instead."""
    return Documents(
        keys_in(environment.get("WEERZIEN_DOCUMENTS_KEY", "")),
        scanner_in(environment.get("WEERZIEN_CLAMD", "")),
        largest_in(environment.get("WEERZIEN_DOCUMENT_MEGABYTES", "10")),
    )


def keys_in(text: str) -> tuple[DocumentsKey, ...]:
    """Return the keys in a text, the newest first. Raises ValueError where one is no key, or two have one name."""
    keys = tuple(key_in(each.strip()) for each in text.split(",") if each.strip())
    if len({key.id for key in keys}) != len(keys):
        raise ValueError(f"WEERZIEN_DOCUMENTS_KEY has two keys of one name. {WHAT_IS_A_KEY}")
    return keys


def key_in(text: str) -> DocumentsKey:
    """Return one key. Raises ValueError, which does not repeat what was given."""
    key_id, _, encoded = text.partition(":")
    try:
        secret = base64.b64decode(encoded, validate=True)
    except ValueError:
        secret = b""
    if not key_id or len(key_id) > KEY_BYTES or len(secret) != KEY_BYTES:
        raise ValueError(f"WEERZIEN_DOCUMENTS_KEY is no key. {WHAT_IS_A_KEY}")
    return DocumentsKey(key_id, secret)


def scanner_in(text: str) -> ScannerAddress | None:
    """Return where the scanner is, None where there is none. Raises ValueError."""
    if not text:
        return None
    address = urlsplit(text)
    if address.scheme == "unix" and address.path and not address.netloc:
        return ScannerAddress(path=address.path)
    if address.scheme == "tcp" and address.hostname:
        return ScannerAddress(host=address.hostname, port=address.port or CLAMD_PORT)
    raise ValueError(f"WEERZIEN_CLAMD is no address. {WHAT_IS_A_SCANNER}")


def largest_in(text: str) -> int:
    """Return how many bytes a document may have. Raises ValueError."""
    if not text.isdecimal() or not 1 <= int(text) <= LARGEST_MEGABYTES:
        raise ValueError(f"WEERZIEN_DOCUMENT_MEGABYTES is {text!r}. Give a whole number of 1 to {LARGEST_MEGABYTES}.")
    return int(text) * BYTES_OF_A_MEGABYTE
