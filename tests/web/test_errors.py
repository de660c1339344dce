"""What is shown when the database went away, or a request cannot be understood."""

from __future__ import annotations

import pytest
from django.contrib.sessions.exceptions import SessionInterrupted
from django.db import OperationalError, connection
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import URLPattern, path

from weerzien.web.http import open_page


@open_page
def away(request: HttpRequest) -> HttpResponse:
    with connection.cursor() as cursor:
        cursor.execute("select pg_terminate_backend(pg_backend_pid())")
    return HttpResponse()


@open_page
def ended(request: HttpRequest) -> HttpResponse:
    raise SessionInterrupted("gone")


@open_page
def unwritten(request: HttpRequest) -> HttpResponse:
    raise SessionInterrupted("gone") from OperationalError("server closed the connection")


urlpatterns: list[URLPattern] = [path(f"{view.__name__}/", view) for view in (away, ended, unwritten)]
handler400 = "weerzien.web.errors.views.misunderstood"
handler500 = "weerzien.web.errors.views.broken"

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.urls(__name__)]


def test_a_database_that_went_away_is_said_and_that_the_last_step_may_be_kept(client: Client) -> None:
    client.raise_request_exception = False

    answer = client.get("/away/")
    connection.close()

    assert (answer.status_code, answer["Retry-After"]) == (503, "5")
    assert "Kijk dan eerst of het er al staat" in answer.content.decode()


def test_a_session_that_ended_meanwhile_is_said_unless_it_was_the_database(client: Client) -> None:
    told, lost = client.get("/ended/"), client.get("/unwritten/")

    assert (told.status_code, lost.status_code) == (400, 503)
    assert "u bent net uitgelogd" in told.content.decode()
    assert "Even niet bereikbaar" in lost.content.decode()
