"""How often one account may ask something heavy or curious, counted over all processes together."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import wraps
from typing import Any, TypeVar, cast

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from weerzien.access import fleeting
from weerzien.kernel.refusals import Refused

MINUTE = timedelta(minutes=1)
V = TypeVar("V", bound=Callable[..., HttpResponseBase])


class TooOften(Refused):
    """U vraagt dit heel vaak achter elkaar. Wacht een minuut en probeer het dan opnieuw."""


def at_most(times: int, action: str) -> Callable[[V], V]:
    """Let one account come to a view so many times in the minute after the first; raise TooOften after that.

    It takes one statement, committed before the view begins: a view that fails was asked all the same.
    """

    def limited(view: V) -> V:
        @wraps(view)
        def counted(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            now = datetime.now(UTC)
            if fleeting.one_more(f"{action} {request.user.pk}", now=now, until=now + MINUTE) > times:
                raise TooOften
            return view(request, *args, **kwargs)

        return cast(V, counted)

    return limited
