"""Setting a rule otherwise on the screen: who may, what is refused, what a preview tells to whom, and saving it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import psycopg
import pytest
from django.test import Client

from tests.audit.conftest import as_jobs
from tests.cast import Hire, Organisations
from tests.jobs.conftest import no_loop_of_a_browser, queued
from tests.web.conftest import MOST_QUERIES, As, Imported, counted
from weerzien.access.actors import Actor
from weerzien.access.roles import Role
from weerzien.jobs import evaluate, weigh

pytestmark = pytest.mark.django_db(transaction=True)
__all__ = ["no_loop_of_a_browser"]

FORM, ASKED = "/regels/V05/instellen/", "/regels/V05/voorproef/"
OFF = {"getal": "aan", "value": "0", "since": "2020-01-01", "because": "Wij volgen dit zelf."}
Run = Callable[..., object]


def done(actor: Actor, run: Run) -> None:
    """Do a job of somebody's municipality."""
    with as_jobs():
        run(actor.municipality_id, should_stop=lambda: False)


def preview(client: Client, rule: str = "V05", **sent: str) -> str:
    """Ask for a preview and return its address."""
    answer = client.post(f"/regels/{rule}/voorproef/", OFF | sent)
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def test_from_the_form_to_the_families_that_are_looked_at_again(
    wil: Actor, amina: Actor, imported: Imported, as_: As, owner: psycopg.Connection[Any]
) -> None:
    client = as_(wil)
    assert "Bekijk eerst welke gezinnen veranderen" in client.get(FORM, {"getal": "aan"}).content.decode()
    address = preview(client)
    assert "Het tellen begint zo" in client.get(address).content.decode()
    done(wil, weigh.run)
    assert "Bij 1 gezin verandert iets" in client.get(address).content.decode()
    before = as_(amina).get("/regels/V05/").context["used_by"]

    kept = client.post(f"{address}bewaren/", follow=True).content.decode()
    done(wil, evaluate.run)

    assert "De instelling is bewaard." in kept
    assert "Deze regel staat uit in uw gemeente" in kept
    assert (before, as_(amina).get("/regels/V05/").context["used_by"]) == (1, 0)
    assert [name for name, _ in queued(owner)][:2] == ["weigh", "evaluate"]


def test_the_administrator_reads_how_many_and_the_coordinator_which(
    wil: Actor, amina: Actor, imported: Imported, as_: As
) -> None:
    address = preview(as_(wil))
    done(wil, weigh.run)

    of_wil = as_(wil).get(address).content.decode()
    of_amina = as_(amina).get(address).content.decode()

    assert "Bij 1 gezin verandert iets" in of_wil
    assert "Bij 1 gezin verandert iets" in of_amina
    assert "U mag van geen van deze gezinnen zien wat er verandert." in of_wil
    assert imported.address not in of_wil
    assert imported.address in of_amina
    assert '<td data-label="Wordt">niets</td>' in of_amina
    assert "Instelling bewaren" in of_wil
    assert "Bewaren doet de applicatiebeheerder" in of_amina


def test_who_reads_which_families_would_change_leaves_a_line(
    wil: Actor, amina: Actor, imported: Imported, as_: As, owner: psycopg.Connection[Any]
) -> None:
    address = preview(as_(wil))
    done(wil, weigh.run)
    for actor in (wil, amina):
        as_(actor).get(address)

    lines = owner.execute("select account_id, dossier_ids from audit_line where action = 'early-signals.preview'")
    assert lines.fetchall() == [(amina.account_id, [imported.dossier_id])]


@pytest.mark.parametrize("who", ["amina", "bram", "noor", "chris"])
def test_whoever_may_not_set_a_rule_is_told_who_may(who: str, as_: As, request: pytest.FixtureRequest) -> None:
    client = as_(request.getfixturevalue(who))

    for answer in (client.get(FORM, {"getal": "aan"}), client.post(ASKED, OFF)):
        assert answer.status_code == 403
        assert "Alleen de applicatiebeheerder van een gemeente" in answer.content.decode()


def test_a_preview_of_another_municipality_is_not_found(
    wil: Actor, chris: Actor, noor: Actor, imported: Imported, as_: As, hire: Hire, organisations: Organisations
) -> None:
    elsewhere = hire("Zita Beheer", Role.BEHEERDER, organisations.zandoever)
    address = preview(as_(wil))
    done(wil, weigh.run)

    assert [as_(actor).get(address).status_code for actor in (chris, noor, elsewhere)] == [404] * 3
    assert as_(elsewhere).post(f"{address}bewaren/").status_code == 404


@pytest.mark.parametrize(
    ("rule", "sent", "said"),
    [
        pytest.param("S08", {"value": "veel"}, "Bij Waarde staat geen heel getal", id="no number"),
        pytest.param("S08", {"value": "-1"}, "Bij Waarde staat geen heel getal", id="a negative number"),
        pytest.param("S08", {"value": "²"}, "Bij Waarde staat geen heel getal", id="a digit that is no number"),
        pytest.param("S08", {"value": "0"}, "Het kan van 1 tot en met 1830", id="none at all"),
        pytest.param("S08", {"value": "56"}, "Vanaf die dag geldt dit al", id="nothing new"),
        pytest.param("S08", {"since": ""}, "Bij Vanaf staat niets", id="no day"),
        pytest.param("S08", {"since": "31-2-2026"}, "Bij Vanaf staat geen dag", id="a day that is not there"),
        pytest.param("S08", {"since": "1-1-1900"}, "Bij Vanaf past alleen een dag", id="a day long ago"),
        pytest.param("S08", {"because": " "}, "Schrijf op waarom", id="no reason"),
        pytest.param("S08", {"because": "a" * 501}, "Hooguit 500 tekens", id="too long a reason"),
        pytest.param("H04", {"value": "5", "getal": "start bij aankomst"}, "Kies een van de", id="neither yes nor no"),
    ],
)
def test_a_wrong_value_says_where_what_and_what_now_and_keeps_what_was_typed(
    wil: Actor, as_: As, rule: str, sent: dict[str, str], said: str
) -> None:
    typed = OFF | {"getal": "stilte", "value": "30", "because": "Zo spraken wij af."} | sent
    answer = as_(wil).post(f"/regels/{rule}/voorproef/", typed)

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert typed["because"].strip() in answer.content.decode()


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        pytest.param("/regels/I01/instellen/?getal=aan", 422, "Deze regel staat in de wet", id="a statute"),
        pytest.param("/regels/N01/instellen/?getal=aan", 422, "Deze regel is landelijk beleid", id="national policy"),
        pytest.param(
            "/regels/N01/instellen/?getal=indientermijn", 422, "ligt vast in de bron", id="a number of the law"
        ),
        pytest.param("/regels/S08/instellen/?getal=nergens", 404, "", id="a number that is not there"),
        pytest.param("/regels/Z99/instellen/?getal=aan", 404, "", id="a rule that is not there"),
    ],
)
def test_what_cannot_be_set_has_no_form(wil: Actor, as_: As, address: str, status: int, said: str) -> None:
    answer = as_(wil).get(address)

    assert answer.status_code == status
    assert said in answer.content.decode()


def test_a_rule_that_is_law_says_why_it_cannot_be_switched_off(wil: Actor, as_: As) -> None:
    said = as_(wil).get("/regels/I01/").content.decode()

    assert "een gemeente kan de wet niet uitzetten" in said
    assert "getal=aan" not in said


def test_the_page_of_a_rule_tells_what_counts_here_what_counted_and_what_will(
    wil: Actor, bram: Actor, chris: Actor, imported: Imported, as_: As, on_the_day: date
) -> None:
    client = as_(wil)
    later = (on_the_day + timedelta(days=30)).isoformat()
    for value, since in (("30", "2020-01-01"), ("40", "2026-01-01"), ("20", later)):
        address = preview(client, "S08", getal="stilte", value=value, since=since)
        done(wil, weigh.run)
        client.post(f"{address}bewaren/")

    panel = as_(bram).get("/regels/S08/").context["settings"]
    listed = as_(bram).get("/regels/").content.decode()

    assert (panel.parameters[0].own, panel.parameters[0].here) == ("56 dagen", "40 dagen")
    assert [(line.value, line.state) for line in panel.parameters[0].choices] == [
        ("20 dagen", "gaat nog in"),
        ("40 dagen", "geldt nu"),
        ("30 dagen", "voorbij"),
    ]
    assert {line.by for line in panel.parameters[0].choices} == {"Wil Postma"}
    assert panel.parameters[0].choices[2].until == date(2025, 12, 31)
    assert listed.count("anders ingesteld") == 1
    assert as_(chris).get("/regels/S08/").context["settings"].has_choices is False


def test_a_partner_reads_the_rule_and_no_municipality(noor: Actor, as_: As) -> None:
    said = as_(noor).get("/regels/S08/").content.decode()

    assert "U werkt niet bij een gemeente." in said


def test_what_was_counted_before_something_else_was_set_cannot_be_saved(
    wil: Actor, imported: Imported, as_: As
) -> None:
    client = as_(wil)
    first, second = preview(client), preview(client, "S08", getal="stilte", value="30")
    done(wil, weigh.run)
    client.post(f"{first}bewaren/")

    said = client.post(f"{second}bewaren/", follow=True).content.decode()

    assert "Maak een nieuwe voorproef" in said
    assert "Deze voorproef klopt niet meer" in said
    assert "Deze instelling is bewaard" in client.get(first).content.decode()


def test_nothing_can_be_saved_while_it_is_counted(wil: Actor, imported: Imported, as_: As) -> None:
    client = as_(wil)
    address = preview(client)

    assert "De voorproef is nog niet klaar" in client.post(f"{address}bewaren/", follow=True).content.decode()


def test_the_counting_is_swapped_into_the_page_until_it_is_done(wil: Actor, imported: Imported, as_: As) -> None:
    client = as_(wil)
    address = preview(client)
    waiting = client.get(address, headers={"HX-Request": "true"}).content.decode()
    done(wil, weigh.run)
    counted_now = client.get(address, headers={"HX-Request": "true"}).content.decode()

    assert "<html" not in waiting
    assert "every 1s" in waiting
    assert "every 1s" not in counted_now


def test_a_preview_asks_few_queries(wil: Actor, amina: Actor, imported: Imported, as_: As) -> None:
    address = preview(as_(wil))
    done(wil, weigh.run)
    client = as_(amina)

    with counted() as asked:
        client.get(address)

    assert asked() <= MOST_QUERIES
