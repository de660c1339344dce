"""Many families at once: who may, what is written down, what is left out, and how it is undone."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest

from tests.cast import Family, Hire, Organisations, enter
from tests.web.conftest import As, counted
from tests.web.families.bulk import Owner, assign, ids, lines, responsible, undo
from weerzien.access.actors import Actor
from weerzien.access.roles import Role
from weerzien.early_signals.lists.rules import MOST_AT_ONCE

pytestmark = pytest.mark.django_db(transaction=True)


def test_what_would_be_done_is_shown_with_the_names_and_nothing_changes_yet(
    as_: As, amina: Actor, owner: Owner, on_the_day: date, family: Family, second_family: Family
) -> None:
    before = responsible(owner, family)
    sent = {"doe": "toewijzen", "gezin": [str(family.dossier_id), str(second_family.dossier_id)], "vraag": "tolk=ja"}
    page = as_(amina).post("/gezinnen/kiezen/", sent)

    assert page.status_code == 200
    assert "2 gezinnen. Er verandert nog niets." in page.text
    assert 'href="/gezinnen/?tolk=ja"' in page.text
    assert "Amina Yusuf" in page.text
    assert responsible(owner, family) == before
    assert lines(owner, "families.listed") == [[family.dossier_id, second_family.dossier_id]]


@pytest.mark.parametrize(("which", "count"), [("bladzijde", 1), ("alle", 3), ("", 2)], ids=["page", "list", "ticked"])
def test_one_chooses_what_is_ticked_or_all_of_the_page_or_all_of_the_list(
    as_: As, amina: Actor, family: Family, second_family: Family, which: str, count: int
) -> None:
    enter(amina, "M3")
    sent = {
        "doe": "meenemen", "welke": which, "gezin": [str(family.dossier_id), str(second_family.dossier_id), "x"],
        "op-bladzijde": str(family.dossier_id), "vraag": "tolk=ja",
    }  # fmt: skip
    page = as_(amina).post("/gezinnen/kiezen/", sent)

    assert f"{'1 gezin' if count == 1 else f'{count} gezinnen'}. Er verandert nog niets." in page.text


def test_nothing_chosen_and_too_much_chosen_are_said(as_: As, amina: Actor, family: Family) -> None:
    client = as_(amina)
    none = client.post("/gezinnen/kiezen/", {"doe": "agenda"})
    many = " ".join(str(uuid4()) for _ in range(MOST_AT_ONCE + 1))
    much = client.post("/gezinnen/agenda/", {"gezinnen": many, "reason": "x"})

    assert (none.status_code, "nog geen gezin gekozen" in none.text) == (422, True)
    assert (much.status_code, "Kies er hooguit duizend" in much.text) == (422, True)


def test_families_get_another_responsible_from_today_with_the_reason_and_a_line_each(
    as_: As, amina: Actor, bram: Actor, owner: Owner, on_the_day: date, family: Family, second_family: Family
) -> None:
    answer = assign(as_(amina), bram, family, second_family)

    assert "2 gezinnen zijn toegewezen aan Bram de Wit." in answer.text
    for one in (family, second_family):
        assert responsible(owner, one) == [
            (f"[2026-01-01,{on_the_day})", None, "ingevoerd"),
            (f"[{on_the_day},)", bram.account_id, "wijk Noord"),
        ]
    assert lines(owner, "dossiers.responsibility-assigned") == sorted([[family.dossier_id], [second_family.dossier_id]])


def test_undoing_puts_back_exactly_what_was_there(
    as_: As, amina: Actor, bram: Actor, owner: Owner, on_the_day: date, family: Family, second_family: Family
) -> None:
    client = as_(amina)
    before = [responsible(owner, one) for one in (family, second_family)]
    page = assign(client, bram, family, second_family)
    answer = undo(client)

    assert "Ongedaan maken" in page.text
    assert "2 gezinnen zijn weer zoals daarvoor." in answer.text
    assert [responsible(owner, one) for one in (family, second_family)] == before
    assert "Ongedaan maken" not in client.get("/gezinnen/").text
    assert len(lines(owner, "dossiers.responsibility-restored")) == 2


def test_undoing_what_was_changed_twice_on_one_day_goes_back_one_step(
    as_: As, amina: Actor, bram: Actor, owner: Owner, on_the_day: date, family: Family
) -> None:
    client = as_(amina)
    assign(client, amina, family)
    between = responsible(owner, family)
    assign(client, bram, family)
    undo(client)

    assert responsible(owner, family) == between


def test_what_another_changed_since_stays_and_is_named(
    as_: As, amina: Actor, bram: Actor, hire: Hire, organisations: Organisations, owner: Owner, on_the_day: date,
    family: Family, second_family: Family,
) -> None:  # fmt: skip
    els = hire("Els Bos", Role.TEAMLEIDER, organisations.meerdijk)
    client = as_(amina)
    assign(client, bram, family, second_family)
    assign(as_(els), els, second_family)
    answer = undo(client)

    assert "1 gezin is weer zoals daarvoor." in answer.text
    assert "Niet teruggezet, want iemand heeft dat intussen gewijzigd: Gezin Tesfay" in answer.text
    assert responsible(owner, second_family)[-1][1] == els.account_id


def test_after_a_minute_nothing_is_undone(
    as_: As, amina: Actor, bram: Actor, owner: Owner, on_the_day: date, family: Family
) -> None:
    client = as_(amina)
    assign(client, bram, family)
    owner.execute("update dossiers_responsibility set recorded_at = recorded_at - interval '2 minutes'")
    answer = undo(client)

    assert (answer.status_code, "Dit kan niet meer ongedaan" in answer.text) == (422, True)
    assert responsible(owner, family)[-1][1] == bram.account_id


def test_nobody_undoes_what_another_did(as_: As, amina: Actor, bram: Actor, on_the_day: date, family: Family) -> None:
    client = as_(amina)
    assign(client, bram, family)
    hers = client.session["batch"]["id"]

    assert as_(bram).post("/gezinnen/ongedaan/", {"reeks": hers}).status_code == 422


def test_who_may_not_assign_is_refused_and_sees_no_button(
    as_: As, bram: Actor, owner: Owner, on_the_day: date, family: Family
) -> None:
    client = as_(bram)

    assert 'value="toewijzen"' not in client.get("/gezinnen/").text
    assert client.post("/gezinnen/kiezen/", {"doe": "toewijzen", "gezin": ids(family)}).status_code == 302
    assert assign(client, bram, family).status_code == 403
    assert len(responsible(owner, family)) == 1


def test_families_of_another_municipality_are_left_out_without_a_name(
    as_: As, amina: Actor, bram: Actor, owner: Owner, on_the_day: date, family: Family, family_elsewhere: Family
) -> None:
    before = responsible(owner, family_elsewhere)
    answer = assign(as_(amina), bram, family, family_elsewhere)

    assert "1 gezin is toegewezen" in answer.text
    assert "Overgeslagen, want dat mag u niet: nog 1." in answer.text
    assert responsible(owner, family_elsewhere) == before


def test_somebody_elsewhere_is_nobody_to_assign_to_and_a_reason_is_needed(
    as_: As, amina: Actor, bram: Actor, chris: Actor, on_the_day: date, family: Family
) -> None:
    client = as_(amina)
    elsewhere = assign(client, chris, family)
    silent = assign(client, bram, family, why=" ")

    assert (elsewhere.status_code, "Kies een collega uit de lijst." in elsewhere.text) == (422, True)
    assert (silent.status_code, "Schrijf in een paar woorden waarom." in silent.text) == (422, True)


def test_who_was_responsible_already_is_named_and_gets_no_second_row(
    as_: As, amina: Actor, bram: Actor, owner: Owner, on_the_day: date, family: Family
) -> None:
    client = as_(amina)
    assign(client, bram, family)
    answer = assign(client, bram, family)

    assert "Was al zo: Gezin Tesfay" in answer.text
    assert len(responsible(owner, family)) == 2


def test_three_families_take_as_many_statements_as_one(
    as_: As, amina: Actor, bram: Actor, on_the_day: date, family: Family, second_family: Family
) -> None:
    third = enter(amina, "M3")
    client = as_(amina)

    def cost(*families: Family) -> tuple[int, int]:
        to = {"person": str(bram.account_id), "ground": "x"}
        with counted() as assigning:
            client.post("/gezinnen/toewijzen/", {"gezinnen": ids(*families), **to})
        with counted() as asking:
            client.post("/gezinnen/agenda/", {"gezinnen": ids(*families), "reason": "x"})
        return assigning(), asking()

    fourth = enter(amina, "M4")
    client.get("/gezinnen/")
    cost(fourth)

    assert cost(family) == cost(second_family, third, enter(amina, "M5"))
