"""Whether a tree makes sense: facts that the subject has, days compared with days, words that the dictionary knows."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches

from weerzien.rulebook.derived.catalogue import DERIVED_FACTS
from weerzien.rulebook.derived.definition import COUNTED_IN, DerivedFact
from weerzien.rulebook.dictionary import FACTS, About, FactDefinition
from weerzien.rulebook.rule import Subject
from weerzien.rulebook.tree import (
    AnyNode,
    Compare,
    Comparison,
    Fact,
    Happened,
    Literal,
    Owner,
    Shift,
    Unit,
    every_node,
    facts_in,
)

ABOUT: Mapping[Subject, About] = {
    Subject.SPONSOR: "person",
    Subject.MEMBER: "application",
    Subject.YOUNGSTER: "person",
    Subject.PERSON: "person",
    Subject.PUPIL: "person",
    Subject.FAMILY: "family",
    Subject.MUNICIPALITY: "municipality",
}
WORDS_FOR: Mapping[About, str] = {
    "person": "een persoon",
    "application": "een aanvraag",
    "absence": "een verzuimmelding",
    "contact": "een contact",
    "professional": "een betrokkene",
    "family": "een gezin",
    "municipality": "de gemeente",
}
DAYS = (Comparison.BEFORE, Comparison.ON_OR_BEFORE, Comparison.ON_OR_AFTER, Comparison.AFTER)


class WrongFact(Exception):
    """A sentence that reads well but makes no sense."""


def definition_of(name: str) -> FactDefinition | DerivedFact:
    """Return what the dictionary or the catalogue of derived facts says about a name."""
    return FACTS.get(name) or DERIVED_FACTS[name]


def check(node: AnyNode, subject: Subject) -> None:
    """Check every part of a tree. Raises WrongFact with what does not fit."""
    for part in every_node(node):
        match part:
            case Fact():
                check_owner(part, subject)
            case Happened(fact):
                if definition_of(fact.name).kind != "gebeurtenis":
                    raise WrongFact(f"'{fact.name}' is een gegeven en kan niet gebeuren; ik verwacht 'is bekend'")
            case Shift(day, _, _, _):
                check_type(day, "dag")
            case Compare(left, Comparison.ONE_OF, right):
                for value in right:
                    check_value(left, value)
            case Compare(left, comparison, right):
                for side in (left, *right):
                    check_type(side, "dag" if comparison in DAYS else "getal")
            case _:
                pass


def check_counting(node: AnyNode, units: Mapping[str, Unit | None]) -> None:
    """Check that a rule has every parameter that its derived facts count with, in the unit they count in.

    `units` are those of the rule's parameters by name. Raises WrongFact with what is missing or does not fit.
    """
    for name in sorted(fact.name for fact in facts_in(node)):
        definition = definition_of(name)
        for counted in definition.counts_with if isinstance(definition, DerivedFact) else ():
            if counted not in units:
                raise WrongFact(f"'{name}' telt met '{counted}'; ik verwacht die parameter bij deze regel")
            unit = COUNTED_IN.get(counted)
            if units[counted] is not unit:
                told = unit.value if unit else "geen tijd"
                raise WrongFact(f"'{name}' telt met '{counted}'; ik verwacht daarvan als eenheid {told}")


def check_owner(fact: Fact, subject: Subject) -> None:
    """Check that the subject, its sponsor or its member has a fact of this name, and has it once."""
    definition, needed = definition_of(fact.name), ABOUT[subject]
    about = definition.about
    if isinstance(definition, FactDefinition) and definition.repeated:
        raise WrongFact(
            f"'{fact.name}' kan vaker verteld zijn; ik verwacht een afgeleid feit, zoals 'laatste {fact.name}'"
        )
    if fact.owner is not Owner.OWN:
        if needed != "application" or about != "person":
            raise WrongFact(f"'{fact.name} {fact.owner.value}' kan alleen bij een gezinslid en zijn aanvraag")
    elif about not in (needed, "family"):
        raise WrongFact(
            f"'{fact.name}' hoort niet bij het onderwerp '{subject.value}': het gaat over {WORDS_FOR[about]}"
        )


def check_type(node: AnyNode, expected: str) -> None:
    """Check that a part is a day, or a number."""
    if isinstance(node, Fact) and definition_of(node.name).type != expected:
        raise WrongFact(f"'{node.name}' is geen {expected}")


def check_value(left: AnyNode, value: AnyNode) -> None:
    """Check that a fact can have a value: ja or nee, or one of the words the dictionary knows."""
    if not isinstance(left, Fact) or not isinstance(value, Literal):
        raise WrongFact("ik verwacht een feit en een woord")
    definition = definition_of(left.name)
    if (definition.type == "ja/nee") is not isinstance(value.value, bool):
        raise WrongFact(f"'{left.name}' is {definition.type} en kan niet '{value.value}' zijn")
    words = definition.values if isinstance(definition, FactDefinition) else ()
    if words and value.value not in words:
        near = get_close_matches(str(value.value), words, n=1, cutoff=0)
        raise WrongFact(f"'{left.name}' kan niet '{value.value}' zijn; bedoelt u '{near[0]}'?")
