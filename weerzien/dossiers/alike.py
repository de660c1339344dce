"""Why two persons may be one: a name that sounds the same, and births that one mistake or doubt explains."""

from __future__ import annotations

from enum import StrEnum

from weerzien.dossiers.spelling.comparing import is_same_name
from weerzien.kernel.days import Day

NEAR_DAYS = 31


class Why(StrEnum):
    """Why two persons may be one, as the end of a sentence; the surest first."""

    SAME_NUMBER = "hetzelfde BSN of V-nummer staat, of stond, bij beiden"
    SAME_DATE = "zelfde geboortedatum, en de naam klinkt hetzelfde"
    SWAPPED = "de naam klinkt hetzelfde, en in de geboortedatum zijn dag en maand omgewisseld"
    ONE_DIGIT = "de naam klinkt hetzelfde, en de geboortedatum scheelt één cijfer"
    NEAR = "de naam klinkt hetzelfde, en de geboortedatums liggen hooguit een maand uit elkaar"
    MAY_BE = "de naam klinkt hetzelfde, en de geboortedatum kan dezelfde zijn: een van de twee is niet precies bekend"
    SAME_FAMILY = "zelfde gezin, de naam klinkt hetzelfde, en van een van de twee is geen geboortedatum bekend"
    UNKNOWN = "de naam klinkt hetzelfde, en van een van de twee is geen geboortedatum bekend"


def why_alike(name: str, born: Day | None, other_name: str, other_born: Day | None) -> Why | None:
    """Return why two persons may be one, None where name or birth speaks against it."""
    return why_births(born, other_born) if is_same_name(name, other_name) else None


def why_births(one: Day | None, other: Day | None) -> Why | None:
    """Return how two births may be one, None where they cannot."""
    if one is None or other is None:
        return Why.UNKNOWN
    if one.earliest == one.latest and other.earliest == other.latest:
        return _exact(one, other)
    return Why.MAY_BE if one.earliest <= other.latest and other.earliest <= one.latest else None


def _exact(one: Day, other: Day) -> Why | None:
    mine, theirs = one.earliest, other.earliest
    if mine == theirs:
        return Why.SAME_DATE
    if (mine.year, mine.month, mine.day) == (theirs.year, theirs.day, theirs.month):
        return Why.SWAPPED
    digits = zip(mine.isoformat(), theirs.isoformat(), strict=True)
    if sum(a != b for a, b in digits) == 1:
        return Why.ONE_DIGIT
    return Why.NEAR if abs((mine - theirs).days) <= NEAR_DAYS else None
