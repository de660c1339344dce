"""The dozen kinds of node a rule is made of; every reader walks the same tree."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Unit(StrEnum):
    DAYS = "dagen"
    WORKING_DAYS = "werkdagen"
    WEEKS = "weken"
    MONTHS = "maanden"
    YEARS = "jaar"


class Owner(StrEnum):
    """Whose fact is meant: of the subject itself, of the sponsor or of the family member of an application."""

    OWN = ""
    SPONSOR = "van de referent"
    MEMBER = "van het gezinslid"


class Comparison(StrEnum):
    BEFORE = "is voor"
    ON_OR_BEFORE = "is op of voor"
    ON_OR_AFTER = "is op of na"
    AFTER = "is na"
    AT_LEAST = "is minstens"
    AT_MOST = "is hoogstens"
    MORE_THAN = "is meer dan"
    LESS_THAN = "is minder dan"
    ONE_OF = "is een van"


@dataclass(frozen=True, slots=True)
class Fact:
    name: str
    owner: Owner = Owner.OWN


@dataclass(frozen=True, slots=True)
class Today:
    """The day on which is looked."""


@dataclass(frozen=True, slots=True)
class Literal:
    value: date | int | str | bool


@dataclass(frozen=True, slots=True)
class Parameter:
    name: str


@dataclass(frozen=True, slots=True)
class Shift:
    """A day moved by so many units; `sign` is 1 or -1."""

    day: Expression
    sign: int
    amount: Literal | Parameter
    unit: Unit


@dataclass(frozen=True, slots=True)
class Earliest:
    """The earlier of two days; one that did not happen does not take part."""

    first: Expression
    second: Expression


@dataclass(frozen=True, slots=True)
class Choose:
    condition: Condition
    then: Expression
    otherwise: Expression


@dataclass(frozen=True, slots=True)
class IsKnown:
    """Whether there is a value: never unknown itself."""

    fact: Fact


@dataclass(frozen=True, slots=True)
class IsUnsettled:
    """Whether it is unknown, or unknown whether it happened: never unknown itself."""

    fact: Fact


@dataclass(frozen=True, slots=True)
class Happened:
    fact: Fact


@dataclass(frozen=True, slots=True)
class Compare:
    left: Expression
    comparison: Comparison
    right: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class AllOf:
    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Not:
    part: Condition


Expression = Fact | Today | Literal | Parameter | Shift | Earliest | Choose
Condition = IsKnown | IsUnsettled | Happened | Compare | AllOf | AnyOf | Not
AnyNode = Expression | Condition


def children(node: AnyNode) -> tuple[AnyNode, ...]:
    """Return the parts a node is made of, in the order of the sentence."""
    match node:
        case Shift(day, _, amount, _):
            return (day, amount)
        case Earliest(first, second):
            return (first, second)
        case Choose(condition, then, otherwise):
            return (condition, then, otherwise)
        case IsKnown(fact) | IsUnsettled(fact) | Happened(fact):
            return (fact,)
        case Compare(left, _, right):
            return (left, *right)
        case AllOf(parts) | AnyOf(parts):
            return parts
        case Not(part):
            return (part,)
        case _:
            return ()


def every_node(node: AnyNode) -> tuple[AnyNode, ...]:
    """Return the node itself and all nodes below it."""
    return (node, *(deep for child in children(node) for deep in every_node(child)))


def facts_in(node: AnyNode) -> frozenset[Fact]:
    """Return the facts a tree looks at."""
    return frozenset(deep for deep in every_node(node) if isinstance(deep, Fact))
