"""The gallery shows every part; only in a demo."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from tests.web.conftest import As
from weerzien.access.actors import Actor
from weerzien.web.gallery.samples import STATES, URGENCIES

pytestmark = pytest.mark.django_db(transaction=True)


def test_it_shows_every_urgency_and_state_with_an_icon(as_: As, amina: Actor, on_the_day: date) -> None:
    answer = as_(amina).get("/onderdelen/")

    assert (answer.status_code, answer.templates[0].name) == (200, "gallery/gallery.html")
    for value in (*URGENCIES, *STATES):
        assert f'wz-badge--{value.code}"><svg' in answer.text


def test_outside_a_demo_there_is_no_such_page(as_: As, amina: Actor, client: Client) -> None:
    assert as_(amina).get("/onderdelen/").status_code == 404
    assert client.get("/onderdelen/").status_code == 302
