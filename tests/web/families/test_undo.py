"""Taking back what was just written: by who wrote it, within thirty seconds, until somebody changed it since."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from tests.cast import TODAY, Family, Hire, Organisations
from tests.web.conftest import As
from tests.web.families.conftest import PERMIT, WHY, Owner, current, permits
from weerzien.access.actors import Actor
from weerzien.access.context import acting, evaluating
from weerzien.access.roles import Role
from weerzien.early_signals.case import read_cases

pytestmark = pytest.mark.django_db(transaction=True)
TOKEN = re.compile(r'name="token" value="([^"]+)"')
UNDO = "/gezinnen/gegeven-ongedaan/"


def token_on(client: Client, family: Family) -> str:
    """Return what the button on the page carries."""
    return token_in(client.get(f"/gezinnen/{family.dossier_id}/").text)


def token_in(text: str) -> str:
    match = TOKEN.search(text)
    assert match is not None
    return match[1]


def told(owner: Owner, table: str) -> list[tuple[Any, ...]]:
    return owner.execute(
        f"select superseded_by_id is null, superseded_by_id = id, superseded_because from {table}"
        " where source = 'hand' order by recorded_at, superseded_by_id is null"
    ).fetchall()


def test_a_correction_that_is_undone_says_again_what_stood_there_from_the_same_source(
    as_: As, amina: Actor, family: Family, owner: Owner, permit: str
) -> None:
    client, before = as_(amina), permits(owner, family)
    client.post(f"{permit}wijzigen/", PERMIT | {"notified": "1-9-2026"} | WHY)
    undone = client.post(UNDO, {"token": token_on(client, family)}, follow=True)
    sources = owner.execute(
        "select source from procedure_permit where subject_id = %s and superseded_by_id is null", [family.youngster]
    ).fetchall()

    assert "Vergunning is ongedaan gemaakt." in undone.text
    assert permits(owner, family)[-1][:3] == before[-1][:3]
    assert [row[3] for row in permits(owner, family)] == ["brief van de IND", "Ongedaan gemaakt.", ""]
    assert sources == [("import",)]


def test_the_days_that_moved_go_back_and_that_is_said(
    as_: As, amina: Actor, family: Family, owner: Owner, permit: str
) -> None:
    client = as_(amina)
    # The rules look for the first time.
    client.post(f"{permit}wijzigen/", PERMIT | {"notified": "1-9-2026"} | WHY, follow=True)
    row = current(owner, "guardianship_guardianship", family.youngster)
    guardianship = f"/gezinnen/{family.dossier_id}/feiten/voogdij/{row}/wijzigen/"
    moved = client.post(guardianship, {"guardian": "Nidos", "requested": "10-8-2026"} | WHY, follow=True)
    back = client.post(UNDO, {"token": token_in(moved.text)}, follow=True)

    assert "Verzoek om voogdijoverdracht niet ingediend: dit geldt niet meer." in moved.text
    assert "Voogdij is ongedaan gemaakt." in back.text
    assert "Verzoek om voogdijoverdracht niet ingediend: de dag is nu 29 augustus 2026." in back.text


def test_a_first_entry_that_is_undone_holds_no_longer_and_may_be_entered_again(
    as_: As, amina: Actor, family: Family, owner: Owner
) -> None:
    client = as_(amina)
    place = f"/gezinnen/{family.dossier_id}/feiten/hotel/nieuw/{family.mother}/"
    owner.execute("delete from housing_hotelstay where subject_id = %s", [family.mother])
    client.post(f"{place}vastleggen/", {"since": "1-9-2026"})
    undone = client.post(UNDO, {"token": token_on(client, family)}, follow=True)
    form = client.get(place)
    again = client.post(f"{place}vastleggen/", {"since": "2-9-2026"})

    assert "Hotel is ongedaan gemaakt." in undone.text
    assert "Hotel vastgelegd en ongedaan gemaakt" in undone.text
    assert (form.status_code, again.status_code) == (200, 302)
    assert told(owner, "housing_hotelstay") == [(False, True, "Ongedaan gemaakt."), (True, None, "")]


def test_a_row_that_was_withdrawn_is_not_there_any_more_and_cannot_be_corrected(
    as_: As, amina: Actor, family: Family, owner: Owner
) -> None:
    client = as_(amina)
    client.post(f"/gezinnen/{family.dossier_id}/feiten/brief/nieuw/{family.youngster}/vastleggen/", {"what": "IND"})
    ((row,),) = owner.execute("select id::text from dossiers_episode where kind = 'brief'").fetchall()
    place = f"/gezinnen/{family.dossier_id}/feiten/brief/{row}/"
    client.post(UNDO, {"token": token_on(client, family)})
    corrected = client.post(f"{place}wijzigen/", {"what": "DUO"} | WHY)

    assert client.get(place).status_code == 404
    assert corrected.status_code == 422
    assert "Dit gegeven is net ongedaan gemaakt" in corrected.text
    assert 'value="DUO"' in corrected.text


def test_a_contact_that_is_undone_is_no_contact_any_more_and_silence_counts_as_before(
    as_: As, amina: Actor, family: Family, owner: Owner
) -> None:
    client, place = as_(amina), f"/gezinnen/{family.dossier_id}/"
    note = "Moeder belde over de school."
    spoken = {"day": "2026-11-19", "kind": "telefoon", "spoken_with": "moeder", "note": note}
    saved = client.post(f"{place}contact/", spoken, follow=True)
    undone = client.post(UNDO, {"token": token_in(saved.text)})
    shown = client.get(place)

    assert note in saved.text
    assert "Dit kan tot 30 seconden na het vastleggen." in saved.text
    assert undone["Location"] == f"{place}#contacten"
    assert "Contact is ongedaan gemaakt." in shown.text
    assert note not in shown.text
    assert told(owner, "contacts_contactnote") == [(False, True, "Ongedaan gemaakt.")]


def test_a_correction_of_a_contact_goes_back_to_what_it_said(
    as_: As, amina: Actor, family: Family, owner: Owner
) -> None:
    client, place = as_(amina), f"/gezinnen/{family.dossier_id}/"
    client.post(f"{place}contact/", {"day": "2026-11-19", "kind": "telefoon", "spoken_with": "moeder"})
    ((row,),) = owner.execute("select id from contacts_contactnote where source = 'hand'").fetchall()
    token_on(client, family)
    corrected = {"day": "19-11-2026", "kind": "telefoon", "spoken_with": "tante"}
    changed = client.post(f"{place}feiten/contact/{row}/wijzigen/", corrected | WHY)
    token = token_on(client, family)
    client.post(UNDO, {"token": token})
    said = owner.execute(
        "select spoken_with from contacts_contactnote where source = 'hand' and superseded_by_id is null"
    ).fetchall()

    assert changed["Location"] == f"{place}#contacten"
    assert said == [("moeder",)]


def test_what_was_told_by_name_and_gave_way_is_told_again(as_: As, amina: Actor, family: Family) -> None:
    client = as_(amina)
    place = f"/gezinnen/{family.dossier_id}/feiten"
    client.post(f"{place}/besluit-maatwerk/nieuw/{family.youngster}/vastleggen/", {"word": "zelfstandig"})
    client.get(f"/gezinnen/{family.dossier_id}/")
    exception = {"what": "apart gehuisvest", "outcome": "toegekend", "note": "Dicht bij school."}
    client.post(f"{place}/maatwerk/nieuw/{family.youngster}/vastleggen/", exception)
    client.post(UNDO, {"token": token_on(client, family)})

    with acting(amina, today=TODAY), evaluating([family.dossier_id]):
        case = read_cases([family.dossier_id])[family.dossier_id]
    (facts,) = [person.facts for person in case.persons if person.key == family.youngster]
    assert facts["besluit maatwerk"].value == "zelfstandig"


def test_an_application_whose_kind_went_back_keeps_its_steps(
    as_: As, amina: Actor, family: Family, owner: Owner
) -> None:
    client = as_(amina)
    steps = (
        "select count(*) from procedure_step s join procedure_application a on a.id = s.application_id"
        " where s.superseded_by_id is null and a.superseded_by_id is null"
    )
    before = owner.execute(steps).fetchall()
    ((row,),) = owner.execute(
        "select id::text from procedure_application where subject_id = %s and superseded_by_id is null", [family.mother]
    ).fetchall()
    client.post(f"/gezinnen/{family.dossier_id}/feiten/aanvraag/{row}/wijzigen/", {"kind": "regulier"} | WHY)
    client.post(UNDO, {"token": token_on(client, family)})

    assert owner.execute(steps).fetchall() == before
    kinds = owner.execute(
        "select kind from procedure_application where subject_id = %s and superseded_by_id is null", [family.mother]
    ).fetchall()
    assert kinds == [("nareis",)]


def test_who_changed_it_since_is_not_undone(
    as_: As, amina: Actor, hire: Hire, organisations: Organisations, family: Family, owner: Owner, permit: str
) -> None:
    client, els = as_(amina), as_(hire("Els Dijk", Role.GEZINSREGISSEUR, organisations.meerdijk))
    client.post(f"{permit}wijzigen/", PERMIT | {"notified": "1-9-2026"} | WHY)
    token = token_on(client, family)
    now = els.get(permit)["Location"]
    els.post(f"{now}wijzigen/", PERMIT | {"notified": "2-9-2026"} | WHY)
    refused = client.post(UNDO, {"token": token})

    assert refused.status_code == 422
    assert "Dit gegeven is daarna nog gewijzigd." in refused.text
    assert permits(owner, family)[-1][0] == "2026-09-02"


def test_another_may_not_use_the_button(
    as_: As, amina: Actor, hire: Hire, organisations: Organisations, family: Family, owner: Owner, permit: str
) -> None:
    client, els = as_(amina), as_(hire("Els Dijk", Role.GEZINSREGISSEUR, organisations.meerdijk))
    client.post(f"{permit}wijzigen/", PERMIT | {"notified": "1-9-2026"} | WHY)
    refused = els.post(UNDO, {"token": token_on(client, family)})

    assert refused.status_code == 422
    assert permits(owner, family)[-1][0] == "2026-09-01"


@pytest.mark.parametrize("token", ["", "x", "eyJhIjoxfQ:1abc:xyz"])
def test_a_token_of_nobody_is_refused_with_a_sentence(as_: As, amina: Actor, token: str) -> None:
    refused = as_(amina).post(UNDO, {"token": token})

    assert refused.status_code == 422
    assert "Ongedaan maken kan tot 30 seconden na het vastleggen." in refused.text


def test_after_thirty_seconds_it_is_too_late(as_: As, amina: Actor, family: Family, owner: Owner, permit: str) -> None:
    client = as_(amina)
    client.post(f"{permit}wijzigen/", PERMIT | {"notified": "1-9-2026"} | WHY)
    token = token_on(client, family)
    owner.execute(
        "update procedure_permit set recorded_at = recorded_at - %s where superseded_by_id is null",
        [timedelta(seconds=31)],
    )
    refused = client.post(UNDO, {"token": token})

    assert refused.status_code == 422
    assert "Ongedaan maken kan tot 30 seconden" in refused.text


def test_the_log_says_that_it_was_undone(as_: As, amina: Actor, family: Family, owner: Owner, permit: str) -> None:
    client = as_(amina)
    client.post(f"{permit}wijzigen/", PERMIT | {"notified": "1-9-2026"} | WHY)
    client.post(UNDO, {"token": token_on(client, family)})

    lines = owner.execute(
        "select action, dossier_ids from audit_line where kind = 'change' and action like 'procedure.permit-%%'"
        " order by at, action",
        [],
    ).fetchall()
    assert lines[-2:] == [
        ("procedure.permit-corrected", [family.dossier_id]),
        ("procedure.permit-undone", [family.dossier_id]),
    ]
