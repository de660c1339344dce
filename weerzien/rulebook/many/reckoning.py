"""Walks a tree over many rows: each node comes to a truth, or to days with two ends, for all of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from weerzien.rulebook.many.arrays import (
    FALSE,
    TRUE,
    Days,
    Mask,
    Truth,
    Values,
    all_of,
    any_of,
    as_mask,
    either,
    inverse,
    known_of,
    places_of,
    settled_where,
    taken,
)
from weerzien.rulebook.many.columns import word_code
from weerzien.rulebook.many.comparing import chosen, compared, earlier
from weerzien.rulebook.many.day_tables import number, shifted
from weerzien.rulebook.many.nodes import plan_of
from weerzien.rulebook.many.rows import Rows
from weerzien.rulebook.many.seen import Seen
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
from weerzien.rulebook.views import Parameters


@dataclass(frozen=True, slots=True)
class Reckoner:
    """Reads trees as seen from many rows with one set of parameters. What a node came to is kept with the rows."""

    rows: Rows
    parameters: Parameters

    def seen(self, fact: Fact) -> Seen:
        """Return a fact as it stands for whom it is meant."""
        return self.rows.of(fact.owner).look(fact.name, self.parameters)

    def value(self, node: Expression) -> Values:
        """Return the values of an expression."""
        match node:
            case Fact():
                return self.seen(node).value
            case Today():
                return Days(self.rows.on, self.rows.on)
            case Literal(date() as day):
                return Days(number(day), number(day))
            case Literal(value):
                return plain(value)
            case Parameter(name):
                return self.parameters[name]
            case _:
                kept = self.kept(node)
                assert not isinstance(kept, Seen)
                return kept

    def kept(self, node: Expression | Condition) -> Values | Seen:
        """Return what a node comes to; for these rows, or for wider ones, it is found once."""
        key = plan_of(node).key(self.parameters)
        found = self.rows.kept.get(key)
        if found is None:
            found = self.rows.from_wider(key)
            if found is None:
                found = self.reckoned(node)
            self.rows.kept[key] = found
        return found

    def reckoned(self, node: Expression | Condition) -> Values:
        """Return what a node comes to without remembering it."""
        match node:
            case Shift(day, sign, amount, unit):
                days = self.value(day)
                assert isinstance(days, Days)
                return shifted(days, sign * self.count(amount), unit)
            case Earliest(first, second):
                days, others = self.value(first), self.value(second)
                assert isinstance(days, Days)
                assert isinstance(others, Days)
                return earlier(days, others)
            case Choose(condition, then, otherwise):
                return chosen(self.truth(condition), self.value(then), self.value(otherwise))
            case Compare(left, Comparison.ONE_OF, right):
                return self.one_of(left, right)
            case Compare(left, comparison, (right,)):
                return compared(self.value(left), comparison, self.value(right))
            case _:
                raise TypeError(node)

    def count(self, node: Literal | Parameter) -> int:
        """Return a number that a rule counts with."""
        return self.parameters[node.name] if isinstance(node, Parameter) else int(str(node.value))

    def truth(self, node: Condition) -> Truth:
        """Return for every row whether a condition holds: true, false or unknown."""
        match node:
            case IsKnown(fact):
                known = known_of(self.seen(fact).value)
                return Truth(known, inverse(known))
            case IsUnsettled(fact):
                known = self.seen(fact).settled.known
                return Truth(inverse(known), known)
            case Happened(fact):
                return self.seen(fact).settled
            case AllOf(parts):
                return all_of(*self.parts(parts, by=FALSE))
            case AnyOf(parts):
                return any_of(*self.parts(parts, by=TRUE))
            case Not(part):
                return self.truth(part).opposite
            case _:
                kept = self.kept(node)
                assert isinstance(kept, Truth)
                return kept

    def parts(self, parts: tuple[Condition, ...], *, by: Truth) -> list[Truth]:
        """Return several truths, the cheapest first, up to one that decides them all."""
        found = []
        for part in sorted(parts, key=cost):
            found.append(self.truth(part))
            if (by is FALSE and found[-1].no is True) or (by is TRUE and found[-1].yes is True):
                break
        return found

    def one_of(self, left: Expression, right: tuple[Expression, ...]) -> Truth:
        """Return for every row whether a value is one of several; words are compared by their codes."""
        value = self.value(left)
        options = [part.value for part in right if isinstance(part, Literal)]
        if isinstance(value, Truth):
            return any_of(*(value if option is True else value.opposite for option in options))
        assert not isinstance(value, Days)
        is_one = as_mask(value == plain(options[0]))
        for option in options[1:]:
            is_one = either(is_one, as_mask(value == plain(option)))
        return settled_where(known_of(value), is_one)

    def sifted(self, node: Condition) -> Sifted:
        """Return the rows for which a condition may hold, looking at ever fewer of them, the cheapest part first."""
        rows = self.rows
        doubt: Mask = False
        for part in sorted(conditions(node), key=cost):
            truth = Reckoner(rows, self.parameters).truth(part)
            doubt = either(doubt, inverse(truth.known))
            left = places_of(inverse(truth.no), len(rows))
            if len(left) < len(rows):
                rows, doubt = rows.narrowed(left), taken(doubt, left)
            if not len(rows):
                break
        return Sifted(rows, doubt)

    def surely(self, node: Condition) -> Rows:
        """Return the rows for which a condition surely holds; rules that ask the same share them."""
        rows = self.rows
        for part in sorted(conditions(node), key=cost):
            key = ("surely", plan_of(part).key(self.parameters))
            held = rows.others.get(key)
            if held is None:
                truth = Reckoner(rows, self.parameters).truth(part)
                left = places_of(truth.yes, len(rows))
                held = rows.others[key] = rows if len(left) == len(rows) else rows.narrowed(left)
            rows = held
            if not len(rows):
                break
        return rows


@dataclass(frozen=True, slots=True)
class Sifted:
    """Rows for which a condition holds, or may hold: those are in `doubt`."""

    rows: Rows
    doubt: Mask


def conditions(node: Condition) -> tuple[Condition, ...]:
    """Return the conditions of which a condition asks all."""
    if isinstance(node, AllOf):
        return tuple(deep for part in node.parts for deep in conditions(part))
    return (node,)


def cost(node: Condition) -> int:
    """Return about how much work a condition is."""
    return plan_of(node).cost


def plain(value: date | int | str | bool) -> int:
    """Return what a word or a number is among columns."""
    assert not isinstance(value, date)
    return word_code(value) if isinstance(value, str) else int(value)
