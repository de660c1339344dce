"""The brief of a family as a page asks for it: right, refused, stranger, logged, its headers and what it costs."""

from __future__ import annotations

import re
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from django.test import Client

from tests.cast import Family
from tests.web.conftest import MOST_QUERIES, As, Imported, counted
from tests.web.paper.reading import read
from weerzien.access.actors import Actor
from weerzien.audit.words import ACTION_WORDS

pytestmark = pytest.mark.django_db(transaction=True)

Owner = psycopg.Connection[Any]


def address(dossier_id: UUID) -> str:
    return f"/gezinnen/{dossier_id}/brief.pdf"


def test_the_coordinator_prints_who_they_are_and_what_counts(as_: As, amina: Actor, imported: Imported) -> None:
    answer = as_(amina).get(address(imported.dossier_id))

    paper = read(answer.content)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert (paper.pages, paper.language, paper.standard) == (1, "nl", "PDF/UA-1")
    text = " ".join(paper.text.split())
    for words in ("Luwam Tesfay", "in het buitenland", "wacht op besluit", "Eerste dagen die tellen", "2 november"):
        assert words in text
    assert "Afgedrukt door Amina Yusuf, gemeente Meerdijk, op 21 november 2026 om " in text


def test_the_page_of_the_family_leads_to_it(as_: As, amina: Actor, family: Family) -> None:
    assert f'href="{address(family.dossier_id)}"' in as_(amina).get(f"/gezinnen/{family.dossier_id}/").text


def test_a_partner_prints_no_more_than_their_page_shows(as_: As, noor: Actor, amina: Actor, family: Family) -> None:
    hers, whole = (read(as_(who).get(address(family.dossier_id)).content).text for who in (noor, amina))

    assert "Selam" in hers
    assert "Afgedrukt door Noor Haddad, VluchtelingenWerk" in hers
    assert "Hoe ver" in whole, "how far an application is, is something that could leak"
    assert "Hoe ver" not in hers


def test_who_sees_one_person_prints_that_person_only(as_: As, thijs: Actor, family: Family) -> None:
    text = read(as_(thijs).get(address(family.dossier_id)).content).text

    assert "Selam" in text
    assert "Hanna" not in text
    assert "Dawit" not in text


def test_somebody_of_another_municipality_gets_the_same_as_for_no_family(as_: As, chris: Actor, family: Family) -> None:
    client = as_(chris)
    theirs, nobodys = client.get(address(family.dossier_id)), client.get(address(uuid4()))

    assert (theirs.status_code, nobodys.status_code) == (404, 404)
    assert theirs.content == nobodys.content


def test_a_stranger_is_asked_to_log_in(client: Client, family: Family) -> None:
    assert client.get(address(family.dossier_id)).status_code == 302


def test_printing_is_a_look_of_its_own_in_the_log(as_: As, owner: Owner, noor: Actor, family: Family) -> None:
    as_(noor).get(address(family.dossier_id))

    looks = owner.execute(
        "select account_id, kind, dossier_ids from audit_line where action = 'brief'",
    ).fetchall()
    assert looks == [(noor.account_id, "look", [family.dossier_id])]
    assert "brief" in ACTION_WORDS


def test_a_refused_brief_is_in_the_log_too(as_: As, owner: Owner, chris: Actor, family: Family) -> None:
    as_(chris).get(address(family.dossier_id))

    assert owner.execute("select account_id, kind from audit_line where action = 'brief'").fetchall() == [
        (chris.account_id, "refusal")
    ]


def test_it_opens_in_the_browser_is_kept_nowhere_and_its_name_tells_no_name(
    as_: As, amina: Actor, family: Family
) -> None:
    answer = as_(amina).get(address(family.dossier_id))

    assert re.fullmatch(r'inline; filename="brief-[A-Z0-9]{4}-[A-Z0-9]{4}\.pdf"', answer["Content-Disposition"])
    assert "no-store" in answer["Cache-Control"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in answer["Content-Security-Policy"]


def test_it_is_only_asked_for(as_: As, amina: Actor, family: Family) -> None:
    assert as_(amina).post(address(family.dossier_id)).status_code == 405


def test_it_asks_no_more_than_the_page(as_: As, amina: Actor, imported: Imported) -> None:
    client = as_(amina)
    client.get(address(imported.dossier_id))
    with counted() as asked:
        client.get(address(imported.dossier_id))

    assert asked() <= MOST_QUERIES
