"""Which names are of one and the same municipality: a list with its sources, and nothing beyond it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).parent / "municipalities.yaml"
FAST_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
SAID_BEFORE = re.compile(r"(?:gemeente\s+|gem\.\s*|gem\s+)(?=\S)", re.IGNORECASE)
SAID_BEHIND = re.compile(r"(?<=\S)\s*\(gemeente\)$", re.IGNORECASE)
MOST_NAMES = 4000
"""How many different names are remembered: every municipality there is, in ten spellings."""


@lru_cache(maxsize=MOST_NAMES)
def municipality_key(name: str) -> str:
    """Return by what a municipality is compared: two names of one municipality have the same key.

    Never shown to anybody: what was told stays as it was told. Empty for no name.
    """
    bare = SAID_BEHIND.sub("", SAID_BEFORE.sub("", name.strip(), count=1))
    key = plain(bare)
    return official_keys().get(key, key)


def same_municipality(one: str, other: str) -> bool:
    """Return whether two names are of one and the same municipality."""
    return municipality_key(one) == municipality_key(other)


@cache
def official_keys() -> Mapping[str, str]:
    """Return the key of the official name by that of every other name in the list."""
    with FILE.open(encoding="utf-8") as file:
        said: Mapping[str, Any] = yaml.load(file, FAST_LOADER)  # noqa: S506 -- a safe loader, the fast one where it is there
    return {plain(also): plain(entry["naam"]) for entry in said["gemeenten"] for also in entry["ook"]}


def plain(name: str) -> str:
    """Return the letters and digits of a name, small and without accents, of any script."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", name).casefold() if sign.isalnum())
