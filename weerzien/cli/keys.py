"""The keys of an installation that makes its own: kept in its folder, readable by its owner only."""

from __future__ import annotations

import base64
import json
import os
import secrets
from pathlib import Path


def keys_of(folder: Path) -> dict[str, str]:
    """Return the secrets of a folder's installation, made at the first call; those in the environment win."""
    file = folder / "keys.json"
    if not file.exists():
        fresh = {
            "WEERZIEN_SECRET_KEY": secrets.token_urlsafe(50),
            "WEERZIEN_NUMBERS_KEY": "d1:" + base64.b64encode(secrets.token_bytes(32)).decode(),
        }
        half = file.with_suffix(".half")
        half.touch(mode=0o600)
        half.write_text(json.dumps(fresh))
        half.rename(file)
    kept: dict[str, str] = json.loads(file.read_text())
    return {name: os.environ.get(name) or value for name, value in kept.items()}
