"""Whoever is told no is written down: of who lacks an ability, of who has it no more, of a part that is closed."""

from __future__ import annotations

from datetime import date
from typing import Any

import psycopg
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.exchange.workbooks import workbook
from tests.web.conftest import As, Imported
from weerzien.access.actors import Actor

pytestmark = pytest.mark.django_db(transaction=True)


def refusals(owner: psycopg.Connection[Any], actor: Actor) -> list[str]:
    """Return what was refused to somebody, in order."""
    rows = owner.execute(
        "select action from audit_line where kind = 'refusal' and account_id = %s order by at", [actor.account_id]
    )
    return [row[0] for row in rows]


def test_who_lacks_an_ability_is_told_so_and_written_down(as_: As, bram: Actor, owner: psycopg.Connection[Any]) -> None:
    client = as_(bram)
    answers = [client.get("/inlezen/"), client.post("/inlezen/nieuw/"), client.get("/logboek/")]

    assert [answer.status_code for answer in answers] == [403, 403, 404]
    assert refusals(owner, bram) == ["exchange.import", "exchange.import", "audit.log"]


def test_who_may_import_no_more_does_not_see_the_own_import_either(
    as_: As, amina: Actor, on_the_day: date, owner: psycopg.Connection[Any]
) -> None:
    client = as_(amina)
    sent = client.post("/inlezen/nieuw/", {"file": SimpleUploadedFile("lijst.xlsx", workbook())})
    address = str(sent["Location"])
    before = client.get(address).status_code
    owner.execute("update access_position set role = 'burgerzaken'")

    assert before == 200
    assert [client.get(f"{address}{page}").status_code for page in ("", "verbeteren/")] == [403, 403]
    assert client.post(f"{address}weggooien/").status_code == 403
    assert refusals(owner, amina) == ["exchange.import"] * 3


def test_a_day_that_rests_on_a_closed_part_is_refused_and_written_down(
    as_: As, bram: Actor, imported: Imported, owner: psycopg.Connection[Any]
) -> None:
    answer = as_(bram).get(imported.why)

    assert answer.status_code == 404
    assert refusals(owner, bram) == ["why"]
