"""Writing down a contact: right, refused with what was typed, and who may."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.cast import Hire, Organisations
from tests.web.conftest import As, Imported
from weerzien.access.actors import Actor
from weerzien.access.roles import Role

pytestmark = pytest.mark.django_db(transaction=True)

SPOKEN = {
    "day": "2026-11-20",
    "kind": "telefoon",
    "spoken_with": "moeder",
    "interpreter": "telefonische tolk",
    "note": "Vroeg naar de school van de jongste.",
}


def test_a_contact_is_written_down_and_stands_in_the_family(as_: As, amina: Actor, imported: Imported) -> None:
    client = as_(amina)
    sent = client.post(f"{imported.address}contact/", SPOKEN)
    shown = client.get(imported.address)

    assert (sent.status_code, sent["Location"]) == (302, f"{imported.address}#contacten")
    assert "Het contact is vastgelegd." in shown.text
    assert SPOKEN["note"] in shown.text


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"day": ""}, "Vul de dag van het contact in."),
        ({"day": "31-02-2026"}, "Dit is geen dag."),
        ({"day": "2027-01-01"}, "De dag van het contact ligt in de toekomst."),
        ({"kind": ""}, "Kies hoe het contact was."),
        ({"spoken_with": ""}, "Vul in met wie u sprak"),
    ],
    ids=["no day", "an impossible day", "tomorrow", "no kind", "nobody"],
)
def test_a_refused_contact_keeps_what_was_typed_and_says_why(
    as_: As, amina: Actor, imported: Imported, wrong: dict[str, str], sentence: str
) -> None:
    answer = as_(amina).post(f"{imported.address}contact/", SPOKEN | wrong)

    assert answer.status_code == 422
    assert sentence in answer.text
    assert SPOKEN["note"] in answer.text


def test_somebody_whose_work_it_is_not_is_told_so(
    as_: As, hire: Hire, organisations: Organisations, imported: Imported
) -> None:
    client = as_(hire("Joke Blom", Role.BURGERZAKEN, organisations.meerdijk))
    shown, sent = client.get(imported.address), client.post(f"{imported.address}contact/", SPOKEN)

    assert (shown.status_code, "Contact vastleggen" in shown.text) == (200, False)
    assert (sent.status_code, "Dit hoort niet bij uw taak" in sent.text) == (403, True)


def test_another_municipality_and_a_stranger_cannot(as_: As, chris: Actor, client: Client, imported: Imported) -> None:
    assert as_(chris).post(f"{imported.address}contact/", SPOKEN).status_code == 404
    assert client.post(f"{imported.address}contact/", SPOKEN)["Location"] == "/inloggen/"
