"""How often one account may ask something heavy or curious; each process counts for itself."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from django.core.cache import cache
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from weerzien.kernel.refusals import Refused

MINUTE = 60  # seconds
V = TypeVar("V", bound=Callable[..., HttpResponseBase])


class TooOften(Refused):
    """U vraagt dit heel vaak achter elkaar. Wacht een minuut en probeer het dan opnieuw."""


def at_most(times: int, action: str) -> Callable[[V], V]:
    """Let one account post to a view so many times a minute; raise TooOften after that."""

    def limited(view: V) -> V:
        @wraps(view)
        def counted(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if one_more(f"{action}:{request.user.pk}") > times:
                raise TooOften
            return view(request, *args, **kwargs)

        return cast(V, counted)

    return limited


def one_more(who: str) -> int:
    """Count one more in this minute and return how many there are now."""
    key = f"limit:{who}:{int(time.time()) // MINUTE}"
    if cache.add(key, 1, timeout=MINUTE):
        return 1
    return cache.incr(key)
