"""The page of a network: right, stranger, and what it costs."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.test import Client

from tests.web.conftest import MOST_QUERIES, As, Imported, counted
from weerzien.access.actors import Actor

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_network_is_drawn_with_a_table_beside_it(as_: As, amina: Actor, imported: Imported) -> None:
    client = as_(amina)
    client.get(f"{imported.address}netwerk/")
    with counted() as asked:
        answer = client.get(f"{imported.address}netwerk/")

    assert asked() <= MOST_QUERIES
    assert answer.text.count('<svg class="wz-tl wz-net') == 2
    for tie in answer.context["panel"].ties:
        assert f'href="#p{tie.key}"' in answer.text
        assert f'<tr id="p{tie.key}"' in answer.text


def test_the_page_of_the_family_leads_to_its_network(as_: As, amina: Actor, imported: Imported) -> None:
    assert f'href="{imported.address}netwerk/"' in as_(amina).get(imported.address).text


def test_the_network_is_not_shown_to_another_municipality_nor_to_a_stranger(
    as_: As, chris: Actor, client: Client, imported: Imported
) -> None:
    theirs = as_(chris).get(f"{imported.address}netwerk/")
    nobodys = as_(chris).get(f"/gezinnen/{uuid4()}/netwerk/")

    assert (theirs.status_code, nobodys.status_code) == (404, 404)
    assert theirs.text == nobodys.text
    assert client.get(f"{imported.address}netwerk/").status_code == 302
