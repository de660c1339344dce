"""The page Vandaag: who sees what, and what it costs."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import psycopg
import pytest
from django.conf import LazySettings
from django.test import Client

from tests.cast import TODAY, Family, enter
from tests.early_signals.kept import LIMIT, SIGNAL, keep
from tests.jobs.conftest import in_charge
from tests.web.conftest import MOST_QUERIES, As, counted
from weerzien.access.actors import Actor
from weerzien.web.today.views import greet

pytestmark = pytest.mark.django_db(transaction=True)


def test_it_shows_what_needs_the_reader_now(as_: As, amina: Actor, family: Family) -> None:
    answer = as_(amina).get("/")

    assert answer.status_code == 200
    assert [template.name for template in answer.templates][:2] == ["today/today.html", "base.html"]
    assert "Tesfay" in answer.text
    assert answer["Cache-Control"] == "private, no-store"


def test_a_signal_says_its_theme_and_leads_on_to_the_families_of_that_theme(
    as_: As, amina: Actor, family: Family
) -> None:
    keep(family, SIGNAL)
    client = as_(amina)
    link = re.search(r'thema: <a href="([^"]+)">([^<]+)</a>', client.get("/").text)
    assert link
    listed = client.get(link[1].replace("&amp;", "&")).text

    assert link[2] == "verzuim"
    assert str(family.dossier_id) in listed
    assert '<option value="verzuim" selected>school en werk: verzuim</option>' in listed


def test_who_looked_at_which_families_is_written_down(
    as_: As, amina: Actor, family: Family, family_elsewhere: Family, owner: psycopg.Connection[Any]
) -> None:
    as_(amina).get("/")

    lines = owner.execute(
        "select dossier_ids from audit_line where account_id = %s and action = 'today'", [amina.account_id]
    )
    assert lines.fetchall() == [([family.dossier_id],)]


def test_without_families_it_says_how_to_begin(as_: As, amina: Actor) -> None:
    answer = as_(amina).get("/")

    assert (answer.status_code, "een werkboek inlezen" in answer.text) == (200, True)


def test_somebody_of_another_municipality_sees_nothing_of_the_family(as_: As, chris: Actor, family: Family) -> None:
    answer = as_(chris).get("/")

    assert (answer.status_code, "Tesfay" in answer.text) == (200, False)


def test_a_stranger_is_asked_to_log_in(client: Client, db: None) -> None:
    answer = client.get("/")

    assert (answer.status_code, answer["Location"]) == (302, "/inloggen/?next=%2F")


def test_it_may_not_be_posted_to(as_: As, amina: Actor) -> None:
    assert as_(amina).post("/").status_code == 405


def test_it_asks_as_much_for_one_family_as_for_three(as_: As, amina: Actor, family: Family) -> None:
    client = as_(amina)
    with counted() as one:
        client.get("/")
    enter(amina, "M2")
    enter(amina, "M3")
    with counted() as three:
        client.get("/")

    assert one() == three() <= MOST_QUERIES


def test_a_reminder_stands_there_for_whoever_is_responsible_until_the_day_has_passed(
    as_: As, amina: Actor, bram: Actor, family: Family, owner: psycopg.Connection[Any], settings: LazySettings
) -> None:
    due = TODAY + timedelta(days=5)
    keep(family, LIMIT, day=due, reminders=[["2026-11-06", "laag"], ["2026-11-13", "midden"], ["2026-11-23", "hoog"]])
    settings.IS_DEMO = True

    def reminders(actor: Actor, day: date = TODAY) -> list[str]:
        settings.FIXED_TODAY = day.isoformat()
        return re.findall(r"herinnering sinds ([\w ]+)", re.sub("<[^>]+>", "", as_(actor).get("/").text))

    assert reminders(amina) == []
    in_charge(owner, family.dossier_id, amina.account_id)
    assert reminders(amina) == ["13 november 2026"] * 2  # among the days, and among what she has to do
    assert reminders(amina, due) == ["23 november 2026"] * 2
    assert reminders(amina, due + timedelta(days=1)) == []
    assert reminders(bram) == []


@pytest.mark.parametrize(
    ("hour", "greeting"),
    [(8, "Goedemorgen, Amina"), (12, "Goedemiddag, Amina"), (18, "Goedenavond, Amina")],
    ids=["in the morning", "at noon", "in the evening"],
)
def test_it_greets_by_the_hour(hour: int, greeting: str) -> None:
    assert greet(hour, "Amina Yusuf") == greeting
