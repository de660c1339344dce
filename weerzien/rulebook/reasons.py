"""What makes a condition so, not so or unknown for one family: short Dutch statements about its facts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from weerzien.kernel.days import Day
from weerzien.rulebook.interpreting import Interpreter
from weerzien.rulebook.showing import Named
from weerzien.rulebook.tree import (
    AllOf,
    AnyOf,
    Compare,
    Comparison,
    Condition,
    Expression,
    Fact,
    Happened,
    IsKnown,
    IsUnsettled,
    Literal,
    Not,
    Today,
)
from weerzien.rulebook.words import node_words, value_words

PASSED, NOT_YET, REACHED, NOT_PASSED = "is voorbij", "is nog niet bereikt", "is bereikt", "is nog niet voorbij"
HAS_COME: Mapping[Comparison, Mapping[bool, str]] = {
    Comparison.BEFORE: {True: NOT_YET, False: REACHED},
    Comparison.ON_OR_BEFORE: {True: NOT_PASSED, False: PASSED},
    Comparison.ON_OR_AFTER: {True: REACHED, False: NOT_YET},
    Comparison.AFTER: {True: PASSED, False: NOT_PASSED},
}
"""What is said of a day, by how today compares with it and whether that is so."""
MIRRORED: Mapping[Comparison, Comparison] = {
    Comparison.BEFORE: Comparison.AFTER,
    Comparison.ON_OR_BEFORE: Comparison.ON_OR_AFTER,
    Comparison.ON_OR_AFTER: Comparison.ON_OR_BEFORE,
    Comparison.AFTER: Comparison.BEFORE,
}
"""How today compares with a day, by how that day compares with today."""


@dataclass(frozen=True, slots=True)
class Reasons:
    """Tells of conditions why they are what they are; `named` knows the days that the rule has a name for."""

    reader: Interpreter
    named: Named

    def of(self, node: Condition) -> Iterator[str]:
        """Give the statements that make a condition so or not so; of one that is unknown, what is not known."""
        truth = self.reader.truth(node)
        if truth is None:
            yield from (f"'{name}' is niet bekend" for name in self.reader.lacking(node))
            return
        match node:
            case AllOf(parts) | AnyOf(parts):
                yield from self.of_parts(parts, is_all=isinstance(node, AllOf), truth=truth)
            case Not(part):
                yield from self.of(part)
            case Happened(fact):
                yield f"{self.name(fact)} is {'al gebeurd' if truth else 'niet gebeurd'}{self.day_of(fact, truth)}"
            case IsKnown(fact) if truth:
                yield f"{self.name(fact)} is al bekend: {value_words(self.reader.value(fact))}"
            case IsKnown(fact):
                yield f"{self.name(fact)} is niet bekend"
            case IsUnsettled(fact):
                yield f"{self.name(fact)} is {'niet' if truth else 'wel'} bekend"
            case Compare():
                yield self.compared(node, truth)

    def of_parts(self, parts: tuple[Condition, ...], *, is_all: bool, truth: bool) -> Iterator[str]:
        """Give what decides about several conditions: those that fail an "alle van", the one that meets an "een van".

        Of a fact that is known and is something, only the last is said.
        """
        deciding = [part for part in parts if self.reader.truth(part) is truth]
        if truth is not is_all:
            deciding = deciding[:1] if truth else deciding
        telling = [part for part in deciding if not isinstance(part, IsKnown | IsUnsettled)]
        for part in telling or deciding:
            yield from self.of(part)

    def compared(self, node: Compare, truth: bool) -> str:
        """Return how two values compare, with what they are."""
        left, comparison, right = node.left, node.comparison, node.right
        if isinstance(left, Today) and not isinstance(right[0], Today):
            return f"{self.with_value(right[0])} {HAS_COME[comparison][truth]}"
        if right[0] == Today():
            return f"{self.with_value(left)} {HAS_COME[MIRRORED[comparison]][truth]}"
        if comparison is Comparison.ONE_OF:
            value = value_words(self.reader.value(left))
            return f"{self.name(left)} is {value}{'' if truth else instead_of(right)}"
        is_not = "is" if truth else "is niet"
        how = comparison.value.removeprefix("is ")
        return f"{self.with_value(left)} {is_not} {how} {self.with_value(right[0])}"

    def with_value(self, node: Expression) -> str:
        """Return what is compared, with its value between brackets where its name does not say it."""
        if isinstance(node, Literal):
            return node_words(node)
        return f"{self.name(node)} ({value_words(self.reader.value(node))})"

    def name(self, node: Expression) -> str:
        """Return a fact or a day by its name, between quotes where it is a fact."""
        words = self.named.words(node)
        return f"'{words}'" if isinstance(node, Fact) else words

    def day_of(self, fact: Fact, truth: bool) -> str:
        """Return the day of what happened between brackets, or nothing."""
        value = self.reader.value(fact)
        return f" ({value_words(value)})" if truth and isinstance(value, Day) else ""


def instead_of(options: tuple[Expression, ...]) -> str:
    """Return which other values were asked for; yes or no has but one other."""
    if any(isinstance(option, Literal) and isinstance(option.value, bool) for option in options):
        return ""
    return f", niet {' of '.join(node_words(option) for option in options)}"
