"""The keys of an installation that makes its own: kept in its folder, readable by its owner only."""

from __future__ import annotations

import base64
import json
import os
import secrets
from collections.abc import Callable, Mapping
from pathlib import Path


def keys_of(folder: Path) -> dict[str, str]:
    """Return the secrets of a folder's installation, each made at the first call; those in the environment win."""
    file = folder / "keys.json"
    kept: dict[str, str] = json.loads(file.read_text()) if file.exists() else {}
    if missing := {name: make for name, make in MADE.items() if name not in kept}:
        kept |= {name: make() for name, make in missing.items()}
        half = file.with_suffix(".half")
        half.touch(mode=0o600)
        half.write_text(json.dumps(kept))
        half.rename(file)
    return {name: os.environ.get(name) or value for name, value in kept.items()}


def key_of_32_bytes() -> str:
    """Return a fresh key with the name that a demo gives it."""
    return "d1:" + base64.b64encode(secrets.token_bytes(32)).decode()


MADE: Mapping[str, Callable[[], str]] = {
    "WEERZIEN_SECRET_KEY": lambda: secrets.token_urlsafe(50),
    "WEERZIEN_NUMBERS_KEY": key_of_32_bytes,
    "WEERZIEN_AUDIT_KEY": key_of_32_bytes,
    "WEERZIEN_DOCUMENTS_KEY": key_of_32_bytes,
}
