"""What is known of a node before any row is seen: a number of its own, and the parameters that it counts with."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from weerzien.rulebook import compiling
from weerzien.rulebook.derived.catalogue import DERIVED_FACTS
from weerzien.rulebook.tree import AnyNode, Fact, Parameter, every_node
from weerzien.rulebook.views import Parameters

BY_PLACE: dict[int, tuple[AnyNode, Plan]] = {}
BY_NODE: dict[AnyNode, Plan] = {}


@dataclass(frozen=True, slots=True)
class Plan:
    """A node: the same number wherever the same words stand, and about how much work it is."""

    number: int
    parameters: tuple[str, ...]
    cost: int

    def key(self, parameters: Parameters) -> Hashable:
        """Return what makes two uses of the node the same: its number, and the numbers that it counts with."""
        return (self.number, *(parameters[name] for name in self.parameters)) if self.parameters else self.number


def plan_of(node: AnyNode) -> Plan:
    """Return what is known of a node; the node itself is looked through once, wherever it stands."""
    kept = BY_PLACE.get(id(node))
    if kept is None:
        plan = BY_NODE.get(node) or BY_NODE.setdefault(node, made(node))
        kept = BY_PLACE[id(node)] = (node, plan)
    return kept[1]


def made(node: AnyNode) -> Plan:
    """Return the plan of a node that was not met before."""
    names: dict[str, None] = {}
    for part in every_node(node):
        if isinstance(part, Parameter):
            names[part.name] = None
        elif isinstance(part, Fact) and part.name in DERIVED_FACTS:
            names.update(dict.fromkeys(DERIVED_FACTS[part.name].counts_with))
    return Plan(len(BY_NODE), tuple(names), compiling.cost(node))
