"""How a line in the log is written: without anything that a person told us or typed."""

from __future__ import annotations

import logging
import traceback
from types import TracebackType
from typing import Final

from django.http import HttpRequest

NO_ADDRESS: Final = "an address that is not there"


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


class OurAddresses(logging.Filter):
    """Leaves an address that somebody asked for out of a line, unless it is ids alone: one may type a name."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Say the address as it may be said; no line is left away."""
        asked = getattr(record, "request", None)
        if isinstance(asked, HttpRequest) and isinstance(record.args, tuple):
            record.args = tuple(address_of(asked) if said == asked.path else said for said in record.args)
        return True


def address_of(asked: HttpRequest) -> str:
    """Return the address that was asked for; of one with a word in it only its form, of none of ours nothing."""
    found = asked.resolver_match
    if found is None:
        return NO_ADDRESS
    return f"/{found.route}" if any(isinstance(each, str) for each in found.kwargs.values()) else asked.path
