"""How a line in the log is written: without anything that a person told us."""

from __future__ import annotations

import logging
import traceback
from types import TracebackType


class Discreet(logging.Formatter):
    """Writes of an error its kind and the way to it; its words may quote what somebody filled in."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")

    def formatException(  # noqa: N802 -- the name logging gave it
        self, ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
    ) -> str:
        kind, error, trace = ei
        if kind is None or error is None:
            return ""
        way = "".join(f"  {step.filename}:{step.lineno} {step.name}\n" for step in traceback.extract_tb(trace))
        cause = error.__cause__ or error.__context__
        because = f" (because of {type(cause).__qualname__})" if cause else ""
        return f"{way}{kind.__module__}.{kind.__qualname__}{because}"
