"""What the Algemene termijnenwet (BWBR0002448) makes of a limit that a statute sets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from weerzien.kernel.calendars import is_working_day, next_working_day
from weerzien.kernel.citations import Citation
from weerzien.kernel.days import plus_months, plus_years

EXTENSION = Citation("Algemene termijnenwet", "BWBR0002448", "1")


class Unit(StrEnum):
    DAYS = "dagen"
    WEEKS = "weken"
    MONTHS = "maanden"
    YEARS = "jaar"


LONGEST = {Unit.DAYS: 90, Unit.WEEKS: 12, Unit.MONTHS: 3}
SHORTEST_PROTECTED_DAYS = 3
WORKING_DAYS_IN_LIMIT = 2


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit that a statute sets. One that is counted back from a moment is never extended."""

    length: int
    unit: Unit
    counts_back: bool = False


def last_day(begins_after: date, limit: Limit) -> date:
    """Return the last day of a limit without any extension; the day it begins after does not count."""
    length = -limit.length if limit.counts_back else limit.length
    match limit.unit:
        case Unit.DAYS:
            return begins_after + timedelta(days=length)
        case Unit.WEEKS:
            return begins_after + timedelta(weeks=length)
        case Unit.MONTHS:
            return plus_months(begins_after, length)
        case Unit.YEARS:
            return plus_years(begins_after, length)


def applies(limit: Limit) -> bool:
    """Return whether the Act applies: not to limits counted back, in years, or over 90 days, 12 weeks or 3 months.

    Article 4 of the Act says where it does not.
    """
    return not limit.counts_back and limit.length <= LONGEST.get(limit.unit, 0)


def extended(begins_after: date, limit: Limit) -> date:
    """Return the last day of a limit as the Act extends it, or the plain last day where the Act does not apply.

    Supreme Court 1 September 2017, ECLI:NL:HR:2017:2225: 29 February 2016 + 3 months is Sunday 29 May, so 30 May.
    """
    end = last_day(begins_after, limit)
    if not applies(limit):
        return end
    if (end - begins_after).days >= SHORTEST_PROTECTED_DAYS:
        end = with_two_working_days(begins_after, end)
    return next_working_day(end)


def with_two_working_days(begins_after: date, end: date) -> date:
    """Return the end, moved on until the limit holds two working days (article 2)."""
    days = (end - begins_after).days
    working = sum(is_working_day(begins_after + timedelta(days=day)) for day in range(1, days + 1))
    for _ in range(WORKING_DAYS_IN_LIMIT - working):
        end = next_working_day(end + timedelta(days=1))
    return end
