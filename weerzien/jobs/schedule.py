"""When what is done: every minute, or at hours of the day in the Netherlands, summer and winter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from weerzien.jobs.names import CLEAN, DIGEST, INVITE, MAIL, NIGHT

AMSTERDAM: Final = ZoneInfo("Europe/Amsterdam")
ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Daily:
    """A job that is done once a day, from an hour on: later where no worker was there at that hour.

    `again` are later hours of the same day at which it is done once more.
    """

    job: str
    at: time
    again: tuple[time, ...] = ()


# None between two and three: that hour is not there one night a year, and there twice in another.
SCHEDULE: Final = (
    Daily(NIGHT, time(0, 30)),
    Daily(CLEAN, time(4, 0)),
    Daily(MAIL, time(7, 0)),
    Daily(DIGEST, time(7, 15)),
    # A meeting that is cancelled in the morning is heard of before the afternoon.
    Daily(INVITE, time(7, 30), tuple(time(hour, 30) for hour in range(8, 19))),
)


def last_turn(row: Daily, now: datetime) -> datetime:
    """Return the latest moment, now included, at which a daily job was to be done, by the clock of the Netherlands."""
    here, turns = now.astimezone(AMSTERDAM), (row.at, *row.again)
    today = [datetime.combine(here.date(), at, tzinfo=AMSTERDAM) for at in turns]
    yesterday = datetime.combine(here.date() - ONE_DAY, max(turns), tzinfo=AMSTERDAM)
    return max((turn for turn in today if turn <= here), default=yesterday)
