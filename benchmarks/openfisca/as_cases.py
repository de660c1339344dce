"""The invented families as weerzien reads them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from benchmarks.openfisca.families import DAYS, day_of
from weerzien.kernel.days import Day
from weerzien.rulebook.case import ApplicationFacts, Case, Facts, Known, PersonFacts, RowFacts, Value
from weerzien.rulebook.dictionary import FACTS

NOT_FACTS: Final = ("sponsor", "member", "person")
KEPT_BESIDES: Final = ("welzijnscheck", "voorbereiding nareis gedaan", "uitschrijving school", "inschrijving school")


def as_case(family: Mapping[str, Any]) -> Case:
    """Return a family as a case; what has a column is kept of it, except where it says otherwise."""
    start = family["gekozen start samenwonen"]
    return Case(
        family=family["key"],
        persons=tuple(PersonFacts(key, as_facts(person)) for key, person in enumerate(family["persons"])),
        applications=tuple(
            ApplicationFacts(key, one["sponsor"], one["member"], as_facts(one))
            for key, one in enumerate(family["applications"])
        ),
        told=tuple(RowFacts(key, one["person"], as_facts(one)) for key, one in enumerate(family["checks"])),
        facts={"gekozen start samenwonen": Known(start)} if start else {},
        covered=kept() - frozenset(family["not_kept"]),
    )


def as_facts(values: Mapping[str, Any]) -> Facts:
    """Return facts by their name in the dictionary."""
    return {name: Known(as_value(name, value)) for name, value in values.items() if name not in NOT_FACTS}


def as_value(name: str, value: Any) -> Value:
    """Return a day as a day, and anything else as it is."""
    if name not in DAYS:
        return value  # type: ignore[no-any-return]  # a word, or yes or no
    earliest, latest = value if isinstance(value, list) else (value, value)
    return Day(day_of(earliest), day_of(latest))


@cache
def kept() -> frozenset[str]:
    """Return the facts of which silence means that they did not happen."""
    return frozenset(fact.name for fact in FACTS.values() if fact.column).union(KEPT_BESIDES)
