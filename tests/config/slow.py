"""Pages that take a while and say which process showed them, from when until when."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable
from typing import Any

PAGE_SECONDS, IMPORT_SECONDS = 0.05, 1.5


def application(asked: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
    """Answer with the number of the process and two moments, in seconds."""
    began = time.monotonic()
    time.sleep(IMPORT_SECONDS if asked["PATH_INFO"] == "/import" else PAGE_SECONDS)
    start("200 OK", [("Content-Type", "text/plain")])
    return [f"{os.getpid()} {began} {time.monotonic()}".encode()]
