"""The timeline: the drawing on the page of a family, and its own page with the table."""

from __future__ import annotations

import re
import time
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest
from django.test import Client

from tests.largest import take_in_largest_family
from tests.web.conftest import MOST_QUERIES, As, Imported, counted
from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.early_signals.queries import family_panel
from weerzien.web.components.timeline import shown_timeline

pytestmark = pytest.mark.django_db(transaction=True)

DRAWN_MS = 30


def test_the_drawing_stands_on_the_page_of_the_family_and_costs_no_statement_of_its_own(
    as_: As, amina: Actor, imported: Imported
) -> None:
    client = as_(amina)
    client.get(imported.address)
    with counted() as asked:
        answer = client.get(imported.address)

    assert asked() <= MOST_QUERIES
    for width in ("wide", "narrow"):
        assert f'<title id="wz-tl-title-{width}">Tijdlijn van Gezin Tesfay</title>' in answer.text
    assert f'href="{imported.why}"' in answer.text
    assert (
        answer.text.index('href="#na-tijdlijn"')
        < answer.text.index('<svg class="wz-tl')
        < answer.text.index('id="na-tijdlijn"')
    )


def test_every_mark_says_what_when_and_where_it_was_read(as_: As, amina: Actor, imported: Imported) -> None:
    answer = as_(amina).get(imported.address)

    said = re.findall(r'<a class="wz-tl-mark" href="[^"]+"><title>([^<]+)</title>', answer.text)
    assert "Luwam: Vergunning bekendgemaakt. 6 juli 2026. Personen rij 2, gemeente Meerdijk." in said
    assert all(words.count(". ") >= 2 for words in said)


def test_the_table_says_the_same_as_the_drawing(as_: As, amina: Actor, imported: Imported) -> None:
    answer = as_(amina).get(f"{imported.address}tijdlijn/")

    links = set(re.findall(r'<a class="wz-tl-mark" href="([^"]+)"', answer.text))
    rows = set(re.findall(r'<tr id="(r[^"]+)"', answer.text))
    whys = set(re.findall(r'<td[^>]*><a href="([^"]+)">Waarom', answer.text))
    assert {link.partition("#")[2] for link in links if "#" in link} | set() <= rows
    assert {link for link in links if "#" not in link} == whys
    assert len(rows) == len(links)
    assert re.search(r'<time datetime="2026-07-06">6 juli 2026</time>', answer.text)


@pytest.mark.parametrize("zoom", ["alles", "jaar", "kwartaal", "", "iets anders"])
def test_a_zoom_leaves_out_what_lies_outside_and_says_so(as_: As, amina: Actor, imported: Imported, zoom: str) -> None:
    answer = as_(amina).get(f"{imported.address}?tijd={zoom}")

    here = re.findall(r'href="\?tijd=(\w+)#tijdlijn" aria-current', answer.text)
    assert here == [zoom if zoom in ("jaar", "kwartaal") else "alles"]
    assert ("Buiten dit beeld" in answer.text) is (zoom in ("jaar", "kwartaal"))


def test_the_timeline_is_not_shown_to_another_municipality_nor_to_a_stranger(
    as_: As, chris: Actor, client: Client, imported: Imported
) -> None:
    theirs = as_(chris).get(f"{imported.address}tijdlijn/")
    nobodys = as_(chris).get(f"/gezinnen/{uuid4()}/tijdlijn/")

    assert (theirs.status_code, nobodys.status_code) == (404, 404)
    assert theirs.text == nobodys.text
    assert client.get(f"{imported.address}tijdlijn/").status_code == 302


def test_what_a_role_may_not_see_is_not_in_the_drawing(as_: As, bram: Actor, imported: Imported) -> None:
    answer = as_(bram).get(f"{imported.address}tijdlijn/")

    assert "Inburgering en inkomen" in answer.text
    for kept in ("Voogdij: Nidos", "Vergunning bekendgemaakt", "Ontvangst IND"):
        assert kept not in answer.text


def test_twelve_members_three_years_and_400_contacts_are_drawn_in_no_time(
    as_: As, amina: Actor, on_the_day: date, tmp_path: Path
) -> None:
    dossier_id = take_in_largest_family(amina, tmp_path)
    with acting(amina, today=on_the_day):
        course = family_panel(amina, dossier_id, today=on_the_day).course
    taken = []
    for _ in range(5):
        began = time.perf_counter()
        shown = shown_timeline(course, "Gezin Tesfamariam", "alles")
        taken.append((time.perf_counter() - began) * 1000)

    assert len({lane.person for lane in course.lanes}) == 13, "twelve members, and the family as a whole"
    assert sum(moment.count for lane in course.lanes for moment in lane.moments) > 400
    assert shown.drawing.count("<svg") == 2
    # A busy machine makes any clock late; the benchmark measures what it takes, this only sees it run away.
    assert min(taken) < 4 * DRAWN_MS
