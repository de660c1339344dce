"""The pages on which two persons are compared, merged, kept apart, and parted again."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from django.test import Client

from tests.cast import Family
from tests.web.conftest import MOST_QUERIES, As, counted
from weerzien.access.actors import Actor

pytestmark = pytest.mark.django_db(transaction=True)
WHY = "Zelfde paspoort gezien."


def pair(gone: UUID, stays: UUID) -> str:
    return f"/gezinnen/misschien-dubbel/{gone}/{stays}/"


def choices(client: Client, address: str) -> dict[str, str]:
    """Choose of everything that differs what the one has who stays."""
    form = client.get(address).context["form"]
    return {choice.key: "stays" for choice in form.panel.choices}


def merge(client: Client, gone: UUID, stays: UUID, **sent: str) -> Any:
    address = pair(gone, stays)
    return client.post(f"{address}samen/", {**choices(client, address), "because": WHY, **sent})


def test_two_persons_are_merged_and_parted_on_the_pages(
    as_: As, amina: Actor, family: Family, second_family: Family
) -> None:
    client = as_(amina)
    shown = client.get(pair(family.youngster, second_family.youngster)).text
    answer = merge(client, family.youngster, second_family.youngster)
    merged = client.get(answer["Location"]).text
    old = client.get(f"/gezinnen/{family.dossier_id}/")
    told = client.get(old["Location"]).text
    listed = client.get("/gezinnen/misschien-dubbel/").text

    assert "BSN en V-nummer" in shown
    assert "eindigt op" in shown
    assert answer.status_code == 302
    assert WHY in merged
    assert old["Location"] == f"/gezinnen/{second_family.dossier_id}/"
    assert "is samengevoegd: hier staat waar het nu is." in told
    assert "Overgenomen uit een werkboek" in client.get(f"/gezinnen/{family.dossier_id}/?geschiedenis=99").text
    assert answer["Location"] in listed

    nothing = client.post(f"{answer['Location']}terug/", {"because": ""})
    back = client.post(f"{answer['Location']}terug/", {"because": "Toch twee."})

    assert nothing.status_code == 422
    assert back["Location"] == f"/gezinnen/{family.dossier_id}/"
    assert client.get(back["Location"]).status_code == 200
    assert client.get(answer["Location"]).status_code == 404


def test_without_a_choice_or_a_reason_nothing_is_merged_and_what_was_typed_stays(
    as_: As, amina: Actor, family: Family, second_family: Family, owner: psycopg.Connection[Any]
) -> None:
    client = as_(amina)
    address = pair(family.youngster, second_family.youngster)
    unchosen = client.post(f"{address}samen/", {"because": WHY})
    unsaid = merge(client, family.youngster, second_family.youngster, because="")

    assert (unchosen.status_code, unsaid.status_code) == (422, 422)
    assert "Kies wat klopt: V-nummer." in unchosen.text
    assert WHY in unchosen.text
    assert "Schrijf in een zin waarom." in unsaid.text
    assert owner.execute("select count(*) from dossiers_merge").fetchone() == (0,)


def test_who_comes_second_is_led_to_what_the_first_did(
    as_: As, amina: Actor, family: Family, second_family: Family
) -> None:
    client = as_(amina)
    address = pair(family.youngster, second_family.youngster)
    sent = choices(client, address) | {"because": WHY}
    first = client.post(f"{address}samen/", sent)
    second = client.post(f"{address}samen/", sent)

    assert second["Location"] == first["Location"]
    assert "Iemand anders heeft deze twee net samengevoegd." in client.get(second["Location"]).text


def test_who_is_kept_apart_is_listed_and_taken_back(
    as_: As, amina: Actor, family: Family, second_family: Family, owner: psycopg.Connection[Any]
) -> None:
    client = as_(amina)
    address = pair(family.mother, second_family.mother)
    assert (
        address in client.get("/gezinnen/misschien-dubbel/").text
        or pair(second_family.mother, family.mother) in client.get("/gezinnen/misschien-dubbel/").text
    )

    unsaid = client.post(f"{address}apart/", {"because": ""})
    said = client.post(f"{address}apart/", {"because": "Twee foto's."}, follow=True).text
    ((said_id,),) = owner.execute("select id from dossiers_notsame").fetchall()
    taken_back = f"/gezinnen/misschien-dubbel/apart/{said_id}/toch/"

    assert unsaid.status_code == 422
    assert "Twee foto&#x27;s." in said
    assert f'href="{address}"' not in said
    assert client.post(taken_back).status_code == 302
    assert client.post(taken_back).status_code == 404


def test_of_one_family_only_its_own_pairs_are_listed(
    as_: As, amina: Actor, family: Family, second_family: Family
) -> None:
    client = as_(amina)
    listed = client.get(f"/gezinnen/misschien-dubbel/?gezin={family.dossier_id}").text
    nobodys = client.get(f"/gezinnen/misschien-dubbel/?gezin={uuid4()}").text

    assert "Terug naar het gezin" in listed
    assert "Vergelijken en kiezen" in listed
    assert "Vergelijken en kiezen" not in nobodys
    assert f"?gezin={family.dossier_id}" in client.get(f"/gezinnen/{family.dossier_id}/").text


def test_who_may_not_is_told_so_and_a_stranger_finds_nothing(
    as_: As, bram: Actor, noor: Actor, chris: Actor, amina: Actor, family: Family, family_elsewhere: Family
) -> None:
    own, across = pair(family.mother, family.brother), pair(family.mother, family_elsewhere.mother)

    assert [as_(who).get(own).status_code for who in (bram, noor, chris)] == [403, 403, 404]
    assert as_(amina).get(across).status_code == 404
    assert "Samenvoegen doet de gezinsregisseur" in as_(bram).get(own).text


def test_it_costs_no_more_for_many(as_: As, amina: Actor, family: Family, second_family: Family) -> None:
    client, costs = as_(amina), []
    for person in (second_family.brother, second_family.youngster):
        with counted() as comparing:
            client.get(pair(family.youngster, person))
            first = comparing()
        with counted() as listing:
            client.get("/gezinnen/misschien-dubbel/")
            costs.append((first, listing()))
    merge(client, family.youngster, second_family.youngster)
    with counted() as old:
        client.get(f"/gezinnen/{family.dossier_id}/")

        assert old() <= MOST_QUERIES
    assert costs[0] == costs[1]
    assert max(max(costs)) <= MOST_QUERIES
