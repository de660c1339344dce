"""The dictionary of facts: every name a rule may use, read once from dictionary.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal

import yaml

About = Literal["person", "application", "absence", "contact", "professional", "family", "municipality"]
FactKind = Literal["gegeven", "gebeurtenis"]
FactType = Literal["dag", "tekst", "ja/nee", "getal"]

SECTIONS: Mapping[str, About] = MappingProxyType(
    {
        "gezinslid": "person",
        "aanvraag": "application",
        "contact": "contact",
        "verzuim": "absence",
        "betrokkene": "professional",
        "gezin": "family",
        "gemeente": "municipality",
    }
)
FILE = Path(__file__).parent / "dictionary.yaml"
FAST_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class FactDefinition:
    """One fact: a gegeven that is empty is unknown, a gebeurtenis that is empty did not happen where it is covered.

    `keep` says which day leads where a fact is told more than once: "eerste", "laatste" or "" (the last told). A fact
    that is `repeated` is kept each time it is told; of a day, `values` are then the words that may be told beside it.
    """

    name: str
    kind: FactKind
    type: FactType
    compartment: str
    about: About
    column: tuple[str, str] | None
    who_knows: str
    values: tuple[str, ...] = ()
    unit: str = ""
    keep: str = ""
    repeated: bool = False
    also_called: tuple[str, ...] = ()
    protects: str = ""


def read_dictionary(path: Path) -> Mapping[str, FactDefinition]:
    """Read a dictionary file and return its facts by name, in the order of the file."""
    with path.open(encoding="utf-8") as file:
        sections = yaml.load(file, FAST_LOADER)  # noqa: S506 -- a safe loader, the fast one where it is there
    found = {}
    for section, about in SECTIONS.items():
        for entry in sections[section]:
            found[entry["feit"]] = definition(entry, about)
    return MappingProxyType(found)


def definition(entry: Mapping[str, object], about: About) -> FactDefinition:
    """Return the definition that one entry of the file stands for."""
    fields: dict[str, object] = {
        "name": entry["feit"],
        "kind": entry["soort"],
        "type": entry["type"],
        "compartment": entry["afdeling"],
        "about": about,
        "column": entry.get("kolom"),
        "who_knows": entry["weet"],
        "values": entry.get("waarden", ()),
        "unit": entry.get("eenheid", ""),
        "keep": entry.get("bij meer", ""),
        "repeated": entry.get("herhaald", False) == "ja",
        "also_called": entry.get("ook genoemd", ()),
        "protects": entry.get("bij tegenspraak", ""),
    }
    tidy = {name: tuple(value) if isinstance(value, list) else value for name, value in fields.items()}
    return FactDefinition(**tidy)  # type: ignore[arg-type]  # the file is our own; tests read every entry


FACTS: Mapping[str, FactDefinition] = read_dictionary(FILE)


@cache
def facts_by_column() -> Mapping[tuple[str, str], FactDefinition]:
    """Return the facts that the municipal workbook keeps, by sheet and heading."""
    return {fact.column: fact for fact in FACTS.values() if fact.column}


@cache
def names() -> Mapping[str, FactDefinition]:
    """Return the facts by every name they go by, in small letters: their own, their heading, any other."""
    every: dict[str, FactDefinition] = {}
    for fact in FACTS.values():
        for name in (*fact.also_called, *(fact.column[1:] if fact.column else ())):
            every.setdefault(plain(name), fact)
    return every | {plain(fact.name): fact for fact in FACTS.values()}


def plain(name: str) -> str:
    """Return a name as people may type it: small letters, single blanks, underscores as blanks."""
    return " ".join(name.replace("_", " ").casefold().split())


def fact_named(name: str) -> FactDefinition | None:
    """Return the fact that goes by a name, or nothing."""
    return names().get(plain(name))
