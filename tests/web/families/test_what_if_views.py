"""Wat als: another day, other facts, what moves; and that nothing is kept and nothing hidden is found out."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import psycopg
import pytest
from django.http import HttpResponse
from django.test import Client

from tests.cast import Family
from tests.exchange.taking import TODAY
from tests.web.conftest import As, Imported, counted
from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.early_signals.models import Outcome

pytestmark = pytest.mark.django_db(transaction=True)
EVER_OTHERWISE = re.compile(r'value="[^"]{64}"|data-seconds="\d+"')


MOST_ASKED = 14  # as many as any other question about a family


def ask(client: Client, address: str, on: date = TODAY, **sent: str) -> HttpResponse:
    return client.post(f"{address}wat-als/", {"day": on.isoformat(), "doe": "uitrekenen", **sent})


def youngster(imported: Imported, amina: Actor) -> UUID:
    with acting(amina, today=TODAY):
        return UUID(str(Outcome.objects.values_list("subject_id", flat=True).get(id=imported.outcome_id)))


def supposing(person: UUID, **facts: str) -> dict[str, str]:
    """Return the fields of a form in which these facts of somebody are otherwise; an underscore is a blank."""
    found = {}
    for number, (name, value) in enumerate(facts.items()):
        found[f"feit_{number}"] = f"{person}|{name.replace('_', ' ')}"
        found[f"waarde_{number}"] = value
    return found


def moves(answer: HttpResponse, rule: str) -> list[tuple[date | None, date | None]]:
    lines = [*answer.context["answer"].moved, *answer.context["answer"].appeared, *answer.context["answer"].gone]
    return [
        (line.before.day if line.before else None, line.after.day if line.after else None)
        for line in lines
        if line.rule == rule
    ]


def test_another_day_shows_what_changes_by_itself(as_: As, amina: Actor, imported: Imported) -> None:
    answer = ask(as_(amina), imported.address, date(2028, 6, 1))

    assert answer.status_code == 200
    assert moves(answer, "V04") == [(date(2028, 5, 4), None)]
    for word in ("Stel dat het", "1 juni 2028", "Er is niets opgeslagen", "Dit valt weg"):
        assert word in answer.text


def test_another_fact_moves_the_days_that_rest_on_it(as_: As, amina: Actor, imported: Imported) -> None:
    person = youngster(imported, amina)
    answer = ask(as_(amina), imported.address, **supposing(person, geboortedatum="10-5-2011"))

    assert moves(answer, "V04") == [(date(2028, 5, 4), date(2029, 5, 10))]
    assert "geboortedatum van" in answer.text


def test_without_a_change_nothing_moves(as_: As, amina: Actor, imported: Imported) -> None:
    answer = ask(as_(amina), imported.address)

    assert answer.context["answer"].is_quiet
    assert answer.context["answer"].stayed
    assert "Dan verandert er geen dag en geen signaal." in answer.text


def test_a_question_is_put_together_fact_by_fact(as_: As, amina: Actor, imported: Imported) -> None:
    client, person = as_(amina), youngster(imported, amina)
    chosen = {"day": TODAY.isoformat(), "doe": "toevoegen", "about": str(person), "fact": "beschikking"}
    one = client.post(f"{imported.address}wat-als/", chosen)
    more = chosen | {"feit_0": f"{person}|beschikking", "waarde_0": "1-11-2026", "fact": "geboortedatum"}
    two = client.post(f"{imported.address}wat-als/", more)
    less = client.post(f"{imported.address}wat-als/", more | {"doe": "weg-0", "fact": "", "about": ""})

    assert [answer.context["answer"] for answer in (one, two, less)] == [None, None, None]
    assert [row.askable.name for row, _ in two.context["form"].facts] == ["beschikking", "geboortedatum"]
    assert [bound.value() for _, bound in two.context["form"].facts] == ["1-11-2026", "04-05-2010"]
    assert less.context["form"].facts == []


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"day": ""}, "Vul een dag in"),
        ({"day": "31-2-2027"}, "Dit is geen dag"),
        ({"day": "1899-01-01"}, "van 2010 tot en met 2060"),
        ({"waarde_0": "31-2-2011"}, "Deze datum bestaat niet"),
        ({"waarde_0": "blauw"}, "geen dag die wij kunnen lezen"),
    ],
)
def test_what_cannot_be_read_is_said_at_its_field(
    as_: As, amina: Actor, imported: Imported, sent: dict[str, str], sentence: str
) -> None:
    person = youngster(imported, amina)
    answer = ask(as_(amina), imported.address, **supposing(person, geboortedatum="1-1-2011") | sent)

    assert answer.status_code == 422
    assert answer.context["answer"] is None
    assert sentence in answer.text


def test_nothing_is_kept_but_the_look(as_: As, amina: Actor, imported: Imported, owner: psycopg.Connection) -> None:
    client, person = as_(amina), youngster(imported, amina)
    before = (rows_of(owner), looks(owner))
    ask(client, imported.address, date(2028, 6, 1), **supposing(person, geboortedatum="10-5-2011"))

    assert rows_of(owner) == before[0]
    assert looks(owner) == before[1] + 1


def rows_of(owner: psycopg.Connection[Any]) -> dict[str, int]:
    """Return how many rows every table has, but for the log and what a session and a limit need."""
    names = owner.execute(
        "select tablename from pg_tables where schemaname = 'public' and tablename not like 'audit%%'"
        " and tablename not like '%%session%%' and tablename <> 'access_fleeting'"
    ).fetchall()
    return {name: len(owner.execute(f'select 1 from "{name}"').fetchall()) for (name,) in names}


def looks(owner: psycopg.Connection[Any]) -> int:
    row = owner.execute("select count(*) from audit_line where action = 'what-if'").fetchone()
    assert row is not None
    return int(row[0])


def test_a_question_costs_as_much_however_much_is_supposed(as_: As, amina: Actor, imported: Imported) -> None:
    client, person = as_(amina), youngster(imported, amina)
    ask(client, imported.address)
    with counted() as little:
        ask(client, imported.address)
    with counted() as much:
        ask(client, imported.address, **supposing(person, geboortedatum="1-1-2011", beschikking="1-1-2026"))

    assert little() == much() <= MOST_ASKED


def test_who_sees_one_person_may_not_suppose_anything(as_: As, thijs: Actor, family: Family) -> None:
    answer = ask(as_(thijs), f"/gezinnen/{family.dossier_id}/", **supposing(family.youngster, geboortedatum="1-1-2001"))

    assert answer.context["panel"].askable == {}
    assert answer.context["panel"].of.rules_count == 0
    assert "kunt u over dit gezin niet vragen" in answer.text


def test_a_fact_that_is_closed_cannot_be_supposed(as_: As, bram: Actor, family: Family) -> None:
    client, address = as_(bram), f"/gezinnen/{family.dossier_id}/"
    open_, closed = (
        ask(client, address, **supposing(family.youngster, **fact))
        for fact in ({"PIP_dagtekening": "1-10-2025"}, {"beschikking": "1-10-2025"})
    )

    assert len(open_.context["answer"].supposed) == 1
    assert closed.context["answer"].supposed == ()
    assert "beschikking" not in [name for _, names in closed.context["panel"].facts for name in names]


HIDDEN_FROM_BRAM = {
    "guardianship_guardianship": "ordered_earliest = '2026-03-01', ordered_latest = '2026-03-01', ordered_told = ''",
    "schooling_absence": "hours = 20",
    "contacts_contactnote": "day_earliest = '2020-01-01', day_latest = '2020-01-01'",
    "procedure_permit": "notified_earliest = '2024-01-05', notified_latest = '2024-01-05', kind = 'B'",
    "integration_income": "benefit_earliest = '2020-01-01', benefit_latest = '2020-01-01'",
}


def test_no_question_finds_out_what_is_hidden(
    as_: As, bram: Actor, family: Family, owner: psycopg.Connection[Any]
) -> None:
    client = as_(bram)
    worlds = []
    for _ in range(2):
        worlds.append(every_answer(client, family))
        for table, values in HIDDEN_FROM_BRAM.items():
            owner.execute(f"update {table} set {values} where dossier_id = %s", [family.dossier_id])

    assert worlds[0] == worlds[1]
    assert all(worlds[0].values())
    assert any("PIP" in text for text in worlds[0].values()), "there is something to see"


def test_who_is_open_to_it_does_see_the_other_world(
    as_: As, amina: Actor, family: Family, owner: psycopg.Connection[Any]
) -> None:
    client = as_(amina)
    before = every_answer(client, family)
    for table, values in HIDDEN_FROM_BRAM.items():
        owner.execute(f"update {table} set {values} where dossier_id = %s", [family.dossier_id])

    after = every_answer(client, family)
    assert {name for name, text in after.items() if text != before[name]} >= {"waarom-niet/", "wat-als/ +0", "v04"}


def every_answer(client: Client, family: Family) -> dict[str, str]:
    """Return every answer to a set of questions about a family, without what differs at every asking."""
    address = f"/gezinnen/{family.dossier_id}/"
    found = {page: client.get(f"{address}{page}").text for page in ("waarom-niet/", "ontbreekt/")}
    found |= {rule: client.get(f"{address}waarom-niet/{rule}/").text for rule in ("v04", "n01", "i01", "i08", "s08")}
    for days in (-700, -30, 0, 1, 40, 400, 1500):
        found[f"wat-als/ +{days}"] = ask(client, address, TODAY + timedelta(days=days)).text
    for day in ("1-1-2020", "1-2-2026", "1-1-2030", "niet gebeurd", ""):
        told = supposing(family.youngster, geboortedatum=day or "1-1-2010", PIP_dagtekening=day, woning_sinds=day)
        found[f"wat-als/ {day}"] = ask(client, address, **told).text
    return {name: EVER_OTHERWISE.sub("", text) for name, text in found.items()}
