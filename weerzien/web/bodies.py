"""How much one request may carry: more than that is refused before anything of it is read or kept."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render

from weerzien.kernel.refusals import Refused

CHUNK_BYTES = 1 << 16
HEARD_OUT_TIMES = 5
"""A browser shows an answer only when it has been heard out; what is many times too much is cut off."""


class BodyTooLarge(Refused):
    """Wat u stuurt is te groot, en er is niets van bewaard. Ga terug en kies een kleiner bestand."""


class BodyLimit:
    """Stands before whoever reads a form."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isdecimal() and int(length) <= settings.LARGEST_BODY_BYTES:
            return self.get_response(request)
        hear_out(request)
        sentence = {"sentence": str(BodyTooLarge())}
        return render(request, "errors/refused.html", sentence, status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)


def hear_out(request: HttpRequest) -> None:
    """Read what is sent and keep none of it, up to a bound."""
    left = HEARD_OUT_TIMES * settings.LARGEST_BODY_BYTES
    try:
        while left > 0 and (chunk := request.read(CHUNK_BYTES)):
            left -= len(chunk)
    except OSError:
        return  # whoever sent it went away
