"""Facts that may be told more than once: their last day, and what was told within a window of days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from weerzien.kernel.days import Day
from weerzien.rulebook.case import Event, Key, Known
from weerzien.rulebook.seen import Seen
from weerzien.rulebook.views import View

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Report:
    """Something that was told of a day: by whom (small letters, empty where that is not known), and in which row."""

    day: Day
    source: str
    known: Known


def told(view: View, name: str, persons: Iterable[Key] | None = None) -> Iterator[Known]:
    """Give every telling of a fact: of anybody in the family, or of some persons only."""
    rows = view.around.rows.told
    if name in rows:
        wanted = None if persons is None else frozenset(persons)
        yield from (known for person, known in rows[name] if wanted is None or person in wanted)


def reports(view: View, name: str, persons: Iterable[Key] | None = None) -> tuple[Report, ...]:
    """Return every telling of a fact that has a day."""
    if name not in view.around.rows.told:
        return ()
    return tuple(
        Report(known.value, known.source.casefold(), known)
        for known in told(view, name, persons)
        if isinstance(known.value, Day)
    )


def last_of(view: View, name: str, found: Iterable[Known]) -> Seen:
    """Return the last time that something happened up to today; silence means "no" where that is told or covered."""
    every = tuple(found)
    if not every:
        return none_yet(view, name, every, ())
    days = [(known, known.value) for known in every if isinstance(known.value, Day)]
    changes = tuple(end for _, day in days for end in (day.earliest, day.latest))
    sure = [(known, day) for known, day in days if day.latest <= view.around.on]
    perhaps = [(known, day) for known, day in days if day.earliest <= view.around.on < day.latest]
    behind = tuple(known for known, _ in (*sure, *perhaps))
    if sure:
        last = latest_of([day for _, day in sure])
        if perhaps:
            last = Day(last.earliest, max(last.latest, latest_of([day for _, day in perhaps]).latest))
        return Seen(last, True, behind, () if last.is_exact else (name,), changes)
    undated = tuple(known for known in every if known.value is True)
    if undated:
        return Seen(None, True, undated, (name,), changes)
    if perhaps:
        return Seen(latest_of([day for _, day in perhaps]), None, behind, (name,), changes)
    return none_yet(view, name, every, changes)


def none_yet(view: View, name: str, every: tuple[Known, ...], changes: tuple[date, ...]) -> Seen:
    """Return that nothing has happened up to today: known where somebody says so or plans it, else unknown."""
    denied = tuple(known for known in every if known.value is Event.NOT_HAPPENED)
    planned = any(isinstance(known.value, Day) for known in every)
    silent = bool(denied) or planned or name in view.around.case.covered
    return Seen(None, False if silent else None, denied, (name,), changes)


def latest_of(days: list[Day]) -> Day:
    """Return the latest of several days on both ends."""
    return Day(max(day.earliest for day in days), max(day.latest for day in days))


def surely_within(found: Iterable[Report], end: date, window: int) -> list[Report]:
    """Return what lies within a window of days that ends on a day, both included, wherever its day turns out to be."""
    start = end - (window - 1) * ONE_DAY
    return [one for one in found if start <= one.day.earliest and one.day.latest <= end]


def perhaps_within(found: Iterable[Report], end: date, window: int) -> list[Report]:
    """Return what may lie within a window of days that ends on a day, both included."""
    start = end - (window - 1) * ONE_DAY
    return [one for one in found if one.day.earliest <= end and start <= one.day.latest]


def counted(sure: float, at_most: float, seen: Seen, lacking: tuple[str, ...]) -> Seen:
    """Return a number, unknown where days that are not exact leave room."""
    if sure == at_most:
        return Seen(int(sure), True, seen.behind, (), seen.changes)
    return Seen(None, None, seen.behind, lacking, seen.changes)


def turning_days(found: Iterable[Report], window: int) -> tuple[date, ...]:
    """Return the days on which reports come into a window, and those on which they leave it."""
    return tuple(
        day
        for one in found
        for day in (
            one.day.earliest,
            one.day.latest,
            one.day.earliest + window * ONE_DAY,
            one.day.latest + window * ONE_DAY,
        )
    )


def sources_of(found: Iterable[Report]) -> int:
    """Return how many different people or organisations told something; who is not known does not count."""
    return len({one.source for one in found} - {""})
