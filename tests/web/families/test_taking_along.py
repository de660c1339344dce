"""A list as a workbook: what is in it, what never is, and what is written down before it leaves."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from tests.cast import Family
from tests.web.conftest import As
from tests.web.families.bulk import Owner, ids, lines
from weerzien.access.actors import Actor

pytestmark = pytest.mark.django_db(transaction=True)


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
