"""The pages on which columns are put right and conflicts chosen: what they show, keep, refuse and to whom."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.exchange.taking import TODAY, Everything, take_in
from tests.exchange.workbooks import CONTACT, SPONSOR, person, workbook
from tests.web.conftest import MOST_QUERIES, As, counted
from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.dossiers.facts import supersede
from weerzien.dossiers.models import Personalia
from weerzien.dossiers.models.fact import Source
from weerzien.exchange.models import ImportConflict

pytestmark = pytest.mark.django_db(transaction=True)

LIST = {("Naam kind" if heading == "Achternaam" else heading): cell for heading, cell in SPONSOR.items()}
SELECT = re.compile(r'<select [^>]*\bname="([^"]+)".*?</select>', re.DOTALL)
CHOSEN = re.compile(r'<option value="([^"]*)" selected')


def choose(client: Client, content: bytes) -> str:
    """Choose a workbook and return the address of its rows."""
    answer = client.post("/inlezen/nieuw/", {"file": SimpleUploadedFile("lijst.xlsx", content)})
    assert answer.status_code == 302, answer.text
    return str(answer["Location"])


def form_on(text: str) -> dict[str, str]:
    """Return what a browser would send of the lists on a page."""
    found = {}
    for select in SELECT.finditer(text):
        chosen = CHOSEN.search(select[0])
        found[select[1]] = chosen[1] if chosen else ""
    return found


def list_of(text: str, label: str) -> str:
    """Return the name of the list with a label."""
    found = re.search(rf'<label for="id_([^"]+)">{re.escape(label)}</label>', text)
    assert found, label
    return found[1]


def send(client: Client, address: str, changes: Mapping[str, str]) -> Any:
    """Send the form of columns as it is shown, with other values at some labels."""
    text = client.get(f"{address}kolommen/").text
    form = form_on(text) | {list_of(text, label): value for label, value in changes.items()}
    return client.post(f"{address}kolommen/kiezen/", form)


@pytest.fixture
def address(as_: As, amina: Actor, on_the_day: date) -> str:
    """Return the address of a workbook of which one heading is not known."""
    return choose(as_(amina), workbook({"Clienten": [LIST, {**person(2), "Naam kind": "Kind"}]}))


def test_the_preview_names_every_sheet_and_what_is_not_used(as_: As, amina: Actor, address: str) -> None:
    shown = as_(amina).get(address).text

    assert "<strong>Clienten</strong> lezen wij als Personen" in shown
    assert "Niet gebruikt: Naam kind." in shown
    assert f'href="{address}kolommen/"' in shown


def test_every_column_has_a_list_with_examples_and_why(as_: As, amina: Actor, address: str) -> None:
    shown = as_(amina).get(f"{address}kolommen/")

    assert (shown.status_code, shown.templates[0].name) == (200, "imports/columns.html")
    assert len(form_on(shown.text)) == 1 + len(SPONSOR)
    assert "Tesfay, Kind (wij kennen deze kop niet)" in shown.text
    assert form_on(shown.text)[list_of(shown.text, "BSN")] == "Personen|BSN"


def test_a_column_that_is_put_right_is_read_so_at_once(as_: As, amina: Actor, address: str) -> None:
    client = as_(amina)
    answer = send(client, address, {"Naam kind": "Personen|Achternaam"})
    shown = client.get(address).text

    assert (answer.status_code, answer["Location"]) == (302, address)
    assert "Wij onthouden uw keuze" in shown
    assert "Niet gebruikt" not in shown
    assert "<dt>Achternaam</dt><dd>Tesfay</dd>" in shown


def test_the_next_one_says_since_when_it_is_read_so_and_can_be_forgotten(as_: As, amina: Actor, address: str) -> None:
    client = as_(amina)
    send(client, address, {"Naam kind": "Personen|Achternaam"})
    later = choose(client, workbook({"Clienten": [LIST]}))
    shown = client.get(f"{later}kolommen/").text
    forgotten = client.post(f"{later}kolommen/vergeten/", follow=True).text

    assert "vastgelegd door Amina" not in client.get(address).text
    assert "Wij lezen de kolommen van het blad Clienten zoals op" in shown
    assert "Vergeten en opnieuw raden" in shown
    assert "Vergeten en opnieuw raden" not in forgotten
    assert "Wij zijn vergeten hoe u deze kolommen wilde lezen." in forgotten


NOBODY = dict.fromkeys(("Persoonsnummer", "BSN", "V-nummer", "Geboortedatum"), "")


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        pytest.param({"Naam kind": "Personen|Voornaam"}, "Voornaam is al de kolom", id="two columns for one"),
        pytest.param(NOBODY, "anders herkennen wij niemand.", id="nobody can be known"),
        pytest.param({"Blad Clienten is": ""}, "Kies van ten minste een blad wat het is.", id="no sheet left"),
        pytest.param({"Naam kind": "Personen|Onzin"}, "Kies een van de mogelijkheden", id="made up"),
    ],
)
def test_what_cannot_be_is_said_at_its_list_and_nothing_is_lost(
    as_: As, amina: Actor, address: str, changes: dict[str, str], sentence: str
) -> None:
    client = as_(amina)
    answer = send(client, address, {"Bijbaan": "", **changes})

    assert answer.status_code == 422
    assert sentence in answer.text
    assert 'role="alert"' in answer.text
    assert form_on(answer.text)[list_of(answer.text, "Bijbaan")] == ""
    assert "Niet gebruikt: Naam kind." in client.get(address).text


def test_another_sheet_is_guessed_anew_and_shown_to_look_at(as_: As, amina: Actor, on_the_day: date) -> None:
    client = as_(amina)
    address = choose(client, workbook({"Personen": [SPONSOR], "Xyz": [{"Kind": 1, "Voogd": "Nidos"}]}))
    answer = send(client, address, {"Blad Xyz is": "Voogdij"})
    shown = client.get(f"{address}kolommen/").text

    assert answer["Location"] == f"{address}kolommen/"
    assert form_on(shown)[list_of(shown, "Voogd")] == "Voogdij|Voogd"


def test_a_workbook_of_which_no_sheet_is_known_can_still_be_put_right(as_: As, amina: Actor, on_the_day: date) -> None:
    client = as_(amina)
    rows = [{"A": "T001", "B": 1, "C": "Tesfay"}]
    address = choose(client, workbook({"Xyz": rows}))
    asked = client.get(address, follow=True).text
    start = address.removesuffix("kolommen/")
    send(client, start, {"Blad Xyz is": "Personen"})
    meanings = {"A": "Personen|Gezinsnummer", "B": "Personen|Persoonsnummer", "C": "Personen|Achternaam"}
    answer = send(client, start, meanings)

    assert "Wij herkennen geen blad van dit werkboek." in asked
    assert answer["Location"] == start
    assert "<dt>Achternaam</dt><dd>Tesfay</dd>" in client.get(start).text


def test_values_that_may_not_be_seen_do_not_stand_with_a_column(as_: As, amina: Actor, on_the_day: date) -> None:
    client = as_(amina)
    row = {**SPONSOR, "Bijstand sinds": "03-09-2026", "Leerroute": "B1"}
    address = choose(client, workbook({"Personen": [row]}))
    before = client.get(f"{address}kolommen/").text
    send(client, address, {"Bijstand sinds": ""})

    for shown in (before, client.get(f"{address}kolommen/").text, client.get(address).text):
        assert "03-09-2026" not in shown
    assert "deze waarden mag u niet zien" in before


def test_of_more_columns_than_a_form_can_hold_the_first_can_be_put_right(
    as_: As, amina: Actor, on_the_day: date
) -> None:
    client = as_(amina)
    wide = {**SPONSOR, **{f"Kop {number}": number for number in range(1200)}}
    address = choose(client, workbook({"Personen": [wide], "Contacten": [CONTACT]}))
    answer = send(client, address, {"Bijbaan": "", "Kop 0": "Personen|Bijbaan"})
    shown = client.get(f"{address}kolommen/").text

    assert answer.status_code == 302
    assert form_on(shown)[list_of(shown, "Kop 0")] == "Personen|Bijbaan"
    assert len(form_on(shown)) == 2 + 900
    assert "en Kop 1199. Die lezen wij zoals nu." in shown
    assert "<dt>Notitie</dt>" in client.get(address).text


def test_a_taken_workbook_shows_no_list_any_more(as_: As, amina: Actor, on_the_day: date) -> None:
    run_id = take_in(amina, workbook()).run_id
    shown = as_(amina).get(f"/inlezen/{run_id}/kolommen/")

    assert (shown.status_code, "<select" in shown.text) == (200, False)


@pytest.fixture
def differing(as_: As, amina: Actor, on_the_day: date) -> str:
    """Return the address of a workbook that says otherwise of two persons than was filled in by hand."""
    take_in(amina, workbook())
    at = datetime(2026, 11, 21, 11, 0, tzinfo=UTC)
    with Everything(amina):
        for row in Personalia.objects.filter(superseded_by=None).order_by("id"):
            supersede(Personalia, current=row, values={"last_name": "Anders"}, actor=amina, source=Source.HAND, at=at)
    return choose(as_(amina), workbook())


def test_conflicts_are_a_step_of_the_preview_and_chosen_one_by_one(as_: As, amina: Actor, differing: str) -> None:
    client = as_(amina)
    start = client.get(differing).text
    shown = client.get(f"{differing}verschillen/").text
    with acting(amina, today=TODAY):
        ids = list(ImportConflict.objects.order_by("id").values_list("id", flat=True))
    answer = client.post(
        f"{differing}verschillen/kiezen/", {f"verschil-{ids[0]}": "take", f"verschil-{ids[1]}": "keep"}
    )
    after = client.get(f"{differing}verschillen/").text

    assert f'href="{differing}verschillen/"' in start
    assert "Achternaam van Luwam, Gezin Anders" in shown
    assert "Laat staan: <strong>Anders</strong>" in shown
    assert "Neem over uit het werkboek: <strong>Tesfay</strong>" in shown
    assert answer["Location"] == f"{differing}verschillen/?bladzijde=1"
    assert f'name="verschil-{ids[0]}" value="take" checked' in after
    assert f'name="verschil-{ids[1]}" value="keep" checked' in after


def test_a_whole_column_is_chosen_with_one_button(as_: As, amina: Actor, differing: str) -> None:
    client = as_(amina)
    shown = client.post(f"{differing}verschillen/kiezen/", {"alles": "take|Personen|Achternaam"}, follow=True).text

    assert "2 verschillen, 2 over te nemen" in shown
    assert "Nu blijven er 0 staan en komen er 2 uit het werkboek." in client.get(differing).text


def test_what_is_no_choice_changes_nothing(as_: As, amina: Actor, differing: str) -> None:
    sent = {"verschil-" + "9" * 30: "take", "verschil-x": "take", "verschil-1": "onzin", "alles": "onzin|a|b"}
    answer = as_(amina).post(f"{differing}verschillen/kiezen/?bladzijde=x", sent)

    assert answer.status_code == 302
    with acting(amina, today=TODAY):
        assert set(ImportConflict.objects.values_list("choice", flat=True)) == {"keep"}


def test_another_municipality_who_may_not_import_and_a_stranger_find_none_of_it(
    as_: As, chris: Actor, bram: Actor, client: Client, differing: str
) -> None:
    for path in ("kolommen/", "verschillen/"):
        assert [as_(other).get(f"{differing}{path}").status_code for other in (chris, bram)] == [404, 403]
        assert client.get(f"{differing}{path}").status_code == 302
    for path in ("kolommen/kiezen/", "kolommen/vergeten/", "verschillen/kiezen/", "stoppen/"):
        assert as_(chris).post(f"{differing}{path}").status_code == 404
        assert as_(bram).post(f"{differing}{path}").status_code == 403
        assert client.post(f"{differing}{path}")["Location"] == "/inloggen/"


def test_the_pages_ask_little_however_much_there_is(as_: As, amina: Actor, differing: str, address: str) -> None:
    client = as_(amina)
    for path in (differing, f"{differing}verschillen/", f"{differing}kolommen/", address, f"{address}kolommen/"):
        with counted() as asked:
            client.get(path)
        assert asked() <= MOST_QUERIES


def test_to_htmx_the_pages_come_without_the_frame(as_: As, amina: Actor, differing: str) -> None:
    for path in ("kolommen/", "verschillen/"):
        assert "<html" not in as_(amina).get(f"{differing}{path}", headers={"HX-Request": "true"}).text
