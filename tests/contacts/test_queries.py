"""Contacts and professionals: who was spoken with last, and how they are listed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from tests.cast import NOW, TODAY, Family
from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.contacts.models import ContactNote, Professional
from weerzien.contacts.queries import CONTACTS, TABLES, contacts_page, last_contacts, professional_lines
from weerzien.dossiers.facts import Change, supersede_many
from weerzien.dossiers.models.fact import Source, day_columns
from weerzien.dossiers.queries.facts import history_rows
from weerzien.kernel.days import Day

pytestmark = pytest.mark.django_db


def enter(actor: Actor, family: Family, model: Any, *rows: dict[str, Any]) -> None:
    changes = [Change[Any](None, {"dossier_id": family.dossier_id} | row) for row in rows]
    with acting(actor, today=TODAY):
        supersede_many(model, changes=changes, actor=actor, source=Source.HAND, at=NOW)


def note(day: date, kind: str = "telefoon") -> dict[str, Any]:
    return {"kind": kind, **day_columns("day", Day.on(day))}


def test_a_message_is_no_contact(amina: Actor, family: Family, second_family: Family) -> None:
    enter(amina, family, ContactNote, note(TODAY, "bericht"), note(date(2026, 11, 10)))

    with acting(amina, today=TODAY):
        found = last_contacts([family.dossier_id, second_family.dossier_id])

    assert found == {family.dossier_id: date(2026, 11, 10), second_family.dossier_id: date(2026, 11, 5)}


def test_notes_come_ten_to_a_page_newest_first(amina: Actor, family: Family) -> None:
    enter(amina, family, ContactNote, *(note(date(2026, 1, 1) + timedelta(days=day)) for day in range(12)))
    with acting(amina, today=TODAY):
        rows = history_rows(TABLES, family.dossier_id)

    pages = [contacts_page(rows, page=page) for page in (1, 2)]

    told = {row.fact_id: row.values["Datum"] for row in rows if row.table is CONTACTS}
    days = {pk: day.latest for pk, day in told.items() if isinstance(day, Day)}
    shown = [days[line.note_id] for page in pages for line in page.rows]
    assert shown == sorted(shown, reverse=True)
    assert [(len(page.rows), page.total, page.pages) for page in pages] == [(10, 16, 2), (6, 16, 2)]


def test_professionals_of_today_stand_before_those_of_the_past(amina: Actor, family: Family) -> None:
    past = {**day_columns("from", Day.on(date(2025, 1, 1))), **day_columns("until", Day.on(date(2025, 12, 31)))}
    later = day_columns("from", Day.on(date(2026, 12, 1)))
    enter(
        amina,
        family,
        Professional,
        {"name": "Anna Vroeger", "role": "arts", **past},
        {"name": "Bert Straks", "role": "arts", **later},
    )
    with acting(amina, today=TODAY):
        lines = professional_lines(history_rows(TABLES, family.dossier_id), today=TODAY)

    assert [line.is_now for line in lines] == sorted((line.is_now for line in lines), reverse=True)
    assert {line.name: line.period for line in lines if not line.is_now} == {
        "Anna Vroeger": "vanaf 1 januari 2025 tot en met 31 december 2025",
        "Bert Straks": "vanaf 1 december 2026",
    }
