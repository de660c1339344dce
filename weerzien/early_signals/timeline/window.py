"""Which piece of time a drawing shows: everything, this year, or what comes soon."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from weerzien.early_signals.timeline.marks import Course, Flag, Lane, Mark, Stretch, ends
from weerzien.kernel.days import plus_months, plus_years

A_WHILE_DAYS = 21
A_WHILE = timedelta(days=A_WHILE_DAYS)
"""So much room is left around what is drawn."""
FARTHEST_YEARS = 12
"""Beyond this on either side of today a day is no help in a drawing: a slip of the pen, or very far away."""
AHEAD_MONTHS = 3


class Zoom(StrEnum):
    """What somebody chose to see; the value stands in the address."""

    ALL = "alles"
    YEAR = "jaar"
    SOON = "kwartaal"


ZOOM_WORDS = {Zoom.ALL: "Alles", Zoom.YEAR: "Dit jaar", Zoom.SOON: "Komende 3 maanden"}


@dataclass(frozen=True, slots=True)
class Window:
    """A piece of time, both ends included, with how much lies outside it on either side."""

    first: date
    last: date
    earlier: int = 0
    later: int = 0

    def holds(self, mark: Mark) -> bool:
        """Return whether any part of a mark lies inside."""
        return not self.is_before(mark) and not self.is_after(mark)

    def is_before(self, mark: Mark) -> bool:
        """Return whether a mark is over when the window begins."""
        last = ends(mark)[1]
        return last is not None and last < self.first

    def is_after(self, mark: Mark) -> bool:
        """Return whether a mark begins when the window is over."""
        first = mark.maybe_from if isinstance(mark, Flag) and mark.maybe_from else ends(mark)[0]
        return first is not None and first > self.last


def zoom_called(word: str) -> Zoom:
    """Return the zoom that an address names; everything where it names none."""
    return Zoom(word) if word in {*Zoom} else Zoom.ALL


def window_of(course: Course, zoom: Zoom) -> Window:
    """Return the window of a zoom, with what falls outside it counted."""
    today = course.today
    match zoom:
        case Zoom.YEAR:
            first, last = date(today.year, 1, 1), date(today.year, 12, 31)
        case Zoom.SOON:
            first, last = today - A_WHILE, plus_months(today, AHEAD_MONTHS)
        case Zoom.ALL:
            first, last = whole_of(course)
    found = Window(first, last)
    marks = [mark for lane in course.lanes for mark in lane.marks()]
    return Window(first, last, sum(map(found.is_before, marks)), sum(map(found.is_after, marks)))


def whole_of(course: Course) -> tuple[date, date]:
    """Return from the first fact to the last coming day, with room around it and today inside."""
    today = course.today
    earliest, latest = plus_years(today, -FARTHEST_YEARS), plus_years(today, FARTHEST_YEARS)
    days = [day for lane in course.lanes for mark in lane.marks() for day in told_days(mark)]
    near = [day for day in days if earliest <= day <= latest]
    return min((today, *near)) - A_WHILE, max((today + A_WHILE, *near)) + A_WHILE


def told_days(mark: Mark) -> Iterator[date]:
    """Give the days that a mark itself tells."""
    days: Iterable[date | None] = ends(mark)
    if isinstance(mark, Stretch):
        days = (*days, mark.sure_from)
    return (day for day in days if day is not None)


def lanes_within(course: Course, window: Window) -> tuple[Lane, ...]:
    """Return the lanes with only what lies inside the window; a lane without anything is left out."""
    kept = (
        Lane(
            lane.track,
            lane.person,
            tuple(filter(window.holds, lane.moments)),
            tuple(filter(window.holds, lane.stretches)),
            tuple(filter(window.holds, lane.flags)),
        )
        for lane in course.lanes
    )
    return tuple(lane for lane in kept if lane.moments or lane.stretches or lane.flags)
