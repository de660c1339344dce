"""Which of two tellings of one fact leads."""

from __future__ import annotations

from weerzien.kernel.days import Day
from weerzien.rulebook.case import Known
from weerzien.rulebook.dictionary import FactDefinition


def leads(fact: FactDefinition, known: Known, before: Known) -> bool:
    """Return whether a telling leads above the one before it: the first or last day where the dictionary says so."""
    if fact.keep and isinstance(before.value, Day) and isinstance(known.value, Day):
        is_earlier = known.value.earliest < before.value.earliest
        return is_earlier is (fact.keep == "eerste")
    return True


def keep(facts: dict[str, Known], fact: FactDefinition, known: Known) -> None:
    """Keep a fact that is told, unless what was told before it leads."""
    before = facts.get(fact.name)
    if before is None or leads(fact, known, before):
        facts[fact.name] = known
