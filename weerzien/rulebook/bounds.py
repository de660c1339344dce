"""Days of which only the last end is known: an event on an unknown day, or that may have happened, may come earlier."""

from __future__ import annotations

from functools import lru_cache

from weerzien.rulebook.checking import definition_of
from weerzien.rulebook.tree import (
    AllOf,
    AnyOf,
    Condition,
    Earliest,
    Expression,
    Happened,
    IsKnown,
    IsUnsettled,
    Not,
    every_node,
    facts_in,
)

MOST_KEPT = 1024
"""How many days of rules are remembered: more than a rulebook has."""


@lru_cache(maxsize=MOST_KEPT)
def only_bounded(day: Expression) -> Condition | None:
    """Return the condition under which a day is no more than the last it can be; nothing where it never is.

    The earlier of two days is certain only where no event among them happened on an unknown day, or may have: that one
    may have been earlier. An event that did not happen takes no part.
    """
    compared = {fact for node in every_node(day) if isinstance(node, Earliest) for fact in facts_in(node)}
    events = [fact for fact in compared if definition_of(fact.name).kind == "gebeurtenis"]
    in_order = sorted(events, key=lambda fact: (fact.name, fact.owner))
    may_be_earlier = [AllOf((AnyOf((Happened(fact), IsUnsettled(fact))), Not(IsKnown(fact)))) for fact in in_order]
    return AnyOf(tuple(may_be_earlier)) if may_be_earlier else None
