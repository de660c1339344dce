"""Who somebody is makes no difference: nationality, language, sex and name change no outcome."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rulebook.strategies import families
from tests.rulebook.test_readers import ON
from tests.rulebook.test_rule_files import RULE
from weerzien.rulebook.book import the_rulebook
from weerzien.rulebook.case import Case, Known
from weerzien.rulebook.compiled_rules import ReadyRule, ready, told_facts
from weerzien.rulebook.derived.catalogue import DERIVED_FACTS
from weerzien.rulebook.dictionary import FACTS
from weerzien.rulebook.evaluate import evaluate
from weerzien.rulebook.rule_files import read_rules
from weerzien.rulebook.tree import Owner, facts_in

WHO_THEY_ARE = ("nationaliteit", "taal", "geslacht", "achternaam", "voornaam")
SENTENCE = re.compile(r"\{([^}]+)\}")


def looked_at(ready: ReadyRule) -> set[str]:
    """Return every told fact that a rule rests on anywhere: in what it asks, whom it names to act, and what it says."""
    steps = [step for version in ready.rule.versions for step in version.steps]
    spoken = {name for step in steps for said in step.sentences for name in SENTENCE.findall(said.template)}
    asked = {fact.name for tree in ready.trees for fact in facts_in(tree)}
    owners = [f" {owner.value}" for owner in Owner if owner.value]
    named = {name.removesuffix(owners[0]).removesuffix(owners[1]) for name in spoken}
    known = {name for name in asked | named if name in FACTS or name in DERIVED_FACTS}
    return {told for name in known for told in told_facts(name)}


@pytest.mark.parametrize("ready", the_rulebook().ready, ids=lambda ready: ready.rule.id)
def test_no_rule_looks_at_who_somebody_is(ready: ReadyRule) -> None:
    assert looked_at(ready)
    assert looked_at(ready).isdisjoint(WHO_THEY_ARE)


@pytest.mark.parametrize("name", WHO_THEY_ARE)
@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("inburgeringsplichtig is ja", "NAME is bekend"),
        ("getekend: PIP dagtekening is gebeurd", "getekend: {alle van: [PIP dagtekening is gebeurd, NAME is bekend]}"),
        ("Tot {dag}.", "Tot {dag}, {NAME}."),
        ("wie: gezinsregisseur", "wie: {als: NAME is bekend, dan: Nidos, anders: gezinsregisseur}"),
    ],
    ids=["in the guard", "in a condition", "in a sentence", "in who acts"],
)
def test_a_rule_that_did_would_be_found(tmp_path: Path, name: str, right: str, wrong: str) -> None:
    file = tmp_path / "proef.yaml"
    file.write_text(RULE.replace(right, wrong.replace("NAME", name)), encoding="utf-8")

    (rule,) = read_rules([file])

    assert right in RULE
    assert name in looked_at(ready(rule))


def as_others(case: Case, word: str) -> Case:
    """Return the same family as if everybody in it came from somewhere else and were called something else."""
    others = tuple(
        replace(person, facts={**person.facts, **{name: Known(word, "elders") for name in WHO_THEY_ARE}})
        for person in case.persons
    )
    return replace(case, persons=others)


@settings(max_examples=30, deadline=None)
@given(families(), ON, st.sampled_from(["Eritrese", "Syrische", "Nederlandse", "Onbekend"]))
def test_no_outcome_changes_with_nationality_language_sex_or_name(case: Case, on: date, word: str) -> None:
    assert evaluate(as_others(case, word), on=on) == evaluate(as_others(case, "Somalische"), on=on)
    assert evaluate(as_others(case, word), on=on) == evaluate(case, on=on)
