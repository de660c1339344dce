"""The list of families: who sees which, what an address may hold, and what it costs."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.cast import Family, enter
from tests.web.conftest import MOST_QUERIES, As, counted
from weerzien.access.actors import Actor
from weerzien.web.families.list_views import page_number

pytestmark = pytest.mark.django_db(transaction=True)


def test_it_lists_the_families_of_the_readers_municipality(
    as_: As, amina: Actor, family: Family, family_elsewhere: Family
) -> None:
    answer = as_(amina).get("/gezinnen/")

    assert answer.status_code == 200
    assert [template.name for template in answer.templates][:2] == ["families/families.html", "base.html"]
    assert str(family.dossier_id) in answer.text
    assert str(family_elsewhere.dossier_id) not in answer.text


def test_to_htmx_it_gives_the_same_list_without_the_frame(as_: As, amina: Actor, family: Family) -> None:
    client = as_(amina)
    whole, part = client.get("/gezinnen/"), client.get("/gezinnen/", headers={"HX-Request": "true"})

    assert part.text.strip() in whole.text
    assert "<html" not in part.text
    assert (whole["Vary"], part["Vary"]) == ("HX-Request, Cookie", "HX-Request, Cookie")


def test_what_was_typed_is_not_in_the_address_but_finds_the_family(as_: As, amina: Actor, family: Family) -> None:
    client = as_(amina)
    sent = client.post("/gezinnen/zoeken/", {"tekst": "  Tesfay "})
    found = client.get(sent["Location"])

    assert sent.status_code == 302
    assert "tesfay" not in sent["Location"].lower()
    assert str(family.dossier_id) in found.text


def test_from_a_family_one_goes_back_to_the_list_one_came_from(as_: As, amina: Actor, family: Family) -> None:
    client, place = as_(amina), f"/gezinnen/{family.dossier_id}/"
    before = client.get(place).text
    client.get("/gezinnen/?fase=aangekomen&dagen=14-dagen&vreemd=Tesfay")
    pages = [client.get(f"{place}{part}").text for part in ("", "tijdlijn/", "netwerk/", "gezien/", "ontbreekt/")]
    found = client.post("/gezinnen/zoeken/", {"tekst": "Tesfay"})
    client.get(found["Location"])
    searched = client.get(place).text

    assert '<ol><li><a href="/gezinnen/">Gezinnen</a></li>' in before
    back = '<ol><li><a href="/gezinnen/?fase=aangekomen&amp;dagen=14-dagen">Gezinnen</a></li>'
    assert [back in page for page in pages] == [True] * 5
    assert f'<ol><li><a href="{found["Location"]}">Gezinnen</a></li>' in searched


def test_a_search_that_finds_nothing_says_what_to_try(as_: As, amina: Actor, family: Family) -> None:
    found = as_(amina).post("/gezinnen/zoeken/", {"tekst": "bestaat niet"}, follow=True)

    assert (found.status_code, str(family.dossier_id) in found.text) == (200, False)
    assert "Geen gezin gevonden" in found.text


def test_an_empty_search_shows_everything(as_: As, amina: Actor, family: Family) -> None:
    assert as_(amina).post("/gezinnen/zoeken/", {"tekst": " "})["Location"] == "/gezinnen/"


def test_the_search_of_one_session_means_nothing_in_another(as_: As, amina: Actor, family: Family) -> None:
    address = as_(amina).post("/gezinnen/zoeken/", {"tekst": "bestaat niet"})["Location"]

    assert str(family.dossier_id) in as_(amina).get(address).text


def test_somebody_of_another_municipality_finds_the_family_by_no_search(
    as_: As, chris: Actor, family: Family, family_elsewhere: Family
) -> None:
    client = as_(chris)
    everything = client.get("/gezinnen/").text
    found = client.post("/gezinnen/zoeken/", {"tekst": "Tesfay"}, follow=True).text

    assert str(family.dossier_id) not in everything + found
    assert str(family_elsewhere.dossier_id) in found


def test_a_stranger_is_asked_to_log_in(client: Client, db: None) -> None:
    assert client.get("/gezinnen/")["Location"] == "/inloggen/?next=%2Fgezinnen%2F"
    assert client.post("/gezinnen/zoeken/", {"tekst": "Tesfay"})["Location"] == "/inloggen/"


def test_it_asks_as_much_for_one_family_as_for_three(as_: As, amina: Actor, family: Family) -> None:
    client = as_(amina)
    with counted() as one:
        client.get("/gezinnen/")
    enter(amina, "M2")
    enter(amina, "M3")
    with counted() as three:
        client.get("/gezinnen/")

    assert one() == three() <= MOST_QUERIES


@pytest.mark.parametrize(
    ("asked", "page"),
    [("", 1), ("0", 1), ("3", 3), ("-2", 1), ("drie", 1), ("9" * 30, 1)],
    ids=["nothing", "before the first", "the third", "below zero", "no number", "beyond all"],
)
def test_a_page_is_a_number_from_one(asked: str, page: int) -> None:
    assert page_number(asked) == page
