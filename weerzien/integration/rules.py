"""What may be written about civic integration and income: refusals over plain values."""

from __future__ import annotations

from collections.abc import Mapping

from weerzien.dossiers.rules import Around, Cells, check_days, check_order
from weerzien.kernel.refusals import Refused

ROUTES: Mapping[str, str] = {"B1": "B1-route", "O": "onderwijsroute", "Z": "zelfredzaamheidsroute"}
LEVELS: Mapping[str, str] = {"A1": "A1", "A2": "A2", "B1": "B1"}
NO_LEVEL_OF: Mapping[str, str] = {"O": "A2", "Z": "B1"}
"""By route the level that DUO does not take with it (checks of the PIP message, DUO specification of 2026)."""


class LevelDoesNotFit(Refused):
    """Dit niveau past niet bij deze leerroute: geen A2 bij de onderwijsroute, geen B1 bij Z. Kies een ander."""

    field = "level"


def check_integration(cells: Cells, around: Around) -> None:
    """Refuse what has not happened yet, a plan before the intake it rests on, and a level that is not of the route."""
    check_days(cells, around)
    check_order(cells, around, pairs=[("intake", "pip")])
    level = cells.get("level")
    if level and {"route", "level"} & set(around.typed) and NO_LEVEL_OF.get(str(cells.get("route", ""))) == level:
        raise LevelDoesNotFit


def check_income(cells: Cells, around: Around) -> None:
    """Refuse a benefit before the birth; one that was granted may begin later."""
    check_days(cells, around, may_lie_ahead=("benefit",))
