"""Questions to the rulebook about one family: right, stranger, what is kept from whom, and what it costs."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.test import Client

from tests.cast import Family
from tests.web.conftest import MOST_QUERIES, As, Imported, counted
from weerzien.access.actors import Actor

pytestmark = pytest.mark.django_db(transaction=True)

PAGES = ("waarom-niet/", "waarom-niet/h08/")


@pytest.mark.parametrize("page", PAGES)
def test_a_question_is_not_answered_to_another_municipality_nor_to_a_stranger(
    as_: As, chris: Actor, client: Client, imported: Imported, page: str
) -> None:
    theirs = as_(chris).get(f"{imported.address}{page}")
    nobodys = as_(chris).get(f"/gezinnen/{uuid4()}/{page}")

    assert (theirs.status_code, nobodys.status_code) == (404, 404)
    assert theirs.text == nobodys.text
    assert client.get(f"{imported.address}{page}").status_code == 302


@pytest.mark.parametrize("page", PAGES)
def test_a_question_asks_little(as_: As, amina: Actor, imported: Imported, page: str) -> None:
    client = as_(amina)
    client.get(f"{imported.address}{page}")
    with counted() as asked:
        answer = client.get(f"{imported.address}{page}")

    assert answer.status_code == 200
    assert asked() <= MOST_QUERIES


def test_why_not_shows_the_first_reason_of_every_rule_that_says_nothing(
    as_: As, amina: Actor, imported: Imported
) -> None:
    answer = as_(amina).get(f"{imported.address}waarom-niet/")

    lines = {line.rule: line for _, lines in answer.context["panel"].groups for line in lines}
    assert lines["H08"].reason == "'hotel van het gezin' is niet gebeurd"
    assert "V04" not in lines, "that rule does say something"
    for line in lines.values():
        assert line.reason


def test_why_not_can_be_narrowed_to_a_subject_and_to_words(as_: As, amina: Actor, imported: Imported) -> None:
    client = as_(amina)
    living = client.get(f"{imported.address}waarom-niet/?over=H").context["panel"]
    hotel = client.get(f"{imported.address}waarom-niet/?over=H&woorden=hotel").context["panel"]

    assert [track for track, _ in living.groups] == ["Wonen"]
    assert living.count > hotel.count >= 1


def test_why_not_of_one_rule_shows_every_reason_the_tree_and_where_each_fact_was_read(
    as_: As, amina: Actor, imported: Imported
) -> None:
    answer = as_(amina).get(f"{imported.address}waarom-niet/v03/")

    for word in ("Waarom niet voor", "verzoek rechtbank", "klopt niet", "Personen rij"):
        assert word in answer.text


def test_why_not_of_one_rule_leads_to_what_it_does_say(as_: As, amina: Actor, imported: Imported) -> None:
    answer = as_(amina).get(f"{imported.address}waarom-niet/v04/")

    assert f"/dagen/{imported.outcome_id}/" in answer.text


def test_why_not_of_no_rule_is_no_page(as_: As, amina: Actor, imported: Imported) -> None:
    assert as_(amina).get(f"{imported.address}waarom-niet/x99/").status_code == 404


def test_who_sees_one_person_of_a_family_may_not_ask_what_rests_on_everybody(
    as_: As, thijs: Actor, family: Family
) -> None:
    client = as_(thijs)
    every, one = (client.get(f"/gezinnen/{family.dossier_id}/waarom-niet/{rule}") for rule in ("", "v04/"))

    assert every.context["panel"].of.rules_count == 0
    assert not one.context["panel"].is_open
    for answer in (every, one):
        assert "kunt u" in answer.text
        assert "Hanna" not in answer.text
