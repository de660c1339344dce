"""A page that takes a while and says which process showed it."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable
from typing import Any

SECONDS = 0.15


def application(_: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
    """Answer with the number of the process."""
    time.sleep(SECONDS)
    start("200 OK", [("Content-Type", "text/plain")])
    return [str(os.getpid()).encode()]
