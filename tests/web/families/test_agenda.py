"""Families on the agenda of a meeting: who asks, who reads why, and how they come off it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse

from tests.cast import Family, Hire, Organisations
from tests.web.conftest import As
from tests.web.families.bulk import AGENDA, Owner, lines, put, undo
from weerzien.access.actors import Actor
from weerzien.access.roles import Role

pytestmark = pytest.mark.django_db(transaction=True)


def test_families_come_on_the_agenda_with_a_reason_and_off_it_again(
    as_: As, amina: Actor, owner: Owner, on_the_day: date, family: Family, second_family: Family
) -> None:
    client = as_(amina)
    meeting = on_the_day + timedelta(days=5)
    answer = put(client, family, second_family, for_on=meeting.isoformat())
    written = owner.execute(AGENDA).fetchall()
    again = put(client, family, for_on=meeting.isoformat())

    assert answer.redirect_chain == [("/gezinnen/?tolk=ja", 302)]
    assert "2 gezinnen zijn op de agenda van het overleg van" in answer.text
    expected = sorted((one.dossier_id, "al weken stil", meeting, True) for one in (family, second_family))
    assert written == expected
    assert "Was al zo: Gezin Tesfay" in again.text
    assert len(lines(owner, "early-signals.agenda-asked")) == 2


def test_undoing_withdraws_exactly_that_batch(
    as_: As, amina: Actor, owner: Owner, on_the_day: date, family: Family, second_family: Family
) -> None:
    client = as_(amina)
    put(client, family)
    put(client, second_family)
    undo(client)

    assert {row[0]: row[3] for row in owner.execute(AGENDA).fetchall()} == {
        family.dossier_id: True,
        second_family.dossier_id: False,
    }


def test_a_day_that_has_passed_and_no_reason_are_refused(
    as_: As, amina: Actor, on_the_day: date, family: Family
) -> None:
    client = as_(amina)
    late = put(client, family, for_on=(on_the_day - timedelta(days=1)).isoformat())
    silent = put(client, family, reason="")

    assert (late.status_code, "is al geweest" in late.text) == (422, True)
    assert (silent.status_code, "Schrijf waarom u deze gezinnen" in silent.text) == (422, True)


@pytest.mark.parametrize(("who", "reads"), [("amina", True), ("noor", True), ("bram", False), ("thijs", False)])
def test_the_family_says_why_it_is_on_the_agenda_to_who_reads_its_contacts(
    as_: As, request: pytest.FixtureRequest, amina: Actor, on_the_day: date, family: Family, who: str, reads: bool
) -> None:
    put(as_(amina), family, reason="moeder belt niet terug")
    page = as_(request.getfixturevalue(who)).get(f"/gezinnen/{family.dossier_id}/")

    assert page.status_code == 200
    assert ("moeder belt niet terug" in page.text) == reads


def test_who_has_own_entries_only_asks_reads_the_own_reason_and_takes_it_back(
    as_: As, amina: Actor, bram: Actor, chris: Actor, owner: Owner, on_the_day: date, family: Family
) -> None:
    put(as_(amina), family, reason="moeder belt niet terug")
    put(as_(bram), family, reason="intake loopt vast")
    page = as_(bram).get(f"/gezinnen/{family.dossier_id}/").text
    hers, his = (
        owner.execute("select id from early_signals_agendarequest where reason like %s", [like]).fetchone()
        for like in ("moeder%", "intake%")
    )
    assert hers is not None
    assert his is not None

    def off(who: Actor, pk: Any) -> int:
        return int(
            as_(who).post("/gezinnen/agenda/eraf/", {"gezin": str(family.dossier_id), "wens": str(pk)}).status_code
        )

    assert ("intake loopt vast" in page, "moeder belt niet terug" in page) == (True, False)
    assert (off(bram, hers[0]), off(chris, his[0]), off(bram, his[0]), off(amina, hers[0])) == (404, 404, 302, 302)


def test_who_may_write_no_contact_may_not_ask_and_a_stranger_reaches_nothing(
    as_: As, chris: Actor, hire: Hire, organisations: Organisations, owner: Owner, on_the_day: date, family: Family
) -> None:
    desk = hire("Joke Vis", Role.BURGERZAKEN, organisations.meerdijk)

    assert 'value="agenda"' not in as_(desk).get("/gezinnen/").text
    assert [put(as_(one), family).status_code for one in (desk, chris)] == [422, 422]
    assert owner.execute(AGENDA).fetchall() == []


def test_from_the_page_of_a_family_one_goes_back_to_it(as_: As, amina: Actor, on_the_day: date, family: Family) -> None:
    client = as_(amina)
    here = str(family.dossier_id)
    ask = client.post("/gezinnen/kiezen/", {"doe": "agenda", "gezin": here, "vanuit": here})
    done = client.post("/gezinnen/agenda/", {"gezinnen": here, "vanuit": here, "reason": "stil"})

    assert f'name="vanuit" value="{here}"' in ask.text
    assert done["Location"] == reverse("family", args=[family.dossier_id])
