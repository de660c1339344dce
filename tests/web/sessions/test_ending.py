"""When a session ends, and what the way in says then."""

from __future__ import annotations

import time

import psycopg
import pytest
from django.test import Client

from tests.web.conftest import As
from weerzien.access.actors import Actor
from weerzien.web.sessions.ending import BEGAN, SEEN

pytestmark = pytest.mark.django_db(transaction=True)
MINUTES = 60


def set_clock(client: Client, *, began: float, seen: float) -> None:
    """Let a session have begun and been used so many seconds ago."""
    session = client.session
    session[BEGAN], session[SEEN] = time.time() - began, time.time() - seen
    session.save()


@pytest.mark.parametrize(
    ("began", "seen", "reason"),
    [(31 * MINUTES, 31 * MINUTES, "stil"), (12 * 60 * MINUTES + 1, 1, "lang")],
    ids=["half an hour of nothing", "twelve hours at work"],
)
def test_a_session_ends(as_: As, amina: Actor, owner: psycopg.Connection, began: int, seen: int, reason: str) -> None:
    client = as_(amina)
    set_clock(client, began=began, seen=seen)
    answer = client.get("/gezinnen/")
    page = client.get(answer["Location"]).content.decode()

    assert answer["Location"] == f"/inloggen/?next=%2Fgezinnen%2F&afgelopen={reason}"
    assert "Daarom is uw sessie beëindigd." in page
    assert "_auth_user_id" not in client.session
    assert ("login.ran-out",) in owner.execute("select action from audit_line").fetchall()


def test_being_at_work_makes_it_last_and_looking_at_the_clock_does_not(as_: As, amina: Actor) -> None:
    client = as_(amina)
    set_clock(client, began=29 * MINUTES, seen=29 * MINUTES)
    looked = client.get("/sessie/").json()
    again = client.get("/sessie/").json()
    client.get("/")
    worked = client.get("/sessie/").json()

    assert looked["seconds"] in range(50, 61)
    assert again["seconds"] <= looked["seconds"]
    assert (worked["seconds"] > 29 * MINUTES, worked["may_stay"]) == (True, True)


def test_staying_counts_silence_anew_but_not_the_whole_day(as_: As, amina: Actor) -> None:
    client = as_(amina)
    set_clock(client, began=12 * 60 * MINUTES - 90, seen=29 * MINUTES)
    told = client.post("/sessie/blijven/").json()

    assert told["seconds"] in range(80, 91)
    assert told["may_stay"] is False


def test_a_form_that_comes_too_late_leads_back_to_the_page_it_stood_on(as_: As, amina: Actor) -> None:
    client = as_(amina)
    set_clock(client, began=31 * MINUTES, seen=31 * MINUTES)
    headers = {"Referer": "http://testserver/gezinnen/?bladzijde=2"}
    foreign = {"Referer": "https://elders.test/gezinnen/"}

    answer = client.post("/gezinnen/zoeken/", {"tekst": "Selam"}, headers=headers)

    assert answer["Location"] == "/inloggen/?next=%2Fgezinnen%2F&afgelopen=stil"
    assert client.post("/gezinnen/zoeken/", headers=foreign)["Location"] == "/inloggen/"


def test_a_session_from_before_there_was_a_clock_starts_one(as_: As, amina: Actor) -> None:
    client = as_(amina)
    session = client.session
    del session[BEGAN], session[SEEN]
    session.save()
    client.get("/")

    assert time.time() - client.session[BEGAN] < MINUTES


def test_the_key_of_unsaved_text_is_the_same_after_logging_in_again_and_another_for_somebody_else(
    as_: As, amina: Actor, bram: Actor
) -> None:
    keys = [as_(actor).get("/sessie/sleutel/").json()["key"] for actor in (amina, amina, bram)]

    assert keys[0] == keys[1] != keys[2]
    assert Client().get("/sessie/sleutel/").status_code == 302


def test_a_page_carries_its_end_for_the_warning(as_: As, amina: Actor) -> None:
    page = as_(amina).get("/").content.decode()

    assert 'data-seconds="1800"' in page or 'data-seconds="1799"' in page
    assert "Blijf ingelogd" in page
