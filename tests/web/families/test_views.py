"""One family and why a day is that day: right, refused, stranger, and what it costs."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.test import Client

from tests.cast import Family, enter
from tests.web.conftest import MOST_QUERIES, As, counted
from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.early_signals.models import Outcome

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_coordinator_sees_who_they_are_and_what_counts(as_: As, amina: Actor, family: Family) -> None:
    answer = as_(amina).get(f"/gezinnen/{family.dossier_id}/")

    assert answer.status_code == 200
    assert answer.templates[0].name == "families/family.html"
    for word in ("Selam", "Hanna", "Dawit", "Komende dagen", "Contact vastleggen", "Geschiedenis"):
        assert word in answer.text


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


def outcome_of(family: Family) -> Outcome:
    with acting(family.coordinator, today=Outcome._meta.get_field("evaluated_on").to_python("2026-11-20")):
        return Outcome.objects.filter(dossier_id=family.dossier_id, compartments=["procedure"]).order_by("id")[0]
