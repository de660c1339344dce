"""When a session ends: after a while of nothing, and in any case at the end of a long day."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from weerzien.web.accounts.trail import write_down

BEGAN, SEEN = "began_at", "seen_at"  # seconds since 1970, in the session
KEEP_EVERY = 30  # seconds: not every page writes to the session
LOOKING = "/sessie/"  # the address that looks at the clock without winding it


@dataclass(frozen=True, slots=True)
class Ending:
    """In how many seconds the session ends, when to warn of it, and whether staying is still possible."""

    seconds: int
    warning_seconds: int
    may_stay: bool


class SessionEnds:
    """Ends a session whose time is over, before any view sees who it was."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.session.session_key and request.user.is_authenticated:
            if BEGAN not in request.session:
                begin(request)
            reason = over(request)
            if reason:
                write_down(request, "login.ran-out")
                logout(request)
                request.session_ended = reason  # type: ignore[attr-defined]  # the way in says why
            elif not is_only_looking(request):
                wind(request)
        return self.get_response(request)


def begin(request: HttpRequest) -> None:
    """Start the clock of a session, at logging in."""
    request.session[BEGAN] = request.session[SEEN] = time.time()


def wind(request: HttpRequest) -> None:
    """Note that somebody is at work; not at every click, because each note is a write."""
    if time.time() - request.session[SEEN] > KEEP_EVERY:
        request.session[SEEN] = time.time()


def begin_anew(request: HttpRequest) -> None:
    """Count silence from now; the end of the longest session stays where it is."""
    request.session[SEEN] = time.time()


def over(request: HttpRequest) -> str:
    """Return why a session is over: `stil` or `lang`; empty while it is not."""
    idle, longest = seconds_left(request)
    if longest <= 0:
        return "lang"
    return "stil" if idle <= 0 else ""


def seconds_left(request: HttpRequest) -> tuple[int, int]:
    """Return the seconds until the end by silence and until the end of the longest session."""
    now = time.time()
    idle = request.session[SEEN] + settings.SESSION_IDLE_SECONDS - now
    longest = request.session[BEGAN] + settings.SESSION_LONGEST_SECONDS - now
    return int(idle), int(longest)


def ending_of(request: HttpRequest) -> Ending | None:
    """Return when the session of this request ends; None where nobody is logged in."""
    if BEGAN not in request.session:
        return None
    idle, longest = seconds_left(request)
    return Ending(
        seconds=max(0, min(idle, longest)),
        warning_seconds=settings.SESSION_WARNING_SECONDS,
        may_stay=longest > settings.SESSION_WARNING_SECONDS,
    )


def is_only_looking(request: HttpRequest) -> bool:
    """Return whether a script of ours asks how long the session lasts, which is no work."""
    return request.path == LOOKING
