"""What may be written about school and absence: refusals over plain values."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from weerzien.dossiers.rules import Around, Cells, check_days
from weerzien.kernel.refusals import Refused

SCHOOLS: Mapping[str, str] = {name: name for name in ("ISK", "basisschool", "vo", "mbo", "hbo", "wo")}
MOST_HOURS = 24


class AbsenceIncomplete(Refused):
    """Vul van verzuim de dag, het aantal uren en de soort in. Weet u de dag niet, typ dan onbekend."""


class HoursNotOfADay(Refused):
    """Dit aantal uren past niet in een dag. Vul een getal in van 0,1 tot en met 24."""

    field = "hours"


def check_absence(cells: Cells, around: Around) -> None:
    """Refuse an absence without day, hours or kind, in the future, or of more than a day."""
    hours = cells.get("hours")
    if not cells.get("day") or not isinstance(hours, Decimal) or not cells.get("kind"):
        raise AbsenceIncomplete
    if not 0 < hours <= MOST_HOURS:
        raise HoursNotOfADay
    check_days(cells, around)
