"""The reader "evaluate one": trees made into Python, compiled once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from weerzien.kernel.days import Day
from weerzien.rulebook import values
from weerzien.rulebook.case import Value
from weerzien.rulebook.dictionary import FACTS
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
    Owner,
    Parameter,
    Shift,
    Today,
    facts_in,
)
from weerzien.rulebook.views import Parameters, View

Judge = Callable[[View, Parameters], bool | None]
Sure = Callable[[View, Parameters], bool]
Reckon = Callable[[View, Parameters], Value | None]
NAMES: dict[str, Any] = {
    "compared": values.compared,
    "one_of": values.one_of,
    "shifted": values.shifted,
    "earlier": values.earlier,
    "chosen": values.chosen,
}


def judge(condition: Condition) -> Judge:
    """Return a function that tells whether a condition holds: true, false or unknown."""
    return compiled(condition)


def reckon(expression: Expression) -> Reckon:
    """Return a function that gives the day or number of an expression, or nothing while it is unknown."""
    return compiled(expression)


def sure(condition: Condition) -> Sure:
    """Return a function that tells whether a condition surely holds: not where that is unknown."""
    writer = Writer()
    made: Sure = run(writer.surely(condition), writer)
    return made


def compiled(node: AnyNode) -> Callable[[View, Parameters], Any]:
    """Return the function that a tree stands for."""
    writer = Writer()
    return run(writer.python(node), writer)


def run(source: str, writer: Writer) -> Callable[[View, Parameters], Any]:
    """Return the function of a piece of Python that a writer wrote."""
    names = NAMES | writer.constants
    made: Callable[[View, Parameters], Any] = eval(f"lambda view, parameters: {source}", names)  # noqa: S307 -- generated from checked trees only
    return made


@dataclass(slots=True)
class Writer:
    """Writes the Python of one tree. What never changes is reckoned once and kept among the constants.

    A list of conditions stops at the first that decides it: most rules are about somebody else, and say so at once.
    """

    constants: dict[str, Any] = field(default_factory=dict)
    held: int = 0

    def python(self, node: AnyNode) -> str:
        """Return the Python that a node stands for."""
        match node:
            case Fact():
                return f"{self.seen(node)}.value"
            case Today():
                return "view.around.today"
            case Literal(value):
                return self.constant(Day.on(value) if isinstance(value, date) else value)
            case Parameter(name):
                return f"parameters[{name!r}]"
            case Shift(day, sign, amount, unit):
                count = f"{'-' if sign < 0 else ''}{self.python(amount)}"
                return f"shifted({self.python(day)}, {count}, {self.constant(unit)})"
            case Earliest(first, second):
                return f"earlier({self.python(first)}, {self.python(second)})"
            case Choose(condition, then, otherwise):
                return f"chosen({self.python(condition)}, {self.python(then)}, {self.python(otherwise)})"
            case _:
                return self.truth(node)

    def truth(self, node: Condition) -> str:
        """Return the Python for what is true, false or unknown."""
        match node:
            case IsKnown(fact):
                return f"({self.seen(fact)}.value is not None)"
            case IsUnsettled(fact):
                return f"({self.seen(fact)}.settled is None)"
            case Happened(fact):
                return f"{self.seen(fact)}.settled"
            case Compare(left, Comparison.ONE_OF, right):
                return self.one_of(left, right)
            case Compare(left, comparison, (right,)):
                return f"compared({self.python(left)}, {self.constant(comparison)}, {self.python(right)})"
            case AllOf(parts):
                return self.decided(parts, by=False)
            case AnyOf(parts):
                return self.decided(parts, by=True)
            case Not(part):
                name = self.hold()
                return f"(None if ({name} := {self.python(part)}) is None else not {name})"
            case _:
                raise TypeError(node)

    def surely(self, node: Condition) -> str:
        """Return the Python for whether a condition surely holds; it stops at the first part that settles that."""
        match node:
            case AllOf(parts) | AnyOf(parts):
                word = " and " if isinstance(node, AllOf) else " or "
                empty = str(isinstance(node, AllOf))
                return f"({word.join(self.surely(part) for part in sorted(parts, key=cost)) or empty})"
            case Not(part):
                return f"({self.python(part)} is False)"
            case _:
                return f"({self.python(node)} is True)"

    def one_of(self, left: Expression, right: tuple[Expression, ...]) -> str:
        """Return the Python for a value that is one of several; words are compared without capitals."""
        options = [part.value for part in right if isinstance(part, Literal)]
        folded = frozenset(option.casefold() if isinstance(option, str) else option for option in options)
        return f"one_of({self.python(left)}, {self.constant(folded)})"

    def decided(self, parts: tuple[Condition, ...], *, by: bool) -> str:
        """Return the Python for several conditions, the cheapest first; one that is `by` decides them all."""
        if len(parts) < 2:
            return self.python(parts[0]) if parts else f"{not by}"
        parts = tuple(sorted(parts, key=cost))
        names = [self.hold() for _ in parts]
        told = "".join(
            f"{by} if ({name} := {self.python(part)}) is {by} else " for name, part in zip(names, parts, strict=True)
        )
        unknown = " or ".join(f"{name} is None" for name in names)
        return f"({told}None if {unknown} else {not by})"

    def seen(self, fact: Fact) -> str:
        """Return the Python that looks at a fact; what was seen before is at hand without asking."""
        view = "view" if fact.owner is Owner.OWN else f"view.of({self.constant(fact.owner)})"
        if fact.owner is Owner.OWN and fact.name in FACTS:
            return f"(view.seen.get({fact.name!r}) or view.look({fact.name!r}, parameters))"
        return f"{view}.look({fact.name!r}, parameters)"

    def constant(self, value: object) -> str:
        """Return the name under which a value is kept for the tree."""
        name = f"constant_{len(self.constants)}"
        self.constants[name] = value
        return name

    def hold(self) -> str:
        """Return a new name for a truth that is looked at twice."""
        self.held += 1
        return f"held_{self.held}"


def cost(node: AnyNode) -> int:
    """Return about how much work a tree is: a fact that was told is at hand, a derived one has to be found."""
    return 1 + sum(0 if fact.name in FACTS else 10 for fact in facts_in(node))
