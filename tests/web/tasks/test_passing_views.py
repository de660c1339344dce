"""A colleague is away: what they have in hand, passing it on with a reason, and taking that back."""

from __future__ import annotations

from datetime import date
from typing import Any

import psycopg
import pytest

from tests.cast import Family, Hire, Organisations
from tests.early_signals.reports.sending import match, send
from tests.early_signals.signals.living import OVERLOAD, seen, step
from tests.web.conftest import MOST_QUERIES, As, counted
from tests.web.families.bulk import assign, lines
from tests.web.tasks.test_views import give
from weerzien.access.actors import Actor
from weerzien.access.roles import Role
from weerzien.early_signals.signals.rules import Act

pytestmark = pytest.mark.django_db(transaction=True)
Owner = psycopg.Connection[Any]


@pytest.fixture
def els(hire: Hire, organisations: Organisations) -> Actor:
    return hire("Els Bos", Role.GEZINSREGISSEUR, organisations.meerdijk)


def in_hand(owner: Owner) -> tuple[set[Any], set[Any]]:
    tasks = owner.execute("select account_id from plans_task where state = 'open'").fetchall()
    families = owner.execute(
        "select account_id from dossiers_responsibility where superseded_by_id is null and upper_inf(period)"
    ).fetchall()
    return {one for (one,) in tasks}, {one for (one,) in families}


def test_tasks_and_families_of_a_colleague_go_to_another_and_come_back(
    as_: As, amina: Actor, els: Actor, on_the_day: date, family: Family, second_family: Family, owner: Owner
) -> None:
    client = as_(amina)
    assign(client, els, family, second_family)
    for where in (family, second_family):
        give(client, where, els, on_the_day)
    match(amina, send(amina, amina.organisation_id), family)
    step(els, family, Act.TAKE_UP)
    address = f"/taken/collega/{els.account_id}/"
    shown = client.get(address).text
    silent = client.post(f"{address}doorgeven/", {"to": str(amina.account_id), "because": ""})
    moved = client.post(f"{address}doorgeven/", {"to": str(amina.account_id), "because": "Els is ziek."}, follow=True)
    after, has_it = in_hand(owner), seen(amina, family)[OVERLOAD].last
    batch = client.session["doorgegeven"]["id"]
    back = client.post("/taken/collega/terug/", {"reeks": batch}, follow=True)
    twice = client.post("/taken/collega/terug/", {"reeks": batch})

    assert (shown.count("Regel een tolk."), "Els Bos" in client.get("/taken/collega/").text) == (2, True)
    assert (silent.status_code, "Schrijf waarom" in silent.text) == (422, True)
    assert ("Doorgegeven: 2 taken, 2 gezinnen en 1 signaal." in moved.text, "Ongedaan maken" in moved.text) == (
        True,
        True,
    )
    assert after == ({amina.account_id}, {amina.account_id})
    assert ("Weer zoals daarvoor: 2 taken, 2 gezinnen en 1 signaal." in back.text, twice.status_code) == (True, 422)
    assert in_hand(owner) == ({els.account_id}, {els.account_id})
    again = seen(amina, family)[OVERLOAD].last
    assert [one and one.taken_by for one in (has_it, again)] == ["Amina Yusuf", "Els Bos"]
    assert len(lines(owner, "plans.task-moved")) == 4
    assert "Els is ziek." in client.get(f"/gezinnen/{family.dossier_id}/taken/").text


def test_nothing_in_hand_is_said_and_changes_nothing(as_: As, amina: Actor, els: Actor, on_the_day: date) -> None:
    client = as_(amina)
    empty = client.get(f"/taken/collega/{els.account_id}/").text
    answer = client.post(
        f"/taken/collega/{els.account_id}/doorgeven/", {"to": str(amina.account_id), "because": "ziek"}
    )

    assert ("Geen open taken." in empty, "Alles doorgeven" in empty) == (True, False)
    assert (answer.status_code, "heeft niets in handen" in answer.text) == (422, True)


def test_who_does_not_assign_families_passes_on_only_their_own(
    as_: As, amina: Actor, bram: Actor, chris: Actor, noor: Actor, on_the_day: date, family: Family
) -> None:
    give(as_(amina), family, bram, on_the_day, compartment="housing")
    of_bram, people = as_(bram), as_(bram).get("/taken/collega/").text

    assert ("Bram de Wit" in people.split("<main")[1], "Amina Yusuf" in people) == (True, False)
    assert "Regel een tolk." in of_bram.get(f"/taken/collega/{bram.account_id}/").text
    assert of_bram.get(f"/taken/collega/{amina.account_id}/").status_code == 403
    assert as_(chris).get(f"/taken/collega/{bram.account_id}/").status_code == 403


def test_a_partner_passes_on_the_tasks_of_a_colleague_in_families_they_both_know(
    as_: As, amina: Actor, noor: Actor, hire: Hire, organisations: Organisations, on_the_day: date, family: Family,
    owner: Owner,
) -> None:  # fmt: skip
    sara = hire("Sara Kaya", Role.VWN_BEGELEIDER, organisations.vluchtelingenwerk)
    give(as_(amina), family, noor, on_the_day)
    stranger = as_(sara).get(f"/taken/collega/{noor.account_id}/").text
    give(as_(amina), family, noor, on_the_day)
    match(amina, send(noor, organisations.meerdijk), family)
    step(noor, family, Act.TAKE_UP)
    answer = as_(noor).post(
        f"/taken/collega/{noor.account_id}/doorgeven/", {"to": str(sara.account_id), "because": "Ik ga weg."}
    )
    let_go = seen(noor, family)[OVERLOAD]

    assert "Geen open taken." in stranger
    assert answer.status_code == 302
    assert in_hand(owner)[0] == {sara.account_id}
    assert (let_go.standing(on_the_day), let_go.last and let_go.last.taken_by) == ("seen", ""), "Sara sees no reason"


def test_the_page_asks_as_much_for_many_tasks_as_for_one(
    as_: As, amina: Actor, els: Actor, on_the_day: date, family: Family, second_family: Family
) -> None:
    client, address = as_(amina), f"/taken/collega/{els.account_id}/"

    def asked() -> int:
        client.get(address)
        with counted() as count:
            client.get(address)
            return count()

    give(client, family, els, on_the_day)
    one = asked()
    for where in (family, second_family, second_family):
        give(client, where, els, on_the_day)

    assert asked() == one <= MOST_QUERIES
