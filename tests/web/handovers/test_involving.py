"""The page on which the municipality involves somebody of a partner with a family, and lets that end."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import psycopg
import pytest
from django.test import Client

from tests.cast import Family, Hire, Organisations
from tests.web.conftest import MOST_QUERIES, As, counted
from weerzien.access.actors import Actor
from weerzien.access.matrix import MATRIX, Scope
from weerzien.access.roles import Role
from weerzien.handovers.involving import PARTNERS
from weerzien.web.clock import what_time_is_it

pytestmark = pytest.mark.django_db(transaction=True)
Owner = psycopg.Connection[Any]


def page_of(family: Family) -> str:
    return f"/gezinnen/{family.dossier_id}/betrokken/"


def involve(client: Client, family: Family, somebody: Actor, *whom: object, **sent: str) -> Any:
    today = what_time_is_it().date().isoformat()
    chosen = {"partner": str(somebody.account_id), "on_ground": "assignment", "since": today, "until": ""}
    return client.post(f"{page_of(family)}betrekken/", chosen | sent | {"whom": [str(one) for one in whom]})


def asked_of(client: Client, family: Family) -> int:
    client.get(page_of(family))
    with counted() as asked:
        assert client.get(page_of(family)).status_code == 200
        return asked()


def test_a_school_is_involved_with_its_pupil_alone_until_that_ends(
    as_: As, amina: Actor, hire: Hire, organisations: Organisations, family: Family, owner: Owner
) -> None:
    mees = hire("Mees Bakker", Role.SCHOOL, organisations.vluchtelingenwerk)
    coordinator, school = as_(amina), as_(mees)
    address = f"/gezinnen/{family.dossier_id}/"
    before = school.get(address).status_code
    whole = involve(coordinator, family, mees, "gezin")
    both = involve(coordinator, family, mees, "gezin", family.youngster)
    nobody = involve(coordinator, family, mees)
    granted = [involve(coordinator, family, mees, family.youngster).status_code for _ in range(2)]
    page = school.get(address)

    assert (before, whole.status_code, granted, page.status_code) == (404, 422, [302, 302], 200)
    assert "werkt met een of meer personen" in whole.text
    assert "niet allebei" in both.text
    assert "Kies het hele gezin, of een of meer personen." in nobody.text
    assert str(family.brother) not in page.text
    ((pk, scope),) = owner.execute("select id, scope from access_involvement").fetchall()
    shown = coordinator.get(page_of(family)).text
    assert scope == "persons"
    assert "Mees Bakker" in shown
    assert "opdracht van de gemeente" in shown
    assert coordinator.post(f"{page_of(family)}{pk}/beeindigen/").status_code == 302
    assert coordinator.post(f"{page_of(family)}{pk}/beeindigen/").status_code == 404
    assert school.get(address).status_code == 404
    lines = owner.execute("select action from audit_line where action like 'access.involvement-%' order by at, id")
    assert lines.fetchall() == [("access.involvement-granted",), ("access.involvement-ended",)]


def test_every_kind_of_partner_can_be_involved_and_then_knows_of_the_family(
    as_: As, amina: Actor, hire: Hire, organisations: Organisations, family: Family
) -> None:
    client = as_(amina)
    for role in sorted(PARTNERS):
        where = organisations.meerdijk if role in (Role.LEERPLICHT, Role.WIJKTEAM) else organisations.vluchtelingenwerk
        somebody = hire(f"{role.value.title()} Vos", role, where)
        whom = [family.youngster] if MATRIX[role].scope is Scope.PERSONS else ["gezin"]
        assert involve(client, family, somebody, *whom).status_code == 302, role
        assert as_(somebody).get(f"/gezinnen/{family.dossier_id}/").status_code == 200, role


def test_whoever_may_not_be_involved_is_not_in_the_list_and_who_may_not_involve_sees_no_page(
    as_: As, amina: Actor, bram: Actor, noor: Actor, chris: Actor, petra: Actor, hire: Hire,
    organisations: Organisations, family: Family,
) -> None:  # fmt: skip
    parent = hire("Hanna Tesfay", Role.GEZINSLID, organisations.vluchtelingenwerk)
    elsewhere = hire("Loes Smit", Role.LEERPLICHT, organisations.zandoever)
    client = as_(amina)
    page = client.get(page_of(family)).text

    for somebody in (bram, parent, elsewhere, petra, chris):
        assert str(somebody.account_id) not in page
        assert involve(client, family, somebody, family.youngster).status_code == 422
    found = {one.name: as_(one).get(page_of(family)).status_code for one in (bram, noor, chris)}
    assert found == {"Bram de Wit": 403, "Noor Haddad": 403, "Chris Vos": 404}


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"on_ground": "guardianship"}, "Voogdij is alleen een grond voor een jeugdbeschermer."),
        ({"on_ground": "handover"}, "Dit staat niet in de lijst."),
        ({"on_ground": "continued"}, "De laatste dag is vandaag of al geweest."),
        ({"on_ground": "continued", "until": "+400"}, "kan hooguit tot en met"),
        ({"since": "-1"}, "De eerste dag is al geweest."),
        ({"until": "-1"}, "De laatste dag ligt voor de eerste."),
    ],
)
def test_a_ground_that_does_not_hold_or_lasts_too_long_is_refused(
    as_: As, amina: Actor, hire: Hire, organisations: Organisations, family: Family, sent: dict[str, str],
    sentence: str,
) -> None:  # fmt: skip
    helper = hire("Sem Bos", Role.VWN_BEGELEIDER, organisations.vluchtelingenwerk)
    today = what_time_is_it().date()
    days = {name: (today + timedelta(days=int(told))).isoformat() for name, told in sent.items() if name != "on_ground"}
    answer = involve(as_(amina), family, helper, "gezin", **sent | days)

    assert answer.status_code == 422
    assert sentence in answer.text


def test_who_took_over_is_not_ended_by_hand_and_the_page_asks_as_much_for_many(
    as_: As, amina: Actor, noor: Actor, thijs: Actor, hire: Hire, organisations: Organisations, family: Family,
    owner: Owner,
) -> None:  # fmt: skip
    client = as_(amina)
    asked = "select id from access_involvement where account_id = %s"
    ((pk,),) = owner.execute(asked, [noor.account_id]).fetchall()
    owner.execute("update access_involvement set ground = 'handover' where id = %s", [pk])
    answer = client.post(f"{page_of(family)}{pk}/beeindigen/")
    few = asked_of(client, family)
    for number in range(3):
        involve(client, family, hire(f"Sem {number}", Role.SLEUTELPERSOON, organisations.vluchtelingenwerk), "gezin")

    assert answer.status_code == 422
    assert "Begin een nieuwe overdracht" in answer.text
    assert few == asked_of(client, family) <= MOST_QUERIES
