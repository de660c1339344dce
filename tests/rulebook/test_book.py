"""The rulebook as a whole: which rules it has, what they look at, and where they come from."""

from __future__ import annotations

import pytest

from weerzien.rulebook.book import the_rulebook
from weerzien.rulebook.derived.catalogue import DERIVED_FACTS
from weerzien.rulebook.dictionary import FACTS, fact_named, facts_by_column
from weerzien.rulebook.rule import Certainty, Ground, Rule

RULES = the_rulebook().rules
THE_RULES = (
    "N01 N02 N03 N04 N05 N06 N07 N08 N09 N10 N11 N12 N13 N14 N15 N16 N17 N18 N19 "
    "V02 V03 V04 V05 V06 V07 V08 V09 V10 V11 V12 V13 H01 H02 H03 H04 H05 H06 H07 H08 H09 H10 "
    "I01 I02 I03 I05 I06 I07 I08 I09 I10 I11 I12 S01 S02 S03 S04 S05 S06 S07 S08 S09 M01 M02 R01 P01"
)
WITHOUT_QUOTE = {"N15", "P01"}
"""Rules of which no sentence of the law was read."""


def test_these_are_the_rules_in_the_order_of_the_book() -> None:
    """A rule that is added may stand between them; none may be lost, or stand elsewhere."""
    known = THE_RULES.split()

    assert [rule.id for rule in RULES if rule.id in known] == known


def test_a_rule_that_is_not_there_is_not_found() -> None:
    with pytest.raises(KeyError):
        the_rulebook().rule("X99")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_says_where_it_comes_from(rule: Rule) -> None:
    assert rule.citation.title
    assert rule.citation.seen_on
    assert bool(rule.quote) == (rule.id not in WITHOUT_QUOTE)
    assert rule.quote or (rule.certainty is Certainty.KNOWLEDGE and rule.doubts)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_only_a_source_that_was_read_makes_certain(rule: Rule) -> None:
    assert rule.certainty is not Certainty.CONFIRMED or rule.ground is Ground.SEED


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_only_pending_cases_and_protection_at_once_go_by_the_day_itself(rule: Rule) -> None:
    by_today = any(not version.steps or "Today" in repr(version.counts_by) for version in rule.versions)

    assert by_today == (rule.id in ("N04", "I07"))


def test_every_derived_fact_rests_on_facts_of_the_dictionary_and_has_a_name_of_its_own() -> None:
    assert FACTS.keys().isdisjoint(DERIVED_FACTS)
    assert all(name in FACTS for fact in DERIVED_FACTS.values() for name in fact.rests_on)


def test_every_column_keeps_one_fact_and_every_fact_says_who_knows() -> None:
    assert len(facts_by_column()) == sum(fact.column is not None for fact in FACTS.values())
    assert all(fact.who_knows for fact in FACTS.values())


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Vergunning bekendgemaakt", "vergunning bekendgemaakt op"),
        ("VERGUNNING BEKENDGEMAAKT OP", "vergunning bekendgemaakt op"),
        ("ss139", "start 10 weken (SS139)"),
        ("eigen_adres", "eigen adres jongere"),
        ("Ingediend", "aanvraag ingediend"),
    ],
)
def test_a_fact_goes_by_several_names(said: str, meant: str) -> None:
    found = fact_named(said)

    assert found is not None
    assert found.name == meant


def test_a_name_that_nobody_gave_is_no_fact() -> None:
    assert fact_named("schoenmaat") is None


@pytest.mark.parametrize(
    ("rule", "steps"),
    [
        ("N16", {"contact": "contacts procedure", "gestopt": "procedure schooling"}),
        ("V10", {"": "guardianship identity"}),
        ("V12", {"": "identity integration"}),
        ("V13", {"welzijnscheck_1": "contacts guardianship identity"}),
    ],
)
def test_an_outcome_inherits_the_compartments_of_its_facts_and_no_more(rule: str, steps: dict[str, str]) -> None:
    (version, *_) = the_rulebook().ready_rule(rule).versions

    found = {step.step.name: " ".join(sorted(step.compartments)) for step in version.steps}

    assert {name: found[name] for name in steps} == steps
