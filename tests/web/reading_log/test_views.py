"""The log: the privacy officer of a municipality reads who looked into its families, and nobody else reads it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import psycopg
import pytest
from django.test import Client

from tests.cast import NOW, TODAY, Family, Hire, Organisations
from tests.leaks.tables import ask
from tests.web.conftest import MOST_QUERIES, As, counted
from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.access.roles import Role
from weerzien.audit.actions import record_export, record_look
from weerzien.dossiers.door import look_at
from weerzien.kernel.refusals import NotFound

pytestmark = pytest.mark.django_db(transaction=True)

ADDRESS = "/logboek/"


@pytest.fixture
def looked(amina: Actor, noor: Actor, chris: Actor, family: Family) -> Family:
    """Let a colleague look at a family and export it, a partner list it, and somebody elsewhere try to open it."""
    for minute, (actor, page) in enumerate(((amina, "family"), (noor, "why"))):
        look_at(actor, family.dossier_id, page, today=TODAY, at=NOW + timedelta(minutes=minute))
    with acting(noor, today=TODAY):
        record_look(noor, "families.listed", dossier_ids=[family.dossier_id], at=NOW)
    with acting(amina, today=TODAY):
        record_look(amina, "why", dossier_ids=[family.dossier_id], subject=family.youngster, at=NOW)
        record_export(amina, "exchange.mending-workbook", dossier_ids=[family.dossier_id], at=NOW)
    with pytest.raises(NotFound):
        look_at(chris, family.dossier_id, "family", today=TODAY, at=NOW)
    return family


def search(client: Client, number: str = "M1") -> Any:
    return client.post(f"{ADDRESS}zoeken/", {"nummer": number}, follow=True)


def test_the_privacy_officer_sees_who_looked_changed_exported_and_was_refused(
    as_: As, petra: Actor, looked: Family
) -> None:
    shown = search(as_(petra), "m1")

    assert shown.status_code == 200
    for words in ("Amina Yusuf", "gemeente Meerdijk", "gezinsregisseur", "Noor Haddad", "VluchtelingenWerk",
                  "maatschappelijk begeleider", "Chris Vos", "gemeente Zandoever", "geweigerd", "uitgevoerd",
                  "de lijst van gezinnen", "persoon M1-1", "heel het gezin", "het logboek van het gezin"):  # fmt: skip
        assert words in shown.text, words


def test_the_log_shows_no_content_of_the_family(as_: As, petra: Actor, looked: Family) -> None:
    shown = search(as_(petra)).text

    with acting(looked.coordinator, today=TODAY):
        names = [name for row in ask("select first_name, last_name from dossiers_personalia") for name in row]
    assert names
    assert [name for name in names if name and name in shown] == []
    assert str(looked.dossier_id) not in shown
    assert [str(person) for person in looked.persons if str(person) in shown] == []


def test_what_was_typed_is_not_in_the_address(as_: As, petra: Actor, looked: Family) -> None:
    sent = as_(petra).post(f"{ADDRESS}zoeken/", {"nummer": "M1"})

    assert sent.status_code == 302
    assert "M1" not in sent["Location"]


@pytest.mark.parametrize("who", ["amina", "bram", "noor", "thijs", "chris"])
def test_for_everybody_else_there_is_no_such_address(
    as_: As, who: str, looked: Family, request: pytest.FixtureRequest
) -> None:
    client = as_(request.getfixturevalue(who))
    nowhere = client.get("/bestaat-niet/")

    assert client.get(ADDRESS).status_code == client.post(f"{ADDRESS}zoeken/").status_code == nowhere.status_code == 404
    assert client.get(ADDRESS).text == nowhere.text
    assert ADDRESS not in client.get("/").text


def test_the_privacy_officer_finds_it_in_the_menu(as_: As, petra: Actor) -> None:
    assert f'href="{ADDRESS}"' in as_(petra).get("/").text


def test_a_stranger_is_asked_to_log_in(client: Client, db: None) -> None:
    assert client.get(ADDRESS)["Location"] == "/inloggen/?next=%2Flogboek%2F"


def test_opening_the_log_is_a_line_itself(
    as_: As, petra: Actor, looked: Family, owner: psycopg.Connection[Any]
) -> None:
    client = as_(petra)
    client.get(ADDRESS)
    search(client)
    search(client, "bestaat niet")

    lines = owner.execute("select kind, dossier_ids from audit_line where account_id = %s order by at",
                          [petra.account_id]).fetchall()  # fmt: skip
    assert lines == [("look", []), ("look", [looked.dossier_id]), ("refusal", [])]


@pytest.mark.parametrize("number", ["Z1", "bestaat niet"], ids=["of another municipality", "of nobody"])
def test_a_family_of_elsewhere_is_as_unknown_as_none(
    as_: As, petra: Actor, looked: Family, family_elsewhere: Family, number: str
) -> None:
    shown = search(as_(petra), number)

    assert "Geen gezin met dit nummer in uw gemeente" in shown.text


def test_a_privacy_officer_elsewhere_reads_no_line_of_here(
    hire: Hire, organisations: Organisations, amina: Actor, petra: Actor, looked: Family
) -> None:
    other = hire("Pim Bakker", Role.PRIVACY_OFFICER, organisations.zandoever)
    statement = "select account_id from audit_line where %s = any(dossier_ids)"

    with acting(petra, today=TODAY):
        here = {account for (account,) in ask(statement, looked.dossier_id)}
    with acting(other, today=TODAY):
        there = {account for (account,) in ask(statement, looked.dossier_id)}
        assert ask("select * from lines_of_dossier(%s)", looked.dossier_id) == []

    assert amina.account_id in here
    assert len(there) == 1  # the attempt of their own colleague, and nothing else


def test_a_privacy_officer_of_a_partner_reads_nothing(
    as_: As, hire: Hire, organisations: Organisations, looked: Family
) -> None:
    other = hire("Pien Smit", Role.PRIVACY_OFFICER, organisations.nidos)

    with acting(other, today=TODAY):
        assert ask("select * from audit_line") == []
    assert as_(other).get(ADDRESS).status_code == 404


def test_a_position_that_ended_reads_nothing(
    as_: As, petra: Actor, looked: Family, owner: psycopg.Connection[Any]
) -> None:
    owner.execute("update access_position set period = '[2025-01-01,2026-01-01)' where account_id = %s",
                  [petra.account_id])  # fmt: skip

    with acting(petra, today=TODAY):
        assert ask("select * from audit_line") == []


def test_lines_from_after_a_family_moved_away_are_not_of_here_any_more(
    petra: Actor, noor: Actor, looked: Family, organisations: Organisations, owner: psycopg.Connection[Any]
) -> None:
    moved = TODAY + timedelta(days=1)
    with owner.transaction():
        owner.execute("set constraints all deferred")
        owner.execute("update dossiers_municipalperiod set period = daterange(lower(period), %s) where dossier_id = %s",
                      [moved, looked.dossier_id])  # fmt: skip
        owner.execute("insert into dossiers_municipalperiod values (gen_random_uuid(), daterange(%s, null), %s, %s)"
                      .replace("values", "(id, period, dossier_id, municipality_id) values"),
                      [moved, looked.dossier_id, organisations.zandoever])  # fmt: skip
    with acting(noor, today=TODAY):
        record_look(noor, "families.listed", dossier_ids=[looked.dossier_id], at=NOW + timedelta(days=3))

    with acting(petra, today=moved + timedelta(days=3)):
        seen = ask("select at from audit_line where action = 'families.listed'")
    assert seen == [(NOW,)]


@pytest.mark.parametrize(
    ("filters", "seen", "hidden"),
    [
        ({"soort": "refusal"}, "Chris Vos", "exchange"),
        ({"soort": "export"}, "werkboek met geweigerde rijen", "waarom een dag"),
        ({"van": "2026-11-19", "tot": "2026-11-20"}, "waarom een dag", "het logboek van het gezin"),
        ({"tot": "2026-11-18"}, "Geen regels", "waarom een dag"),
        ({"van": "geen dag", "soort": "niets", "wie": "niemand"}, "waarom een dag", "Geen regels"),
    ],
    ids=["refusals", "exports", "a period", "a period without lines", "nonsense"],
)
def test_filters_leave_out_what_does_not_match(
    as_: As, petra: Actor, looked: Family, filters: dict[str, str], seen: str, hidden: str
) -> None:
    client = as_(petra)
    address = client.post(f"{ADDRESS}zoeken/", {"nummer": "M1"})["Location"]
    shown = client.get(address, {"zoek": address.split("=")[1], **filters}, headers={"HX-Request": "true"}).text

    assert seen in shown
    assert hidden not in shown


def test_one_account_can_be_chosen(as_: As, petra: Actor, noor: Actor, looked: Family) -> None:
    client = as_(petra)
    search_id = client.post(f"{ADDRESS}zoeken/", {"nummer": "M1"})["Location"].split("=")[1]
    shown = client.get(ADDRESS, {"zoek": search_id, "wie": noor.account_id}, headers={"HX-Request": "true"}).text

    assert ("Noor Haddad" in shown, "Amina Yusuf" in shown) == (True, False)


def test_it_asks_as_much_for_few_lines_as_for_many_and_shows_them_by_the_page(
    as_: As, petra: Actor, amina: Actor, looked: Family
) -> None:
    client = as_(petra)
    address = client.post(f"{ADDRESS}zoeken/", {"nummer": "M1"})["Location"]
    with counted() as few:
        client.get(address)
    with acting(amina, today=TODAY):
        for _ in range(60):
            record_look(amina, "why", dossier_ids=[looked.dossier_id], subject=looked.mother, at=NOW)
    with counted() as many:
        first = client.get(address).text
    second = client.get(f"{address}&bladzijde=2").text

    assert few() == many() <= MOST_QUERIES
    assert first.count("<tr>") == 51
    assert 2 < second.count("<tr>") < 51


def test_a_role_at_the_time_is_shown_and_not_that_of_today(
    as_: As, petra: Actor, amina: Actor, looked: Family, owner: psycopg.Connection[Any]
) -> None:
    owner.execute("update access_position set period = daterange('2025-01-01', %s) where account_id = %s",
                  [date(2026, 11, 21), amina.account_id])  # fmt: skip
    owner.execute("insert into access_position (id, account_id, organisation_id, role, period) values"
                  " (gen_random_uuid(), %s, %s, 'teamleider', '[2026-11-21,)')",
                  [amina.account_id, amina.organisation_id])  # fmt: skip

    shown = search(as_(petra)).text
    assert ("gezinsregisseur" in shown, "teamleider" in shown) == (True, False)
