"""Three-valued judgement over days that may be uncertain: what both readers call, written once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from weerzien.kernel.calendars import plus_working_days
from weerzien.kernel.days import Day, plus_months, plus_years
from weerzien.rulebook.case import Value
from weerzien.rulebook.tree import Comparison, Unit

Truth = bool | None


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
    return compared(left, comparison, right[0])


def compared(left: Value | None, comparison: Comparison, right: Value | None) -> Truth:
    """Return how two days or two numbers compare."""
    if left is None or right is None:
        return None
    if isinstance(left, Day) and isinstance(right, Day):
        return compare_days(left, comparison, right)
    return NUMBERS[comparison](left, right)


def one_of(value: Value | None, options: frozenset[Value]) -> Truth:
    """Return whether a value is one of several; words among them are in small letters."""
    if value is None:
        return None
    return (value.casefold() if isinstance(value, str) else value) in options


def same(left: Value | None, right: Value | None) -> Truth:
    """Return whether two values are the same; words are compared without capitals."""
    if left is None or right is None:
        return None
    if isinstance(left, str) and isinstance(right, str):
        return left.casefold() == right.casefold()
    return left == right


NUMBERS: dict[Comparison, Callable[..., bool]] = {
    Comparison.AT_LEAST: lambda left, right: left >= right,
    Comparison.AT_MOST: lambda left, right: left <= right,
    Comparison.MORE_THAN: lambda left, right: left > right,
    Comparison.LESS_THAN: lambda left, right: left < right,
}
DAYS: dict[Comparison, Callable[[date, date], bool]] = {
    Comparison.BEFORE: date.__lt__,
    Comparison.ON_OR_BEFORE: date.__le__,
    Comparison.ON_OR_AFTER: date.__ge__,
    Comparison.AFTER: date.__gt__,
}
LOOKS_BACK = (Comparison.BEFORE, Comparison.ON_OR_BEFORE)


def compare_days(left: Day, comparison: Comparison, right: Day) -> Truth:
    """Return how two days compare where every choice within both agrees, else unknown."""
    judge = DAYS[comparison]
    hardest, easiest = (left.latest, right.earliest), (left.earliest, right.latest)
    if comparison not in LOOKS_BACK:
        hardest, easiest = easiest, hardest
    if judge(*hardest):
        return True
    return None if judge(*easiest) else False


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


def shifted(day: Value | None, amount: int, unit: Unit) -> Day | None:
    """Return an uncertain day moved on both ends, or nothing where the day is not known."""
    if not isinstance(day, Day):
        return None
    if day.is_exact:
        return Day.on(moved(day.earliest, amount, unit))
    return Day(moved(day.earliest, amount, unit), moved(day.latest, amount, unit))


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
