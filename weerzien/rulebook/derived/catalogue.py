"""All derived facts by name."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from weerzien.rulebook.derived.absence import ABSENCE
from weerzien.rulebook.derived.applications import APPLICATIONS
from weerzien.rulebook.derived.definition import DerivedFact
from weerzien.rulebook.derived.families import FAMILIES
from weerzien.rulebook.derived.persons import PERSONS

DERIVED_FACTS: Mapping[str, DerivedFact] = MappingProxyType(
    {fact.name: fact for fact in (*PERSONS, *APPLICATIONS, *FAMILIES, *ABSENCE)}
)
