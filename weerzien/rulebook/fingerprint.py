"""Which rulebook this is: one hash over the rules, the dictionary, the holidays and the code that reads them."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

RULEBOOK = Path(__file__).parent
READS = (RULEBOOK, RULEBOOK.parent / "kernel")
WRITTEN = (".py", ".yaml", ".lark")


@cache
def rulebook_fingerprint() -> str:
    """Return 64 hexadecimal signs that are others as soon as a rule, a holiday or a reader is.

    Whoever kept outcomes made by another rulebook has to evaluate again: a changed rule gives no day on which to look.
    """
    return fingerprint_of(*READS)


def fingerprint_of(*folders: Path) -> str:
    """Return the fingerprint of what is written in these folders, wherever they stand."""
    found = hashlib.sha256()
    for folder in folders:
        for file in sorted(file for file in folder.rglob("*") if file.suffix in WRITTEN):
            found.update(f"{file.relative_to(folder.parent).as_posix()}\0".encode())
            found.update(hashlib.sha256(file.read_bytes()).digest())
    return found.hexdigest()
