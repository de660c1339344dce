"""Rules made ready to run: every condition and day compiled once, with what they look at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, lru_cache
from operator import attrgetter
from types import MappingProxyType
from typing import TypeGuard

from weerzien.rulebook.bounds import only_bounded
from weerzien.rulebook.checking import definition_of
from weerzien.rulebook.compiling import Judge, Look, Reckon, ReckonAll, Sure, judge, looking, reckon, sure, together
from weerzien.rulebook.derived.definition import DerivedFact
from weerzien.rulebook.dictionary import FACTS
from weerzien.rulebook.needs import without_less
from weerzien.rulebook.outcomes import Reminder, Urgency
from weerzien.rulebook.rule import Certainty, Rule, Sentence, Step, Version
from weerzien.rulebook.tree import (
    AllOf,
    AnyNode,
    AnyOf,
    Choose,
    Condition,
    Earliest,
    Expression,
    Fact,
    Literal,
    Owner,
    Parameter,
    Shift,
    every_node,
    facts_in,
)
from weerzien.rulebook.values import MOST_REMINDED, moved
from weerzien.rulebook.views import Parameters

ONE_DAY = timedelta(days=1)
SEEN_BY_THE_DIRECTOR = frozenset(
    {"identity", "numbers", "procedure", "guardianship", "housing", "integration", "schooling", "relations", "contacts"}
)
"""Together read by nobody but the director of the family: what is still to be confirmed rests on all of them."""


@dataclass(frozen=True)
class ReadyStep:
    """One step of one version with its functions. `bounded`: whether its day is no more than the last it can be.

    `reminders` gives them by the first day it may be, where every turn is told as so long before or after that day.
    """

    step: Step
    condition: Judge
    day: Reckon | None
    bounded: Judge | None
    turns: tuple[tuple[Reckon, Urgency], ...]
    reminders: Callable[[date], tuple[Reminder, ...]] | None
    unsettled: Judge | None
    suspended: Judge | None
    notes: tuple[tuple[Judge, Certainty], ...]
    sentences: tuple[tuple[Sentence, Judge | None], ...]
    trees: tuple[AnyNode, ...]

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """Return the facts the step and its guard look at, in a fixed order."""
        found = {fact for tree in self.trees for fact in facts_in(tree)}
        return tuple(sorted(found, key=lambda fact: (fact.name, fact.owner)))

    @cached_property
    def looked(self) -> Look:
        """Return a function that looks at all these facts."""
        return looking(self.facts)

    @cached_property
    def reckoned(self) -> ReckonAll:
        """Return a function for all the days that are reckoned or written out within the step."""
        return together(days_reckoned_in(self.trees))

    @cached_property
    def told(self) -> tuple[tuple[str, Owner], ...]:
        """Return the names in the dictionary of all facts the step rests on, and whose they are."""
        return tuple(dict.fromkeys((name, fact.owner) for fact in self.facts for name in told_facts(fact.name)))

    @cached_property
    def said_of_days(self) -> tuple[tuple[str, str, Owner], ...]:
        """Return of which told facts may be said that their day is uncertain: by which name, the fact, and whose.

        What is disclosed goes by its own name, and only where it says just what one told fact says.
        """
        every = ((definition_of(fact.name), fact) for fact in self.facts)
        return tuple(
            dict.fromkeys(
                (fact.name, told, fact.owner) if is_disclosed(fact.name) else (told, told, fact.owner)
                for definition, fact in every
                for told in told_facts(fact.name)
                if not is_disclosed(fact.name) or (isinstance(definition, DerivedFact) and definition.same_as == told)
            )
        )

    @cached_property
    def owners(self) -> tuple[Owner, ...]:
        """Return whose facts the step rests on."""
        return tuple(dict.fromkeys(owner for _, owner in self.told))

    @cached_property
    def told_names(self) -> frozenset[str]:
        """Return the names in the dictionary of all facts the step rests on."""
        return frozenset(name for fact in self.facts for name in told_facts(fact.name))

    @cached_property
    def compartments(self) -> frozenset[str]:
        """Return what whoever reads the step must be allowed: the compartments of all facts it rests on.

        Of a fact that is disclosed that is less; while unconfirmed it is all that nobody but the director reads.
        """
        rests_on = without_less(need for fact in self.facts for need in needs_of(fact.name))
        return rests_on | SEEN_BY_THE_DIRECTOR if self.step.to_confirm else rests_on


@dataclass(frozen=True)
class ReadyVersion:
    """One version of a rule. `guard` asks what `may_hold` of the rule did not ask yet."""

    version: Version
    counts_by: Reckon
    guard: Sure
    steps: tuple[ReadyStep, ...]


@dataclass(frozen=True)
class ReadyRule:
    """One rule with its functions. `parameters` are those it was written with.

    `may_hold` is what the guards ask as far as no parameter plays a part: where it does not hold, no version does.
    """

    rule: Rule
    parameters: Parameters
    may_hold: Sure
    versions: tuple[ReadyVersion, ...]
    acting: tuple[tuple[str, Judge | None], ...]
    days: Mapping[str, Reckon]

    @cached_property
    def trees(self) -> tuple[AnyNode, ...]:
        """Return every condition and day of every version, what is said and who acts included."""
        told = (acting.condition for acting in self.rule.acting)
        sentences = (
            sentence.condition
            for version in self.rule.versions
            for step in version.steps
            for sentence in step.sentences
        )
        of_versions = (tree for version in self.rule.versions for tree in (version.counts_by, version.guard))
        of_steps = (tree for version in self.versions for step in version.steps for tree in step.trees)
        found = (*of_versions, *of_steps, *self.rule.days.values(), *told, *sentences)
        return tuple(dict.fromkeys(tree for tree in found if tree is not None))

    @cached_property
    def version_days(self) -> tuple[date, ...]:
        """Return the days on which the rule itself changes."""
        since = tuple(version.since for version in self.rule.versions)
        return since + tuple(version.until + ONE_DAY for version in self.rule.versions if version.until)

    @cached_property
    def looked(self) -> Look:
        """Return a function that looks at every derived fact of the rule, in whatever version."""
        return looking({fact for tree in self.trees for fact in facts_in(tree) if fact.name not in FACTS})

    @cached_property
    def looked_at_all(self) -> Look:
        """Return a function that looks at every fact of the rule, told or derived, in whatever version."""
        return looking({fact for tree in self.trees for fact in facts_in(tree)})

    @cached_property
    def reckoned(self) -> ReckonAll:
        """Return a function for all the days that are reckoned or written out in whatever version."""
        return together(days_reckoned_in(self.trees))


def days_reckoned_in(trees: Iterable[AnyNode]) -> tuple[Expression, ...]:
    """Return all the days that are reckoned or written out within trees, each once."""
    return tuple(dict.fromkeys(node for tree in trees for node in every_node(tree) if is_day(node)))


def is_day(node: AnyNode) -> TypeGuard[Expression]:
    """Return whether a part of a tree is a day of its own: reckoned, or a date that is written out."""
    return isinstance(node, Shift | Earliest | Choose) or (isinstance(node, Literal) and isinstance(node.value, date))


def told_facts(name: str) -> tuple[str, ...]:
    """Return the names in the dictionary that a fact rests on: its own, or those of a derived fact."""
    definition = definition_of(name)
    return definition.rests_on if isinstance(definition, DerivedFact) else (name,)


def needs_of(name: str) -> frozenset[str]:
    """Return what whoever reads a fact must be allowed."""
    definition = definition_of(name)
    return definition.asks if isinstance(definition, DerivedFact) else frozenset({definition.compartment})


def is_disclosed(name: str) -> bool:
    """Return whether a fact may be known without the facts it rests on."""
    definition = definition_of(name)
    return isinstance(definition, DerivedFact) and definition.disclosure is not None


def ready(rule: Rule) -> ReadyRule:
    """Return a rule ready to run."""
    versions = tuple(
        ReadyVersion(
            version,
            reckon(version.counts_by),
            sure(still_asked(version.guard) if len(rule.versions) == 1 else version.guard),
            tuple(ready_step(step, (version.counts_by, version.guard)) for step in version.steps),
        )
        for version in rule.versions
    )
    acting = tuple((acting.words, maybe(acting.condition)) for acting in rule.acting)
    return ReadyRule(
        rule=rule,
        parameters=MappingProxyType({name: parameter.value for name, parameter in rule.parameters.items()}),
        may_hold=sure(AnyOf(tuple(dict.fromkeys(fixed_part(version.guard) for version in rule.versions)))),
        versions=versions,
        acting=acting,
        days={name: reckon(day) for name, day in rule.days.items()},
    )


def fixed_part(guard: Condition) -> Condition:
    """Return what a guard asks at least, whatever the parameters are."""
    parts = guard.parts if isinstance(guard, AllOf) else (guard,)
    return AllOf(tuple(part for part in parts if not counts_with_parameters(part)))


def still_asked(guard: Condition) -> Condition:
    """Return what a guard asks beside its fixed part."""
    parts = guard.parts if isinstance(guard, AllOf) else (guard,)
    return AllOf(tuple(part for part in parts if counts_with_parameters(part)))


def counts_with_parameters(node: AnyNode) -> bool:
    """Return whether a parameter plays a part in a tree, itself or through a derived fact."""
    return any(
        isinstance(part, Parameter) or (isinstance(part, Fact) and derived_with_parameters(part.name))
        for part in every_node(node)
    )


def derived_with_parameters(name: str) -> bool:
    definition = definition_of(name)
    return isinstance(definition, DerivedFact) and bool(definition.counts_with)


def ready_step(step: Step, around: Iterable[AnyNode]) -> ReadyStep:
    """Return a step ready to run; `around` are the trees of its version, which count as looked at too."""
    conditions = (step.condition, step.unsettled, step.suspended, *(note.condition for note in step.certainty_notes))
    days = (step.day, *(turn.day for turn in step.turns))
    return ReadyStep(
        step=step,
        condition=judge(step.condition),
        day=reckon(step.day) if step.day else None,
        bounded=maybe(only_bounded(step.day) if step.day else None),
        turns=tuple((reckon(turn.day), turn.urgency) for turn in step.turns),
        reminders=reminders_around(step),
        unsettled=maybe(step.unsettled),
        suspended=maybe(step.suspended),
        notes=tuple((judge(note.condition), note.certainty) for note in step.certainty_notes),
        sentences=tuple((sentence, maybe(sentence.condition)) for sentence in step.sentences),
        trees=(*around, *(tree for tree in (*conditions, *days) if tree is not None)),
    )


def reminders_around(step: Step) -> Callable[[date], tuple[Reminder, ...]] | None:
    """Return a function that gives the reminders of a step by its day, once for each day; nothing where more counts."""
    turns = [
        (turn.day.sign * turn.day.amount.value, turn.day.unit, turn.urgency)
        for turn in step.turns
        if isinstance(turn.day, Shift) and turn.day.day == step.day
        if isinstance(turn.day.amount, Literal) and isinstance(turn.day.amount.value, int)
    ]
    if not turns or len(turns) < len(step.turns):
        return None

    @lru_cache(maxsize=MOST_REMINDED)
    def reminders(day: date) -> tuple[Reminder, ...]:
        found = [Reminder(moved(day, amount, unit), urgency) for amount, unit, urgency in turns]
        return tuple(sorted(found, key=attrgetter("day")))

    return reminders


def maybe(condition: Condition | None) -> Judge | None:
    """Return the function of a condition, where there is one."""
    return judge(condition) if condition is not None else None
