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
MISUNDERSTOOD = "Dit kwam niet goed over, of u bent net uitgelogd. Log zo nodig opnieuw in en probeer het nog eens."
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
    if is_of_database(sys.exc_info()[1]):
        return away()
    return HttpResponse(render_to_string("errors/broken.html"), status=HTTPStatus.INTERNAL_SERVER_ERROR)


def misunderstood(_request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that a request cannot be understood, or that its session ended meanwhile; without that session.

    Django says that a session ended too where it could not be written because the database went away.
    """
    if is_of_database(exception):
        return away()
    said = render_to_string("errors/refused.html", {"sentence": MISUNDERSTOOD})
    return HttpResponse(said, status=HTTPStatus.BAD_REQUEST)


def away() -> HttpResponse:
    """Say that the database gives no answer, and that the last step may be kept or not."""
    said = render_to_string("errors/away.html")
    return HttpResponse(said, status=HTTPStatus.SERVICE_UNAVAILABLE, headers={"Retry-After": str(AGAIN_SECONDS)})


def is_of_database(error: BaseException | None) -> bool:
    """Return whether an error comes, by whatever way, of a database that gave no answer."""
    while error is not None and not isinstance(error, OperationalError | InterfaceError):
        error = error.__cause__ or error.__context__
    return error is not None
