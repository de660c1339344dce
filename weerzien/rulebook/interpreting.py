"""The reader "explain": walks a tree with the values of one family and tells what each part comes to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from weerzien.kernel.days import Day
from weerzien.rulebook import values
from weerzien.rulebook.bounds import only_bounded
from weerzien.rulebook.case import LONG_AGO, Value
from weerzien.rulebook.explanations import Node
from weerzien.rulebook.seen import Seen
from weerzien.rulebook.tree import (
    AllOf,
    AnyNode,
    AnyOf,
    Choose,
    Compare,
    Comparison,
    Condition,
    Earliest,
    Expression,
    Fact,
    Happened,
    IsKnown,
    IsUnsettled,
    Literal,
    Not,
    Parameter,
    Shift,
    Today,
    facts_in,
)
from weerzien.rulebook.views import Parameters, View
from weerzien.rulebook.words import node_words, value_words


@dataclass(frozen=True, slots=True)
class Interpreter:
    """Reads trees as seen from one subject with one set of parameters."""

    view: View
    parameters: Parameters

    def seen(self, fact: Fact) -> Seen:
        """Return a fact as it stands for whom it is meant."""
        return self.view.of(fact.owner).look(fact.name, self.parameters)

    def value(self, node: Expression) -> Value | None:
        """Return the value of an expression, or nothing while it is unknown."""
        match node:
            case Fact():
                return self.seen(node).value
            case Today():
                return self.view.around.today
            case Literal(value):
                return Day.on(value) if isinstance(value, date) else value
            case Parameter(name):
                return self.parameters[name]
            case Shift(day, sign, amount, unit):
                return values.shifted(self.value(day), sign * self.count(amount), unit)
            case Earliest(first, second):
                return values.earlier(self.value(first), self.value(second))
            case Choose(condition, then, otherwise):
                return values.chosen(self.truth(condition), self.value(then), self.value(otherwise))

    def count(self, node: Literal | Parameter) -> int:
        """Return a number that a rule counts with."""
        return self.parameters[node.name] if isinstance(node, Parameter) else int(str(node.value))

    def truth(self, node: Condition) -> bool | None:
        """Return whether a condition holds: true, false or unknown."""
        match node:
            case IsKnown(fact):
                return self.seen(fact).value is not None
            case IsUnsettled(fact):
                return self.seen(fact).settled is None
            case Happened(fact):
                return self.seen(fact).settled
            case Compare(left, comparison, right):
                return values.compare(self.value(left), comparison, tuple(self.value(part) for part in right))
            case AllOf(parts):
                return values.all_of(self.truth(part) for part in parts)
            case AnyOf(parts):
                return values.any_of(self.truth(part) for part in parts)
            case Not(part):
                return values.negation(self.truth(part))

    def lacking(self, node: AnyNode) -> tuple[str, ...]:
        """Return the names of the facts for want of which a condition or a day is unknown, each once."""
        return tuple(dict.fromkeys(self.wanted(node)))

    def wanted(self, node: AnyNode) -> tuple[str, ...]:
        """Return the names of the facts that keep a part unknown, in the order of the sentence."""
        match node:
            case Fact():
                seen = self.seen(node)
                return seen.lacking or ((node.name,) if seen.value is None else ())
            case Happened(fact):
                seen = self.seen(fact)
                return (seen.lacking or (fact.name,)) if seen.settled is None else ()
            case AllOf(parts) | AnyOf(parts):
                return tuple(name for part in parts if self.truth(part) is None for name in self.wanted(part))
            case Compare(left, comparison, right):
                ends = (left,) if comparison is Comparison.ONE_OF else (left, *right)
                return tuple(name for end in ends for name in self.wanted(end)) if self.truth(node) is None else ()
            case Not(part):
                return self.wanted(part)
            case Shift(day, _, _, _):
                return self.wanted(day)
            case Earliest(first, second):
                return self.wanted_of_earliest(first, second)
            case Choose(condition, then, otherwise):
                return self.wanted_of_choice(condition, then, otherwise)
            case _:
                return ()

    def wanted_of_earliest(self, first: Expression, second: Expression) -> tuple[str, ...]:
        """Return what keeps the earlier of two days unknown; an event that did not happen takes no part in it."""
        wanted = (*self.wanted(first), *self.wanted(second))
        absent = {fact.name for fact in facts_in(Earliest(first, second)) if self.seen(fact).settled is False}
        return tuple(name for name in wanted if name not in absent) or wanted

    def wanted_of_choice(self, condition: Condition, then: Expression, otherwise: Expression) -> tuple[str, ...]:
        """Return what keeps a choice unknown: what decides it, and the day that is chosen."""
        decided = self.truth(condition)
        if decided is None:
            return (*self.wanted(condition), *self.wanted(then), *self.wanted(otherwise))
        return self.wanted(then if decided else otherwise)

    def tree(self, node: Condition) -> Node:
        """Return a condition in words with what each part comes to, the values beside the leaves."""
        truth = self.truth(node)
        match node:
            case AllOf(parts):
                return Node("alle van", truth, tuple(self.tree(part) for part in parts))
            case AnyOf(parts):
                return Node("een van", truth, tuple(self.tree(part) for part in parts))
            case Not(Happened(fact)):
                return Node(f"{node_words(node)} ({self.happening(fact)})", truth)
            case Not(part):
                return Node("niet", truth, (self.tree(part),))
            case Happened(fact):
                return Node(f"{node_words(node)} ({self.happening(fact)})", truth)
            case IsKnown(fact) | IsUnsettled(fact):
                return Node(f"{node_words(node)} ({value_words(self.seen(fact).value)})", truth)
            case Compare(left, _, right):
                shown = [self.shown(part) for part in (left, *right) if not isinstance(part, Literal)]
                return Node(f"{node_words(node)} ({', '.join(shown)})", truth)

    def day(self, node: Expression) -> Node:
        """Return the day of a step in words with what it comes to; of one that is only bounded the last it can be."""
        day, bounded = self.value(node), only_bounded(node)
        if isinstance(day, Day) and bounded and self.truth(bounded):
            return Node(f"dag: {node_words(node)} ({value_words(Day(LONG_AGO, day.latest))})", None)
        return Node(f"dag: {node_words(node)} ({value_words(day)})", True if day is not None else None)

    def shown(self, node: Expression) -> str:
        """Return a part of a comparison with its value."""
        return f"{node_words(node)}: {value_words(self.value(node))}"

    def happening(self, fact: Fact) -> str:
        """Return in words whether an event happened, and when."""
        seen = self.seen(fact)
        if seen.settled is False:
            return "niet gebeurd"
        if seen.settled is None:
            return "onbekend of dit is gebeurd"
        return value_words(seen.value) if seen.value is not None else "gebeurd, dag onbekend"
