"""Controlled Dutch sentences, read into trees by the grammar of sentences.lark."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from lark import Lark, Token, Transformer, UnexpectedInput
from lark.exceptions import VisitError
from lark.lexer import PatternStr

from weerzien.rulebook.entries import no_such_day
from weerzien.rulebook.tree import (
    AnyNode,
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
    Owner,
    Parameter,
    Shift,
    Today,
    Unit,
)

GRAMMAR = Path(__file__).parent / "sentences.lark"
NEVER = r"\x00"
EXPECTED = {
    "NAME": "een feit",
    "NAMED_DAY": "een dag van deze regel",
    "NAMED_CONDITION": "een voorwaarde van deze regel",
    "PARAMETER": "een parameter",
    "VALUE": "een woord",
    "NUMBER": "een getal",
    "DATE": "een datum",
    "UNIT": "een eenheid van tijd",
    "YES_NO": "ja of nee",
    "$END": "het einde van de zin",
}
"""What the grammar calls its parts, in words."""


NAMED = frozenset({"NAME", "PARAMETER", "NAMED_DAY", "NAMED_CONDITION"})
SAID_OF_A_FACT = (
    "is gebeurd", "is niet gebeurd", "is bekend", "is onbekend", "is een van", "is voor", "is op of voor",
    "is op of na", "is na", "is minstens", "is hoogstens", "is meer dan", "is minder dan", "is niet",
)  # fmt: skip
"""What may follow the name of a fact, for whoever wrote something that comes near it."""


class WrongSentence(Exception):
    """A sentence that is not in the controlled Dutch: what was expected, and the nearest thing known."""


@dataclass(frozen=True, slots=True)
class Names:
    """The words a rule defines for itself, and the units of its parameters."""

    parameters: Mapping[str, Unit | None] = field(default_factory=dict)
    days: Mapping[str, Expression] = field(default_factory=dict)
    conditions: Mapping[str, Condition] = field(default_factory=dict)


def one_of(names: Iterable[str], every: Iterable[str]) -> str:
    """Return a regular expression for any of these names, where no longer one of all names begins the same."""
    parts = []
    for name in sorted(set(names)):
        longer = [spaced(other.removeprefix(f"{name} ")) for other in every if other.startswith(f"{name} ")]
        ends = "".join(rf"(?!\s+{rest})" for rest in longer)
        parts.append(spaced(name) + ends)
    return rf"(?:{'|'.join(parts)})(?![\w-])" if parts else NEVER


def spaced(name: str) -> str:
    """Return a regular expression for a name, with any blanks between its words."""
    return r"\s+".join(re.escape(word) for word in name.split())


class SentenceReader:
    """Reads sentences that use known names: of facts, and of the days, conditions and parameters of all rules."""

    def __init__(
        self, *, facts: Iterable[str], parameters: Iterable[str], days: Iterable[str], conditions: Iterable[str]
    ) -> None:
        self.names = sorted({*facts, *parameters, *days, *conditions})
        terminals = {
            "NAME": one_of(facts, self.names),
            "PARAMETER": one_of(parameters, self.names),
            "NAMED_DAY": one_of(days, self.names),
            "NAMED_CONDITION": one_of(conditions, self.names),
            "VALUE": r'"[^"]+"|[\w+-]+',
        }
        written = "\n".join(f"{name}: /{expression}/" for name, expression in terminals.items())
        grammar = f"{GRAMMAR.read_text(encoding='utf-8')}\n{written}\n"
        self.lark = Lark(grammar, parser="lalr", start=["condition", "expression"], maybe_placeholders=False)

    def read(self, sentence: str, start: str, names: Names) -> AnyNode:
        """Return the tree of a sentence. Raises WrongSentence with the place, what was expected and what comes near."""
        try:
            read: AnyNode = Builder(names).transform(self.lark.parse(sentence, start=start))
        except UnexpectedInput as wrong:
            raise WrongSentence(self.what_is_wrong(sentence, wrong)) from None
        except VisitError as wrong:
            raise WrongSentence(str(wrong.orig_exc)) from None
        return read

    def what_is_wrong(self, sentence: str, wrong: UnexpectedInput) -> str:
        """Return in Dutch where a sentence goes wrong and which known name comes nearest."""
        position = wrong.pos_in_stream
        rest = sentence if position is None or position < 0 else sentence[position:]
        if NAMED.isdisjoint(terminals_expected(wrong)):
            near = get_close_matches(" ".join(rest.split()[:3]), SAID_OF_A_FACT, n=1, cutoff=0.5)
        else:
            near = get_close_matches(re.split(r"\s+is\s|\s[+-]\s", rest)[0], self.names, n=1, cutoff=0.5)
        meant = f" Bedoelt u '{near[0]}'?" if near else ""
        return f"ik begrijp '{sentence}' niet vanaf '{rest}'; ik verwacht {self.expected(wrong)}.{meant}"

    def expected(self, wrong: UnexpectedInput) -> str:
        """Return in words what could have stood where a sentence goes wrong."""
        literal = {
            terminal.name: f"'{terminal.pattern.value}'"
            for terminal in self.lark.terminals
            if isinstance(terminal.pattern, PatternStr)
        }
        words = {EXPECTED.get(name) or literal.get(name, "") for name in terminals_expected(wrong)}
        return ", ".join(sorted(words - {""})) or "het einde van de zin"


def terminals_expected(wrong: UnexpectedInput) -> frozenset[str]:
    """Return the terminals of the grammar that could have stood where a sentence goes wrong."""
    return frozenset(getattr(wrong, "expected", None) or getattr(wrong, "allowed", None) or ())


def fact_in(found: list[Any]) -> Fact:
    """Return the fact a sentence is about. Raises WrongSentence where it is about a reckoned day or number."""
    if not isinstance(found[0], Fact):
        raise WrongSentence("ik verwacht hier een feit en geen berekening")
    return found[0]


class Builder(Transformer[Token, Any]):
    """Turns what the grammar found into nodes; every method is a rule of the grammar."""

    def __init__(self, names: Names) -> None:
        super().__init__()
        self.names_of_rule = names

    def is_known(self, found: list[Any]) -> Condition:
        return IsKnown(fact_in(found))

    def is_unsettled(self, found: list[Any]) -> Condition:
        return IsUnsettled(fact_in(found))

    def happened(self, found: list[Any]) -> Condition:
        return Happened(fact_in(found))

    def not_happened(self, found: list[Any]) -> Condition:
        return Not(Happened(fact_in(found)))

    def is_one(self, found: list[Any]) -> Condition:
        return Compare(found[0], Comparison.ONE_OF, (found[1],))

    def is_not(self, found: list[Any]) -> Condition:
        return Not(self.is_one(found))

    def is_one_of(self, found: list[Any]) -> Condition:
        return Compare(found[0], Comparison.ONE_OF, tuple(found[1:]))

    def before(self, found: list[Any]) -> Condition:
        return Compare(found[0], Comparison.BEFORE, (found[1],))

    def on_or_before(self, found: list[Any]) -> Condition:
        return Compare(found[0], Comparison.ON_OR_BEFORE, (found[1],))

    def on_or_after(self, found: list[Any]) -> Condition:
        return Compare(found[0], Comparison.ON_OR_AFTER, (found[1],))

    def after(self, found: list[Any]) -> Condition:
        return Compare(found[0], Comparison.AFTER, (found[1],))

    def at_least(self, found: list[Any]) -> Condition:
        return Compare(found[0], Comparison.AT_LEAST, (found[1],))

    def at_most(self, found: list[Any]) -> Condition:
        return Compare(found[0], Comparison.AT_MOST, (found[1],))

    def more_than(self, found: list[Any]) -> Condition:
        return Compare(found[0], Comparison.MORE_THAN, (found[1],))

    def less_than(self, found: list[Any]) -> Condition:
        return Compare(found[0], Comparison.LESS_THAN, (found[1],))

    def named(self, found: list[Token]) -> AnyNode:
        name = " ".join(found[0].split())
        known: dict[str, AnyNode] = {**self.names_of_rule.days, **self.names_of_rule.conditions}
        if name not in known:
            raise WrongSentence(f"het begrip '{name}' staat niet bij deze regel, of pas verderop")
        return known[name]

    def not_named(self, found: list[Token]) -> Condition:
        return Not(self.named(found))  # type: ignore[arg-type]  # the grammar has only conditions here

    def earliest(self, found: list[Any]) -> Expression:
        return Earliest(found[0], found[1])

    def plus(self, found: list[Any]) -> Expression:
        amount, unit = found[1]
        return Shift(found[0], 1, amount, unit)

    def minus(self, found: list[Any]) -> Expression:
        amount, unit = found[1]
        return Shift(found[0], -1, amount, unit)

    def today(self, _found: list[Any]) -> Expression:
        return Today()

    def literal_day(self, found: list[Token]) -> Expression:
        try:
            return Literal(date.fromisoformat(found[0]))
        except ValueError:
            raise WrongSentence(no_such_day(found[0])) from None

    def own_fact(self, found: list[Token]) -> Fact:
        return Fact(" ".join(found[0].split()))

    def sponsor_fact(self, found: list[Token]) -> Fact:
        return Fact(" ".join(found[0].split()), Owner.SPONSOR)

    def member_fact(self, found: list[Token]) -> Fact:
        return Fact(" ".join(found[0].split()), Owner.MEMBER)

    def fixed_amount(self, found: list[Any]) -> tuple[Literal, Unit]:
        return Literal(int(found[0])), found[1]

    def parameter_amount(self, found: list[Token]) -> tuple[Parameter, Unit]:
        parameter = self.parameter_number(found)
        unit = self.names_of_rule.parameters[parameter.name]
        if unit is None:
            raise WrongSentence(f"de parameter '{parameter.name}' telt geen dagen, weken, maanden of jaren")
        return parameter, unit

    def parameter_number(self, found: list[Token]) -> Parameter:
        name = " ".join(found[0].split())
        if name not in self.names_of_rule.parameters:
            raise WrongSentence(f"de parameter '{name}' staat niet bij deze regel")
        return Parameter(name)

    def literal_number(self, found: list[Token]) -> Literal:
        return Literal(int(found[0]))

    def literal_word(self, found: list[Token]) -> Literal:
        return Literal(found[0].strip('"'))

    def yes_no(self, found: list[Token]) -> Literal:
        return Literal(found[0] == "ja")

    def unit(self, found: list[Token]) -> Unit:
        return Unit.DAYS if found[0] == "dag" else Unit(found[0])
