"""Lists that are kept: who opens which, what is remembered, what comes back, and the columns of each person."""

from __future__ import annotations

from html import unescape
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import psycopg
import pytest
from django.test import Client

from tests.cast import Family, enter
from tests.web.conftest import MOST_QUERIES, As, counted
from weerzien.access.actors import Actor

pytestmark = pytest.mark.django_db(transaction=True)

Owner = psycopg.Connection[Any]


def keep(client: Client, name: str, vraag: str = "woning=hotel&tolk=ja", **more: str) -> str:
    """Keep a list and return the address to which that leads."""
    answer = client.post("/gezinnen/lijsten/bewaren/", {"name": name, "vraag": vraag, **more})
    assert answer.status_code == 302, unescape(answer.text)
    return str(answer["Location"])


def id_of(address: str) -> str:
    return dict(parse_qsl(urlsplit(address).query))["lijst"]


def test_a_list_is_kept_under_a_name_and_opens_with_the_same_choice(as_: As, amina: Actor, family: Family) -> None:
    client = as_(amina)
    address = keep(client, "  Hotels   met tolk ")
    page = client.get("/gezinnen/?lijst=alle")

    assert urlsplit(address).query.startswith("tolk=ja&woning=hotel&lijst=")
    assert "Hotels met tolk" in page.text
    assert address in unescape(page.text)
    assert 'aria-current="page">Hotels met tolk' in client.get(address).text


def test_what_was_typed_to_search_is_not_kept(as_: As, amina: Actor, owner: Owner, family: Family) -> None:
    client = as_(amina)
    asked = client.post("/gezinnen/zoeken/", {"tekst": "Tesfay"})["Location"].partition("?")[2]
    keep(client, "Gezocht", f"{asked}&fase=herenigd")

    assert owner.execute("select filters from early_signals_workinglist").fetchall() == [
        ({"phase": "herenigd", "sort": "dag"},)
    ]


def test_a_colleague_opens_a_shared_list_and_no_other_and_a_stranger_none(
    as_: As, amina: Actor, bram: Actor, chris: Actor, noor: Actor, family: Family
) -> None:
    client = as_(amina)
    keep(client, "Gedeelde lijst", is_shared="on")
    keep(client, "Eigen lijst")
    pages = {one.name: as_(one).get("/gezinnen/").text for one in (bram, chris, noor)}

    assert {name: ("Gedeelde lijst" in text, "Eigen lijst" in text) for name, text in pages.items()} == {
        "Bram de Wit": (True, False),
        "Chris Vos": (False, False),
        "Noor Haddad": (False, False),
    }


def test_a_shared_list_answers_nothing_about_what_its_reader_may_not_see(
    as_: As, amina: Actor, bram: Actor, owner: Owner, family: Family, second_family: Family
) -> None:
    owner.execute(
        "update guardianship_guardianship set guardian = '' where dossier_id = %s", [second_family.dossier_id]
    )
    address = keep(as_(amina), "Met voogd", "voogd=voogd", is_shared="on")
    hers, his = as_(amina).get(address).text, as_(bram).get(address).text

    assert (str(family.dossier_id) in hers, str(second_family.dossier_id) in hers) == (True, False)
    assert (str(family.dossier_id) in his, str(second_family.dossier_id) in his) == (True, True)
    assert "Deze lijst kiest ook op voogdij. Dat mag u niet zien" in his
    assert "Bewaren in" not in his


@pytest.mark.parametrize(
    ("name", "sentence"),
    [("", "Geef de lijst een naam."), ("x" * 61, "Houd de naam kort"), ("Dubbel", "U hebt al een lijst met deze naam")],
    ids=["none", "too long", "twice"],
)
def test_a_name_that_cannot_be_is_said_at_the_field(
    as_: As, amina: Actor, family: Family, name: str, sentence: str
) -> None:
    client = as_(amina)
    keep(client, "Dubbel")
    answer = client.post("/gezinnen/lijsten/bewaren/", {"name": name, "vraag": "tolk=ja"})

    assert answer.status_code == 422
    assert sentence in answer.text
    assert 'value="tolk=ja"' in answer.text


def test_only_its_owner_changes_or_throws_away_a_list(as_: As, amina: Actor, bram: Actor, family: Family) -> None:
    list_id = id_of(keep(as_(amina), "Van mij", is_shared="on"))
    client = as_(bram)
    sent = {"lijst": list_id, "name": "Van Bram", "opnieuw": list_id, "vraag": "tolk=nee"}
    answers = [
        client.post(f"/gezinnen/lijsten/{what}/", sent).status_code for what in ("wijzigen", "weggooien", "bewaren")
    ]

    assert answers == [404, 404, 404]
    assert "Van mij" in client.get("/gezinnen/").text


def test_a_list_is_renamed_and_shared_and_the_log_names_the_fields(
    as_: As, amina: Actor, bram: Actor, owner: Owner, family: Family
) -> None:
    client = as_(amina)
    list_id = id_of(keep(client, "Oud"))
    client.post("/gezinnen/lijsten/wijzigen/", {"lijst": list_id, "name": "Nieuw", "is_shared": "on"})
    lines = owner.execute(
        "select action, fields from audit_line where action like 'early-signals.list%' order by at"
    ).fetchall()

    assert "Nieuw" in as_(bram).get("/gezinnen/").text
    assert lines == [
        ("early-signals.list-kept", ["filters", "name"]),
        ("early-signals.list-changed", ["is_shared", "name"]),
    ]


def test_a_list_chooses_anew_what_the_page_chooses(as_: As, amina: Actor, family: Family) -> None:
    client = as_(amina)
    list_id = id_of(keep(client, "Tolken"))
    changed = client.get(f"/gezinnen/?tolk=nee&lijst={list_id}").text
    client.post("/gezinnen/lijsten/bewaren/", {"opnieuw": list_id, "vraag": f"tolk=nee&lijst={list_id}"})

    assert "Bewaren in “Tolken”" in changed
    assert f"/gezinnen/?tolk=nee&lijst={list_id}" in unescape(client.get("/gezinnen/lijsten/").text)


def test_a_list_that_was_thrown_away_comes_back_as_it_was(as_: As, amina: Actor, family: Family) -> None:
    client = as_(amina)
    address = keep(client, "Weg ermee", is_shared="on")
    client.post("/gezinnen/lijsten/beginnen/", {"lijst": id_of(address)})
    client.post("/gezinnen/lijsten/weggooien/", {"lijst": id_of(address)})
    without = client.get("/gezinnen/")
    client.post("/gezinnen/lijsten/terugzetten/")

    assert (without.status_code, address in unescape(without.text)) == (200, False)
    assert client.get("/gezinnen/")["Location"] == address
    assert client.post("/gezinnen/lijsten/terugzetten/").status_code == 422


def test_one_begins_with_a_list_and_with_everything_again(as_: As, amina: Actor, family: Family) -> None:
    client = as_(amina)
    address = keep(client, "Begin")
    client.post("/gezinnen/lijsten/beginnen/", {"lijst": id_of(address)})
    first = client.get("/gezinnen/")
    client.post("/gezinnen/lijsten/beginnen/", {})

    assert (first.status_code, first["Location"]) == (302, address)
    assert client.get("/gezinnen/").status_code == 200


def test_a_list_that_is_nobodys_is_not_found(as_: As, amina: Actor, family: Family) -> None:
    client = as_(amina)

    assert client.post("/gezinnen/lijsten/beginnen/", {"lijst": str(family.dossier_id)}).status_code == 404
    assert client.post("/gezinnen/lijsten/weggooien/", {"lijst": "geen id"}).status_code == 404
    assert client.get(f"/gezinnen/?lijst={family.dossier_id}").status_code == 200


def test_without_a_list_the_page_says_how_to_make_one(as_: As, amina: Actor, family: Family) -> None:
    client = as_(amina)

    assert "U hebt nog geen lijst" in client.get("/gezinnen/lijsten/").text
    assert "Wat zijn lijsten?" in client.get("/gezinnen/").text


def test_columns_and_the_size_of_a_page_are_each_persons_own(
    as_: As, amina: Actor, bram: Actor, family: Family
) -> None:
    client = as_(amina)
    sent = {"kolom-taal": "1", "kolom-fase": "2", "kolom-voogd": "2", "page_size": "50", "vraag": "tolk=ja"}
    answer = client.post("/gezinnen/kolommen/bewaren/", sent)
    hers, his = client.get("/gezinnen/").text, as_(bram).get("/gezinnen/").text
    headings = [hers.find(f'<th scope="col">{name}</th>') for name in ("Taal", "Fase", "Voogdij")]

    assert answer["Location"] == "/gezinnen/?tolk=ja"
    assert -1 not in headings
    assert headings == sorted(headings)
    assert '<th scope="col">Signalen</th>' not in hers
    assert '<th scope="col">Signalen</th>' in his
    assert '<option value="50" selected>' in client.get("/gezinnen/kolommen/").text


def test_a_list_may_keep_the_columns_of_its_maker_and_shows_each_reader_their_own_part(
    as_: As, amina: Actor, bram: Actor, family: Family
) -> None:
    client = as_(amina)
    client.post("/gezinnen/kolommen/bewaren/", {"kolom-voogd": "1", "kolom-taal": "2", "page_size": "25"})
    address = keep(client, "Met kolommen", "tolk=ja", is_shared="on", with_columns="on")
    client.post("/gezinnen/kolommen/bewaren/", {"kolom-fase": "1", "page_size": "25"})
    hers, his = client.get(address).text, as_(bram).get(address).text

    assert [f'<th scope="col">{name}</th>' in hers for name in ("Voogdij", "Taal", "Fase")] == [True, True, False]
    assert [f'<th scope="col">{name}</th>' in his for name in ("Voogdij", "Taal", "Fase")] == [False, True, False]


def test_a_column_that_is_closed_is_not_offered_and_none_at_all_is_refused(
    as_: As, bram: Actor, family: Family
) -> None:
    client = as_(bram)

    assert "kolom-voogd" not in client.get("/gezinnen/kolommen/").text
    none = client.post("/gezinnen/kolommen/bewaren/", {"kolom-voogd": "1", "page_size": "25"})
    assert (none.status_code, "Kies ten minste een kolom" in none.text) == (422, True)


def test_a_closed_filter_is_not_offered(as_: As, amina: Actor, bram: Actor, family: Family) -> None:
    hers, his = as_(amina).get("/gezinnen/").text, as_(bram).get("/gezinnen/").text

    assert [f'id="kies_{name}"' in hers for name in ("voogd", "stilte", "bekend-van", "inkomen")] == [True] * 3 + [
        False
    ]
    assert [f'id="kies_{name}"' in his for name in ("voogd", "stilte", "bekend-van", "inkomen")] == [False] * 4


def test_with_lists_and_every_column_it_asks_as_much_for_one_family_as_for_three(
    as_: As, amina: Actor, family: Family
) -> None:
    client = as_(amina)
    codes = ("fase", "dag", "agenda", "taal", "tolk", "woning", "voogd", "school", "besluit")
    client.post(
        "/gezinnen/kolommen/bewaren/",
        {**{f"kolom-{code}": str(at) for at, code in enumerate(codes, 1)}, "page_size": "25"},
    )
    address = keep(client, "Druk", "tolk=ja&woning=woning")
    client.get(address)  # what was said is shown once, and then forgotten
    with counted() as one:
        client.get(address)
    enter(amina, "M2")
    enter(amina, "M3")
    with counted() as three:
        client.get(address)

    assert one() == three() <= MOST_QUERIES


def test_a_stranger_is_asked_to_log_in(client: Client, db: None) -> None:
    for address in ("/gezinnen/lijsten/", "/gezinnen/kolommen/"):
        assert client.get(address)["Location"].startswith("/inloggen/")
