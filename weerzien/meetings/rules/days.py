"""The days on which a series meets."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count, islice, takewhile

from weerzien.kernel.calendars import is_working_day

LOOK_AHEAD_WEEKS = 80


def meeting_days(begins_on: date, *, every_weeks: int, since: date, size: int) -> tuple[date, ...]:
    """Return the first `size` days, from `since` on, of a series that begins on a day; holidays are skipped.

    Fewer where a series meets on nothing but holidays and weekends for a year and a half.
    """
    return tuple(islice((day for day in _rhythm(begins_on, every_weeks, since) if is_working_day(day)), size))


def _rhythm(begins_on: date, every_weeks: int, since: date) -> Iterator[date]:
    step = timedelta(weeks=every_weeks)
    first = max(0, -(-(since - begins_on) // step))
    last = max(since, begins_on) + timedelta(weeks=LOOK_AHEAD_WEEKS)
    return takewhile(lambda day: day <= last, (begins_on + step * place for place in count(first)))
