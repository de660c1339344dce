"""Keeping a family from somebody: what stands, what is refused, and that the other side sees nothing."""

from __future__ import annotations

from uuid import uuid4

import psycopg
import pytest
from django.test import Client

from tests.cast import Family, Hire, Organisations
from tests.web.conftest import MOST_QUERIES, As, counted
from weerzien.access.actors import Actor
from weerzien.access.roles import Role

pytestmark = pytest.mark.django_db(transaction=True)
WHY = "Vader dreigde het adres te zoeken."


def page_of(family: Family) -> str:
    return f"/gezinnen/{family.dossier_id}/afscherming/"


def shield(client: Client, family: Family, **sent: str) -> str:
    answer = client.post(f"{page_of(family)}zetten/", {"kind": "withheld", "because": WHY} | sent)
    return answer.text if answer.status_code == 422 else client.get(page_of(family)).text


def test_a_partner_from_whom_a_family_is_withheld_finds_nothing_and_it_comes_back_when_lifted(
    as_: As, amina: Actor, noor: Actor, family: Family, owner: psycopg.Connection
) -> None:
    coordinator, partner = as_(amina), as_(noor)
    assert partner.get(f"/gezinnen/{family.dossier_id}/").status_code == 200

    shown = shield(coordinator, family, party=f"persoon:{noor.account_id}")
    nobodys, gone = partner.get(f"/gezinnen/{uuid4()}/"), partner.get(f"/gezinnen/{family.dossier_id}/")
    assert WHY in shown
    assert noor.name in shown
    assert (gone.status_code, gone.text) == (404, nobodys.text)
    assert str(family.dossier_id) not in partner.get("/gezinnen/").text + partner.get("/").text

    ((pk,),) = owner.execute("select id from access_shield").fetchall()
    lifting = f"{page_of(family)}{pk}/opheffen/"
    assert "Schrijf in een zin" in coordinator.post(lifting, {"because": ""}).text
    assert coordinator.post(lifting, {"because": "Het gevaar is voorbij."}).status_code == 302
    assert coordinator.post(lifting, {"because": "Nog eens."}).status_code == 404
    assert partner.get(f"/gezinnen/{family.dossier_id}/").status_code == 200
    lines = owner.execute("select action, fields from audit_line where action like 'access.shield-%' order by at, id")
    assert lines.fetchall() == [("access.shield-set", ["withheld"]), ("access.shield-lifted", ["withheld"])]


def test_who_is_withheld_is_no_member_for_a_colleague(
    as_: As, amina: Actor, hire: Hire, organisations: Organisations, family: Family
) -> None:
    colleague = hire("Robin Vos", Role.GEZINSREGISSEUR, organisations.meerdijk)
    shield(as_(amina), family, party=f"persoon:{colleague.account_id}", person=str(family.youngster))
    client = as_(colleague)
    page = client.get(f"/gezinnen/{family.dossier_id}/")

    assert page.status_code == 200
    assert str(family.youngster) not in page.text
    assert str(family.mother) in page.text
    assert "afgeschermd" not in page.text
    assert WHY not in client.get(page_of(family)).text
    new = f"/gezinnen/{family.dossier_id}/feiten/echtscheiding/nieuw/{family.youngster}/"
    assert (
        client.get(new).status_code == client.get(new.replace(str(family.youngster), str(uuid4()))).status_code == 404
    )


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"party": ""}, "Kies met welke organisatie of persoon"),
        ({"because": ""}, "Schrijf in een zin"),
        ({"party": "persoon:self"}, "Dit staat niet in de lijst."),
        ({"party": "persoon:noor", "person": "00000000-0000-0000-0000-000000000001"}, "Dit staat niet in de lijst."),
        ({"kind": "anders", "party": "persoon:noor"}, "Dit staat niet in de lijst."),
    ],
    ids=["from nobody", "no reason", "oneself", "no member", "no kind"],
)
def test_what_cannot_be_is_refused_with_a_sentence_and_nothing_is_written(
    as_: As, amina: Actor, noor: Actor, family: Family, owner: psycopg.Connection, sent: dict[str, str], sentence: str
) -> None:
    people = {"persoon:self": f"persoon:{amina.account_id}", "persoon:noor": f"persoon:{noor.account_id}"}
    asked = {"party": people["persoon:noor"]} | {name: people.get(value, value) for name, value in sent.items()}

    assert sentence in shield(as_(amina), family, **asked)
    assert owner.execute("select 1 from access_shield").fetchall() == []


def test_the_same_twice_is_said_and_written_once(as_: As, amina: Actor, noor: Actor, family: Family) -> None:
    client = as_(amina)
    shield(client, family, party=f"persoon:{noor.account_id}")

    assert "Deze afscherming staat er al." in shield(client, family, party=f"persoon:{noor.account_id}")


def test_who_may_not_shield_is_told_so_and_a_stranger_finds_nothing(
    as_: As, bram: Actor, chris: Actor, noor: Actor, family: Family
) -> None:
    asked = [as_(one).get(page_of(family)).status_code for one in (bram, noor, chris)]

    assert asked == [403, 403, 404]


def test_the_page_takes_as_many_questions_for_more_shields(
    as_: As, amina: Actor, noor: Actor, thijs: Actor, family: Family
) -> None:
    client = as_(amina)
    shield(client, family, party=f"persoon:{noor.account_id}")
    with counted() as one:
        client.get(page_of(family))
        first = one()
    shield(client, family, party=f"persoon:{thijs.account_id}")
    shield(client, family, kind="secret_address")
    with counted() as three:
        shown = client.get(page_of(family)).text

    assert "Geheim adres" in shown
    assert first == three() <= MOST_QUERIES
