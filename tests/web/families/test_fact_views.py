"""Entering and correcting a fact on the page of a family: right, refused with what was typed, and two at once."""

from __future__ import annotations

import re
from typing import Any
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.cast import Family, Hire, Organisations
from tests.web.conftest import MOST_QUERIES, As, counted
from tests.web.families.conftest import PERMIT, WHY, Owner, current, permits
from weerzien.access.actors import Actor
from weerzien.access.roles import Role

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_page_of_a_family_shows_what_is_known_and_where_to_correct_it(
    as_: As, amina: Actor, family: Family, permit: str
) -> None:
    shown = as_(amina).get(f"/gezinnen/{family.dossier_id}/").text

    assert f'href="{permit}"' in shown
    assert re.search(r"<dt>Vergunning bekendgemaakt</dt><dd>31 augustus 2026</dd>", shown)
    assert "/feiten/inkomen/" not in shown


def test_a_form_opens_in_place_with_what_its_own_page_holds(as_: As, amina: Actor, permit: str) -> None:
    client = as_(amina)
    whole, part = client.get(permit), client.get(permit, headers={"HX-Request": "true"})

    assert (whole.status_code, "<html" in part.text) == (200, False)
    assert without_token(part) in without_token(whole)
    for words in ('value="31-08-2026"', "Waarom wijzigt u dit?", "Selam", "Amina Yusuf (gemeente Meerdijk)"):
        assert words in whole.text


def without_token(answer: HttpResponse) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.text).strip()


def test_a_correction_keeps_the_row_before_and_says_what_follows(
    as_: As, amina: Actor, family: Family, permit: str, owner: Owner
) -> None:
    client = as_(amina)
    sent = client.post(f"{permit}wijzigen/", PERMIT | WHY | {"notified": "maart 2026"})
    shown = client.get(sent["Location"]).text

    assert sent.status_code == 302
    assert sent["Location"].startswith(f"/gezinnen/{family.dossier_id}/#open-vergunning-")
    assert permits(owner, family) == [
        ("2026-08-31", "", "A", "brief van de IND", False),
        ("2026-03-01", "maart 2026", "A", "", True),
    ]
    assert "Vergunning is gewijzigd." in shown
    assert f'data-saved="{permit}wijzigen/"' in shown
    assert owner.execute(
        "select action, fields from audit_line where kind = 'change' and action like 'procedure.%'"
    ).fetchall() == [("procedure.permit-corrected", ["notified"])]


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"notified": "31-2-2026"}, "Deze datum bestaat niet."),
        ({"notified": "gisteren"}, "Dit is geen dag die wij kunnen lezen."),
        ({"notified": "niet gebeurd"}, "Dit is geen gebeurtenis."),
        ({"notified": "1-1-2149"}, "Vergunning bekendgemaakt: Deze dag ligt in de toekomst."),
        ({"notified": "1-1-2009"}, "Vergunning bekendgemaakt: Deze dag ligt voor de geboorte."),
        ({"asylum_applied": "1-9-2026"}, "Vergunning bekendgemaakt: Deze dag ligt voor een dag die eraan voorafgaat."),
        ({"kind": "C"}, "Dit staat niet in de lijst."),
        ({"because": " "}, "Schrijf op waarom u dit wijzigt."),
        ({"notified": "31-08-2026"}, "Er is niets gewijzigd."),
    ],
    ids=["no such day", "no day", "no event", "to come", "before birth", "order", "no choice", "no reason", "the same"],
)
def test_a_refused_correction_keeps_what_was_typed_and_says_why(
    as_: As,
    amina: Actor,
    family: Family,
    permit: str,
    owner: Owner,
    wrong: dict[str, str],
    sentence: str,
) -> None:
    typed = PERMIT | WHY | {"notified": "30-08-2026"} | wrong
    answer = as_(amina).post(f"{permit}wijzigen/", typed)

    assert (answer.status_code, sentence in answer.text) == (422, True), answer.text
    assert f'value="{typed["notified"]}"' in answer.text
    assert ('class="wz-field__error"' in answer.text) is (sentence != "Er is niets gewijzigd.")
    assert len(permits(owner, family)) == 1


def test_a_fact_that_was_not_known_is_entered_once(
    as_: As, hire: Hire, organisations: Organisations, family: Family, owner: Owner
) -> None:
    owner.execute("delete from integration_income where subject_id = %s", [family.mother])
    client = as_(hire("Kees Bos", Role.KLANTMANAGER_INKOMEN, organisations.meerdijk))
    address = f"/gezinnen/{family.dossier_id}/feiten/inkomen/nieuw/{family.mother}/"
    form = client.get(address)
    sent = client.post(f"{address}vastleggen/", {"benefit": "onbekend", "works": "nee"})

    assert (form.status_code, "Waarom wijzigt u dit?" in form.text) == (200, False)
    assert sent.status_code == 302
    assert owner.execute(
        "select benefit_earliest, benefit_told, works, source from integration_income where subject_id = %s",
        [family.mother],
    ).fetchall() == [(None, "onbekend", False, "hand")]
    assert client.get(address).status_code == 302  # to the form that corrects it


def test_an_empty_form_enters_nothing(
    as_: As, hire: Hire, organisations: Organisations, family: Family, owner: Owner
) -> None:
    owner.execute("delete from integration_income where subject_id = %s", [family.mother])
    client = as_(hire("Kees Bos", Role.KLANTMANAGER_INKOMEN, organisations.meerdijk))
    answer = client.post(f"/gezinnen/{family.dossier_id}/feiten/inkomen/nieuw/{family.mother}/vastleggen/", {})

    assert (answer.status_code, "Er is niets ingevuld." in answer.text) == (422, True)


def test_a_step_is_told_as_not_happened(as_: As, amina: Actor, family: Family, owner: Owner) -> None:
    application = current(owner, "procedure_application", family.mother)
    address = f"/gezinnen/{family.dossier_id}/feiten/mvv/nieuw/{application}/"
    sent = as_(amina).post(f"{address}vastleggen/", {"day": "Niet gebeurd"})

    assert sent.status_code == 302
    assert owner.execute(
        "select day_earliest, day_told from procedure_step where application_id = %s and kind = 'visa'", [application]
    ).fetchall() == [(None, "niet gebeurd")]


def test_who_may_not_write_gets_no_form_and_cannot_send_one(
    as_: As, bram: Actor, noor: Actor, family: Family, permit: str
) -> None:
    for actor in (bram, noor):
        client = as_(actor)
        shown = client.get(f"/gezinnen/{family.dossier_id}/").text
        answers = [client.get(permit), client.post(f"{permit}wijzigen/", PERMIT | WHY | {"kind": "B"})]

        assert "/feiten/vergunning/" not in shown
        assert [answer.status_code for answer in answers] == [404, 404]


def test_who_may_read_and_not_write_is_told_so(as_: As, amina: Actor, family: Family, owner: Any) -> None:
    address = (
        f"/gezinnen/{family.dossier_id}/feiten/inburgering/{current(owner, 'integration_integration', family.mother)}/"
    )

    assert as_(amina).get(address).status_code == 403
    assert as_(amina).post(f"{address}wijzigen/", {"route": "Z", **WHY}).status_code == 403


def test_who_knows_first_names_only_still_sees_whose_form_it_is(
    as_: As, hire: Hire, organisations: Organisations, family: Family, owner: Owner
) -> None:
    client = as_(hire("Wim Bos", Role.MEDEWERKER_HUISVESTING, organisations.meerdijk))
    stay = f"/gezinnen/{family.dossier_id}/feiten/verblijf/{current(owner, 'housing_stay', family.mother)}/"
    shown, form = client.get(f"/gezinnen/{family.dossier_id}/").text, client.get(stay).text

    assert (f'href="{stay}"' in shown, "/feiten/vergunning/" in shown) == (True, False)
    assert ("· Hanna</p>" in form, "Tesfay" in form) == (True, False)
    sent = client.post(f"{stay}wijzigen/", {"in_netherlands": "ja", "home": "1-10-2026", "because": "sleutel later"})
    assert sent.status_code == 302


def test_another_municipality_and_a_stranger_cannot(as_: As, chris: Actor, client: Client, permit: str) -> None:
    theirs = as_(chris)

    assert [theirs.get(permit).status_code, theirs.post(f"{permit}wijzigen/", PERMIT).status_code] == [404, 404]
    assert client.get(permit).status_code == 302
    assert client.post(f"{permit}wijzigen/", PERMIT)["Location"] == "/inloggen/"


def test_an_address_that_mixes_families_kinds_or_rows_leads_nowhere(
    as_: As, amina: Actor, family: Family, second_family: Family, permit: str, owner: Owner
) -> None:
    client = as_(amina)
    mixed = [
        permit.replace(str(family.dossier_id), str(second_family.dossier_id)),
        permit.replace("vergunning", "verblijf"),
        permit.replace("vergunning", "kleur"),
        re.sub(r"[0-9a-f-]{36}/$", f"{uuid4()}/", permit),
        f"/gezinnen/{family.dossier_id}/feiten/hotel/nieuw/{second_family.mother}/",
        f"/gezinnen/{family.dossier_id}/feiten/mvv/nieuw/{second_family.mother}/",
    ]

    assert [client.get(address).status_code for address in mixed] == [404] * len(mixed)


def test_a_step_of_the_only_application_for_somebody_is_found_by_that_person(
    as_: As, amina: Actor, family: Family, owner: Owner
) -> None:
    answer = as_(amina).get(f"/gezinnen/{family.dossier_id}/feiten/mvv/nieuw/{family.mother}/")

    assert (answer.status_code, "MVV afgegeven" in answer.text, "Hanna" in answer.text) == (200, True, True)


def test_a_form_and_the_family_ask_little(as_: As, amina: Actor, family: Family, permit: str) -> None:
    client = as_(amina)
    with counted() as asked:
        client.get(permit)
    with counted() as of_family:
        client.get(f"/gezinnen/{family.dossier_id}/")

    assert asked() <= MOST_QUERIES
    assert of_family() <= MOST_QUERIES


def test_who_is_in_a_family_is_kept_from_who_does_not_reach_them(
    as_: As, thijs: Actor, family: Family, owner: Owner
) -> None:
    client = as_(thijs)
    address = f"/gezinnen/{family.dossier_id}/feiten/voogdij/nieuw"
    unreached = [f"{address}/{person}/" for person in (family.mother, uuid4())]
    theirs = [client.get(one) for one in unreached]
    sent = [client.post(f"{one}vastleggen/", {"guardian": "Nidos"}) for one in unreached]

    assert [answer.status_code for answer in (*theirs, *sent)] == [404] * 4
    assert theirs[0].text == theirs[1].text
    assert client.get(f"{address}/{family.youngster}/").status_code in (200, 302)


def test_a_form_that_is_kept_from_somebody_is_written_down_once(
    as_: As, amina: Actor, bram: Actor, family: Family, permit: str, owner: Owner
) -> None:
    income = current(owner, "integration_integration", family.mother)
    as_(bram).get(permit)
    as_(bram).post(f"{permit}wijzigen/", PERMIT | WHY)
    as_(amina).get(f"/gezinnen/{family.dossier_id}/feiten/inburgering/{income}/")
    as_(amina).get(f"/gezinnen/{family.dossier_id}/feiten/kleur/{income}/")

    lines = owner.execute("select account_id, action from audit_line where kind = 'refusal' order by at").fetchall()
    assert lines == [(bram.account_id, "fact")] * 2 + [(amina.account_id, "fact")] * 2
