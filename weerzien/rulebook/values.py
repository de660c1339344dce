"""Three-valued judgement over days that may be uncertain: what both readers call, written once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from weerzien.kernel.calendars import plus_working_days
from weerzien.kernel.days import Day, plus_months, plus_years
from weerzien.kernel.municipalities import same_municipality
from weerzien.rulebook.case import Value
from weerzien.rulebook.tree import Comparison, Unit

Truth = bool | None
MOST_DAYS = 1 << 15
"""How many moved days are remembered for each unit: those of a century."""
MOST_REMINDED = 1 << 12
"""For how many days of each step its reminders are remembered: those of ten years."""
MOST_ANSWERS = 1000
"""For how many different values is remembered whether they are among several."""


def all_of(parts: Iterable[Truth]) -> Truth:
    """Return whether all hold: false as soon as one is false, else unknown where one is unknown."""
    parts = tuple(parts)
    if False in parts:
        return False
    return None if None in parts else True


def any_of(parts: Iterable[Truth]) -> Truth:
    """Return whether one holds: true as soon as one is true, else unknown where one is unknown."""
    parts = tuple(parts)
    if True in parts:
        return True
    return None if None in parts else False


def negation(part: Truth) -> Truth:
    """Return the opposite; unknown stays unknown."""
    return None if part is None else not part


def compare(left: Value | None, comparison: Comparison, right: tuple[Value | None, ...]) -> Truth:
    """Return how a value compares; a day is judged on both ends and unknown where they disagree."""
    if comparison is Comparison.ONE_OF:
        return any_of(same(left, option) for option in right)
    return COMPARISONS[comparison](left, right[0])


def one_of(value: Value | None, options: frozenset[Value]) -> Truth:
    """Return whether a value is one of several; words among them are in small letters."""
    if value is None:
        return None
    return value in options or (isinstance(value, str) and value.casefold() in options)


class Answers(dict[Value | None, Truth]):
    """Whether a value is one of several, by the value: looking that up is quicker than asking it again."""

    def __init__(self, options: frozenset[Value]) -> None:
        super().__init__({None: None} | dict.fromkeys(options, True))
        self.options = options

    def __missing__(self, value: Value) -> Truth:
        told = one_of(value, self.options)
        if len(self) < MOST_ANSWERS:
            self[value] = told
        return told


def same(left: Value | None, right: Value | None) -> Truth:
    """Return whether two values are the same; words are compared without capitals."""
    if left is None or right is None:
        return None
    if isinstance(left, str) and isinstance(right, str):
        return left.casefold() == right.casefold()
    return left == right


def same_place(left: Value | None, right: Value | None) -> Truth:
    """Return whether two values name the same municipality, whichever of its names they use."""
    if isinstance(left, str) and isinstance(right, str):
        return same_municipality(left, right)
    return same(left, right)


def is_before(left: Any, right: Any) -> Truth:
    """Return whether a day surely lies before another; unknown where their ends disagree."""
    if left is None or right is None:
        return None
    return True if left.latest < right.earliest else None if left.earliest < right.latest else False


def is_on_or_before(left: Any, right: Any) -> Truth:
    """Return whether a day surely lies on or before another; unknown where their ends disagree."""
    if left is None or right is None:
        return None
    return True if left.latest <= right.earliest else None if left.earliest <= right.latest else False


def is_on_or_after(left: Any, right: Any) -> Truth:
    """Return whether a day surely lies on or after another; unknown where their ends disagree."""
    if left is None or right is None:
        return None
    return True if left.earliest >= right.latest else None if left.latest >= right.earliest else False


def is_after(left: Any, right: Any) -> Truth:
    """Return whether a day surely lies after another; unknown where their ends disagree."""
    if left is None or right is None:
        return None
    return True if left.earliest > right.latest else None if left.latest > right.earliest else False


def is_at_least(left: Any, right: Any) -> Truth:
    """Return whether a number is at least another."""
    return None if left is None or right is None else left >= right


def is_at_most(left: Any, right: Any) -> Truth:
    """Return whether a number is at most another."""
    return None if left is None or right is None else left <= right


def is_more_than(left: Any, right: Any) -> Truth:
    """Return whether a number is more than another."""
    return None if left is None or right is None else left > right


def is_less_than(left: Any, right: Any) -> Truth:
    """Return whether a number is less than another."""
    return None if left is None or right is None else left < right


COMPARISONS: Mapping[Comparison, Callable[[Any, Any], Truth]] = MappingProxyType(
    {
        Comparison.BEFORE: is_before,
        Comparison.ON_OR_BEFORE: is_on_or_before,
        Comparison.ON_OR_AFTER: is_on_or_after,
        Comparison.AFTER: is_after,
        Comparison.AT_LEAST: is_at_least,
        Comparison.AT_MOST: is_at_most,
        Comparison.MORE_THAN: is_more_than,
        Comparison.LESS_THAN: is_less_than,
    }
)
"""How each comparison is judged. Of which kind both sides are was checked when the rule was read."""


def compare_days(left: Day, comparison: Comparison, right: Day) -> Truth:
    """Return how two days compare where every choice within both agrees, else unknown."""
    return COMPARISONS[comparison](left, right)


def moved(day: date, amount: int, unit: Unit) -> date:
    """Return a day moved by so many units; months and years keep the day number and clamp to the end of the month."""
    match unit:
        case Unit.DAYS:
            return day + timedelta(days=amount)
        case Unit.WORKING_DAYS:
            return plus_working_days(day, amount)
        case Unit.WEEKS:
            return day + timedelta(weeks=amount)
        case Unit.MONTHS:
            return plus_months(day, amount)
        case Unit.YEARS:
            return plus_years(day, amount)


Shifter = Callable[[Value | None, int], Day | None]


def shifter(unit: Unit) -> Shifter:
    """Return the function that moves an uncertain day by so many of a unit; the calendar is asked once for each day."""

    @lru_cache(maxsize=MOST_DAYS)
    def exactly(day: date, amount: int) -> Day:
        return Day.on(moved(day, amount, unit))

    def shift(day: Value | None, amount: int) -> Day | None:
        if not isinstance(day, Day):
            return None
        if day.earliest == day.latest:
            return exactly(day.earliest, amount)
        return Day(exactly(day.earliest, amount).earliest, exactly(day.latest, amount).earliest)

    return shift


SHIFTERS: Mapping[Unit, Shifter] = MappingProxyType({unit: shifter(unit) for unit in Unit})


def shifted(day: Value | None, amount: int, unit: Unit) -> Day | None:
    """Return an uncertain day moved on both ends, or nothing where the day is not known."""
    return SHIFTERS[unit](day, amount)


def earlier(first: Value | None, second: Value | None) -> Day | None:
    """Return the earlier of two days, on both ends; one that is not there does not take part."""
    days = [day for day in (first, second) if isinstance(day, Day)]
    if not days:
        return None
    return Day(min(day.earliest for day in days), min(day.latest for day in days))


def chosen(condition: Truth, then: Value | None, otherwise: Value | None) -> Value | None:
    """Return the one or the other; while the choice is unknown, what both may be, or nothing."""
    if condition is not None:
        return then if condition else otherwise
    if isinstance(then, Day) and isinstance(otherwise, Day):
        return Day(min(then.earliest, otherwise.earliest), max(then.latest, otherwise.latest))
    return then if then == otherwise else None
