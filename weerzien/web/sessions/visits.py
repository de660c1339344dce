"""When somebody was here before this session: for what is new since then."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from django.http import HttpRequest
from django.utils.timezone import localtime

BEFORE: Final = "visited_before"
"""Where the session keeps the day of the visit before this one."""


def remember_visit(request: HttpRequest, before: datetime | None) -> None:
    """Keep on which day somebody logged in before; nothing for a first time."""
    if before is not None:
        request.session[BEFORE] = localtime(before).date().isoformat()


def last_visit(request: HttpRequest) -> date | None:
    """Return the day of the visit before this session, None for a first one."""
    kept = request.session.get(BEFORE)
    return date.fromisoformat(kept) if kept else None
