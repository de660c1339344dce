"""The sheet Instellingen on its way in: taken by who sets the rules, refused with a sentence for anybody else."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import psycopg
import pytest

from tests.exchange.taking import NOW, TODAY, Everything
from tests.exchange.workbooks import workbook
from weerzien.access.actors import Actor
from weerzien.access.roles import Role
from weerzien.early_signals.models import Outcome, RuleSetting
from weerzien.exchange.actions import stage_workbook, take
from weerzien.exchange.models import ImportRun
from weerzien.exchange.setting import NOT_YOURS
from weerzien.exchange.workbook.cases import cases
from weerzien.exchange.workbook.read import read_workbook
from weerzien.exchange.workbook.told import settings
from weerzien.rulebook.evaluate import evaluate

pytestmark = pytest.mark.django_db(transaction=True)

LINES = (
    {"Regel": "V07", "Parameter": "besluit", "Waarde": 5, "Vanaf": date(2020, 1, 1)},
    {"Regel": "V05", "Parameter": "aan", "Waarde": 0},
    {"Regel": "n08", "Parameter": "nareis_beslistermijn_maanden", "Waarde": 9},
    {"Regel": "S05", "Parameter": "wachttijd", "Waarde": 2, "Vanaf": date(2026, 1, 1)},
)
WRONG = (
    {"Regel": "I01", "Parameter": "aan", "Waarde": 0},
    {"Regel": "Z99", "Parameter": "aan", "Waarde": 0},
    {"Regel": "V07", "Parameter": "besluit", "Waarde": 61},
)


@pytest.fixture
def both(amina: Actor, owner: psycopg.Connection[Any]) -> Actor:
    """Return a coordinator who is the administrator too."""
    owner.execute(
        "insert into access_position (id, account_id, organisation_id, role, period)"
        " values (gen_random_uuid(), %s, %s, 'beheerder', '[2025-01-01,)')",
        [amina.account_id, amina.organisation_id],
    )
    return replace(amina, roles=amina.roles | {Role.BEHEERDER})


def staged(actor: Actor, *lines: dict[str, Any]) -> UUID:
    content = workbook(Instellingen=lines)
    return stage_workbook(actor=actor, content=content, file_name="lijst.xlsx", today=TODAY, now=NOW)


def said(actor: Actor, run_id: UUID) -> list[str]:
    with Everything(actor):
        remarks = ImportRun.objects.get(id=run_id).remarks
    return [told["message"] for told in remarks if told["sheet"] == "Instellingen"]


def test_what_is_kept_of_a_workbook_with_settings_is_what_it_says_on_the_file(both: Actor) -> None:
    reading = read_workbook(workbook(Instellingen=LINES), file_name="lijst.xlsx", today=TODAY)
    given, _ = settings(reading)
    on_file = Counter(
        (one.rule, one.step, one.state.value, one.day, one.urgency.value, one.until)
        for case in cases(reading)
        for one in evaluate(case, on=TODAY, settings=given)
    )
    without = Counter(one.rule for case in cases(reading) for one in evaluate(case, on=TODAY))

    take(actor=both, run_id=staged(both, *LINES), today=TODAY, now=NOW)

    with Everything(both):
        fields = ("rule", "step", "state", "day", "urgency", "until")
        kept = Counter(Outcome.objects.order_by("id").values_list(*fields))
    assert kept == on_file
    assert without["V05"] == 1
    assert "V05" not in {rule for rule, *_ in kept}


def test_what_was_set_says_who_when_and_out_of_which_workbook(both: Actor) -> None:
    take(actor=both, run_id=staged(both, *LINES), today=TODAY, now=NOW)

    with Everything(both):
        rows = list(RuleSetting.objects.order_by("rule").values_list("rule", "value", "since", "set_by_id", "because"))
    day = "Overgenomen uit het werkboek van 21 november 2026."
    assert rows == [
        ("N08", 9, None, both.account_id, day),
        ("S05", 2, date(2026, 1, 1), both.account_id, day),
        ("V05", 0, None, both.account_id, day),
        ("V07", 5, date(2020, 1, 1), both.account_id, day),
    ]


def test_a_workbook_that_is_taken_again_sets_nothing_twice(both: Actor) -> None:
    for _ in range(2):
        take(actor=both, run_id=staged(both, *LINES), today=TODAY, now=NOW)

    with Everything(both):
        assert RuleSetting.objects.count() == len(LINES)


def test_who_may_not_set_the_rules_is_told_so_and_the_rest_is_taken(amina: Actor) -> None:
    run_id = staged(amina, *LINES)
    take(actor=amina, run_id=run_id, today=TODAY, now=NOW)

    assert said(amina, run_id) == [NOT_YOURS]
    with Everything(amina):
        assert RuleSetting.objects.count() == 0
        assert Outcome.objects.filter(rule="V05").count() == 1


def test_lines_that_cannot_be_are_named_before_anything_is_taken(both: Actor) -> None:
    run_id = staged(both, *LINES, *WRONG)

    assert said(both, run_id) == [
        "In Instellingen staat bij regel I01 de parameter aan, die is niet in te stellen; wel: geen parameter.",
        "In Instellingen staat regel Z99, die kennen wij niet; kijk de regel na.",
        "In Instellingen kan 61 bij regel V07, parameter besluiten voor, niet. Deze waarde past niet bij dit getal van"
        " de regel. Vul bij Waarde een heel getal in dat ertussen ligt. Het kan van 1 tot en met 60.",
        "In Instellingen: 4 instellingen worden overgenomen, voor zover die nog niet gelden.",
    ]
    take(actor=both, run_id=run_id, today=TODAY, now=NOW)
    with Everything(both):
        assert RuleSetting.objects.count() == len(LINES)
