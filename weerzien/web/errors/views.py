"""What is shown when a page cannot be."""

from __future__ import annotations

import sys
from http import HTTPStatus
from typing import Final

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from weerzien.web.http import missing

STALE = "Deze pagina stond te lang open. Ga terug, ververs de pagina en probeer het nog eens."
AGAIN_SECONDS: Final = 5
FORBIDDEN = "Dit mag u niet. Vraag uw beheerder om toegang als u het voor uw werk nodig hebt."


def csrf_failure(request: HttpRequest, **_: object) -> HttpResponse:
    """Say that a form was too old to be trusted."""
    return render(request, "errors/refused.html", {"sentence": STALE}, status=HTTPStatus.FORBIDDEN)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that something may not be done."""
    del exception
    return render(request, "errors/refused.html", {"sentence": FORBIDDEN}, status=HTTPStatus.FORBIDDEN)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that there is no such page."""
    del exception
    return missing(request)


def broken(_request: HttpRequest) -> HttpResponse:
    """Say that something broke; without a request, a session or a database, for one of these may be what broke.

    Of a database that went away nobody knows whether it kept the last step: that is said, and it is nobody's fault.
    """
    if isinstance(sys.exc_info()[1], (OperationalError, InterfaceError)):
        said = render_to_string("errors/away.html")
        return HttpResponse(said, status=HTTPStatus.SERVICE_UNAVAILABLE, headers={"Retry-After": str(AGAIN_SECONDS)})
    return HttpResponse(render_to_string("errors/broken.html"), status=HTTPStatus.INTERNAL_SERVER_ERROR)
