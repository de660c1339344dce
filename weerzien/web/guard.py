"""The guard on a page that only reads: the cursor lets nothing through that changes a fact."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

READING = re.compile(r"^[\s(]*(select|with|savepoint|release savepoint|rollback to savepoint)\b", re.IGNORECASE)
CHANGING = re.compile(
    r"\b(insert\s+into|update\s+(only\s+)?\S+(\s+(as\s+)?\w+)?\s+set|delete\s+from|merge\s+into"
    r"|for\s+(no\s+key\s+)?update)\b",
    re.IGNORECASE,
)
ADDING = re.compile(r'^\s*insert\s+into\s+"?(audit_line|access_fleeting)"?[\s(]', re.IGNORECASE)


class ReadingOnly(RuntimeError):
    """Raised where a page marked @reads tries to change something: a bug of ours, never of the reader."""


def only_reads(execute: Callable[..., Any], sql: str, params: object, many: bool, context: dict[str, Any]) -> Any:
    """Let a statement through that reads, adds an audit line or counts a question; raise ReadingOnly on any other."""
    text = str(sql)
    if reads(text):
        return execute(sql, params, many, context)
    raise ReadingOnly(f"a page marked @reads sent: {text.split()[0:3]}")


@lru_cache(maxsize=500)
def reads(text: str) -> bool:
    """Return whether a statement reads, adds an audit line or counts a question.

    It is the same at every asking, whatever its values.
    """
    return bool(ADDING.match(text) or (READING.match(text) and not CHANGING.search(text)))
