"""Which of two tellings of one fact leads, and whether no day can rest on it because they contradict each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from weerzien.kernel.days import Day
from weerzien.rulebook.case import Case, Facts, Known, Value
from weerzien.rulebook.dictionary import FactDefinition

IN_CONTRADICTION = ", die elkaar tegenspreken"
"""How the source ends of what two rows of one list each tell otherwise."""


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


def is_within(value: Value, other: Value) -> bool:
    """Return whether a value says the same as another, or the same more exactly: a day within a year, say."""
    if isinstance(value, Day) and isinstance(other, Day):
        return other.earliest <= value.earliest and value.latest <= other.latest
    if isinstance(value, str) and isinstance(other, str):
        return value.casefold() == other.casefold()
    return value == other or (isinstance(value, Day) and other is True)


def contradicted(known: Known, rows: str) -> Known:
    """Return a telling that leads, though of these rows of one list each says something else of the same."""
    return known._replace(source=f"{rows}{IN_CONTRADICTION}")


def rows_of(known: Known) -> str:
    """Return which rows contradict each other about a fact."""
    return known.source.removesuffix(IN_CONTRADICTION)


def is_contradicted(known: Known) -> bool:
    """Return whether another row says something else of the same: no day can rest on it."""
    return known.source.endswith(IN_CONTRADICTION)


def contradicted_facts(case: Case) -> Iterator[tuple[str, Known]]:
    """Give the facts of a family of which two rows say something else, by name."""
    every: Iterable[Facts] = (
        case.facts, *(person.facts for person in case.persons), *(one.facts for one in case.applications),
    )  # fmt: skip
    for facts in every:
        yield from ((name, known) for name, known in facts.items() if is_contradicted(known))
