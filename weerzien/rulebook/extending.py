"""What the Algemene termijnenwet would make of a strict day: shown beside it, never in its place."""

from __future__ import annotations

from datetime import date

from weerzien.kernel import time_limits
from weerzien.kernel.days import Day
from weerzien.rulebook.tree import Expression, Fact, Literal, Parameter, Shift, Unit
from weerzien.rulebook.views import Parameters, View

STATUTORY_UNITS = {
    Unit.DAYS: time_limits.Unit.DAYS,
    Unit.WEEKS: time_limits.Unit.WEEKS,
    Unit.MONTHS: time_limits.Unit.MONTHS,
    Unit.YEARS: time_limits.Unit.YEARS,
}


def extended_day(day: Expression, view: View, parameters: Parameters) -> date | None:
    """Return the last day as the Act extends it, or nothing where it leaves the day as it is.

    Only for a day that is a fact plus a span, as a limit of a statute is; of an inexact fact the earliest day counts.
    """
    match day:
        case Shift(Fact() as begin, 1, amount, unit) if unit in STATUTORY_UNITS:
            begun = view.of(begin.owner).look(begin.name, parameters).value
            if not isinstance(begun, Day):
                return None
            limit = time_limits.Limit(span(amount, parameters), STATUTORY_UNITS[unit])
            moved = time_limits.extended(begun.earliest, limit)
            return None if moved == time_limits.last_day(begun.earliest, limit) else moved
    return None


def span(amount: Literal | Parameter, parameters: Parameters) -> int:
    """Return how long a span is in its unit."""
    return parameters[amount.name] if isinstance(amount, Parameter) else int(str(amount.value))
