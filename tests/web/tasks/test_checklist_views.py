"""Turning 18 on pages: the days of a youngster, the checklist that becomes tasks, and the list of a municipality."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import psycopg
import pytest
from django.conf import LazySettings

from tests.cast import Family, Hire, Involve, Organisations
from tests.web.conftest import MOST_QUERIES, As, counted
from weerzien.access.actors import Actor
from weerzien.access.roles import Ground, Role

pytestmark = pytest.mark.django_db(transaction=True)
Owner = psycopg.Connection[Any]


def page_of(family: Family) -> str:
    return f"/gezinnen/{family.dossier_id}/achttien/{family.youngster}/"


def beginning(family: Family, to: Actor, on: date, *codes: str) -> dict[str, str]:
    sent = {"ground": "Zij begeleiden haar."}
    for code in codes:
        sent[f"who-{code}"] = f"{to.organisation_id}:{to.account_id}"
        sent[f"due-{code}"] = (on + timedelta(days=14)).isoformat()
    return sent


def tasks(owner: Owner) -> list[tuple[Any, ...]]:
    return owner.execute("select what, origin, subject_id, account_id from plans_task order by what").fetchall()


def test_a_youngster_has_the_day_of_18_and_where_the_checklist_begins(
    as_: As, amina: Actor, on_the_day: date, family: Family
) -> None:
    client = as_(amina)
    listed, page = client.get(f"/gezinnen/{family.dossier_id}/achttien/").text, client.get(page_of(family)).text

    assert "4 maart 2028" in listed
    assert f"/achttien/{family.youngster}/" in listed
    assert f"/achttien/{family.brother}/" not in listed
    assert ("Een volwassene die blijft" in page, "0 van 16 punten in orde" in page) == (True, True)
    assert client.get(page_of(family).replace(str(family.youngster), str(family.brother))).status_code == 404


def test_items_for_which_somebody_is_named_become_tasks_and_once(
    as_: As, amina: Actor, noor: Actor, on_the_day: date, family: Family, owner: Owner
) -> None:
    client, address = as_(amina), f"{page_of(family)}beginnen/"
    nobody = client.post(address, {"ground": "x"})
    no_day = client.post(address, beginning(family, noor, on_the_day, "digid") | {"due-digid": ""})
    given = client.post(address, beginning(family, noor, on_the_day, "volwassene", "digid"), follow=True)
    again = client.post(address, beginning(family, noor, on_the_day, "digid", "bank"), follow=True)

    assert (nobody.status_code, "bij geen enkel punt gekozen" in nobody.text) == (422, True)
    assert (no_day.status_code, "zonder dag is het geen taak" in no_day.text) == (422, True)
    assert "2 taken zijn gegeven." in given.text
    assert "1 taak is gegeven." in again.text
    assert tasks(owner) == [
        (words, "checklist", family.youngster, noor.account_id)
        for words in (
            "Er is een volwassene bij wie de jongere terechtkan, ook later.",
            "Heeft een DigiD.",
            "Heeft een eigen bankrekening.",
        )
    ]
    assert "Heeft een DigiD." in as_(noor).get("/taken/").text


def test_a_municipality_changes_its_own_list_from_a_day_on(
    as_: As, amina: Actor, wil: Actor, chris: Actor, on_the_day: date, family: Family, owner: Owner
) -> None:
    client, sent = as_(wil), {
        "words": "Weet hoe stemmen werkt.", "kind": "vaardigheden", "theme": "regelzaken", "weeks": "6",
        "is_used": "on", "owner": "gezinsregisseur", "since": on_the_day.isoformat(),
        "because": "afgesproken in het overleg",
    }  # fmt: skip
    silent = client.post("/regels/checklist-18/bewaren/", sent | {"because": ""})
    added = client.post("/regels/checklist-18/bewaren/", sent, follow=True)
    off = {"punt": "digid", "words": "Heeft een DigiD.", "is_used": "", "kind": "papieren"}
    client.post("/regels/checklist-18/bewaren/", sent | off)
    later = {"punt": "bank", "words": "Pas later.", "since": (on_the_day + timedelta(days=9)).isoformat()}
    client.post("/regels/checklist-18/bewaren/", sent | later)
    page = as_(amina).get(page_of(family)).text

    assert (silent.status_code, "Schrijf op waarom" in silent.text) == (422, True)
    assert "Weet hoe stemmen werkt." in added.text
    assert ("Weet hoe stemmen werkt." in page, "Heeft een DigiD." in page, "Pas later." in page) == (True, False, False)
    assert "Weet hoe stemmen werkt." not in as_(chris).get("/regels/checklist-18/").text
    assert as_(amina).post("/regels/checklist-18/bewaren/", sent).status_code == 403
    assert as_(amina).get("/regels/checklist-18/punt/").status_code == 403
    assert "wijzigen" not in as_(amina).get("/regels/checklist-18/").text.replace("wijzigt", "")


def test_a_guardian_opens_the_page_on_the_eve_of_18_and_not_on_the_day(
    as_: As, thijs: Actor, settings: LazySettings, family: Family
) -> None:
    settings.IS_DEMO, found = True, []
    client = as_(thijs)
    for day in ("2028-03-03", "2028-03-04"):
        settings.FIXED_TODAY = day
        found.append(client.get(f"/gezinnen/{family.dossier_id}/").status_code)

    assert found == [200, 404]


def test_a_guardian_who_handed_over_opens_the_family_for_eight_weeks_more(
    as_: As, thijs: Actor, settings: LazySettings, family: Family, sent: UUID
) -> None:
    settings.IS_DEMO, found = True, []
    client = as_(thijs)
    for day in ("2028-03-04", "2028-04-28", "2028-04-29"):
        settings.FIXED_TODAY = day
        found.append(client.get(f"/gezinnen/{family.dossier_id}/").status_code)

    assert found == [200, 200, 404]


def test_the_page_says_who_sees_the_youngster_after_18_and_until_when_to_the_municipality_and_the_youngster(
    as_: As, amina: Actor, noor: Actor, thijs: Actor, hire: Hire, involve: Involve, organisations: Organisations,
    on_the_day: date, family: Family, sent: UUID,
) -> None:  # fmt: skip
    selam = hire("Selam Tesfay", Role.GEZINSLID, organisations.vluchtelingenwerk)
    involve(selam, family, persons=[family.youngster], ground=Ground.CONSENT)
    said = {one.name: as_(one).get(page_of(family)).text for one in (amina, selam, noor)}

    goes_on, until = "overdracht die nog loopt", "28 april 2028"
    assert {name: (goes_on in page, until in page) for name, page in said.items()} == {
        "Amina Yusuf": (True, True), "Selam Tesfay": (True, True), "Noor Haddad": (False, False)
    }  # fmt: skip


def test_who_may_not_give_tasks_reads_the_list_without_a_form(
    as_: As, hire: Hire, organisations: Organisations, on_the_day: date, family: Family, chris: Actor
) -> None:
    reader = as_(hire("Els Bos", Role.TEAMLEIDER, organisations.meerdijk)).get(page_of(family)).text

    assert ("Heeft een DigiD." in reader, "Taken geven" in reader) == (True, False)
    assert as_(chris).get(page_of(family)).status_code == 404


def test_the_page_asks_as_much_with_tasks_as_without(as_: As, amina: Actor, on_the_day: date, family: Family) -> None:
    client = as_(amina)

    def asked() -> int:
        client.get(page_of(family))
        with counted() as count:
            client.get(page_of(family))
            return count()

    without = asked()
    client.post(f"{page_of(family)}beginnen/", beginning(family, amina, on_the_day, "volwassene", "digid", "zorg"))

    assert asked() == without <= MOST_QUERIES
