"""What may be written about where people live: decisions over plain values."""

from __future__ import annotations

from collections.abc import Mapping

from weerzien.dossiers.rules import Around, Cells, check_days
from weerzien.kernel.days import Day
from weerzien.rulebook.case import Value

RECEPTIONS: Mapping[str, str] = {
    "hotel": "hotel",
    "kleinschalig": "kleinschalige opvang",
    "opvanggezin": "opvanggezin",
    "azc": "azc",
    "verwacht": "nog niet, wordt verwacht",
}
AHEAD = ("home", "expected", "since")
"""A key and a bed are promised before the day itself."""


def earliest(day: Value, other: Value) -> bool:
    """Return whether a day begins before another; what is no day begins after every day."""
    if not isinstance(day, Day):
        return False
    return not isinstance(other, Day) or day.earliest < other.earliest


def check_stay(cells: Cells, around: Around) -> None:
    """Refuse a home, a bed or a hotel before the birth; a day to come is a promise and may be."""
    check_days(cells, around, may_lie_ahead=AHEAD)
