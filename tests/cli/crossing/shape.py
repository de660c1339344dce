"""A scenario that crosses rules: a workbook, the days it is looked at, and all that some rules say then."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Rows = Sequence[Mapping[str, Any]]
Says = Mapping[str, Sequence[Mapping[str, Any]]]
"""By rule everything it says about the family, nothing left out; of each outcome the fields that matter.

`zegt` is a part of its sentences; an empty list: the rule is silent.
"""


@dataclass(frozen=True, slots=True)
class Look:
    """What is said on a day. `why` is how that was reckoned by hand, from the text of the rules."""

    on: str
    why: str
    says: Says


@dataclass(frozen=True, slots=True)
class Scenario:
    """One family under a name; `without` are sheets, or "Blad.Kolom", that its workbook does not have."""

    name: str
    sheets: Mapping[str, Rows]
    looks: tuple[Look, ...]
    without: tuple[str, ...] = ()


def as_named(outcome: Mapping[str, Any], wanted: Mapping[str, Any]) -> dict[str, Any]:
    """Return of an outcome the fields that a scenario names."""
    found = {field: outcome[field] for field in wanted if field != "zegt"}
    if "zegt" in wanted:
        said = " ".join(outcome["because"])
        found["zegt"] = wanted["zegt"] if wanted["zegt"] in said else said
    return found


def told_by(outcomes: Sequence[Mapping[str, Any]], wanted: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return the outcomes of a rule as a scenario names them; what it does not expect is shown whole."""
    found = [as_named(outcome, each) for outcome, each in zip(outcomes, wanted, strict=False)]
    return found + [dict(outcome) for outcome in outcomes[len(wanted) :]]
