"""When what is done: every minute, or at an hour of the day in the Netherlands, summer and winter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from weerzien.jobs.names import CLEAN, DIGEST, MAIL, NIGHT

AMSTERDAM: Final = ZoneInfo("Europe/Amsterdam")
ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Daily:
    """A job that is done once a day, from an hour on: later where no worker was there at that hour."""

    job: str
    at: time


# None between two and three: that hour is not there one night a year, and there twice in another.
SCHEDULE: Final = (
    Daily(NIGHT, time(0, 30)),
    Daily(CLEAN, time(4, 0)),
    Daily(MAIL, time(7, 0)),
    Daily(DIGEST, time(7, 15)),
)


def last_turn(row: Daily, now: datetime) -> datetime:
    """Return the latest moment, now included, at which a daily job was to be done, by the clock of the Netherlands."""
    here = now.astimezone(AMSTERDAM)
    turn = datetime.combine(here.date(), row.at, tzinfo=AMSTERDAM)
    return turn if turn <= here else datetime.combine(here.date() - ONE_DAY, row.at, tzinfo=AMSTERDAM)
