"""Outcomes of the three ways in one form, and whether they are the same."""

from __future__ import annotations

import hashlib
from array import array
from collections import Counter
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from benchmarks.openfisca import by_hand
from benchmarks.openfisca.as_cases import as_case
from benchmarks.openfisca.families import day_of, is_exact, number
from weerzien.rulebook.evaluate import evaluate
from weerzien.rulebook.outcomes import State

STEPS: Final = (
    ("N01", ""), ("N01", "gezinsleden_zonder_aanvraag"), ("N03", ""), ("N03", "voorbereiden"),
    ("N03", "mogelijk_te_vroeg"), ("V04", ""), ("V05", ""), ("H04", ""), ("I01", ""), ("I02", ""),
    ("S04", "na_6_maanden"), ("S04", "na_12_maanden"),
)  # fmt: skip
"""The steps of the eight rules in the order in which OpenFisca writes them."""
RULES: Final = tuple(dict.fromkeys(rule for rule, _ in STEPS))
OF_FAMILY: Final = "S04"
PLACES: Final = {step: place for place, step in enumerate(STEPS)}
Key = tuple[int, int]
"""Place of the step, and the number of the person or family."""
Outcomes = dict[Key, tuple[str, int | None]]
"""State and day of every outcome."""


@dataclass(frozen=True, slots=True)
class Copy:
    """All families once, with every day so many days later; numbers go on after those of the copies before."""

    families: Sequence[Mapping[str, Any]]
    first_person: int
    first_family: int

    @property
    def persons(self) -> int:
        return sum(len(family["persons"]) for family in self.families)


def of_openfisca(path: Path, states: Sequence[str]) -> Outcomes:
    """Return the outcomes that OpenFisca wrote."""
    found: Outcomes = {}
    with path.open("rb") as file:
        for step in range(len(STEPS)):
            count = array("q")
            count.fromfile(file, 1)
            rows, codes, days = (array("i") for _ in range(3))
            for column in (rows, codes, days):
                column.fromfile(file, count[0])
            found |= {(step, row): (states[code], day) for row, code, day in zip(rows, codes, days, strict=True)}
    return found


Reader = Callable[[Mapping[str, Any], date], Iterable[tuple[str, str, int | None, str, date | None]]]


def by_evaluate_one(family: Mapping[str, Any], on: date) -> list[tuple[str, str, int | None, str, date | None]]:
    """Return what weerzien says of one family."""
    return [
        (one.rule, one.step, None if one.person is None else int(str(one.person)), one.state.value, one.day)
        for one in evaluate(as_case(family), on=on)
    ]


def of_copy(copy: Copy, on: int, reader: Reader = by_hand.evaluate) -> Outcomes:
    """Return the outcomes of one copy as a reader of one family gives them."""
    found: Outcomes = {}
    first = copy.first_person
    for place, family in enumerate(copy.families):
        for rule, step, person, state, day in reader(family, day_of(on)):
            row = copy.first_family + place if person is None else first + person
            found[PLACES[rule, step], row] = (state, None if day is None else number(day))
        first += len(family["persons"])
    return found


@dataclass(frozen=True, slots=True)
class Uncertain:
    """Everybody in a family with a day that is not exact, and those families, by number."""

    persons: frozenset[int]
    families: frozenset[int]

    def __contains__(self, key: Key) -> bool:
        step, row = key
        return row in (self.families if STEPS[step][0] == OF_FAMILY else self.persons)


def uncertain(copies: Iterable[Copy]) -> Uncertain:
    """Return who is in a family with a day that is not exact."""
    persons: set[int] = set()
    families: set[int] = set()
    for copy in copies:
        first = copy.first_person
        for place, family in enumerate(copy.families):
            size = len(family["persons"])
            if not is_exact(family):
                families.add(copy.first_family + place)
                persons.update(range(first, first + size))
            first += size
    return Uncertain(frozenset(persons), frozenset(families))


def within(copy: Copy, outcomes: Outcomes) -> Outcomes:
    """Return the outcomes of one copy."""
    persons = range(copy.first_person, copy.first_person + copy.persons)
    families = range(copy.first_family, copy.first_family + len(copy.families))
    return {
        (step, row): told
        for (step, row), told in outcomes.items()
        if row in (families if STEPS[step][0] == OF_FAMILY else persons)
    }


def unknown(outcomes: Outcomes) -> frozenset[Key]:
    """Return the places of what weerzien calls unknown, or gives no day."""
    return frozenset(key for key, (state, day) in outcomes.items() if state == State.UNKNOWN or day is None)


def without(outcomes: Outcomes, *apart: Container[Key]) -> Outcomes:
    """Return outcomes without those that are set apart."""
    return {key: told for key, told in outcomes.items() if not any(key in one for one in apart)}


def hashed(outcomes: Outcomes) -> str:
    """Return a hash that is the same for the same outcomes only."""
    lines = "\n".join(f"{step} {row} {state} {day}" for (step, row), (state, day) in sorted(outcomes.items()))
    return hashlib.sha256(lines.encode()).hexdigest()


def by_rule(keys: Iterable[Key]) -> dict[str, int]:
    """Return how many there are of each rule."""
    counted = Counter(STEPS[step][0] for step, _ in keys)
    return {rule: counted[rule] for rule in RULES}


def must_be_equal(named: Mapping[str, Outcomes]) -> str:
    """Return the hash they share; raise RuntimeError with the first difference where they do not."""
    (first, expected), *others = named.items()
    for name, found in others:
        wrong = sorted(set(expected.items()) ^ set(found.items()))
        if wrong:
            (step, row), told = wrong[0]
            raise RuntimeError(f"{first} and {name} differ {len(wrong)} times, first: {STEPS[step]} of {row}: {told}")
    return hashed(expected)
