"""What may be written about where people live: decisions over plain values."""

from __future__ import annotations

from weerzien.kernel.days import Day
from weerzien.rulebook.case import Value


def earliest(day: Value, other: Value) -> bool:
    """Return whether a day begins before another; what is no day begins after every day."""
    if not isinstance(day, Day):
        return False
    return not isinstance(other, Day) or day.earliest < other.earliest
