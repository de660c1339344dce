"""Encrypt a backup for who may open it, in the format of age (age-encryption.org/v1)."""

from __future__ import annotations

import os
import tempfile
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, Final

import pyrage

from weerzien.cli.backups.files import Out
from weerzien.cli.backups.refusals import Damaged, NeedsIdentity, NoIdentity, NotARecipient, NotForThisIdentity

MAGIC: Final = b"age-encryption.org/v1"
SECRET: Final = "AGE-SECRET-KEY-1"  # noqa: S105 -- how a secret key begins
Fill = Callable[[IO[bytes]], None]


def recipients(told: Sequence[str]) -> list[Any]:
    """Return the public keys that were given. Raises NotARecipient."""
    try:
        return [pyrage.x25519.Recipient.from_str(one.strip()) for one in told]
    except pyrage.RecipientError as error:
        raise NotARecipient from error


def identities(file: Path) -> list[Any]:
    """Return the secret keys in a file, as age-keygen writes them. Raises NoIdentity."""
    try:
        lines = [line.strip() for line in file.read_text(encoding="utf-8").splitlines()]
        found = [pyrage.x25519.Identity.from_str(line) for line in lines if line.startswith(SECRET)]
    except (OSError, UnicodeDecodeError, pyrage.IdentityError) as error:
        raise NoIdentity from error
    if not found:
        raise NoIdentity
    return found


def new_identity() -> tuple[str, str]:
    """Return a fresh secret key and the public key that belongs to it."""
    made = pyrage.x25519.Identity.generate()
    return str(made), str(made.to_public())


def fill_encrypted(out: Out, fill: Fill, *, keys: Sequence[Any]) -> None:
    """Let `fill` write, and keep what it writes encrypted; nothing of it stands on a disk in the open.

    Encrypting happens in a thread beside, so that whoever is stopped stops here. Raises what either of them does.
    """
    reading, writing = os.pipe()
    failed: list[BaseException] = []

    def encrypt() -> None:
        try:
            with os.fdopen(reading, "rb") as end:
                pyrage.encrypt_io(end, out, list(keys))
        except BaseException as error:  # raised again below
            failed.append(error)

    beside = threading.Thread(target=encrypt, name="encrypt")
    beside.start()
    try:
        with os.fdopen(writing, "wb") as end:
            fill(end)
    except BrokenPipeError:
        pass  # nobody reads any more, and that has a reason of its own
    finally:
        beside.join()
    if failed:
        raise failed[0]


def is_encrypted(file: IO[bytes]) -> bool:
    """Return whether a file begins as one of age does."""
    file.seek(0)
    begin = file.read(len(MAGIC))
    file.seek(0)
    return begin == MAGIC


def opened(file: IO[bytes], key_file: Path | None) -> IO[bytes]:
    """Return a backup in the open: itself, or decrypted into a file without a name, gone with this process.

    Raises NeedsIdentity, NoIdentity, NotForThisIdentity and Damaged.
    """
    if not is_encrypted(file):
        return file
    if key_file is None:
        raise NeedsIdentity
    keys = identities(key_file)
    plain = tempfile.TemporaryFile()  # noqa: SIM115 -- whoever asked closes it
    try:
        pyrage.decrypt_io(file, plain, keys)
    except (pyrage.DecryptError, OSError) as error:
        with suppress(OSError):
            plain.close()
        if "No matching keys" in str(error):
            raise NotForThisIdentity from error
        if getattr(error, "errno", None):  # our own disk, not the file
            raise
        raise Damaged from error
    plain.seek(0)
    return plain
