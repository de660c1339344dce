"""The tour through the demo leads to families that are there, and shows a reader no other."""

from __future__ import annotations

from datetime import date
from typing import Any

import psycopg
import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import Family, Hire, Organisations
from tests.web.conftest import As
from weerzien.access.actors import Actor
from weerzien.access.roles import Role
from weerzien.cli.demo_workbook import STORIES
from weerzien.cli.fill_demo import CAST
from weerzien.web.tour.stations import STATIONS

pytestmark = pytest.mark.django_db(transaction=True)

STOPS = {
    "M0001": "limit_is_running",
    "M0002": "limit_is_today",
    "M0011": "suspended_by_new_law",
    "M0015": "rejected",
    "M0017": "just_arrived",
    "M0026": "support_gap",
    "M0030": "handed_over",
    "M0037": "girl_who_interprets",
    "M0042": "eighteen_today",
    "M0044": "father_alone",
    "M0050": "nobody_wrote_anything",
    "M0053": "resettled",
    "M0054": "family_migrant",
}


@pytest.fixture
def numbered(owner: psycopg.Connection[Any], family: Family, organisations: Organisations) -> Family:
    """Return a family that has the number of the girl who interprets."""
    owner.execute(
        "insert into dossiers_localnumber (organisation_id, number, dossier_id) values (%s, %s, %s)",
        [organisations.meerdijk, "M0037", family.dossier_id],
    )
    return family


def test_every_stop_is_the_story_that_is_told_there() -> None:
    told = {f"M{number:04d}": story.__name__ for number, story in enumerate(STORIES, start=1)}

    assert {station.number: told[station.number] for station in STATIONS} == STOPS


def test_who_knows_the_family_is_led_to_it_and_the_look_is_written_down(
    as_: As, amina: Actor, numbered: Family, owner: psycopg.Connection[Any], on_the_day: date
) -> None:
    answer = as_(amina).get("/rondleiding/")

    assert answer.templates[0].name == "tour/tour.html"
    assert [station.number for station, _ in answer.context["stops"]] == ["M0037"]
    assert f"/gezinnen/{numbered.dossier_id}/#signalen" in answer.text
    looked = owner.execute("select dossier_ids from audit_line where action = 'tour'").fetchall()
    assert looked == [([numbered.dossier_id],)]


def test_who_does_not_know_the_family_is_told_who_does(
    as_: As, chris: Actor, numbered: Family, on_the_day: date
) -> None:
    answer = as_(chris).get("/rondleiding/")

    assert answer.context["stops"] == []
    assert str(numbered.dossier_id) not in answer.text
    assert "Log in als Amina Yusuf" in answer.text
    assert "Begin bij Vandaag" in answer.text


@pytest.mark.parametrize("role", sorted({member.role for member in CAST}))
def test_everybody_of_the_cast_has_a_walk_on_the_home_page_over_pages_they_may_open(
    as_: As, hire: Hire, organisations: Organisations, role: str, on_the_day: date
) -> None:
    client = as_(hire("Iemand Hier", Role(role), organisations.meerdijk))
    home = client.get("/")
    stops = home.context["walk"]

    assert len(stops) > 1
    for stop in stops:
        address = reverse(stop.page)
        assert f'<a href="{address}">{stop.title}</a>' in home.text
        assert client.get(address).status_code == 200, stop


def test_outside_a_demo_there_is_no_tour(as_: As, amina: Actor, numbered: Family, client: Client) -> None:
    assert as_(amina).get("/rondleiding/").status_code == 404
    assert "Rondleiding" not in as_(amina).get("/").text
    assert client.get("/rondleiding/").status_code == 302
