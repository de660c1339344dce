"""Trees and values in Dutch words: what the screen shows is what runs."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from weerzien.kernel.days import Day
from weerzien.kernel.words import date_words
from weerzien.rulebook.case import LONG_AGO, Event, Value
from weerzien.rulebook.outcomes import Kind
from weerzien.rulebook.tree import (
    AllOf,
    AnyNode,
    AnyOf,
    Choose,
    Compare,
    Comparison,
    Earliest,
    Fact,
    Happened,
    IsKnown,
    IsUnsettled,
    Literal,
    Not,
    Parameter,
    Shift,
    Today,
)

KIND_WORDS = {
    Kind.LIMIT: "de uiterste dag",
    Kind.EXPECTED: "de verwachte dag",
    Kind.EARLIEST: "de vroegste dag",
    Kind.TASK: "de dag waarop dit klaar is",
    Kind.PERIOD_END: "de laatste dag",
}


def value_words(value: Value | None) -> str:
    """Return a value in words; nothing is "onbekend"."""
    match value:
        case None:
            return "onbekend"
        case Day() if value.is_exact:
            return date_words(value.earliest)
        case Day() if value.earliest == LONG_AGO:
            return f"uiterlijk {date_words(value.latest)}"
        case Day():
            return f"tussen {date_words(value.earliest)} en {date_words(value.latest)}"
        case bool():
            return "ja" if value else "nee"
        case Event():
            return value.value
        case Decimal():
            return f"{value.normalize():f}".replace(".", ",")
        case _:
            return str(value)


def node_words(node: AnyNode) -> str:
    """Return a tree as the sentence it was read from."""
    match node:
        case Fact(name, owner):
            return f"{name} {owner.value}".strip()
        case Today():
            return "vandaag"
        case Literal(value):
            return value_words(Day.on(value) if isinstance(value, date) else value)
        case Parameter(name):
            return name
        case Shift(day, sign, amount, unit):
            sized = f"{node_words(amount)} {unit.value}" if isinstance(amount, Literal) else node_words(amount)
            return f"{node_words(day)} {'+' if sign > 0 else '-'} {sized}"
        case Earliest(first, second):
            return f"de vroegste van {node_words(first)} en {node_words(second)}"
        case Choose(condition, then, otherwise):
            return f"{node_words(then)} als {node_words(condition)}, anders {node_words(otherwise)}"
        case IsKnown(fact):
            return f"{node_words(fact)} is bekend"
        case IsUnsettled(fact):
            return f"{node_words(fact)} is onbekend"
        case Happened(fact):
            return f"{node_words(fact)} is gebeurd"
        case Compare():
            return comparison_words(node)
        case AllOf(parts):
            return " en ".join(node_words(part) for part in parts)
        case AnyOf(parts):
            return f"({' of '.join(bracketed(part) for part in parts)})"
        case Not(Happened(fact)):
            return f"{node_words(fact)} is niet gebeurd"
        case Not(part):
            return f"niet: {bracketed(part)}"


def bracketed(node: AnyNode) -> str:
    """Return a part between brackets where it is itself several conditions, so that it is read as one."""
    words = node_words(node)
    return f"({words})" if isinstance(node, AllOf) and len(node.parts) > 1 else words


def comparison_words(node: Compare) -> str:
    """Return a comparison in words: "is A" for one option, "is een van A, B" for more."""
    options = ", ".join(node_words(option) for option in node.right)
    said = "is" if node.comparison is Comparison.ONE_OF and len(node.right) == 1 else node.comparison.value
    return f"{node_words(node.left)} {said} {options}"
