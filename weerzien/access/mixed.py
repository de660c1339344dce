"""Row-level security of a table of facts in which every row names its own compartment.

Migrations that have run rest on these words: add a function for another policy, never change what one writes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from weerzien.access.policies import OWN, SUPERSEDING, allow, fence, reach
from weerzien.access.reaching import besides, is_own


def in_own(condition: Callable[[str], str], compartments: Iterable[str]) -> str:
    """Return the condition that a row meets what is asked for its own compartment."""
    return "(" + " or ".join(f"(compartment = '{name}' and {condition(name)})" for name in compartments) + ")"


def reach_by_own(table: str, compartments: Iterable[str]) -> str:
    """Return the condition that a row is within reach to be read, an own family looked up instead of listed."""
    everywhere = f"compartment = any((select compartments_everywhere())::varchar[]) and {is_own(table)}"
    return f"(({everywhere}) or {in_own(lambda name: besides(table, name, 'rw'), compartments)})"


def mixed_fact_table(table: str, compartments: Iterable[str]) -> list[str]:
    """Return the statements for a table of facts: read, insert as oneself, point a row to what took its place."""
    named = [*compartments]
    own = f"({OWN} and {in_own(lambda name: reach(name, 'o'), named)})"
    writing = f"{in_own(lambda name: reach(name, 'w'), named)} or {own}"
    return [
        *fence(table),
        *allow(table, "select", f"{reach_by_own(table, named)} or {own}"),
        *allow(table, "insert", f"{OWN} and ({writing})"),
        *allow(table, "update", writing, columns=SUPERSEDING),
    ]
