"""Walks a tree over columns: each node comes to a column, true, false or unknown, or days with two ends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import polars as pl

from weerzien.rulebook.compiling import cost
from weerzien.rulebook.many.columns import word_code
from weerzien.rulebook.many.day_tables import number, shifted
from weerzien.rulebook.many.rows import Days, Parameters, Rows, Seen, Values
from weerzien.rulebook.tree import (
    AllOf,
    AnyOf,
    Choose,
    Compare,
    Comparison,
    Condition,
    Earliest,
    Expression,
    Fact,
    Happened,
    IsKnown,
    IsUnsettled,
    Literal,
    Not,
    Parameter,
    Shift,
    Today,
)
from weerzien.rulebook.values import LOOKS_BACK


@dataclass(frozen=True, slots=True)
class Reckoner:
    """Reads trees as seen from many rows with one set of parameters."""

    rows: Rows
    parameters: Parameters

    def seen(self, fact: Fact) -> Seen:
        """Return a fact as it stands for whom it is meant."""
        return self.rows.of(fact.owner).look(fact.name, self.parameters)

    def value(self, node: Expression) -> Values:
        """Return the values of an expression; nothing where they are unknown."""
        match node:
            case Fact():
                return self.seen(node).value
            case Today():
                return self.same_day(self.rows.on)
            case Literal(date() as day):
                return self.same_day(number(day))
            case Literal(value):
                return pl.repeat(plain(value), len(self.rows), eager=True)
            case Parameter(name):
                return pl.repeat(self.parameters[name], len(self.rows), eager=True)
            case Shift(day, sign, amount, unit):
                days, count = self.value(day), sign * self.count(amount)
                assert isinstance(days, Days)
                earliest = shifted(days.earliest, count, unit)
                return Days(earliest, earliest if days.latest is days.earliest else shifted(days.latest, count, unit))
            case Earliest(first, second):
                return earlier(self.value(first), self.value(second))
            case Choose(condition, then, otherwise):
                return chosen(self.truth(condition), self.value(then), self.value(otherwise))

    def same_day(self, day: int) -> Days:
        days = pl.repeat(day, len(self.rows), dtype=pl.Int32, eager=True)
        return Days(days, days)

    def count(self, node: Literal | Parameter) -> int:
        """Return a number that a rule counts with."""
        return self.parameters[node.name] if isinstance(node, Parameter) else int(str(node.value))

    def truth(self, node: Condition) -> pl.Series:
        """Return for every row whether a condition holds: true, false or unknown."""
        match node:
            case IsKnown(fact):
                value = self.seen(fact).value
                return (value.earliest if isinstance(value, Days) else value).is_not_null()
            case IsUnsettled(fact):
                return self.seen(fact).settled.is_null()
            case Happened(fact):
                return self.seen(fact).settled
            case Compare(left, Comparison.ONE_OF, right):
                return self.one_of(left, right)
            case Compare(left, comparison, (right,)):
                return compared(self.value(left), comparison, self.value(right))
            case AllOf(parts):
                truth = self.rows.constant(True)
                for part in parts:
                    truth = truth & self.truth(part)
                return truth
            case AnyOf(parts):
                truth = self.rows.constant(False)
                for part in parts:
                    truth = truth | self.truth(part)
                return truth
            case Not(part):
                return ~self.truth(part)
            case _:
                raise TypeError(node)

    def one_of(self, left: Expression, right: tuple[Expression, ...]) -> pl.Series:
        """Return for every row whether a value is one of several; words are compared by their numbers."""
        value = self.value(left)
        assert isinstance(value, pl.Series)
        options = [plain(part.value) for part in right if isinstance(part, Literal)]
        truth = value == options[0]
        for option in options[1:]:
            truth = truth | (value == option)
        return truth

    def surely(self, node: Condition) -> Rows:
        """Return the rows for which a condition surely holds, looking at ever fewer of them, the cheapest part first."""
        rows = self.rows
        for part in sorted(node.parts, key=cost) if isinstance(node, AllOf) else (node,):
            holds = Reckoner(rows, self.parameters).truth(part).fill_null(False)
            if not holds.all():
                rows = rows.narrowed(holds)
        return rows


def plain(value: date | int | str | bool) -> int | bool:
    """Return what a literal is among columns."""
    if isinstance(value, str):
        return word_code(value)
    assert not isinstance(value, date)
    return value


def compared(left: Values, comparison: Comparison, right: Values) -> pl.Series:
    """Return how two columns compare; days on both ends, and unknown where those disagree."""
    if isinstance(left, Days) and isinstance(right, Days):
        return compare_days(left, comparison, right)
    assert isinstance(left, pl.Series)
    assert isinstance(right, pl.Series)
    match comparison:
        case Comparison.AT_LEAST:
            return left >= right
        case Comparison.AT_MOST:
            return left <= right
        case Comparison.MORE_THAN:
            return left > right
        case _:
            return left < right


def compare_days(left: Days, comparison: Comparison, right: Days) -> pl.Series:
    """Return how two columns of days compare where every choice within both agrees, else unknown."""
    if left.earliest is left.latest and right.earliest is right.latest:
        return judged(left.earliest, comparison, right.earliest)
    hardest, easiest = (left.latest, right.earliest), (left.earliest, right.latest)
    if comparison not in LOOKS_BACK:
        hardest, easiest = easiest, hardest
    surely = judged(hardest[0], comparison, hardest[1])
    perhaps = judged(easiest[0], comparison, easiest[1])
    return pl.select(pl.when(surely).then(True).when(~perhaps).then(False).otherwise(None)).to_series()


def judged(left: pl.Series, comparison: Comparison, right: pl.Series) -> pl.Series:
    """Return how two columns of exact days compare."""
    match comparison:
        case Comparison.BEFORE:
            return left < right
        case Comparison.ON_OR_BEFORE:
            return left <= right
        case Comparison.ON_OR_AFTER:
            return left >= right
        case _:
            return left > right


def earlier(first: Values, second: Values) -> Days:
    """Return the earlier of two columns of days, on both ends; one that is not there does not take part."""
    assert isinstance(first, Days)
    assert isinstance(second, Days)
    ends = pl.select(
        pl.min_horizontal(first.earliest, second.earliest).alias("earliest"),
        pl.min_horizontal(first.latest, second.latest).alias("latest"),
    )
    return Days(ends["earliest"], ends["latest"])


def chosen(condition: pl.Series, then: Values, otherwise: Values) -> Values:
    """Return the one or the other; while the choice is unknown, what both may be, or nothing."""
    known, holds = condition.is_not_null(), condition.fill_null(False)
    if isinstance(then, Days) and isinstance(otherwise, Days):
        both = then.earliest.is_not_null() & otherwise.earliest.is_not_null()
        either = pl.when(both)
        ends = pl.select(
            pl.when(holds)
            .then(then.earliest)
            .when(known)
            .then(otherwise.earliest)
            .otherwise(either.then(pl.min_horizontal(then.earliest, otherwise.earliest)).otherwise(None))
            .alias("earliest"),
            pl.when(holds)
            .then(then.latest)
            .when(known)
            .then(otherwise.latest)
            .otherwise(either.then(pl.max_horizontal(then.latest, otherwise.latest)).otherwise(None))
            .alias("latest"),
        )
        return Days(ends["earliest"], ends["latest"])
    return pl.select(
        pl.when(holds).then(then).when(known).then(otherwise).when(then == otherwise).then(then).otherwise(None)
    ).to_series()


def day_of(value: Values) -> Days | None:
    """Return a column of days, nothing where it is none."""
    return value if isinstance(value, Days) else None
