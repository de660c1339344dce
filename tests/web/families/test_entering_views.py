"""Entering a family by hand: first who is known already, then the family; and who stands there twice."""

from __future__ import annotations

from typing import Any

import psycopg
import pytest
from django.test import Client

from tests.cast import Family
from tests.web.conftest import MOST_QUERIES, As, counted
from weerzien.access.actors import Actor

pytestmark = pytest.mark.django_db(transaction=True)
SELAM = {"first_name": "ሰላም", "last_name": "Tesfai", "born": "", "door": "minderjarige-met-gezin"}
STRANGER = {"first_name": "Oksana", "last_name": "Kovalenko", "born": "2009-03-04", "door": "minderjarige-alleen"}


def ask(client: Client, **given: str) -> Any:
    return client.post("/gezinnen/nieuw/", given)


def enter(client: Client, **given: str) -> Any:
    return client.post("/gezinnen/nieuw/invoeren/", given)


def test_somebody_known_is_shown_with_why_before_anything_is_entered(
    as_: As, amina: Actor, family: Family, owner: psycopg.Connection[Any]
) -> None:
    answer = ask(as_(amina), **SELAM)

    assert answer.status_code == 200
    assert f"/gezinnen/{family.dossier_id}/" in answer.text
    assert "Waarom: de naam klinkt hetzelfde" in answer.text
    assert owner.execute("select count(*) from dossiers_dossier").fetchone() == (1,)
    assert owner.execute(
        "select account_id, dossier_ids from audit_line where action = 'families.alike'"
    ).fetchall() == [(amina.account_id, [family.dossier_id])]


def test_of_another_municipality_nobody_is_shown(as_: As, amina: Actor, family_elsewhere: Family) -> None:
    answer = ask(as_(amina), **SELAM)

    assert str(family_elsewhere.dossier_id) not in answer.text
    assert "Wij kennen deze persoon nog niet" in answer.text


def test_a_new_family_is_found_afterwards_by_another_spelling(as_: As, amina: Actor, family: Family) -> None:
    client = as_(amina)
    entered = enter(client, **STRANGER)
    found = client.post("/gezinnen/zoeken/", {"tekst": "Оксана Коваленко"}, follow=True)

    assert entered.status_code == 302
    assert entered["Location"] in found.text
    assert str(family.dossier_id) not in found.text
    assert "Oksana" in client.get(entered["Location"]).text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("ongeveer 2009", "ongeveer 2009"), ("2009", "2009"), ("onbekend", ""), ("4 maart 2009", "")],
    ids=["roughly", "a year", "unknown", "exact"],
)
def test_of_a_birth_is_written_down_what_is_known(
    as_: As, amina: Actor, owner: psycopg.Connection[Any], typed: str, kept: str
) -> None:
    enter(as_(amina), **STRANGER | {"born": typed})

    rows = owner.execute("select born_earliest, born_latest, born_told from dossiers_personalia").fetchall()
    days = {"ongeveer 2009": (2008, 2010), "2009": (2009, 2009), "onbekend": (None, None), "4 maart 2009": (2009, 2009)}
    assert [(first and first.year, last and last.year, told) for first, last, told in rows] == [(*days[typed], kept)]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"first_name": "", "last_name": ""}, "Vul een voornaam of een achternaam in."),
        ({"born": "geen dag"}, "Dit is geen dag die wij kunnen lezen."),
        ({"born": "30-2-2009"}, "Deze datum bestaat niet."),
        ({"door": ""}, "Kies hoe dit gezin in beeld komt."),
        ({"door": "hervestigd"}, "Kies wie dit in het gezin is."),
        ({"door": "hervestigd", "part": "vader", "expected": "ooit"}, "Dit is geen dag die"),
    ],
    ids=["no name", "no day", "no such day", "no door", "no part", "no arrival"],
)
@pytest.mark.parametrize("send", [ask, enter], ids=["asking", "entering"])
def test_what_is_missing_is_said(as_: As, amina: Actor, given: dict[str, str], said: str, send: Any) -> None:
    answer = send(as_(amina), **{**STRANGER, **given})

    assert answer.status_code == 422
    assert said in answer.text


def test_who_stands_there_twice_is_shown_with_why(as_: As, amina: Actor) -> None:
    client = as_(amina)
    first, second = (enter(client, **STRANGER | {"first_name": name}) for name in ("Oksana", "Оксана"))
    answer = client.get("/gezinnen/misschien-dubbel/")

    assert first["Location"] in answer.text
    assert second["Location"] in answer.text
    assert "Waarom: zelfde geboortedatum" in answer.text


def test_where_nobody_stands_twice_it_says_what_was_looked_for(as_: As, amina: Actor, family: Family) -> None:
    assert "Wij zien niemand die hier twee keer staat." in as_(amina).get("/gezinnen/misschien-dubbel/").text


@pytest.mark.parametrize("address", ["/gezinnen/nieuw/", "/gezinnen/misschien-dubbel/"])
def test_for_who_may_not_enter_families_they_are_closed(as_: As, bram: Actor, noor: Actor, address: str) -> None:
    assert [as_(who).get(address).status_code for who in (bram, noor)] == [403, 403]


def test_it_costs_no_more_for_many(as_: As, amina: Actor) -> None:
    client, costs = as_(amina), []
    for _ in range(2):
        enter(client, **STRANGER)
        enter(client, **STRANGER)
        with counted() as asking:
            ask(client, **STRANGER)
        with counted() as listing:
            client.get("/gezinnen/misschien-dubbel/")
        costs.append((asking(), listing()))

    assert costs[0] == costs[1]
    assert max(costs[0]) <= MOST_QUERIES
