"""Which rules may ever say anything about a subject, whatever the day: all others are left alone at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from weerzien.rulebook.compiled_rules import ReadyRule
from weerzien.rulebook.compiling import NAMES, Writer
from weerzien.rulebook.derived.catalogue import DERIVED_FACTS
from weerzien.rulebook.derived.definition import names_sponsored_by
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
AT_HAND = {
    "seen": "view.seen",
    "today": "view.around.today",
    "sponsor": "view.of(Owner.SPONSOR)",
    "sponsor_seen": "view.of(Owner.SPONSOR).seen",
    "member": "view.of(Owner.MEMBER)",
    "member_seen": "view.of(Owner.MEMBER).seen",
    "own": "view.facts",
    "anybody": "view.around.rows.names",
    "sponsored": "names_sponsored_by(view)",
}
"""What a generated function has at hand under a short name, where it uses it."""
WORD = re.compile(r"[a-z_]+")


def concerning(rules: Mapping[int, ReadyRule]) -> Concerning:
    """Return a function that gives, in their order, those of these rules whose guard may hold on some day.

    It looks only at what was told and time cannot change: a rule it leaves out says nothing on any day, with any
    parameters. A rule that it gives may still say nothing.
    """
    asking = Asking(Writer())
    lines = [
        f"if {asking.ever(ready)}: found.append(({number}, {asking.writer.constant(ready, ready.rule.id)}))"
        for number, ready in rules.items()
    ]
    made: Concerning = function_named("concerning", asking, lines)
    return made


def function_named(name: str, asking: Asking, lines: Iterable[str]) -> Callable[[View], list[Any]]:
    """Return a function of a view that gives the list to which its lines add; what they use stands above them."""
    body = [*asking.first, "found = []", *lines, "return found"]
    used = set(WORD.findall("\n".join(body)))
    at_hand = [f"{word} = {python}" for word, python in AT_HAND.items() if word in used]
    names = NAMES | {"names_sponsored_by": names_sponsored_by} | asking.writer.constants
    written = "".join(f"    {line}\n" for line in (*at_hand, *body))
    exec(f"def {name}(view):\n{written}", names)  # noqa: S102 -- generated from checked trees only
    made: Callable[[View], list[Any]] = names[name]
    return made


class Asking:
    """Writes what is asked of a subject before its rules are. What several rules ask is asked once, `first`."""

    def __init__(self, writer: Writer) -> None:
        self.writer = writer
        self.first: list[str] = []
        self.names: dict[AnyNode, str] = {}

    def ever(self, ready: ReadyRule) -> str:
        """Return the Python for whether the guard of a rule may hold on some day in any of its versions."""
        return self.possible(AnyOf(tuple(version.version.guard for version in ready.versions)))

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
            if fact.owner is Owner.OWN:
                kept = self.writer.constant(needs.names, f"needs_{len(self.names)}")
                self.first.append(f"{self.names[fact]} = not {kept}.isdisjoint({needs.whose.value})")
            else:
                kept = self.writer.constant(needs, f"needs_{len(self.names)}")
                self.first.append(f"{self.names[fact]} = {kept}.are_met(view.of(Owner.{fact.owner.name}))")
        return self.names[fact]

    def at_hand(self, fact: Fact) -> str:
        """Return the Python that looks at a fact."""
        return self.writer.seen(fact)

    def once(self, node: Condition) -> str:
        """Return the name of what is asked once for all rules."""
        if node not in self.names:
            self.names[node] = f"asked_{len(self.names)}"
            self.first.append(f"{self.names[node]} = {self.writer.surely(node)}")
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
