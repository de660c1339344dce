"""Families whose facts make no sense: any day beside any other, seeded so that each can be looked up."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from weerzien.kernel.days import Day
from weerzien.rulebook.case import ApplicationFacts, Case, Event, Known, PersonFacts, RowFacts
from weerzien.rulebook.dictionary import FACTS, FactDefinition

FIRST, LAST = date(1900, 1, 1), date(2150, 12, 31)
NEAR = (date(2024, 1, 1), date(2028, 12, 31))
KEYS = (1, 2, 3)
WORDS = ("", "ISK", "geen", "hotel", "bericht", "jongere tolkt", "A2", "O", "Breda", "?", "ja", "18")
ABOUT: dict[str, tuple[FactDefinition, ...]] = {}
for _fact in FACTS.values():
    ABOUT[_fact.about] = (*ABOUT.get(_fact.about, ()), _fact)
COVERED = tuple(fact.name for fact in FACTS.values() if fact.column)


def a_day(wild: Random) -> Day:
    """Return a day: mostly of these years, sometimes long ago or far ahead, and not always exact."""
    first, last = NEAR if wild.random() < 0.8 else (FIRST, LAST)
    day = first + timedelta(days=wild.randrange((last - first).days))
    return Day(day, min(LAST, day + timedelta(days=wild.choice((0, 0, 0, 0, 1, 30, 365)))))


def a_value(wild: Random, fact: FactDefinition) -> Any:
    """Return a value that a fact may be told to have, however little it fits the others."""
    if wild.random() < 0.1:
        return wild.choice(tuple(Event))
    if fact.type == "dag":
        return True if wild.random() < 0.05 else a_day(wild)
    if fact.type == "ja/nee":
        return wild.random() < 0.5
    if fact.type == "getal":
        return Decimal(wild.choice(("0", "0.5", "1", "16", "10000")))
    return wild.choice((*fact.values, *fact.values, *WORDS))


def some_facts(wild: Random, about: str) -> dict[str, Known]:
    """Return some facts about a person, an application or a row."""
    telling = wild.choice((0.1, 0.4, 0.9))
    chosen = [fact for fact in ABOUT[about] if not fact.repeated and wild.random() < telling]
    return {fact.name: Known(a_value(wild, fact), f"{about}, {fact.name}") for fact in chosen}


def some_rows(wild: Random, about: str, *, most: int, persons: Iterable[int | None] = (None,)) -> tuple[RowFacts, ...]:
    """Return some rows of a list."""
    every = tuple(persons)
    return tuple(RowFacts(row, wild.choice(every), some_facts(wild, about)) for row in range(wild.randrange(most + 1)))


def some_tellings(wild: Random) -> tuple[RowFacts, ...]:
    """Return some tellings of facts that may be told more than once."""
    every = [fact for fact in FACTS.values() if fact.repeated]
    found = []
    for row in range(wild.randrange(5)):
        fact = wild.choice(every)
        words = fact.values or (("0", "0.5", "1") if fact.unit else ("",))
        value = wild.choice((a_day(wild), a_day(wild), True, *Event))
        known = Known(value, f"Feiten rij {row}", word=wild.choice(("", *words)), source=wild.choice(("", "school")))
        found.append(RowFacts(row, wild.choice((None, *KEYS)), {fact.name: known}))
    return tuple(found)


def wild_family(seed: int) -> Case:
    """Return the family of a number."""
    wild = Random(seed)
    persons = tuple(PersonFacts(key, some_facts(wild, "person")) for key in KEYS)
    applications = tuple(
        ApplicationFacts(row, wild.choice((*KEYS, 9)), wild.choice((*KEYS, 9)), some_facts(wild, "application"))
        for row in range(2, 2 + wild.randrange(4))
    )
    return Case(
        family=seed,
        persons=() if wild.random() < 0.02 else persons,
        applications=applications,
        absences=some_rows(wild, "absence", most=3, persons=KEYS),
        contacts=some_rows(wild, "contact", most=3),
        professionals=some_rows(wild, "professional", most=3),
        told=some_tellings(wild),
        facts=some_facts(wild, "family") | (some_facts(wild, "municipality") if wild.random() < 0.1 else {}),
        covered=frozenset(name for name in COVERED if wild.random() < wild.choice((0.0, 0.5, 1.0))),
    )


def a_day_to_look(seed: int) -> date:
    """Return the day on which the family of a number is looked at."""
    wild = Random(-seed)
    return a_day(wild).earliest
