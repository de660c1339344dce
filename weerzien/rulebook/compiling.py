"""The reader "evaluate one": trees made into Python, compiled once. What each node becomes is told here, per node."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from weerzien.kernel.days import Day
from weerzien.rulebook import values
from weerzien.rulebook.case import Value
from weerzien.rulebook.derived.catalogue import DERIVED_FACTS
from weerzien.rulebook.dictionary import FACTS
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
Look = Callable[[View, Parameters], tuple[Seen, ...]]
ReckonAll = Callable[[View, Parameters], tuple[Value | None, ...]]
NAMES: dict[str, Any] = {
    "earlier": values.earlier,
    "chosen": values.chosen,
    "Owner": Owner,
    **{judge.__name__: judge for judge in values.COMPARISONS.values()},
    **{f"plus_{unit.name.lower()}": shift for unit, shift in values.SHIFTERS.items()},
}
"""What generated Python may call; beside it a tree brings its own constants."""


def judge(condition: Condition) -> Judge:
    """Return a function that tells whether a condition holds: true, false or unknown."""
    return compiled(condition)


def reckon(expression: Expression) -> Reckon:
    """Return a function that gives the day or number of an expression, or nothing while it is unknown."""
    return compiled(expression)


def sure(condition: Condition) -> Sure:
    """Return a function that tells whether a condition surely holds: not where that is unknown."""
    writer = Writer()
    made: Sure = made_of(writer.surely(condition), writer)
    return made


def compiled(node: AnyNode) -> Callable[[View, Parameters], Any]:
    """Return the function that a tree stands for."""
    writer = Writer()
    return made_of(writer.python(node), writer)


def together(expressions: Iterable[Expression]) -> ReckonAll:
    """Return a function that gives several expressions at once."""
    writer = Writer()
    return made_of(f"({''.join(f'{writer.python(each)}, ' for each in expressions)})", writer)


def looking(facts: Iterable[Fact]) -> Look:
    """Return a function that looks at several facts at once."""
    writer = Writer()
    return made_of(f"({''.join(f'{writer.seen(fact)}, ' for fact in facts)})", writer)


def written(node: AnyNode) -> str:
    """Return the Python that a tree is made into, for whoever wants to read it."""
    return function_of(Writer().python(node))


def function_of(python: str) -> str:
    """Return a function around an expression, with what it looks at close at hand."""
    seen = "    seen = view.seen\n" if "seen[" in python else ""
    return f"def tree(view, parameters):\n{seen}    return {python}\n"


def made_of(python: str, writer: Writer) -> Callable[[View, Parameters], Any]:
    """Return the function of an expression that a writer wrote."""
    names = NAMES | writer.constants
    exec(function_of(python), names)  # noqa: S102 -- generated from checked trees only
    made: Callable[[View, Parameters], Any] = names["tree"]
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
                return self.constant(Day.on(value), f"day_{value:%Y_%m_%d}") if isinstance(value, date) else repr(value)
            case Parameter(name):
                return f"parameters[{name!r}]"
            case Shift(day, sign, amount, unit):
                count = f"{'-' if sign < 0 else ''}{self.python(amount)}"
                return f"plus_{unit.name.lower()}({self.python(day)}, {count})"
            case Earliest(first, second):
                return f"earlier({self.python(first)}, {self.python(second)})"
            case Choose(condition, then, otherwise):
                return self.choice(condition, then, otherwise)
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
                judge = values.COMPARISONS[comparison].__name__
                return f"{judge}({self.python(left)}, {self.python(right)})"
            case AllOf(parts):
                return self.decided(parts, by=False)
            case AnyOf(parts):
                return self.decided(parts, by=True)
            case Not(part) if is_never_unknown(part):
                return f"(not {self.python(part)})"
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
            case _ if is_never_unknown(node):
                return self.python(node)
            case Not(part):
                return f"({self.python(part)} is False)"
            case _:
                return f"({self.python(node)} is True)"

    def choice(self, condition: Condition, then: Expression, otherwise: Expression) -> str:
        """Return the Python for a choice; what is not chosen is not looked at, unless the choice is unknown."""
        name, first, second = self.hold(), self.python(then), self.python(otherwise)
        return (
            f"({first} if ({name} := {self.python(condition)}) else "
            f"{second} if {name} is False else chosen(None, {first}, {second}))"
        )

    def one_of(self, left: Expression, right: tuple[Expression, ...]) -> str:
        """Return the Python for a value that is one of several: it is looked up among the answers."""
        options = [part.value for part in right if isinstance(part, Literal)]
        folded: frozenset[Any] = frozenset(each.casefold() if isinstance(each, str) else each for each in options)
        words = "_".join(sorted(str(option) for option in folded))
        name = "one_of_" + "".join(sign if sign.isalnum() else "_" for sign in words)
        return f"{self.constant(values.Answers(folded), name)}[{self.python(left)}]"

    def decided(self, parts: tuple[Condition, ...], *, by: bool) -> str:
        """Return the Python for several conditions, the cheapest first; one that is `by` decides them all."""
        if len(parts) < 2:
            return self.python(parts[0]) if parts else f"{not by}"
        parts = tuple(sorted(parts, key=cost))
        if all(is_never_unknown(part) for part in parts):
            return f"({(' or ' if by else ' and ').join(self.python(part) for part in parts)})"
        told, unsure = [], []
        for part in parts:
            if is_never_unknown(part):
                told.append(f"{by} if {self.python(part)} is {by} else ")
            else:
                unsure.append(name := self.hold())
                told.append(f"{by} if ({name} := {self.python(part)}) is {by} else ")
        unknown = " or ".join(f"{name} is None" for name in unsure)
        return f"({''.join(told)}None if {unknown} else {not by})"

    def seen(self, fact: Fact) -> str:
        """Return the Python that looks at a fact; what was seen before is at hand without asking."""
        if not counts_with_parameters(fact):
            whose = "seen" if fact.owner is Owner.OWN else f"view.of(Owner.{fact.owner.name}).seen"
            return f"{whose}[{fact.name!r}]"
        whose = "view" if fact.owner is Owner.OWN else f"view.of(Owner.{fact.owner.name})"
        return f"{whose}.look({fact.name!r}, parameters)"

    def constant(self, value: object, name: str) -> str:
        """Return the name under which a value is kept for the tree: the same name for the same value."""
        while self.constants.setdefault(name, value) != value:
            name += "_"
        return name

    def hold(self) -> str:
        """Return a new name for a truth that is looked at twice."""
        self.held += 1
        return f"held_{self.held}"


def is_never_unknown(node: Condition) -> bool:
    """Return whether a condition is always true or false."""
    match node:
        case IsKnown() | IsUnsettled():
            return True
        case AllOf(parts) | AnyOf(parts):
            return all(is_never_unknown(part) for part in parts)
        case Not(part):
            return is_never_unknown(part)
        case _:
            return False


def counts_with_parameters(fact: Fact) -> bool:
    """Return whether a fact is derived with numbers of the rule that asks; else it is the same for every rule."""
    return fact.name in DERIVED_FACTS and bool(DERIVED_FACTS[fact.name].counts_with)


def cost(node: AnyNode) -> int:
    """Return about how much work a tree is: a fact that was told is at hand, a derived one has to be found."""
    return 1 + sum(0 if fact.name in FACTS else 10 for fact in facts_in(node))
