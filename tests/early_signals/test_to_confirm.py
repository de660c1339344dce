"""What one source says is to be confirmed: until then nobody but the director of the family sees it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from tests.cast import TODAY, Family
from tests.early_signals.kept import SIGNAL, keep
from tests.rulebook.cases import family as case_of
from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.access.matrix import MATRIX, visible_compartments
from weerzien.access.roles import Role
from weerzien.early_signals.queries import today_panel
from weerzien.rulebook.book import the_rulebook
from weerzien.rulebook.compiled_rules import SEEN_BY_THE_DIRECTOR, ReadyStep
from weerzien.rulebook.evaluate import evaluate

STEPS = {
    (ready.rule.id, step.step.name): step
    for ready in the_rulebook().ready
    for version in ready.versions
    for step in version.steps
}
SEEN_ONCE = {"feit": "observatie spanningen", "dag": date(2026, 11, 10), "waarde": "ernstig", "bron": "school"}


def readers(step: ReadyStep) -> set[Role]:
    return {role for role in MATRIX if step.compartments <= visible_compartments([role])}


def test_nobody_but_the_director_reads_all_that_it_is_kept_under() -> None:
    assert {role for role in MATRIX if visible_compartments([role]) >= SEEN_BY_THE_DIRECTOR} == {Role.GEZINSREGISSEUR}


def test_two_signals_are_to_be_confirmed_first() -> None:
    assert {key for key, step in STEPS.items() if step.step.to_confirm} == {
        ("S02", "te_bevestigen"),
        ("S03", "te_bevestigen"),
    }


@pytest.mark.parametrize("rule", ["S02", "S03"])
def test_once_confirmed_partners_see_it_and_never_the_family(rule: str) -> None:
    before, after = readers(STEPS[rule, "te_bevestigen"]), readers(STEPS[rule, ""])

    assert before == {Role.GEZINSREGISSEUR}
    assert {Role.WIJKTEAM, Role.VWN_BEGELEIDER, Role.JEUGDBESCHERMER} <= after
    assert Role.GEZINSLID not in after


@pytest.mark.parametrize("rule", ["S02", "S03", "S04", "S05", "S06", "S07", "M01", "M02"])
def test_parents_see_no_signal_about_wellbeing(rule: str) -> None:
    steps = [step for (of, _), step in STEPS.items() if of == rule]

    assert all(Role.GEZINSLID not in readers(step) for step in steps)


@pytest.mark.django_db
def test_the_database_shows_it_to_the_director_alone(amina: Actor, noor: Actor, thijs: Actor, family: Family) -> None:
    unconfirmed, confirmed = STEPS["S03", "te_bevestigen"], STEPS["S03", ""]
    for step in (unconfirmed, confirmed):
        name = f"{step.step.name or 'bevestigd'}-{uuid4().hex[:4]}"
        keep(family, SIGNAL, step=name, compartments=sorted(step.compartments))

    seen = {}
    for actor in (amina, noor, thijs):
        with acting(actor, today=TODAY):
            seen[actor] = [row.title for row in today_panel(actor, today=TODAY).signals.rows]

    assert [len(seen[actor]) for actor in (amina, noor)] == [2, 1]
    assert "bevestigd" in seen[noor][0]
    assert "bevestigen" not in " ".join(seen[thijs])


def test_the_meeting_does_not_betray_what_is_still_to_be_confirmed() -> None:
    case = case_of(
        persons=[{"rol in gezin": "amv"}], told=[SEEN_ONCE, {"feit": "casusoverleg", "dag": date(2026, 1, 1)}]
    )

    rules = {outcome.rule for outcome in evaluate(case, on=date(2026, 11, 21))}

    assert "S03" in rules
    assert "M01" not in rules


def test_a_confirmation_opens_it() -> None:
    case = case_of(persons=[{"rol in gezin": "amv"}], told=[SEEN_ONCE])
    confirmed = replace(case, facts=case_of(facts={"spanningen bevestigd": date(2026, 11, 11)}).facts)

    steps = [
        [outcome.step for outcome in evaluate(one, on=date(2026, 11, 21)) if outcome.rule == "S03"]
        for one in (case, confirmed)
    ]

    assert steps == [["te_bevestigen"], [""]]
