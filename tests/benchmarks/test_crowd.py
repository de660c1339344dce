"""Ten seconds of the crowd that `make bench` lets work for a minute, on the test's own server."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import psycopg
import pytest
from django.conf import LazySettings
from django.test import Client

from benchmarks.crowd import CLIENTS, Crowd, lost
from benchmarks.visitor import Form
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
