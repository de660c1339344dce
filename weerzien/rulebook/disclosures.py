"""What may be known of facts without the facts, and on what ground: read once from disclosures.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from weerzien.rulebook.derived.definition import DerivedFact, Disclosure
from weerzien.rulebook.dictionary import FACTS, FactDefinition
from weerzien.rulebook.entries import Entry, entries_of
from weerzien.rulebook.seen import Seen
from weerzien.rulebook.views import Derivation, Parameters, View

FILE = Path(__file__).parent / "disclosures.yaml"
TO, OF = "afdeling", "afgeleide van"
HAS_DERIVED_VALUES = frozenset({"procedure"})
"""The compartments of which the fence around outcomes knows derived values; a policy of the database names them too."""


def with_disclosures(derived: Mapping[str, DerivedFact], path: Path = FILE) -> dict[str, DerivedFact]:
    """Return the derived facts with what a file discloses; raise WrongRule where it does not fit them."""
    found = dict(derived)
    for entry in entries_of(path):
        fact = disclosed(entry, found)
        found[fact.name] = fact
    return found


def disclosed(entry: Entry, derived: Mapping[str, DerivedFact]) -> DerivedFact:
    """Return the derived fact that one entry of the file stands for."""
    fields = entry.fields(("van", TO, OF), required=("feit", "grond"))
    name = fields["feit"].text
    if (TO in fields) is (OF in fields):
        entry.wrong(f"ik verwacht '{TO}' of '{OF}', en niet allebei")
    disclosure = Disclosure(
        compartment=fields[TO].choice({each: each for each in compartments()}) if TO in fields else "",
        derived_from=fields[OF].choice({each: each for each in HAS_DERIVED_VALUES}) if OF in fields else "",
        ground=fields["grond"].text,
    )
    if "van" in fields:
        if name in FACTS or name in derived:
            fields["feit"].wrong(f"'{name}' bestaat al")
        return replace(taken_from(fields["van"], name, derived), disclosure=disclosure)
    own: DerivedFact = fields["feit"].choice(dict(derived))
    return replace(own, disclosure=disclosure)


def taken_from(entry: Entry, name: str, derived: Mapping[str, DerivedFact]) -> DerivedFact:
    """Return a derived fact of another name that says what a fact says."""
    fact: DerivedFact | FactDefinition = entry.choice({**FACTS, **derived})
    if isinstance(fact, DerivedFact):
        return replace(fact, name=name, same_as=fact.name)
    return DerivedFact(name, fact.about, fact.kind, fact.type, (fact.name,), looked_at(fact.name), same_as=fact.name)


def looked_at(name: str) -> Derivation:
    """Return a derivation that says what a told fact says."""

    def look(view: View, parameters: Parameters) -> Seen:
        return view.look(name, parameters)

    return look


def compartments() -> tuple[str, ...]:
    """Return the compartments in which facts are kept."""
    return tuple(dict.fromkeys(fact.compartment for fact in FACTS.values()))
