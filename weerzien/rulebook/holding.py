"""Which steps of which rules hold for a subject on a day: one function for all rules, made of the same trees.

It has the numbers that rules were written with; a rule of which a municipality set something is judged by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from weerzien.rulebook.compiled_rules import ReadyRule, ReadyStep, ReadyVersion
from weerzien.rulebook.compiling import Writer, counts_with_parameters
from weerzien.rulebook.concerning import Asking, both, function_named, is_timeless
from weerzien.rulebook.derived.catalogue import DERIVED_FACTS
from weerzien.rulebook.judging import Placed
from weerzien.rulebook.tree import AllOf, AnyNode, Condition, Fact, Owner, Parameter, Today
from weerzien.rulebook.views import Parameters, View, name_with

SEEN_BY = {Owner.OWN: "seen", Owner.SPONSOR: "sponsor_seen", Owner.MEMBER: "member_seen"}
VIEW_OF = {Owner.OWN: "view", Owner.SPONSOR: "sponsor", Owner.MEMBER: "member"}


class Candidate(NamedTuple):
    """A step of a version of a rule, with the place of the rule in the rulebook."""

    number: int
    ready: ReadyRule
    placed: Placed
    step: ReadyStep


Holding = Callable[[View], list[tuple[Candidate, bool | None]]]
"""Gives the steps of which the condition is not false, in the order of the rules: whether it is true or unknown."""


def holding(rules: Mapping[int, ReadyRule]) -> Holding:
    """Return a function that gives the steps that hold for a subject, or of which that is unknown, of all these rules.

    It is what `placed` and the condition of each step come to, asked in the order that costs least: what was told
    before what is derived, and the day by which a version counts only where something else does not decide.
    """
    writer = Writing()
    asking = Asking(writer)
    lines = [line for number, ready in rules.items() for line in Lines(writer, asking, number, ready).written()]
    made: Holding = function_named("holding", asking, lines)
    return made


@dataclass
class Writing(Writer):
    """Writes trees of one rule after another into the same function, with the numbers of that rule written out."""

    parameters: Parameters = field(default_factory=dict)
    rule: str = ""

    def python(self, node: AnyNode) -> str:
        """Return the Python that a node stands for."""
        match node:
            case Today():
                return "today"
            case Parameter(name):
                return repr(self.parameters[name])
            case _:
                return Writer.python(self, node)

    def seen(self, fact: Fact) -> str:
        """Return the Python that looks at a fact; one that is found with numbers is kept under name and numbers."""
        whose = SEEN_BY[fact.owner]
        if not counts_with_parameters(fact):
            return f"{whose}[{fact.name!r}]"
        key = name_with(DERIVED_FACTS[fact.name], self.parameters)
        derived = self.constant(DERIVED_FACTS[fact.name], f"derived_{''.join(filter(str.isalnum, fact.name))}")
        numbers = self.constant(self.parameters, f"numbers_{self.rule}")
        return f"({whose}.get({key!r}) or {VIEW_OF[fact.owner]}.derived({derived}, {key!r}, {numbers}))"


@dataclass(frozen=True, slots=True)
class Lines:
    """Writes the lines about one rule."""

    writer: Writing
    asking: Asking
    number: int
    ready: ReadyRule

    def written(self) -> Iterator[str]:
        """Give the lines: whether the rule may be about the subject, which version counts, which steps hold."""
        self.writer.parameters, self.writer.rule = self.ready.parameters, self.ready.rule.id
        versions = self.ready.versions
        guards = tuple(dict.fromkeys(version.version.guard for version in versions))
        asked = [self.asking.ever(self.ready)]
        if len(guards) == 1:
            asked.append(self.surely(guards[0]))
        yield f"if {both(asked)}:"
        if len(versions) == 1:
            yield from indented(self.of_the_only(versions[0]))
        else:
            yield from indented(self.of_the_one_that_counts(apart=len(guards) > 1))

    def surely(self, guard: Condition) -> str:
        """Return the Python for a guard, without what is asked of it already."""
        parts = guard.parts if isinstance(guard, AllOf) else (guard,)
        return self.writer.surely(AllOf(tuple(part for part in parts if not is_timeless(part))))

    def of_the_only(self, version: ReadyVersion) -> Iterator[str]:
        """Give the lines about the only version: its steps first, then the day it counts by."""
        names = [f"held_{number}" for number in range(len(version.steps))]
        for name, step in zip(names, version.steps, strict=True):
            yield f"{name} = {self.writer.python(step.step.condition)}"
        yield f"if {' or '.join(f'{name} is not False' for name in names)}:"
        yield f"    day = {self.writer.python(version.version.counts_by)}"
        yield f"    if day is None or {self.in_force(version)}:"
        for name, step in zip(names, version.steps, strict=True):
            yield f"        if {name} is not False: found.append(({self.candidate(version, step)}, {name}))"

    def of_the_one_that_counts(self, *, apart: bool) -> Iterator[str]:
        """Give the lines about several versions: the day picks one; while it is unknown the first counts.

        Versions with guards `apart` ask their own.
        """
        yield f"day = {self.writer.python(self.ready.versions[-1].version.counts_by)}"
        for number, version in enumerate(self.ready.versions):
            counts = f"day is None or {self.in_force(version)}" if number == 0 else self.in_force(version)
            yield f"{'el' if number else ''}if {counts}:"
            steps = [line for step in version.steps for line in self.of_step(version, step)]
            if apart:
                yield f"    if {self.writer.surely(version.version.guard)}:"
                yield from indented(indented(steps))
            else:
                yield from indented(steps)

    def of_step(self, version: ReadyVersion, step: ReadyStep) -> Iterator[str]:
        """Give the lines about one step."""
        yield f"held = {self.writer.python(step.step.condition)}"
        yield f"if held is not False: found.append(({self.candidate(version, step)}, held))"

    def in_force(self, version: ReadyVersion) -> str:
        """Return the Python for whether a version is in force on the earliest end of the day it counts by."""
        since, until = version.version.since, version.version.until
        begun = f"{self.writer.constant(since, f'since_{since:%Y_%m_%d}')} <= day.earliest"
        return begun if until is None else f"{begun} <= {self.writer.constant(until, f'until_{until:%Y_%m_%d}')}"

    def candidate(self, version: ReadyVersion, step: ReadyStep) -> str:
        """Return the name of a step as it is given where it holds."""
        placed = Placed(version, self.ready.parameters)
        name = "_".join(word for word in (self.ready.rule.id, step.step.name) if word)
        return self.writer.constant(Candidate(self.number, self.ready, placed, step), name)


def indented(lines: Iterator[str] | list[str]) -> Iterator[str]:
    """Give lines a step to the right."""
    yield from (f"    {line}" for line in lines)
