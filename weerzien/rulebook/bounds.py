"""Days of which only the last end is known: an event that happened on an unknown day may have been the earlier one."""

from __future__ import annotations

from functools import lru_cache

from weerzien.rulebook.tree import (
    AllOf,
    AnyOf,
    Condition,
    Earliest,
    Expression,
    Happened,
    IsKnown,
    Not,
    every_node,
    facts_in,
)

MOST_KEPT = 1024
"""How many days of rules are remembered: more than a rulebook has."""


@lru_cache(maxsize=MOST_KEPT)
def only_bounded(day: Expression) -> Condition | None:
    """Return the condition under which a day is no more than the last it can be; nothing where it never is.

    The earlier of two days is certain only where neither happened on an unknown day: that one may have been earlier.
    """
    compared = {fact for node in every_node(day) if isinstance(node, Earliest) for fact in facts_in(node)}
    in_order = sorted(compared, key=lambda fact: (fact.name, fact.owner))
    return AnyOf(tuple(AllOf((Happened(fact), Not(IsKnown(fact)))) for fact in in_order)) if compared else None
