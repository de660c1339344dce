"""Two people on one fact: the second sees both, and chooses."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.cast import Family, Hire, Organisations
from tests.web.conftest import As
from tests.web.families.conftest import PERMIT, WHY, Owner, current, permits
from weerzien.access.actors import Actor
from weerzien.access.roles import Role

pytestmark = pytest.mark.django_db(transaction=True)

THEIRS = PERMIT | {"notified": "01-07-2026", "because": "De IND belde."}
MINE = PERMIT | {"notified": "02-07-2026", "target_group": "hervestiger", "because": "Staat in de brief."}


@pytest.fixture
def other(hire: Hire, organisations: Organisations) -> Actor:
    return hire("Els Dijk", Role.GEZINSREGISSEUR, organisations.meerdijk)


@pytest.fixture
def met(as_: As, amina: Actor, other: Actor, permit: str) -> HttpResponse:
    assert as_(other).post(f"{permit}wijzigen/", THEIRS).status_code == 302
    answer: HttpResponse = as_(amina).post(f"{permit}wijzigen/", MINE)
    return answer


def resolve(client: Client, met: HttpResponse, **chosen: str) -> Any:
    action = re.search(r'action="(/gezinnen/[^"]+/feiten/[^"]+)"', met.text)
    begun = re.search(r'name="begun" value="([^"]+)"', met.text)
    assert action
    assert begun
    return client.post(action[1], MINE | {"begun": begun[1]} | chosen)


def test_the_second_sees_what_stood_there_what_stands_there_and_what_was_typed(
    met: HttpResponse, family: Family, owner: Owner
) -> None:
    assert met.status_code == 409
    assert len(permits(owner, family)) == 2
    for words in (
        "Toen u begon stond er: 31-08-2026",
        "Wat er nu staat: <strong>01-07-2026</strong>",
        "Wat u typte: <strong>02-07-2026</strong>",
        "Gewijzigd door Els Dijk (gemeente Meerdijk)",
        'value="Staat in de brief."',
        '<option value="hervestiger" selected>',
    ):
        assert words in met.text
    assert "Dit moet nog anders" not in met.text


def test_without_a_choice_nothing_is_written_and_both_stay_in_sight(
    as_: As, amina: Actor, met: HttpResponse, family: Family, owner: Owner
) -> None:
    answer = resolve(as_(amina), met)

    assert (answer.status_code, "Kies bij elk gegeven" in answer.text) == (422, True)
    assert "Wat er nu staat: <strong>01-07-2026</strong>" in answer.text
    assert len(permits(owner, family)) == 2


@pytest.mark.parametrize(("chosen", "day"), [("nu", "2026-07-01"), ("mijn", "2026-07-02")])
def test_what_is_chosen_is_written_with_the_rest_of_what_was_typed(
    as_: As,
    amina: Actor,
    met: HttpResponse,
    family: Family,
    owner: Owner,
    chosen: str,
    day: str,
) -> None:
    answer = resolve(as_(amina), met, kies_notified=chosen)

    assert answer.status_code == 302
    assert owner.execute(
        "select notified_earliest::text, target_group, r.name from procedure_permit p"
        " join access_account r on r.id = p.recorded_by_id where subject_id = %s and superseded_by_id is null",
        [family.youngster],
    ).fetchall() == [(day, "hervestiger", "Amina Yusuf")]


def test_a_third_who_comes_between_is_seen_as_well(
    as_: As, amina: Actor, other: Actor, met: HttpResponse, family: Family, owner: Owner
) -> None:
    now = current(owner, "procedure_permit", family.youngster)
    again = f"/gezinnen/{family.dossier_id}/feiten/vergunning/{now}/wijzigen/"
    assert as_(other).post(again, THEIRS | {"notified": "03-07-2026"}).status_code == 302
    answer = resolve(as_(amina), met, kies_notified="mijn")

    assert answer.status_code == 409
    for words in ("Toen u begon stond er: 01-07-2026", "03-07-2026", "02-07-2026"):
        assert words in answer.text


def test_who_changed_another_field_is_told_and_need_not_choose(
    as_: As, amina: Actor, other: Actor, permit: str, family: Family, owner: Owner
) -> None:
    as_(other).post(f"{permit}wijzigen/", PERMIT | WHY | {"kind": "B"})
    client = as_(amina)
    met = client.post(f"{permit}wijzigen/", MINE)
    answer = resolve(client, met, kind="B")

    assert (met.status_code, answer.status_code) == (409, 302)
    assert "Vergunning: <del>A-status</del> B-status" in met.text
    assert [row[2:] for row in permits(owner, family)][-1] == ("B", "", True)


def test_of_two_who_enter_the_same_the_second_sees_both(
    as_: As, amina: Actor, other: Actor, family: Family, owner: Owner
) -> None:
    application = current(owner, "procedure_application", family.mother)
    address = f"/gezinnen/{family.dossier_id}/feiten/besluit/nieuw/{application}/vastleggen/"
    first = as_(other).post(address, {"value": "afgewezen", "day": "01-07-2026"})
    met = as_(amina).post(address, {"value": "ingewilligd", "day": "01-07-2026"})

    assert (first.status_code, met.status_code) == (302, 409)
    for words in ("Toen u begon stond er: leeg", "<strong>afgewezen</strong>", "<strong>ingewilligd</strong>"):
        assert words in met.text


def test_a_form_of_before_opens_as_it_stands_now_but_for_a_text_that_was_typed_in_it(
    as_: As, amina: Actor, met: HttpResponse, permit: str, family: Family, owner: Owner
) -> None:
    client, now = as_(amina), str(current(owner, "procedure_permit", family.youngster))
    plain, for_draft = client.get(permit), client.get(f"{permit}?concept")

    assert (plain.status_code, now in plain["Location"]) == (302, True)
    assert (for_draft.status_code, 'value="31-08-2026"' in for_draft.text) == (200, True)
    assert "Dit gegeven is intussen gewijzigd" in for_draft.text
    assert client.post(f"{permit}wijzigen/", MINE).status_code == 409
