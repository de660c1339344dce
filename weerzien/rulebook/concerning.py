"""Which rules may ever say anything about a subject, whatever the day: all others are left alone at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from weerzien.rulebook.compiled_rules import ReadyRule
from weerzien.rulebook.compiling import NAMES, Writer
from weerzien.rulebook.derived.catalogue import DERIVED_FACTS
from weerzien.rulebook.dictionary import FACTS
from weerzien.rulebook.tree import (
    AllOf,
    AnyNode,
    AnyOf,
    Choose,
    Compare,
    Condition,
    Earliest,
    Expression,
    Fact,
    Happened,
    IsKnown,
    Owner,
    Parameter,
    Shift,
    Today,
    every_node,
)
from weerzien.rulebook.views import View

Concerning = Callable[[View], list[tuple[int, ReadyRule]]]
"""Gives rules, each with its place in the rulebook."""


def concerning(rules: Mapping[int, ReadyRule]) -> Concerning:
    """Return a function that gives, in their order, those of these rules whose guard may hold on some day.

    It looks only at what was told and time cannot change: a rule it leaves out says nothing on any day, with any
    parameters. A rule that it gives may still say nothing.
    """
    asking = Asking()
    lines = [f"    {asking.rule(number, ready)}" for number, ready in rules.items()]
    python = "\n".join(
        ("def concerning(view):", "    seen = view.seen", *asking.first, "    found = []", *lines, "    return found\n")
    )
    names = NAMES | asking.writer.constants
    exec(python, names)  # noqa: S102 -- generated from checked trees only
    made: Concerning = names["concerning"]
    return made


class Asking:
    """Writes what is asked of a subject before its rules are. What several rules ask is asked once, `first`."""

    def __init__(self) -> None:
        self.writer = Writer()
        self.first: list[str] = []
        self.names: dict[AnyNode, str] = {}

    def rule(self, number: int, ready: ReadyRule) -> str:
        """Return the line that adds a rule to what was found."""
        kept = self.writer.constant(ready, ready.rule.id)
        asked = self.possible(AnyOf(tuple(version.version.guard for version in ready.versions)))
        return f"if {asked}: found.append(({number}, {kept}))"

    def possible(self, node: Condition) -> str:
        """Return the Python for whether a condition may surely hold on some day; "True" where that cannot be told."""
        match node:
            case AllOf(parts):
                return both(self.possible(part) for part in parts)
            case AnyOf(parts):
                return either(self.possible(part) for part in parts)
            case _ if is_timeless(node):
                return self.once(node)
            case Happened(fact) if fact.name in FACTS:
                return f"({self.at_hand(fact)}.settled or {self.at_hand(fact)}.changes)"
            case Happened(fact) | IsKnown(fact):
                return self.there(fact)
            case Compare(left, _, right):
                return both(self.there(side) for side in (left, *right))
            case _:
                return "True"

    def there(self, node: Expression) -> str:
        """Return the Python for whether an expression may have a value on some day."""
        match node:
            case Fact() if node.name in FACTS:
                return f"({self.at_hand(node)}.value is not None or {self.at_hand(node)}.changes)"
            case Fact():
                return self.needed(node)
            case Shift(day, _, _, _):
                return self.there(day)
            case Earliest(first, second) | Choose(_, first, second):
                return either((self.there(first), self.there(second)))
            case _:
                return "True"

    def needed(self, fact: Fact) -> str:
        """Return the Python for whether a derived fact may come to anything, asked once for all rules."""
        needs = DERIVED_FACTS[fact.name].needs
        if needs is None:
            return "True"
        if fact not in self.names:
            self.names[fact] = f"asked_{len(self.names)}"
            whose = "view" if fact.owner is Owner.OWN else f"view.of(Owner.{fact.owner.name})"
            kept = self.writer.constant(needs, f"needs_{len(self.names)}")
            self.first.append(f"    {self.names[fact]} = {kept}.are_met({whose})")
        return self.names[fact]

    def at_hand(self, fact: Fact) -> str:
        """Return the Python that looks at a fact."""
        return self.writer.seen(fact)

    def once(self, node: Condition) -> str:
        """Return the name of what is asked once for all rules."""
        if node not in self.names:
            self.names[node] = f"asked_{len(self.names)}"
            self.first.append(f"    {self.names[node]} = {self.writer.surely(node)}")
        return self.names[node]


def is_timeless(node: Condition) -> bool:
    """Return whether a condition comes to the same on every day with all parameters: given facts alone play a part."""
    return all(
        not isinstance(part, Today | Parameter)
        and not (isinstance(part, Fact) and (part.name not in FACTS or FACTS[part.name].kind != "gegeven"))
        for part in every_node(node)
    )


def both(parts: Iterable[str]) -> str:
    """Return the Python for all of several parts; what always holds is left out."""
    asked = [part for part in dict.fromkeys(parts) if part != "True"]
    return f"({' and '.join(asked)})" if len(asked) > 1 else asked[0] if asked else "True"


def either(parts: Iterable[str]) -> str:
    """Return the Python for one of several parts; one that always holds decides it."""
    asked = list(dict.fromkeys(parts))
    return "True" if "True" in asked else f"({' or '.join(asked)})" if asked else "False"
