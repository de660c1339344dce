"""Many families at once: who may, what is written down, what is left out, and how it is undone."""

from __future__ import annotations

import io
import zipfile
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from django.test import Client
from django.urls import reverse
from python_calamine import CalamineWorkbook

from tests.cast import Family, Hire, Organisations, enter
from tests.web.conftest import As, counted
from weerzien.access.actors import Actor
from weerzien.access.roles import Role
from weerzien.early_signals.lists.rules import MOST_AT_ONCE

pytestmark = pytest.mark.django_db(transaction=True)

Owner = psycopg.Connection[Any]
RESPONSIBLE = (
    "select period::text, account_id, ground from dossiers_responsibility"
    " where dossier_id = %s and superseded_by_id is null order by period"
)
AGENDA = "select dossier_id, reason, for_on, withdrawn_at is null from early_signals_agendarequest order by dossier_id"


def ids(*families: Family) -> str:
    return " ".join(str(family.dossier_id) for family in families)


def assign(client: Client, to: Actor | None, *families: Family, why: str = "wijk Noord") -> Any:
    person = str(to.account_id) if to else "niemand"
    return client.post(
        "/gezinnen/toewijzen/", {"gezinnen": ids(*families), "person": person, "ground": why}, follow=True
    )


def put(client: Client, *families: Family, reason: str = "al weken stil", for_on: str = "") -> Any:
    sent = {"gezinnen": ids(*families), "reason": reason, "for_on": for_on, "vraag": "tolk=ja&bladzijde=2&x=y"}
    return client.post("/gezinnen/agenda/", sent, follow=True)


def undo(client: Client) -> Any:
    return client.post("/gezinnen/ongedaan/", {"reeks": client.session["batch"]["id"]}, follow=True)


def responsible(owner: Owner, family: Family) -> list[tuple[Any, ...]]:
    return owner.execute(RESPONSIBLE, [family.dossier_id]).fetchall()


def lines(owner: Owner, action: str) -> list[list[Any]]:
    rows = owner.execute("select dossier_ids from audit_line where action = %s order by at", [action]).fetchall()
    return sorted(row[0] for row in rows)


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


def exported(content: bytes) -> list[list[Any]]:
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_name("Gezinnen").to_python()


def test_a_list_is_taken_along_and_written_down_with_the_reason_and_how_many(
    as_: As, amina: Actor, owner: Owner, on_the_day: date, family: Family, second_family: Family
) -> None:
    client = as_(amina)
    client.post("/gezinnen/kolommen/bewaren/", {"kolom-contact": "1", "kolom-leden": "2", "page_size": "25"})
    answer = client.post("/gezinnen/meenemen/", {"gezinnen": ids(family, second_family), "reason": "overleg"})
    head, first, _ = exported(answer.content)
    log = owner.execute(
        "select kind, action, dossier_ids, fields from audit_line where action like 'families.export%'"
        " order by at, kind desc"
    ).fetchall()

    both = [family.dossier_id, second_family.dossier_id]
    assert answer["Content-Disposition"] == 'attachment; filename="gezinnen.xlsx"'
    assert head == ["Gezin", "Nummer", "Laatste contact", "Personen"]
    assert first[0] == "Gezin Tesfay"
    assert (first[2], first[3]) == (date(2026, 11, 5), 3)
    assert log == [
        ("look", "families.exported", both, []),
        ("export", "families.export", both, ["column:contact", "column:leden", "reason:overleg", "rows:2"]),
    ]


def test_a_workbook_holds_nothing_that_its_maker_may_not_see(
    as_: As, amina: Actor, bram: Actor, on_the_day: date, family: Family, family_elsewhere: Family
) -> None:
    client = as_(bram)
    client.post("/gezinnen/kolommen/bewaren/", {"kolom-fase": "1", "page_size": "25"})
    answer = client.post("/gezinnen/meenemen/", {"gezinnen": ids(family, family_elsewhere), "reason": "overleg"})

    assert [row[2] for row in exported(answer.content)] == ["Fase", "aangekomen"]


def test_text_in_a_workbook_never_becomes_a_formula(
    as_: As, amina: Actor, owner: Owner, on_the_day: date, family: Family
) -> None:
    owner.execute("update dossiers_personalia set language = '=1+1'")
    client = as_(amina)
    client.post("/gezinnen/kolommen/bewaren/", {"kolom-taal": "1", "page_size": "25"})
    answer = client.post("/gezinnen/meenemen/", {"gezinnen": ids(family), "reason": "controleren"})
    with zipfile.ZipFile(io.BytesIO(answer.content)) as packed:
        sheet, styles = (packed.read(f"xl/{name}.xml").decode() for name in ("worksheets/sheet1", "styles"))

    assert exported(answer.content)[1][2] == "=1+1"
    assert "<f>" not in sheet
    assert 'quotePrefix="1"' in styles


def test_without_a_reason_nothing_leaves(as_: As, amina: Actor, owner: Owner, on_the_day: date, family: Family) -> None:
    answer = as_(amina).post("/gezinnen/meenemen/", {"gezinnen": ids(family), "reason": "zomaar"})

    assert (answer.status_code, "Kies een van de redenen." in answer.text) == (422, True)
    assert lines(owner, "families.export") == []


def test_families_of_others_alone_are_nothing_to_take_along(
    as_: As, amina: Actor, on_the_day: date, family_elsewhere: Family
) -> None:
    answer = as_(amina).post("/gezinnen/meenemen/", {"gezinnen": ids(family_elsewhere), "reason": "overleg"})

    assert answer.status_code == 422
