"""In which phase families are: the database's answer is that of the rules."""

from __future__ import annotations

from itertools import product
from typing import Any
from uuid import uuid4

import pytest

from tests.cast import NOW, TODAY, Family
from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.dossiers.facts import Change, supersede_many
from weerzien.dossiers.models.fact import Source, day_columns
from weerzien.kernel.days import Day
from weerzien.procedure.models import Application, Step
from weerzien.procedure.queries import families_in_phase, phases_of, stages_of, step_values
from weerzien.procedure.rules import Phase, family_phase, phase_of

pytestmark = pytest.mark.django_db

FILED, DECISIONS, ARRIVED = (False, True), ("", "ingewilligd", "afgewezen"), (False, True)


def start_anew(actor: Actor, family: Family, applications: list[tuple[bool, str, bool]]) -> None:
    """Give the brother these applications; of those that the family came with nothing has happened any more."""
    with acting(actor, today=TODAY):
        rows = list(Step.objects.filter(dossier_id=family.dossier_id, superseded_by=None).order_by("id"))
        gone = [Change[Any](row, day_columns("day", None)) for row in rows]
        supersede_many(Step, changes=gone, actor=actor, source=Source.HAND, at=NOW)
        for number, (is_filed, decision, has_arrived) in enumerate(applications, start=1):
            enter_application(actor, family, number, is_filed=is_filed, decision=decision, has_arrived=has_arrived)


def enter_application(
    actor: Actor, family: Family, number: int, *, is_filed: bool, decision: str, has_arrived: bool
) -> None:
    key, day = uuid4(), day_columns("day", Day.on(TODAY))
    about = {"dossier_id": family.dossier_id, "subject_id": family.brother}
    values = about | {"sponsor_id": family.youngster, "kind": "regulier", "sequence": number}
    steps = [
        *([{"kind": "filed", **day}] if is_filed else []),
        *([{"kind": "decision", "value": decision, **day}] if decision else []),
        *([{"kind": "arrival", **day}] if has_arrived else []),
    ]
    supersede_many(Application, changes=[Change[Any](None, values, id=key)], actor=actor, source=Source.HAND, at=NOW)
    changes = [Change[Any](None, about | {"application_id": key} | step) for step in steps]
    supersede_many(Step, changes=changes, actor=actor, source=Source.HAND, at=NOW)


@pytest.mark.parametrize("one", list(product(FILED, DECISIONS, ARRIVED)), ids=str)
def test_the_phase_of_one_application_is_that_of_the_rule(
    amina: Actor, family: Family, one: tuple[bool, str, bool]
) -> None:
    start_anew(amina, family, [one])
    is_filed, decision, has_arrived = one

    with acting(amina, today=TODAY):
        found = phases_of([family.dossier_id])

    assert found == {family.dossier_id: phase_of(is_filed=is_filed, decision=decision, has_arrived=has_arrived)}


def test_a_family_is_in_the_phase_that_asks_most(amina: Actor, family: Family) -> None:
    start_anew(amina, family, [(True, "ingewilligd", True), (True, "afgewezen", False)])

    with acting(amina, today=TODAY):
        assert phases_of([family.dossier_id]) == {family.dossier_id: family_phase([Phase.REUNITED, Phase.REJECTED])}
        assert [row["dossier_id"] for row in families_in_phase(Phase.REJECTED)] == [family.dossier_id]
        assert not families_in_phase(Phase.REUNITED).exists()


def test_who_may_know_no_more_knows_how_far_the_least_far_is(noor: Actor, family: Family) -> None:
    with acting(noor, today=TODAY):
        assert phases_of([family.dossier_id]) == {}
        assert stages_of([family.dossier_id]) == {family.dossier_id: "aangekomen"}


def test_a_step_stands_under_the_headings_of_the_workbook() -> None:
    assert step_values("decision", {"Dag": 1, "Uitkomst": 2}) == {"Datum besluit": 1, "Besluit": 2}
    assert step_values("arrival", {"Dag": 1, "Uitkomst": 2}) == {"Ingereisd": 1}
