"""A family comes in by a door: what the form writes, what the page says of it, and to whom."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import psycopg
import pytest
from django.test import Client

from tests.cast import Family, Hire, Organisations
from tests.web.conftest import As
from tests.web.families.conftest import current
from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.access.roles import Role
from weerzien.early_signals.beginning import Newcomer, begin_family
from weerzien.early_signals.doors import Door
from weerzien.kernel.calendars import plus_working_days
from weerzien.kernel.days import Day

pytestmark = pytest.mark.django_db(transaction=True)
Owner = psycopg.Connection[Any]
LONG_SINCE = datetime(2025, 6, 1, 10, 0, tzinfo=UTC)
NEWCOMER = {"first_name": "Oksana", "last_name": "Kovalenko", "born": "2011-03-04"}


def come_in(client: Client, door: str, **given: str) -> str:
    """Enter a family by a door and return its address."""
    answer = client.post("/gezinnen/nieuw/invoeren/", {**NEWCOMER, "door": door, **given})
    assert answer.status_code == 302, answer.text
    return str(answer["Location"])


def member_of(address: str, owner: Owner) -> str:
    row = owner.execute(
        "select subject_id from dossiers_membership where dossier_id = %s", [address.split("/")[2]]
    ).fetchone()
    assert row is not None
    return str(row[0])


@pytest.mark.parametrize(
    ("door", "given", "part", "group", "words"),
    [
        ("minderjarige-met-gezin", {}, "amv", "asiel", "minderjarige, gezin mag komen"),
        ("minderjarige-alleen", {}, "amv", "asiel", "minderjarige alleen"),
        ("volwassen-referent", {"born": "1990-01-02", "part": "kind"}, "referent", "asiel", "volwassen referent"),
        ("hervestigd", {"part": "vader", "born": ""}, "vader", "hervestiger", "hervestigd gezin"),
        ("gezinsmigrant", {"born": "1990-01-02"}, "gezinsmigrant", "gezinsmigrant", "gezinsmigrant"),
    ],
)
def test_the_page_of_a_family_says_by_which_door_it_came_in(
    as_: As, amina: Actor, owner: Owner, door: str, given: dict[str, str], part: str, group: str, words: str
) -> None:
    client = as_(amina)
    address = come_in(client, door, **given)
    panel = client.get(address).context["panel"]
    kept = owner.execute(
        "select part, target_group from dossiers_membership m join procedure_permit p using (subject_id)"
    ).fetchall()

    assert kept == [(part, group)]
    assert (panel.door.words, panel.door.missing, panel.door.came_in_as) == (words, "", "")


def test_of_a_resettled_family_the_day_of_arrival_is_kept(as_: As, amina: Actor, owner: Owner) -> None:
    come_in(as_(amina), "hervestigd", part="vader", expected="2027-01-15")

    assert owner.execute("select expected_earliest from housing_stay").fetchall() == [(date(2027, 1, 15),)]


def test_another_family_has_no_day_of_arrival_whatever_was_sent(as_: As, amina: Actor, owner: Owner) -> None:
    come_in(as_(amina), "minderjarige-alleen", expected="2027-01-15")

    assert owner.execute("select count(*) from housing_stay").fetchone() == (0,)


@pytest.fixture
def with_duo(hire: Hire, organisations: Organisations, owner: Owner) -> Actor:
    """Return somebody who keeps families in view and has the civic integration as well, as in a small municipality."""
    both = hire("Mieke Smit", Role.GEZINSREGISSEUR, organisations.meerdijk)
    owner.execute(
        "insert into access_position (id, account_id, organisation_id, role, period)"
        " values (gen_random_uuid(), %s, %s, %s, '[2025-01-01,)')",
        [both.account_id, organisations.meerdijk, Role.KLANTREGISSEUR_INBURGERING],
    )
    return both


def test_a_family_migrant_comes_in_by_a_message_of_duo_and_the_days_count_from_it(
    as_: As, with_duo: Actor, owner: Owner
) -> None:
    client = as_(with_duo)
    form = client.get("/gezinnen/nieuw/?deur=gezinsmigrant").text
    address = come_in(client, "gezinsmigrant", born="1990-01-02", duo_event="SS101", duo_on="2026-11-16")
    page = client.get(address).text
    kept = owner.execute(
        "select kind, what, since_earliest from dossiers_episode union all"
        " select name, told_by, day_earliest from dossiers_toldfact order by 1"
    ).fetchall()

    assert re.search(r'value="gezinsmigrant"[^>]*checked', form)
    assert kept == [("duo-bericht", "SS101", date(2026, 11, 16)), ("melding DUO", "DUO", date(2026, 11, 16))]
    assert "30 november 2026" in page


def test_a_message_of_duo_that_cannot_be_is_refused_and_what_was_typed_stays(
    as_: As, with_duo: Actor, owner: Owner
) -> None:
    sent = {**NEWCOMER, "door": "gezinsmigrant", "duo_event": "SS101", "duo_on": "2027-05-01"}
    refused = as_(with_duo).post("/gezinnen/nieuw/invoeren/", sent)

    assert refused.status_code == 422
    assert "Kovalenko" in refused.text
    assert "toekomst" in refused.text
    assert owner.execute("select count(*) from dossiers_dossier").fetchone() == (0,)


def test_what_duo_told_is_a_task_for_who_writes_it_down(as_: As, amina: Actor, bram: Actor, owner: Owner) -> None:
    client = as_(amina)
    form = client.get("/gezinnen/nieuw/?deur=gezinsmigrant").text
    come_in(client, "gezinsmigrant", born="1990-01-02", duo_event="SS101", duo_on="2026-11-16")
    (task,) = owner.execute("select what, account_id, compartment, due_on from plans_task").fetchall()

    assert "gaat als taak naar de klantregisseur van uw gemeente" in form
    assert owner.execute("select count(*) from dossiers_episode").fetchone() == (0,)
    assert task == (
        "Leg het bericht van DUO vast. Het is SS101 inburgeringsplichtig van 16 november 2026.",
        bram.account_id, "integration", plus_working_days(task_day(owner), 5),
    )  # fmt: skip
    assert "Leg het bericht van DUO vast" in as_(bram).get("/taken/").text


def task_day(owner: Owner) -> date:
    """Return the day on which the task was given."""
    row = owner.execute("select made_at::date from plans_task").fetchone()
    assert row is not None
    return row[0]


def test_duo_told_nothing_yet_on_a_day_to_come(as_: As, amina: Actor, bram: Actor, owner: Owner) -> None:
    sent = {**NEWCOMER, "door": "gezinsmigrant", "duo_event": "SS101", "duo_on": "2027-05-01"}
    refused = as_(amina).post("/gezinnen/nieuw/invoeren/", sent)

    assert refused.status_code == 422
    assert "ligt in de toekomst" in refused.text
    assert owner.execute("select count(*) from dossiers_dossier").fetchone() == (0,)


def test_another_family_has_no_message_of_duo_whatever_was_sent(as_: As, with_duo: Actor, owner: Owner) -> None:
    come_in(as_(with_duo), "minderjarige-alleen", duo_event="SS101", duo_on="2026-11-16")

    assert owner.execute("select count(*) from dossiers_episode").fetchone() == (0,)


def test_the_form_asks_for_the_door_first_with_a_line_for_each(as_: As, amina: Actor) -> None:
    answer = as_(amina).get("/gezinnen/nieuw/").text

    assert answer.count('type="radio"') == 5
    assert answer.index("Hoe komt dit gezin in beeld?") < answer.index("Voornaam")
    assert "Uitgenodigd uit een opvangland" in answer


def test_a_track_says_what_is_asked_first_and_leads_to_its_form(as_: As, amina: Actor, owner: Owner) -> None:
    client = as_(amina)
    address = come_in(client, "minderjarige-alleen")
    form = f"{address}feiten/voogdij/nieuw/{member_of(address, owner)}/"
    before = client.get(address)
    guardianship = before.context["panel"].door.tracks[0]

    assert (guardianship.label, guardianship.has_begun, guardianship.asked) == ("Voogdij", False, "Voogdij")
    assert before.text.index(form) < before.text.index('id="gegevens"')
    assert client.get(form).status_code == 200


def test_no_track_has_begun_by_choosing_a_door(as_: As, amina: Actor) -> None:
    client = as_(amina)
    for door in ("minderjarige-met-gezin", "minderjarige-alleen"):
        tracks = client.get(come_in(client, door)).context["panel"].door.tracks

        assert [track.label for track in tracks if track.has_begun] == []
        assert [track.asked for track in tracks if track.label == "Procedure"] == ["Vergunning"]


def test_a_track_has_begun_once_its_first_fact_is_there(as_: As, amina: Actor, owner: Owner) -> None:
    client = as_(amina)
    address = come_in(client, "minderjarige-alleen")
    kept = client.post(f"{address}feiten/voogdij/nieuw/{member_of(address, owner)}/vastleggen/", {"guardian": "Nidos"})
    guardianship = client.get(address).context["panel"].door.tracks[0]

    assert kept.status_code == 302
    assert (guardianship.has_begun, guardianship.asked) == (True, "")


def test_a_track_of_another_door_shows_only_once_something_is_known(as_: As, amina: Actor, owner: Owner) -> None:
    client = as_(amina)
    address = come_in(client, "gezinsmigrant", born="1990-01-02")
    before = [track.label for track in client.get(address).context["panel"].door.tracks]
    client.post(f"{address}feiten/verblijf/nieuw/{member_of(address, owner)}/vastleggen/", {"home": "2026-11-01"})
    after = client.get(address).context["panel"].door.tracks

    assert before == ["Inburgering", "Contacten", "Procedure"]
    assert [(track.label, track.has_begun, track.asked) for track in after[3:]] == [("Wonen", True, "")]


def test_who_reads_integration_without_writing_it_gets_no_link(as_: As, amina: Actor) -> None:
    client = as_(amina)
    first = client.get(come_in(client, "gezinsmigrant", born="1990-01-02")).context["panel"].door.tracks[0]

    assert (first.asked, first.about_id) == ("Melding DUO", None)


def test_who_writes_integration_gets_the_form_of_the_duo_event(as_: As, amina: Actor, bram: Actor) -> None:
    address = come_in(as_(amina), "gezinsmigrant", born="1990-01-02")
    answer = as_(bram).get(address)
    door = answer.context["panel"].door

    assert door.words == "gezinsmigrant"
    assert (door.tracks[0].asked, door.tracks[0].about_id is not None) == ("Melding DUO", True)
    assert f"{address}feiten/melding-duo/nieuw/{door.tracks[0].about_id}/" in answer.text
    assert "Procedure" not in [track.label for track in door.tracks]


def test_whoever_does_not_see_the_procedure_is_not_told_the_door_that_follows_from_it(
    as_: As, amina: Actor, bram: Actor, noor: Actor, family: Family
) -> None:
    address = f"/gezinnen/{family.dossier_id}/"
    doors = [as_(who).get(address).context["panel"].door for who in (amina, bram, noor)]

    assert [door.words for door in doors] == ["minderjarige, gezin mag komen", "", ""]
    assert "Procedure" in [track.label for track in doors[0].tracks]
    assert all("Procedure" not in [track.label for track in door.tracks] for door in doors[1:])
    assert all(not door.missing and not door.source for door in doors[1:])


def test_whoever_sees_one_person_is_not_told_that_the_youngster_is_alone(as_: As, thijs: Actor, family: Family) -> None:
    answer = as_(thijs).get(f"/gezinnen/{family.dossier_id}/")
    door = answer.context["panel"].door

    assert (door.words, door.missing) == ("", "")
    assert all(track.has_begun and not track.asked for track in door.tracks)
    assert "minderjarige alleen" not in answer.text


@pytest.mark.parametrize(
    ("born", "came_in_as"),
    [(date(2008, 1, 10), "minderjarige, gezin mag komen"), (date(2007, 1, 10), "")],
    ids=["turned eighteen since", "was eighteen already"],
)
def test_a_family_that_moved_over_says_as_what_it_came_in(as_: As, amina: Actor, born: date, came_in_as: str) -> None:
    newcomer = Newcomer(Door.YOUNGSTER_EXPECTING, "Yonas", "Tekle", born=Day.on(born))
    with acting(amina, today=LONG_SINCE.date()):
        dossier_id = begin_family(newcomer, actor=amina, today=LONG_SINCE.date(), at=LONG_SINCE)
    answer = as_(amina).get(f"/gezinnen/{dossier_id}/")
    door = answer.context["panel"].door

    assert (door.words, door.came_in_as) == ("volwassen referent", came_in_as)
    assert (f"Kwam binnen als {came_in_as}, nu volwassen referent." in answer.text) is bool(came_in_as)
    assert ("Kwam binnen als" in answer.text) is bool(came_in_as)


def test_a_correction_on_a_later_day_moves_a_family_over_too(as_: As, amina: Actor, owner: Owner) -> None:
    newcomer = Newcomer(Door.YOUNGSTER_EXPECTING, "Yonas", "Tekle", born=Day.on(date(2015, 1, 10)))
    with acting(amina, today=LONG_SINCE.date()):
        dossier_id = begin_family(newcomer, actor=amina, today=LONG_SINCE.date(), at=LONG_SINCE)
    told = current(owner, "dossiers_toldfact", UUID(member_of(f"/gezinnen/{dossier_id}/", owner)))
    form = f"/gezinnen/{dossier_id}/feiten/gezinsleden-willen-komen/{told}/wijzigen/"
    kept = as_(amina).post(form, {"word": "nee", "because": "zijn moeder wil niet meer"})
    door = as_(amina).get(f"/gezinnen/{dossier_id}/").context["panel"].door

    assert kept.status_code == 302
    assert (door.words, door.came_in_as) == ("minderjarige alleen", "minderjarige, gezin mag komen")


def test_a_stranger_gets_nothing(as_: As, chris: Actor, family: Family) -> None:
    assert as_(chris).get(f"/gezinnen/{family.dossier_id}/").status_code == 404
