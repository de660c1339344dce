"""Whether a rule says more than its step rests on: a sentence may name no fact that its reader may not know."""

from __future__ import annotations

import re
from collections.abc import Iterator

from weerzien.rulebook.compiled_rules import ReadyRule, ReadyStep, needs_of
from weerzien.rulebook.derived.catalogue import DERIVED_FACTS
from weerzien.rulebook.dictionary import FACTS
from weerzien.rulebook.entries import WrongRule
from weerzien.rulebook.needs import is_met
from weerzien.rulebook.rule import Sentence
from weerzien.rulebook.tree import Owner, facts_in

PLACEHOLDER = re.compile(r"\{([^}]+)\}")


def check_sayings(ready: ReadyRule) -> None:
    """Check the sentences of every step. Raises WrongRule with the fact that is closed to some reader of the step."""
    for version in ready.versions:
        for step in version.steps:
            for name in names_said(ready, step):
                if not is_met(needs_of(name), step.compartments):
                    raise WrongRule(
                        f"{ready.rule.place}: een zin van {ready.rule.id} noemt '{name}', en niet iedereen die deze"
                        " uitkomst ziet mag dat weten; ik verwacht een gegeven waarop de stap zelf rust"
                    )


def names_said(ready: ReadyRule, step: ReadyStep) -> Iterator[str]:
    """Give the names of the facts that the sentences of a step tell, by value or by being said at all."""
    for sentence in step.step.sentences:
        yield from names_in(ready, sentence)
        if sentence.condition is not None:
            yield from (fact.name for fact in facts_in(sentence.condition))


def names_in(ready: ReadyRule, sentence: Sentence) -> Iterator[str]:
    """Give the names of the facts between braces in a sentence, those behind a day of the rule included."""
    for told in PLACEHOLDER.findall(sentence.template):
        name = told.removesuffix(f" {Owner.SPONSOR.value}").removesuffix(f" {Owner.MEMBER.value}")
        if told in ready.rule.days:
            yield from (fact.name for fact in facts_in(ready.rule.days[told]))
        elif name in FACTS or name in DERIVED_FACTS:
            yield name
