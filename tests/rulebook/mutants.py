"""Rule files with one small mistake each: another comparison, a number one more or less, another unit or sign."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

import yaml

from tests.rulebook.rule_cases import CASES, expected, given, outcomes_of, settings_of, shown
from weerzien.rulebook.book import FAMILIES, FOLDER
from weerzien.rulebook.compiled_rules import ReadyRule, ready
from weerzien.rulebook.derived.catalogue import DERIVED_FACTS
from weerzien.rulebook.dictionary import FACTS
from weerzien.rulebook.entries import Entry, WrongRule, entries_of
from weerzien.rulebook.rule_files import OPTIONAL, REQUIRED, names_under, read_rule
from weerzien.rulebook.sentences import SentenceReader

SPOKEN = {"bron", "citaat", "twijfel", "niet vertaald", "toetsen", "zin", "mist", "ook genoemd", "titel", "thema"}
"""What is said and not reckoned with; of `zinnen` only the conditions count."""
SWAPS = (
    ("is op of voor", "is voor"), ("is op of voor", "is op of na"), ("is op of na", "is na"),
    ("is op of na", "is op of voor"), ("is voor", "is op of voor"), ("is voor", "is na"),
    ("is na", "is op of na"), ("is na", "is voor"), ("is minstens", "is meer dan"), ("is minstens", "is hoogstens"),
    ("is meer dan", "is minstens"), ("is meer dan", "is minder dan"), ("is hoogstens", "is minder dan"),
    ("is hoogstens", "is minstens"), ("is minder dan", "is hoogstens"), ("is minder dan", "is meer dan"),
    ("is gebeurd", "is niet gebeurd"), ("is niet gebeurd", "is gebeurd"), ("is bekend", "is onbekend"),
    ("is onbekend", "is bekend"), ("geldt niet", "geldt"), ("is ja", "is nee"), ("is nee", "is ja"),
)  # fmt: skip
"""Comparisons: the one that differs on the boundary, and the one that looks the other way."""
PLAIN = re.compile(
    r" is (?!een van|niet|op of|voor |na |minstens|meer dan|hoogstens|minder dan|gebeurd|bekend|onbekend)"
)
UNITS = {
    "dagen": "werkdagen",
    "dag": "weken",
    "werkdagen": "dagen",
    "weken": "dagen",
    "maanden": "weken",
    "jaar": "maanden",
}
AMOUNT = re.compile(r"(?<![\w-])(\d+)(?![\w-])(?: (dagen|dag|werkdagen|weken|maanden|jaar))?")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True)
class Mutant:
    """One mistake in a rule file: which scalar says what instead of what, in the rules that say it."""

    rules: tuple[str, ...]
    node: yaml.ScalarNode
    instead: str

    @property
    def name(self) -> str:
        """Return the mistake in words."""
        return f"{' '.join(self.rules)}: {self.node.value} -> {self.instead}"


@cache
def entries() -> Mapping[str, Entry]:
    """Return the rules as they stand in their files, by id."""
    found = [entry for family in FAMILIES for entry in entries_of(FOLDER / f"{family}.yaml")]
    return {entry.fields(OPTIONAL, required=REQUIRED)["regel"].text: entry for entry in found}


@cache
def sentences() -> SentenceReader:
    """Return the reader of the sentences of all rules."""
    fields = [entry.fields(OPTIONAL, required=REQUIRED) for entry in entries().values()]
    return SentenceReader(
        facts=[*FACTS, *DERIVED_FACTS],
        parameters=names_under(fields, "parameters"),
        days=names_under(fields, "dagen"),
        conditions=names_under(fields, "voorwaarden"),
    )


@cache
def mutants() -> Mapping[str, tuple[Mutant, ...]]:
    """Return every mistake by the first rule it stands in; what several rules share is one mistake in all of them."""
    nodes: dict[int, tuple[yaml.ScalarNode, bool]] = {}
    rules: dict[int, list[str]] = defaultdict(list)
    for rule, entry in entries().items():
        for node, is_sentence in scalars(entry.node):
            nodes[id(node)] = node, is_sentence
            rules[id(node)] += [rule] if rule not in rules[id(node)] else []
    found: dict[str, list[Mutant]] = {rule: [] for rule in entries()}
    for name, (node, is_sentence) in nodes.items():
        for instead in dict.fromkeys(mistakes(node.value) if is_sentence else slips(node.value)):
            found[rules[name][0]].append(Mutant(tuple(rules[name]), node, instead))
    return {rule: tuple(every) for rule, every in found.items()}


def scalars(node: yaml.Node, path: tuple[str, ...] = ()) -> Iterator[tuple[yaml.ScalarNode, bool]]:
    """Give the scalars that are reckoned with, and whether each is a sentence rather than a number, day or unit."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value in SPOKEN or (path == () and key.value in ("regel", "onderwerp", "grond", "zekerheid")):
                continue
            if path and path[-1] == "herinner":
                yield key, True
            else:
                yield from scalars(value, (*path, key.value))
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            if not (path and path[-1] == "zinnen" and isinstance(item, yaml.ScalarNode)):
                yield from scalars(item, path)
    elif isinstance(node, yaml.ScalarNode):
        yield from of_scalar(node, path)


def of_scalar(node: yaml.ScalarNode, path: tuple[str, ...]) -> Iterator[tuple[yaml.ScalarNode, bool]]:
    """Give a scalar where its name says that it is reckoned with."""
    if path[0] == "parameters" or "geldig" in path:
        if path[-1] in ("waarde", "eenheid", "van", "tot"):
            yield node, False
    elif path[0] in ("dagen", "voorwaarden") or path[-1] in CONDITIONS:
        yield node, True


CONDITIONS = (
    "geldt naar", "geldt voor", "alleen voor", "waar als", "klaar als", "dag", "onbekend als", "opgeschort als", "als",
    "alle van", "een van", "niet",
)  # fmt: skip


def slips(word: str) -> Iterator[str]:
    """Give what a number, a day or a unit may be by mistake."""
    if DAY.fullmatch(word):
        yield from (str(date.fromisoformat(word) + timedelta(days=off)) for off in (-1, 1))
    elif word.isdigit():
        yield from (str(int(word) + off) for off in (-1, 1))
    elif word in UNITS:
        yield UNITS[word]


def mistakes(sentence: str) -> Iterator[str]:
    """Give a sentence with each of its comparisons, signs, numbers and units wrong, one at a time."""
    for right, wrong in SWAPS:
        for found in re.finditer(rf"{right}(?= |$)", sentence):
            yield sentence[: found.start()] + wrong + sentence[found.end() :]
    if sentence.endswith(" geldt"):
        yield f"{sentence} niet"
    for found in PLAIN.finditer(sentence):
        yield f"{sentence[: found.start()]} is niet {sentence[found.end() :]}"
    if " is niet " in sentence and "is niet gebeurd" not in sentence:
        yield sentence.replace(" is niet ", " is ")
    if " is een van " in sentence:
        left, words = sentence.split(" is een van ")
        every = words.split(", ")
        for dropped in every:
            rest = [word for word in every if word != dropped]
            yield f"{left} is {'een van ' if len(rest) > 1 else ''}{', '.join(rest)}"
    for right, wrong in ((" + ", " - "), (" - ", " + ")):
        for found in re.finditer(re.escape(right), sentence):
            yield sentence[: found.start()] + wrong + sentence[found.end() :]
    for found in DAY.finditer(sentence):
        for other in slips(found[0]):
            yield sentence[: found.start()] + other + sentence[found.end() :]
    yield from wrong_amounts(sentence)


def wrong_amounts(sentence: str) -> Iterator[str]:
    """Give a sentence with a number one less and one more, and with another unit."""
    for found in AMOUNT.finditer(sentence):
        number, unit = found[1], found[2]
        for other in slips(number):
            yield sentence[: found.start(1)] + other + sentence[found.end(1) :]
        if unit:
            yield sentence[: found.start(2)] + UNITS[unit] + sentence[found.end(2) :]


@contextmanager
def wrongly(mutant: Mutant) -> Iterator[None]:
    """Have the file say something else for a while."""
    right = mutant.node.value
    mutant.node.value = mutant.instead
    try:
        yield
    finally:
        mutant.node.value = right


def survives(mutant: Mutant) -> bool:
    """Return whether every case of its rules still comes out while the mistake is in the file."""
    with wrongly(mutant):
        return all(is_unnoticed(rule) for rule in mutant.rules)


def is_unnoticed(rule: str) -> bool:
    """Return whether a rule, as its file says it now, can be read and comes out as its cases say."""
    try:
        read = as_it_stands(rule)
        return all(comes_out(read, case) for case in CASES[rule])
    except (WrongRule, TypeError, OverflowError):
        return False


def as_it_stands(rule: str) -> ReadyRule:
    """Read a rule as its file says it now, and make it ready; no other rule is read anew."""
    entry = entries()[rule]
    return ready(read_rule(entry, entry.fields(OPTIONAL, required=REQUIRED), sentences()))


def comes_out(rule: ReadyRule, case: Mapping[str, Any]) -> bool:
    """Return whether a case comes out."""
    found = outcomes_of(rule, given(case), case["op"], settings_of(rule.rule.id, case))
    return shown(found, case) == expected(case)
