"""Writing down a contact: right, refused with what was typed, and who may."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import psycopg
import pytest
from django.test import Client

from tests.cast import Hire, Organisations
from tests.exchange.taking import TODAY
from tests.web.conftest import As, Imported
from tests.web.families.conftest import WHY
from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.access.roles import Role
from weerzien.contacts.queries import last_contacts

pytestmark = pytest.mark.django_db(transaction=True)
Owner = psycopg.Connection[Any]

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
        ({"day": ""}, "Vul de dag van het contact in. Weet u die niet, typ dan onbekend."),
        ({"day": "31-02-2026"}, "Deze datum bestaat niet."),
        ({"day": "ooit"}, "Dit is geen dag die wij kunnen lezen."),
        ({"day": "2019"}, "meer dan vijf jaar terug"),
        ({"day": "2027-01-01"}, "De dag van het contact ligt in de toekomst."),
        ({"kind": ""}, "Kies hoe het contact was."),
        ({"spoken_with": ""}, "Vul in met wie u sprak"),
    ],
    ids=["no day", "an impossible day", "no words for a day", "long ago", "tomorrow", "no kind", "nobody"],
)
def test_a_refused_contact_keeps_what_was_typed_and_says_why(
    as_: As, amina: Actor, imported: Imported, wrong: dict[str, str], sentence: str
) -> None:
    answer = as_(amina).post(f"{imported.address}contact/", SPOKEN | wrong)

    assert answer.status_code == 422
    assert sentence in answer.text
    assert SPOKEN["note"] in answer.text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("oktober 2026", (date(2026, 10, 1), date(2026, 10, 31), "oktober 2026")),
        ("november 2026", (date(2026, 11, 1), TODAY, "november 2026")),
        ("ongeveer 1-10-2026", (date(2026, 9, 17), date(2026, 10, 15), "ongeveer 1-10-2026")),
        ("20-11-2026", (date(2026, 11, 20), date(2026, 11, 20), "")),
        ("Onbekend", (None, None, "onbekend")),
    ],
    ids=["a month", "this month", "about a day", "a day", "unknown"],
)
def test_the_day_of_a_contact_may_be_told_roughly_and_is_never_to_come(
    as_: As, amina: Actor, imported: Imported, owner: Owner, typed: str, kept: tuple[date | None, date | None, str]
) -> None:
    sent = as_(amina).post(f"{imported.address}contact/", SPOKEN | {"day": typed, "interpreter": ""})
    rows = owner.execute(
        "select day_earliest, day_latest, day_told, interpreter from contacts_contactnote where source = 'hand'"
    ).fetchall()

    assert sent.status_code == 302
    assert rows == [(*kept, "")]


def test_a_contact_of_an_unknown_day_is_shown_and_corrected_and_ends_no_silence(
    as_: As, amina: Actor, imported: Imported, owner: Owner
) -> None:
    client, unknown, family = as_(amina), SPOKEN | {"day": "onbekend"}, imported.dossier_id
    before = last_spoken(amina, family)
    client.post(f"{imported.address}contact/", unknown)
    shown, brief = client.get(imported.address).text, client.get(f"{imported.address}brief.pdf")
    ((row,),) = owner.execute("select id from contacts_contactnote where source = 'hand'").fetchall()
    form = client.get(f"{imported.address}feiten/contact/{row}/")
    corrected = client.post(f"{form.request['PATH_INFO']}wijzigen/", unknown | {"note": "Zij belde."} | WHY)

    assert "Dag onbekend" in shown
    assert brief.status_code == 200
    assert 'value="onbekend"' in form.text
    assert corrected.status_code == 302
    assert last_spoken(amina, family) == before


def last_spoken(actor: Actor, family: UUID) -> dict[UUID, date]:
    """Return the last day on which somebody spoke with a family."""
    with acting(actor, today=TODAY):
        return last_contacts([family])


def test_of_two_who_correct_one_contact_the_second_sees_both_and_says_why(
    as_: As, amina: Actor, hire: Hire, organisations: Organisations, imported: Imported, owner: Owner
) -> None:
    client, els = as_(amina), as_(hire("Els Dijk", Role.GEZINSREGISSEUR, organisations.meerdijk))
    client.post(f"{imported.address}contact/", SPOKEN)
    ((row,),) = owner.execute("select id from contacts_contactnote where source = 'hand'").fetchall()
    place = f"{imported.address}feiten/contact/{row}/wijzigen/"
    same = SPOKEN | {"day": "20-11-2026"}
    without = client.post(place, same | {"spoken_with": "tante"})
    first = els.post(place, same | {"spoken_with": "oma", "because": "Zij belde terug."})
    second = client.post(place, same | {"spoken_with": "tante", "because": "Ik had het mis."})

    assert (without.status_code, "Schrijf op waarom u dit wijzigt." in without.text) == (422, True)
    assert (first.status_code, second.status_code) == (302, 409)
    assert "Iemand anders heeft dit intussen gewijzigd" in second.text
    assert "Wat er nu staat: <strong>oma</strong>" in second.text
    assert "Wat u typte: <strong>tante</strong>" in second.text


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
