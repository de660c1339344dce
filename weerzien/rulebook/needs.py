"""What an outcome asks of whoever reads it: compartments, or the derived value of one."""

from __future__ import annotations

from collections.abc import Iterable

DERIVED = ":l"
"""After the name of a compartment: its derived value. The letter is that of the matrix of roles."""


def derived_value_of(compartment: str) -> str:
    """Return how the derived value of a compartment is named among what a reader must be allowed: `procedure:l`."""
    return f"{compartment}{DERIVED}"


def without_less(needs: Iterable[str]) -> frozenset[str]:
    """Return needs without the derived values of compartments that have to be read anyway."""
    every = frozenset(needs)
    return every - {derived_value_of(need) for need in every}


def is_met(needs: Iterable[str], known: frozenset[str]) -> bool:
    """Return whether who knows so much may know what asks so much; who reads a compartment knows its derived value."""
    return all(need in known or need.removesuffix(DERIVED) in known for need in needs)
