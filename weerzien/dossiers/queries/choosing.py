"""How a list of families is chosen from by facts: what each track lets be asked of a family, in words and as SQL."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from weerzien.access.roles import Compartment

SOME_ROW = """
exists (select from {table} held where held.dossier_id = {{family}} and held.superseded_by_id is null
  and {condition} offset 0)
"""
"""A current row of a family meets a condition. `offset 0` lets PostgreSQL look in the family, by its index."""


@dataclass(frozen=True, slots=True)
class FamilyFact:
    """Something that may be so of a family: words for the list, and a condition on `{family}`.

    What is said by silence (`is_absence`) may be asked only by who reads the whole compartment of that family.
    """

    words: str
    condition: str
    is_absence: bool = False


@dataclass(frozen=True, slots=True)
class FactGroup:
    """One thing to choose a list by, such as the home: its label, the compartment it is kept in, its facts by code."""

    label: str
    everything: str
    compartment: Compartment
    facts: Mapping[str, FamilyFact]


def has(table: str, condition: str) -> str:
    """Return the condition that a family has a current row that meets `condition`; the row is called `held`."""
    return SOME_ROW.format(table=table, condition=condition)
