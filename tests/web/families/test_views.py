"""One family and why a day is that day: right, refused, stranger, and what it costs."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.test import Client

from tests.cast import Family, enter
from tests.web.conftest import MOST_QUERIES, As, Imported, counted
from weerzien.access.actors import Actor

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_coordinator_sees_who_they_are_and_what_counts(as_: As, amina: Actor, family: Family) -> None:
    answer = as_(amina).get(f"/gezinnen/{family.dossier_id}/")

    assert answer.status_code == 200
    assert "families/family.html" in {template.name for template in answer.templates}
    for word in ("Selam", "Hanna", "Dawit", "Komende dagen", "Contact vastleggen", "Geschiedenis"):
        assert word in answer.text
    for word in ("moeder van Selam en Dawit", "woont samen met Hanna en Dawit sinds 1 september 2026"):
        assert word in answer.text


def test_days_more_than_half_a_year_ahead_are_folded_away(as_: As, amina: Actor, imported: Imported) -> None:
    answer = as_(amina).get(imported.address)

    panel = answer.context["panel"]
    near, _, folded = answer.text.partition("Later dan een half jaar")
    assert panel.days_later
    assert {*panel.days_near, *panel.days_later} == {*panel.days}
    assert all(line.days_left is None or line.days_left <= 183 for line in panel.days_near)
    assert all(f"/dagen/{line.outcome_id}/" in folded for line in panel.days_later)
    assert all(f"/dagen/{line.outcome_id}/" in near for line in panel.days_near)


def test_a_part_one_may_not_see_is_named_and_not_shown(as_: As, thijs: Actor, family: Family) -> None:
    answer = as_(thijs).get(f"/gezinnen/{family.dossier_id}/")

    assert answer.status_code == 200
    assert "mag dit deel niet zien" in answer.text
    assert "Hanna" not in answer.text


def test_somebody_of_another_municipality_gets_the_same_as_for_no_family(as_: As, chris: Actor, family: Family) -> None:
    client = as_(chris)
    theirs, nobodys = client.get(f"/gezinnen/{family.dossier_id}/"), client.get(f"/gezinnen/{uuid4()}/")

    assert (theirs.status_code, nobodys.status_code) == (404, 404)
    assert theirs.text == nobodys.text


def test_a_stranger_is_asked_to_log_in(client: Client, family: Family) -> None:
    assert client.get(f"/gezinnen/{family.dossier_id}/").status_code == 302


def test_a_family_asks_as_much_whatever_its_size(as_: As, amina: Actor, family: Family) -> None:
    client = as_(amina)
    with counted() as one:
        client.get(f"/gezinnen/{family.dossier_id}/")
    for number in range(3):
        enter(amina, f"M{number + 2}")
        client.post(f"/gezinnen/{family.dossier_id}/contact/", {"day": "2026-11-01", "kind": "telefoon"})
    client.get(f"/gezinnen/{family.dossier_id}/")  # shows what was said, once
    with counted() as more:
        client.get(f"/gezinnen/{family.dossier_id}/")

    assert one() == more() <= MOST_QUERIES


def test_why_a_day_shows_the_rule_the_facts_and_the_source(as_: As, amina: Actor, imported: Imported) -> None:
    answer = as_(amina).get(imported.why)

    assert answer.status_code == 200
    assert answer.templates[0].name == "families/why.html"
    for word in ("4 mei 2028", "De regel", "geboren", "Personen rij 2", "Waar het staat", "Wat dit verandert"):
        assert word in answer.text


def test_why_opens_in_place_with_what_its_own_page_holds(as_: As, amina: Actor, imported: Imported) -> None:
    client = as_(amina)
    whole, part = client.get(imported.why), client.get(imported.why, headers={"HX-Request": "true"})

    assert part.text.strip() in whole.text
    assert "<html" not in part.text


def test_why_is_asked_of_the_family_it_belongs_to(as_: As, amina: Actor, imported: Imported, family: Family) -> None:
    answer = as_(amina).get(f"/gezinnen/{family.dossier_id}/dagen/{imported.outcome_id}/")

    assert answer.status_code == 404


def test_why_is_not_told_to_another_municipality_nor_to_a_stranger(
    as_: As, chris: Actor, client: Client, imported: Imported
) -> None:
    assert as_(chris).get(imported.why).status_code == 404
    assert client.get(imported.why).status_code == 302


def test_why_asks_little(as_: As, amina: Actor, imported: Imported) -> None:
    client = as_(amina)
    with counted() as asked:
        client.get(imported.why)

    assert asked() <= MOST_QUERIES + 1  # the settings of its municipality
