"""Taking a workbook in on the pages: choose, look, take, mend, throw away; and who may."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from threading import enumerate as threads

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.exchange.packed import csv_lines
from tests.exchange.workbooks import SPONSOR, person, workbook
from tests.web.conftest import MOST_QUERIES, As, counted
from weerzien.access.actors import Actor

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def finished() -> Iterator[None]:
    """Wait for what goes on in the background before the database is emptied."""
    yield
    wait()


def wait() -> None:
    for thread in threads():
        if thread.name.startswith("import-"):
            thread.join(timeout=60)


def choose(client: Client, content: bytes) -> str:
    """Choose a workbook and return the address of its rows."""
    answer = client.post("/inlezen/nieuw/", {"file": SimpleUploadedFile("lijst.xlsx", content)})
    assert answer.status_code == 302, answer.text
    return str(answer["Location"])


def test_it_asks_for_a_workbook_and_shows_the_earlier_ones(as_: As, amina: Actor, on_the_day: date) -> None:
    client = as_(amina)
    before = client.get("/inlezen/")
    choose(client, workbook())
    after = client.get("/inlezen/")

    assert (before.status_code, before.templates[0].name) == (200, "imports/imports.html")
    assert ("lijst.xlsx" in before.text, "lijst.xlsx" in after.text) == (False, True)


def test_one_sheet_as_text_can_be_chosen_and_its_rows_looked_at(as_: As, amina: Actor, on_the_day: date) -> None:
    client = as_(amina)
    text = csv_lines([{**SPONSOR, "Achternaam": "Özdemir"}]).encode("cp1252")
    answer = client.post("/inlezen/nieuw/", {"file": SimpleUploadedFile("Personen.csv", text)})

    shown = client.get(answer["Location"])
    assert ("Personen, rij 2" in shown.text, "Özdemir" in shown.text) == (True, True)


def test_every_row_can_be_looked_at_before_anything_is_taken(as_: As, amina: Actor, on_the_day: date) -> None:
    client = as_(amina)
    address = choose(client, workbook(Personen=[SPONSOR, person(3, Geboortedatum="31-02-2010")]))
    everything, refused = client.get(address), client.get(f"{address}?oordeel=refused&blad=Personen")

    assert (everything.status_code, everything.templates[0].name) == (200, "imports/run.html")
    assert "Personen, rij 2" in everything.text
    assert ("Personen, rij 2" in refused.text, "Personen, rij 3" in refused.text) == (False, True)
    assert "datum die niet bestaat" in refused.text
    assert "Tesfay" not in client.get("/gezinnen/").text


def test_to_htmx_the_rows_come_without_the_frame(as_: As, amina: Actor, on_the_day: date) -> None:
    client = as_(amina)
    address = choose(client, workbook())
    whole, part = client.get(address), client.get(address, headers={"HX-Request": "true"})

    assert "<html" not in part.text
    assert part.text.count("Personen, rij") == whole.text.count("Personen, rij")


def test_it_is_taken_in_the_background_and_says_when_it_is_done(as_: As, amina: Actor, on_the_day: date) -> None:
    client = as_(amina)
    address = choose(client, workbook())
    sent = client.post(f"{address}overnemen/")
    wait()
    done = client.get(address)

    assert (sent.status_code, sent["Location"]) == (302, address)
    assert "Het werkboek is overgenomen" in done.text
    assert "Tesfay" in client.get("/gezinnen/").text


def test_a_second_time_is_refused_with_the_reason(as_: As, amina: Actor, on_the_day: date) -> None:
    client = as_(amina)
    address = choose(client, workbook())
    client.post(f"{address}overnemen/")
    wait()
    again = client.post(f"{address}overnemen/")

    assert again.status_code == 422
    assert "Dit werkboek is al overgenomen." in again.text


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"geen werkboek", "geen werkboek"), (b"", "Dit bestand is leeg.")],
    ids=["something else", "nothing"],
)
def test_what_is_no_workbook_is_refused_with_the_reason(as_: As, amina: Actor, content: bytes, sentence: str) -> None:
    answer = as_(amina).post("/inlezen/nieuw/", {"file": SimpleUploadedFile("lijst.xlsx", content)})

    assert (answer.status_code, sentence in answer.text) == (422, True)


def test_no_file_is_refused_with_the_reason(as_: As, amina: Actor) -> None:
    answer = as_(amina).post("/inlezen/nieuw/")

    assert (answer.status_code, "Kies eerst een bestand." in answer.text) == (422, True)


def test_refused_rows_come_back_as_a_workbook(as_: As, amina: Actor, on_the_day: date) -> None:
    client = as_(amina)
    address = choose(client, workbook(Personen=[SPONSOR, person(3, Geboortedatum="31-02-2010")]))
    answer = client.get(f"{address}verbeteren/")

    assert (answer.status_code, answer["Content-Disposition"]) == (200, 'attachment; filename="verbeteren.xlsx"')
    assert answer.content.startswith(b"PK")


def test_a_workbook_can_be_thrown_away(as_: As, amina: Actor, on_the_day: date) -> None:
    client = as_(amina)
    address = choose(client, workbook())
    shown = client.post(f"{address}weggooien/", follow=True)

    assert "Het bestand is weggegooid." in shown.text
    assert client.get(address).status_code == 404


def test_somebody_who_may_not_import_is_told_so(as_: As, bram: Actor, on_the_day: date) -> None:
    client = as_(bram)
    asked = client.get("/inlezen/")
    sent = client.post("/inlezen/nieuw/", {"file": SimpleUploadedFile("lijst.xlsx", workbook())})

    assert (asked.status_code, sent.status_code) == (403, 403)
    assert "U mag geen werkboek inlezen." in asked.text
    assert 'href="/inlezen/"' not in client.get("/").text


def test_another_municipality_and_a_stranger_do_not_find_it(
    as_: As, amina: Actor, chris: Actor, client: Client, on_the_day: date
) -> None:
    address = choose(as_(amina), workbook())
    theirs = as_(chris)

    for path in (address, f"{address}verbeteren/"):
        assert theirs.get(path).status_code == 404
        assert client.get(path).status_code == 302
    for path in (f"{address}overnemen/", f"{address}weggooien/"):
        assert theirs.post(path).status_code == 404
        assert client.post(path)["Location"] == "/inloggen/"


def test_the_rows_ask_little_however_many_there_are(as_: As, amina: Actor, on_the_day: date) -> None:
    client = as_(amina)
    few, many = choose(client, workbook()), choose(client, workbook(Personen=[person(n) for n in range(1, 40)]))
    with counted() as one:
        client.get(few)
    with counted() as more:
        client.get(many)

    assert one() == more() <= MOST_QUERIES
