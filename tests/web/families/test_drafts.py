"""Text that was typed and not saved: kept for who typed it, given back where it was typed, gone once it is saved."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import ProgrammingError, connection

from tests.audit.conftest import as_jobs
from tests.cast import NOW, TODAY, Family, Hire, Organisations
from tests.web.conftest import As
from tests.web.families.conftest import PERMIT, WHY, Owner
from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.access.drafts import forget_drafts
from weerzien.access.privacy import DRAFTED
from weerzien.access.roles import Role

pytestmark = pytest.mark.django_db(transaction=True)
WRONG = PERMIT | {"notified": "31-2-2026"} | WHY


def kept(owner: Owner) -> list[tuple[Any, ...]]:
    return owner.execute("select address, fields from access_draft order by address").fetchall()


def test_what_a_refused_form_held_is_kept_and_put_back_where_it_was_typed(
    as_: As, amina: Actor, family: Family, owner: Owner, permit: str
) -> None:
    client = as_(amina)
    refused = client.post(f"{permit}wijzigen/", WRONG)
    ((address, fields),) = kept(owner)
    offered = client.get(permit)
    put_back = client.get(f"{permit}?concept&terug")

    assert (refused.status_code, address) == (422, f"{permit}wijzigen/")
    assert "31-2-2026" in fields
    assert "csrf" not in fields
    assert "U had hier nog een tekst staan" in offered.text
    assert 'value="31-08-2026"' in offered.text
    assert "U had hier nog een tekst staan" not in put_back.text
    assert 'value="31-2-2026"' in put_back.text
    assert 'value="brief van de IND"' in put_back.text


def test_saving_it_forgets_it(as_: As, amina: Actor, owner: Owner, permit: str) -> None:
    client = as_(amina)
    client.post(f"{permit}wijzigen/", WRONG)
    client.post(f"{permit}wijzigen/", PERMIT | {"notified": "28-2-2026"} | WHY)

    assert kept(owner) == []


def test_a_refused_contact_is_kept_and_put_back(as_: As, amina: Actor, family: Family, owner: Owner) -> None:
    client, place = as_(amina), f"/gezinnen/{family.dossier_id}/"
    client.post(f"{place}contact/", {"day": "geen dag", "kind": "telefoon", "note": "Zij slaapt slecht."})
    back = client.get(f"{place}?terug")
    spoken = {"day": "2026-11-19", "kind": "telefoon", "spoken_with": "moeder", "note": "Zij slaapt slecht."}
    client.post(f"{place}contact/", spoken)

    assert "Zij slaapt slecht.</textarea>" in back.text
    assert '<details class="wz-record" id="vastleggen" open>' in back.text
    assert kept(owner) == []


def test_a_refused_shield_and_a_refused_lifting_are_kept_and_forgotten_once_done(
    as_: As, amina: Actor, noor: Actor, family: Family, owner: Owner
) -> None:
    client, place = as_(amina), f"/gezinnen/{family.dossier_id}/afscherming/"
    said = {"kind": "withheld", "because": "Zij vroeg erom."}
    client.post(f"{place}zetten/", said)
    refused, put_back = kept(owner), client.get(f"{place}?terug")
    done = client.post(f"{place}zetten/", said | {"party": f"persoon:{noor.account_id}"}, follow=True)
    after = kept(owner)
    ((pk,),) = owner.execute("select id from access_shield").fetchall()
    lifting = client.post(f"{place}{pk}/opheffen/", {"because": "x" * 201})

    assert [address for address, _ in refused] == [f"{place}zetten/"]
    assert 'value="Zij vroeg erom."' in put_back.text
    assert f'data-saved="{place}zetten/"' in done.text
    assert after == []
    assert f'value="{"x" * 201}"' in lifting.text
    assert [address for address, _ in kept(owner)] == [f"{place}{pk}/opheffen/"]
    assert client.post(f"{place}{pk}/opheffen/", {"because": "Het is voorbij."}).status_code == 302
    assert kept(owner) == []


def test_of_what_is_done_with_many_families_the_reason_is_kept_and_not_which_they_were(
    as_: As, amina: Actor, family: Family, owner: Owner
) -> None:
    client, sent = as_(amina), {"gezinnen": str(family.dossier_id), "vraag": ""}
    client.post("/gezinnen/agenda/", sent | {"reason": "Al lang stil.", "for_on": "geen dag"})
    ((address, fields),) = kept(owner)
    listed = client.get("/concepten/").text
    done = client.post("/gezinnen/agenda/", sent | {"reason": "Al lang stil.", "for_on": ""}, follow=True)

    assert (address, str(family.dossier_id) in fields, "Al lang stil." in fields) == ("/gezinnen/agenda/", False, True)
    assert 'href="/gezinnen/"' in listed
    assert 'data-saved="/gezinnen/agenda/"' in done.text
    assert kept(owner) == []


def test_while_typing_it_is_kept_and_given_back_to_who_typed_it_alone(
    as_: As, amina: Actor, hire: Hire, organisations: Organisations, family: Family, owner: Owner, permit: str
) -> None:
    client, els = as_(amina), as_(hire("Els Dijk", Role.GEZINSREGISSEUR, organisations.meerdijk))
    form = f"{permit}wijzigen/"
    sent = [client.post("/concepten/bewaren/", {"formulier": form, "because": text}) for text in ("a", "ab")]
    mine = client.get("/concepten/van/", {"formulier": form}).json()
    theirs = els.get("/concepten/van/", {"formulier": form}).json()

    assert [answer.status_code for answer in sent] == [204, 204]
    assert (mine, theirs) == ({"fields": {"because": "ab"}}, {})
    assert "U had hier nog" not in els.get(permit).text
    assert "Getypt op" not in els.get("/concepten/").text
    assert len(kept(owner)) == 1


def test_nobody_reads_what_another_typed_whatever_is_asked(
    as_: As, amina: Actor, bram: Actor, owner: Owner, permit: str
) -> None:
    as_(amina).post("/concepten/bewaren/", {"formulier": f"{permit}wijzigen/", "because": "geheim"})

    for actor, count in ((amina, 1), (bram, 0)):
        with acting(actor, today=TODAY), connection.cursor() as cursor:
            cursor.execute("select fields from access_draft")
            assert len(cursor.fetchall()) == count


def test_nobody_keeps_a_text_in_the_name_of_another(amina: Actor, bram: Actor) -> None:
    with acting(bram, today=TODAY), connection.cursor() as cursor, pytest.raises(ProgrammingError, match="row-level"):
        cursor.execute(
            "insert into access_draft (id, account_id, address, fields, saved_at)"
            " values (gen_random_uuid(), %s, '/', '{}', now())",
            [amina.account_id],
        )


def test_the_list_leads_on_to_each_form_and_throws_away(
    as_: As, amina: Actor, family: Family, owner: Owner, permit: str
) -> None:
    client = as_(amina)
    empty = client.get("/concepten/").text
    forms = [f"{permit}wijzigen/", f"/gezinnen/{family.dossier_id}/contact/"]
    for form in forms:
        client.post("/concepten/bewaren/", {"formulier": form, "note": "Zij slaapt slecht."})
    listed = client.get("/concepten/").text
    thrown = [client.post("/concepten/weggooien/", {"formulier": form}).status_code for form in forms]

    assert "Er is geen tekst die u nog moet vastleggen." in empty
    assert f'href="{permit}?concept&amp;terug"' in listed
    assert f'href="/gezinnen/{family.dossier_id}/?terug#contacten"' in listed
    assert thrown == [302, 302]
    assert kept(owner) == []


@pytest.mark.parametrize("form", ["", "/", "/nergens/", "https://elders.example/", "/gezinnen/"])
def test_what_is_no_form_of_ours_is_not_kept(as_: As, amina: Actor, owner: Owner, form: str) -> None:
    assert as_(amina).post("/concepten/bewaren/", {"formulier": form, "note": "x"}).status_code == 404
    assert kept(owner) == []


def test_a_text_that_is_too_long_is_said_and_not_cut_off(as_: As, amina: Actor, owner: Owner, permit: str) -> None:
    refused = as_(amina).post("/concepten/bewaren/", {"formulier": f"{permit}wijzigen/", "note": "x" * 20_001})

    assert refused.status_code == 422
    assert kept(owner) == []


def test_it_goes_when_nobody_typed_in_it_for_a_week_and_is_not_read_for_that(
    as_: As, amina: Actor, family: Family, owner: Owner, permit: str
) -> None:
    client = as_(amina)
    newer = f"/gezinnen/{family.dossier_id}/feiten/brief/nieuw/{family.youngster}/vastleggen/"
    for form in (f"{permit}wijzigen/", newer):
        client.post("/concepten/bewaren/", {"formulier": form})
    owner.execute(
        "update access_draft set saved_at = saved_at - interval '20 days' where address like '%%wijzigen/'", []
    )
    with as_jobs():
        removed = forget_drafts(before=NOW - timedelta(days=DRAFTED.days))
        with connection.cursor() as cursor, pytest.raises(ProgrammingError, match="permission denied"):
            cursor.execute("select fields from access_draft")

    assert removed == 1
    assert [address for address, _ in kept(owner)] == [newer]


def test_a_new_family_that_was_not_entered_is_kept_and_put_back(as_: As, amina: Actor, owner: Owner) -> None:
    client, place = as_(amina), "/gezinnen/nieuw/"
    typed = {"door": "minderjarige-alleen", "first_name": "Oksana", "last_name": "", "born": "30-2-2009"}
    asked = client.post(place, typed).text
    refused = client.post(f"{place}invoeren/", typed)
    ((address, fields),) = kept(owner)
    listed = client.get("/concepten/").text
    back = client.get(f"{place}?terug").text
    entered = client.post(f"{place}invoeren/", typed | {"born": "2009"}, follow=True)

    assert f'data-draft-of="{place}invoeren/" data-bound="1"' in asked
    assert (refused.status_code, address, "30-2-2009" in fields) == (422, f"{place}invoeren/", True)
    assert f'href="{place}?terug"' in listed
    assert 'value="Oksana"' in back
    assert 'value="30-2-2009"' in back
    assert f'data-saved="{place}invoeren/"' in entered.text
    assert kept(owner) == []


def test_a_text_too_long_to_be_kept_still_stands_in_its_form(
    as_: As, amina: Actor, family: Family, owner: Owner
) -> None:
    refused = as_(amina).post(f"/gezinnen/{family.dossier_id}/contact/", {"day": "gisteren", "note": "😀" * 25_000})

    assert refused.status_code == 422
    assert "😀" * 25_000 in refused.text
    assert "maxlength" not in refused.text.partition('name="note"')[2].partition(">")[0], "a browser cuts in silence"
    assert kept(owner) == []
