"""The rulebook: all rules, read and made ready once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from weerzien.rulebook.compiled_rules import ReadyRule, ready, told_facts
from weerzien.rulebook.concerning import Concerning, concerning
from weerzien.rulebook.dictionary import FACTS
from weerzien.rulebook.holding import Holding, holding
from weerzien.rulebook.rule import Rule, Subject
from weerzien.rulebook.rule_files import read_rules
from weerzien.rulebook.saying import check_sayings
from weerzien.rulebook.seen import Taken
from weerzien.rulebook.tree import facts_in

FOLDER = Path(__file__).parent / "rules"
FAMILIES = tuple(path.stem for path in sorted(FOLDER.glob("*.yaml")))
LETTERS = "NVHISMRP"
"""The families of rules in the order in which they are shown."""
PERSONS = frozenset({Subject.SPONSOR, Subject.YOUNGSTER, Subject.PERSON, Subject.PUPIL})


@dataclass(frozen=True, slots=True)
class Rulebook:
    """All rules in the order in which they are shown: which may concern a subject of each sort, and hold for it.

    `reads` are the facts that they look at.
    """

    ready: tuple[ReadyRule, ...]
    concerning: Mapping[Subject, Concerning]
    holding: Mapping[Subject, Holding]
    reads: Taken

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
    book = tuple(ready(rule) for rule in sorted(rules, key=place_in_book))
    for each in book:
        check_sayings(each)
    return rulebook_of(book)


def rulebook_of(rules: tuple[ReadyRule, ...]) -> Rulebook:
    """Return rules as a book."""
    by_sort: dict[Subject, dict[int, ReadyRule]] = defaultdict(dict)
    for number, each in enumerate(rules):
        by_sort[sort_of(each.rule.subject)][number] = each
    return Rulebook(
        rules,
        MappingProxyType({sort: concerning(each) for sort, each in by_sort.items()}),
        MappingProxyType({sort: holding(each) for sort, each in by_sort.items()}),
        Taken({name: FACTS[name] for name in sorted(told_names(rules))}),
    )


def told_names(rules: Iterable[ReadyRule]) -> frozenset[str]:
    """Return the names in the dictionary of everything that rules look at, also through a derived fact."""
    facts = {fact.name for ready in rules for tree in ready.trees for fact in facts_in(tree)}
    return frozenset(told for name in facts for told in told_facts(name))


def sort_of(subject: Subject) -> Subject:
    """Return under which subject rules are asked together: whoever they call a person, they see everybody."""
    return Subject.PERSON if subject in PERSONS else subject


def place_in_book(rule: Rule) -> tuple[int, str]:
    """Return where a rule is shown: by its letter, then by its number; a letter of its own comes last."""
    letter = rule.id[0]
    return LETTERS.index(letter) if letter in LETTERS else len(LETTERS), rule.id
