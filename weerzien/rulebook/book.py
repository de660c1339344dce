"""The rulebook: all rules, read and made ready once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from weerzien.rulebook.compiled_rules import ReadyRule, ready
from weerzien.rulebook.concerning import Concerning, concerning
from weerzien.rulebook.rule import Rule, Subject
from weerzien.rulebook.rule_files import read_rules

FOLDER = Path(__file__).parent / "rules"
FAMILIES = tuple(path.stem for path in sorted(FOLDER.glob("*.yaml")))
LETTERS = "NVHISMRP"
"""The families of rules in the order in which they are shown."""


@dataclass(frozen=True, slots=True)
class Rulebook:
    """All rules in the order in which they are shown, and which of them may concern a subject of each sort."""

    ready: tuple[ReadyRule, ...]
    concerning: Mapping[Subject, Concerning]

    @property
    def rules(self) -> tuple[Rule, ...]:
        return tuple(each.rule for each in self.ready)

    def rule(self, name: str) -> Rule:
        """Return a rule by its id. Raises KeyError where there is none."""
        return self.ready_rule(name).rule

    def ready_rule(self, name: str) -> ReadyRule:
        """Return a rule by its id, ready to run. Raises KeyError where there is none."""
        for each in self.ready:
            if each.rule.id == name:
                return each
        raise KeyError(name)


@cache
def the_rulebook() -> Rulebook:
    """Return the rulebook of this installation, read once. Raises WrongRule where a file is wrong."""
    rules = read_rules([FOLDER / f"{family}.yaml" for family in FAMILIES])
    return rulebook_of(tuple(ready(rule) for rule in sorted(rules, key=place_in_book)))


def rulebook_of(rules: tuple[ReadyRule, ...]) -> Rulebook:
    """Return rules as a book."""
    by_subject = {
        subject: {number: each for number, each in enumerate(rules) if each.rule.subject is subject}
        for subject in Subject
    }
    return Rulebook(rules, MappingProxyType({subject: concerning(each) for subject, each in by_subject.items()}))


def place_in_book(rule: Rule) -> tuple[int, str]:
    """Return where a rule is shown: by its letter, then by its number; a letter of its own comes last."""
    letter = rule.id[0]
    return LETTERS.index(letter) if letter in LETTERS else len(LETTERS), rule.id
