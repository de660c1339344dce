"""Waarom deze dag? What is explained, and to whom."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.cast import NOW, TODAY, Family
from tests.early_signals.kept import LIMIT, keep, keep_nothing
from weerzien.access.actors import Actor
from weerzien.access.context import acting, evaluating
from weerzien.early_signals.actions import reevaluate
from weerzien.early_signals.models import Outcome
from weerzien.early_signals.panels import WhyPanel
from weerzien.early_signals.queries import why_panel
from weerzien.early_signals.rules import Cause
from weerzien.kernel.refusals import NotFound
from weerzien.rulebook.dictionary import fact_named

pytestmark = pytest.mark.django_db


@pytest.fixture
def evaluated(family: Family) -> Family:
    """Return the family with the outcomes that the rulebook finds."""
    keep_nothing(family)
    with acting(family.coordinator, today=TODAY):
        reevaluate([family.dossier_id], on=TODAY, now=NOW, cause=Cause.FACT)
    return family


def outcomes_of(family: Family) -> list[Outcome]:
    with acting(family.coordinator, today=TODAY), evaluating([family.dossier_id]):
        return list(Outcome.objects.filter(dossier_id=family.dossier_id).order_by("rule", "step", "id"))


def outcome_of(family: Family, rule: str) -> UUID:
    return next(row.pk for row in outcomes_of(family) if row.rule == rule)


def panel_for(actor: Actor, outcome_id: UUID) -> WhyPanel:
    with acting(actor, today=TODAY):
        return why_panel(actor, outcome_id, today=TODAY)


def test_a_day_is_explained_with_its_rule_facts_and_source(amina: Actor, evaluated: Family) -> None:
    panel = panel_for(amina, outcome_of(evaluated, "I02"))

    assert panel.line.rule == panel.explanation.rule == "I02"
    assert panel.explanation.sentence
    assert panel.explanation.source.title
    known = {fact.name: fact.value_words for fact in panel.explanation.facts if fact.known}
    assert known["PIP dagtekening"] == "1 oktober 2026"
    assert [fact.place for fact in panel.explanation.facts if fact.name == "PIP dagtekening"] == [
        "werkboek, 20-11-2026"
    ]
    assert panel.explanation.certainty_words
    assert panel.until is not None
    assert panel.changes


def test_every_outcome_of_a_family_can_be_explained_as_it_was_kept(amina: Actor, evaluated: Family) -> None:
    for row in outcomes_of(evaluated):
        explained = panel_for(amina, row.pk).explanation.outcome

        assert explained is not None, row.rule
        assert (explained.state, explained.day, list(explained.because)) == (row.state, row.day, row.because)


def test_an_explanation_names_no_fact_of_a_compartment_its_outcome_does_not_list(
    amina: Actor, evaluated: Family
) -> None:
    for row in outcomes_of(evaluated):
        used = (fact_named(fact.name) for fact in panel_for(amina, row.pk).explanation.facts)

        assert {fact.compartment for fact in used if fact} <= set(row.compartments), row.rule


def test_an_outcome_that_rests_on_a_closed_compartment_is_not_found(
    bram: Actor, chris: Actor, evaluated: Family
) -> None:
    closed = outcome_of(evaluated, "H04")

    for actor in (bram, chris):
        with pytest.raises(NotFound):
            panel_for(actor, closed)


def test_who_may_read_the_compartment_reads_the_explanation(bram: Actor, evaluated: Family) -> None:
    assert panel_for(bram, outcome_of(evaluated, "I02")).line.title == "Inburgeringstermijn"


def test_an_outcome_that_never_was_is_not_found(amina: Actor, evaluated: Family) -> None:
    with pytest.raises(NotFound):
        panel_for(amina, uuid4())


def test_an_outcome_whose_subject_left_the_family_is_not_found(amina: Actor, evaluated: Family) -> None:
    gone = keep(evaluated, LIMIT, step="", subject_ref=uuid4())

    with pytest.raises(NotFound):
        panel_for(amina, gone)


def test_the_explanation_takes_seven_questions(
    amina: Actor, evaluated: Family, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    outcome_id = outcome_of(evaluated, "H04")

    with acting(amina, today=TODAY), django_assert_num_queries(7):
        why_panel(amina, outcome_id, today=TODAY)
