"""The reader "evaluate one": trees made into Python, compiled once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from weerzien.kernel.days import Day
from weerzien.rulebook import values
from weerzien.rulebook.case import Value
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
    Unit,
)
from weerzien.rulebook.views import Parameters, View

Judge = Callable[[View, Parameters], bool | None]
Reckon = Callable[[View, Parameters], Value | None]
NAMES: dict[str, Any] = {
    "Day": Day,
    "date": date,
    "Owner": Owner,
    "Unit": Unit,
    "Comparison": Comparison,
    "all_of": values.all_of,
    "any_of": values.any_of,
    "negation": values.negation,
    "compare": values.compare,
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


def compiled(node: AnyNode) -> Callable[[View, Parameters], Any]:
    """Return the function that a tree stands for."""
    source = f"lambda view, parameters: {python(node)}"
    made: Callable[[View, Parameters], Any] = eval(source, NAMES)  # noqa: S307 -- generated from checked trees only
    return made


def python(node: AnyNode) -> str:
    """Return the Python that a node stands for."""
    match node:
        case Fact():
            return f"{seen(node)}.value"
        case Today():
            return "view.around.today"
        case Literal(value):
            return f"Day.on({dated(value)})" if isinstance(value, date) else repr(value)
        case Parameter(name):
            return f"parameters[{name!r}]"
        case Shift(day, sign, amount, unit):
            return f"shifted({python(day)}, {sign} * {python(amount)}, Unit.{unit.name})"
        case Earliest(first, second):
            return f"earlier({python(first)}, {python(second)})"
        case Choose(condition, then, otherwise):
            return f"chosen({python(condition)}, {python(then)}, {python(otherwise)})"
        case IsKnown(fact):
            return f"({seen(fact)}.value is not None)"
        case IsUnsettled(fact):
            return f"({seen(fact)}.settled is None)"
        case Happened(fact):
            return f"{seen(fact)}.settled"
        case Compare(left, comparison, right):
            return f"compare({python(left)}, Comparison.{comparison.name}, {listed(right)})"
        case AllOf(parts):
            return f"all_of({listed(parts)})"
        case AnyOf(parts):
            return f"any_of({listed(parts)})"
        case Not(part):
            return f"negation({python(part)})"


def seen(fact: Fact) -> str:
    """Return the Python that looks at a fact."""
    owner = "" if fact.owner is Owner.OWN else f".of(Owner.{fact.owner.name})"
    return f"view{owner}.look({fact.name!r}, parameters)"


def listed(parts: tuple[AnyNode, ...]) -> str:
    """Return the Python for several parts."""
    return f"({''.join(f'{python(part)}, ' for part in parts)})"


def dated(day: date) -> str:
    """Return the Python for a date."""
    return f"date({day.year}, {day.month}, {day.day})"
