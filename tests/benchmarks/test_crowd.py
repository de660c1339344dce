"""Ten seconds of the crowd that `make bench` lets work for a minute, on the test's own server."""

from __future__ import annotations

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

import psycopg
import pytest
from django.conf import LazySettings
from django.test import Client

from benchmarks.crowd import CLIENTS, Crowd, lost
from benchmarks.visitor import Form, Visitor
from tests.exchange.taking import TODAY, many, take_in
from tests.exchange.test_beside_editing import changed
from tests.web.conftest import BACKEND, begin_session
from weerzien.access.actors import Actor
from weerzien.access.models import Account

SECONDS = 10
FAMILIES = 8


def test_a_form_is_filled_in_as_it_stands_on_the_page() -> None:
    form = Form(
        '<form action="/no"><input name="x"></form><form data-draft="#a" action="/yes">'
        '<input name="day" value="12-3-2026"><input type="radio" name="kies" value="nu">'
        '<select name="kind"><option value="">kies</option><option value="A" selected>A-status</option></select>'
        '<textarea name="note"></textarea></form><input name="outside">'
    )

    assert (form.action, form.fields) == ("/yes", {"day": "12-3-2026", "kind": "A", "note": ""})


class Renewed(BaseHTTPRequestHandler):
    """Answers as a fact that is corrected twice while somebody is on the way to its form."""

    def do_GET(self) -> None:
        """Send on from `/1/` to `/2/` to `/3/`."""
        number = int(self.path.strip("/"))
        self.send_response(302 if number < 3 else 200)
        self.send_header("Location", f"/{number + 1}/")
        self.end_headers()
        self.wfile.write(b'<form data-draft action="/save/"></form>' if number >= 3 else b"")

    def log_message(self, *_: object) -> None:
        """Keep silent."""


@pytest.fixture
def visitor() -> Iterator[Visitor]:
    """Give somebody who visits `Renewed`."""
    server = HTTPServer(("127.0.0.1", 0), Renewed)
    Thread(target=server.serve_forever, daemon=True).start()
    one = Visitor("127.0.0.1", server.server_port, cookies={}, timed=lambda *_: None)
    yield one
    one.connection.close()
    server.shutdown()
    server.server_close()


def test_who_is_sent_on_more_than_once_comes_to_the_form_all_the_same(visitor: Visitor) -> None:
    assert Form(visitor.get("/1/", "form").text).action == "/save/"


@pytest.mark.django_db(transaction=True)
def test_twenty_people_at_once_lose_nothing_and_see_no_error(
    amina: Actor, owner: psycopg.Connection[Any], live_server: Any, settings: LazySettings
) -> None:
    settings.IS_DEMO, settings.FIXED_TODAY = True, TODAY.isoformat()
    first = many(FAMILIES)
    take_in(amina, first)
    server = urlsplit(live_server.url)
    crowd = Crowd(
        host=str(server.hostname),
        port=int(server.port or 80),
        cookies=[logged_in(amina) for _ in range(CLIENTS)],
        seconds=SECONDS,
        workbooks=[changed(first, 1), changed(first, 2)],
    )
    told = crowd.work()

    assert told.wrong == []
    assert lost(owner, told) == []
    assert min(len(told.stays), len(told.notes), told.imports) > 0


def logged_in(actor: Actor) -> dict[str, str]:
    """Return the cookie of a session of its own."""
    client = Client()
    client.force_login(Account.objects.get(id=actor.account_id), backend=BACKEND)
    begin_session(client)
    return {name: cookie.value for name, cookie in client.cookies.items()}
