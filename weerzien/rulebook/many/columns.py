"""Families as columns: the twin of a case, for many families at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final, Literal

import numpy as np
import polars as pl

from weerzien.kernel.days import Day
from weerzien.kernel.municipalities import municipality_key
from weerzien.rulebook.book import the_rulebook
from weerzien.rulebook.case import ApplicationFacts, Case, Event, Facts, Key, Known, RowFacts
from weerzien.rulebook.compiled_rules import told_facts
from weerzien.rulebook.dictionary import FACTS, FactDefinition
from weerzien.rulebook.many.arrays import NONE, Mask, Numbers, as_mask, either
from weerzien.rulebook.many.day_tables import number
from weerzien.rulebook.tree import facts_in

List = Literal["family", "person", "application", "absence", "contact", "professional"]
LISTS: Final[tuple[List, ...]] = ("family", "person", "application", "absence", "contact", "professional")

SILENT, DENIED, UNSURE, UNDATED = range(NONE, NONE + 4)
"""What a column of days says instead of a day: nothing, that it did not happen, that nobody knows, that it did."""
NO_ROW: Final = -1
DENIED_WORD, UNSURE_WORD, FIRST_WORD = 1, 2, 3
"""Codes of words count from the third; 0 says nothing, 1 that it did not happen, 2 that nobody knows."""
YES, NO = FIRST_WORD, FIRST_WORD + 1
"""The codes of ja and nee, beside the same three."""
LATEST: Final = " (op zijn laatst)"
INSTEAD: Final[Mapping[str, Mapping[Event, Any]]] = {
    "dag": {Event.NOT_HAPPENED: DENIED, Event.UNKNOWN: UNSURE},
    "tekst": {Event.NOT_HAPPENED: DENIED_WORD, Event.UNKNOWN: UNSURE_WORD},
    "ja/nee": {Event.NOT_HAPPENED: DENIED_WORD, Event.UNKNOWN: UNSURE_WORD},
    "getal": {Event.NOT_HAPPENED: np.nan, Event.UNKNOWN: np.nan},
}
EMPTY: Final[Mapping[str, Any]] = {"dag": SILENT, "tekst": 0, "ja/nee": 0, "getal": np.nan}
KINDS: Final[Mapping[str, Any]] = {"dag": pl.Int32, "tekst": pl.Int32, "ja/nee": pl.Int8, "getal": pl.Float64}
WORDS: dict[str, int] = {}
MUNICIPALITIES: Final = frozenset({"gemeente", "vorige gemeente", "nieuwe gemeente"})
"""Facts that name a municipality: two names of one municipality are one word."""


def word_code(word: str) -> int:
    """Return the number of a word; words are compared without capitals."""
    return WORDS.setdefault(word.casefold(), len(WORDS) + FIRST_WORD)


def is_word(words: Numbers, *wanted: str) -> Mask:
    """Return which words are one of those that are wanted."""
    found: Mask = False
    for word in wanted:
        found = either(found, as_mask(words == word_code(word)))
    return found


@dataclass(frozen=True, slots=True)
class Apart:
    """A family of whom a list said something in two ways, with its rows and those of its people and applications."""

    case: Case
    family: int
    persons: Mapping[Key, int]
    applications: Mapping[Key, int]


@dataclass(frozen=True, slots=True)
class Columns:
    """Many families; every list is in the order of its families, of which `family` is the row number.

    `lists` has a column for every fact that was told of anybody; of days that are not all exact a second one with
    their latest end. `told` has a list for every fact that may be told more than once. `sponsor`, `member` and
    `person` are row numbers of persons, NO_ROW for somebody who is not in the family; `whose` and `for whom` tell
    sponsors and members of one family apart, also those. `coverages` are the sets of
    covered facts that occur, of which the column `coverage` of a family says which. The families `apart` are looked
    at one by one.
    """

    lists: Mapping[List, pl.DataFrame]
    told: Mapping[str, pl.DataFrame]
    coverages: tuple[frozenset[str], ...]
    apart: tuple[Apart, ...] = ()

    def __len__(self) -> int:
        return len(self.lists["family"])


def columns_of(cases: Sequence[Case]) -> tuple[Columns, dict[List, list[tuple[Key, Key]]]]:
    """Return families as columns, and of each list the family and key of every row."""
    gatherer = Gatherer()
    for case in cases:
        gatherer.add(case)
    return gatherer.columns(), gatherer.keys


@dataclass(slots=True)
class Rows:
    """Rows of one list as they come in: their facts, and numbers of the rows they belong to."""

    facts: list[Facts] = field(default_factory=list)
    belongs: dict[str, list[int]] = field(default_factory=dict)

    def add(self, facts: Facts, **belongs: int) -> int:
        """Add a row and return its number."""
        self.facts.append(facts)
        for name, row in belongs.items():
            self.belongs.setdefault(name, []).append(row)
        return len(self.facts) - 1


@dataclass(slots=True)
class Gatherer:
    """Takes in cases one by one."""

    rows: dict[List, Rows] = field(default_factory=lambda: {name: Rows() for name in LISTS})
    told: dict[str, Rows] = field(default_factory=dict)
    keys: dict[List, list[tuple[Key, Key]]] = field(default_factory=lambda: {name: [] for name in LISTS})
    coverages: dict[frozenset[str], int] = field(default_factory=dict)
    apart: list[Apart] = field(default_factory=list)

    def add(self, case: Case) -> None:
        """Add one family with all its rows."""
        coverage = self.coverages.setdefault(case.covered, len(self.coverages))
        family = self.row("family", case, case.family, case.facts, coverage=coverage)
        persons = {
            person.key: self.row("person", case, person.key, person.facts, family=family) for person in case.persons
        }
        seen: dict[Key, int] = {}
        applications = {
            one.key: self.row("application", case, one.key, one.facts, family=family, **people_of(one, persons, seen))
            for one in case.applications
        }
        if case.is_contradicted:
            self.apart.append(Apart(case, family, persons, applications))
        for row in case.absences:
            self.row("absence", case, row.key, row.facts, family=family, person=person_of(row, persons))
        for row in case.contacts:
            self.row("contact", case, row.key, row.facts, family=family)
        for row in case.professionals:
            self.row("professional", case, row.key, row.facts, family=family)
        for row in case.told:
            for name, known in row.facts.items():
                of_fact = self.told.setdefault(name, Rows())
                of_fact.add({name: known}, family=family, person=person_of(row, persons))

    def row(self, name: List, case: Case, key: Key, facts: Facts, **belongs: int) -> int:
        """Add a row of a list and return its number."""
        self.keys[name].append((case.family, key))
        return self.rows[name].add(facts, **belongs)

    def columns(self) -> Columns:
        """Return what was taken in."""
        lists = {name: frame_of(rows, BELONGS[name]) for name, rows in self.rows.items()}
        told = {name: tellings_frame(name, rows) for name, rows in self.told.items()}
        return Columns(lists, told, tuple(self.coverages), tuple(self.apart))


BELONGS: Final[Mapping[List, tuple[str, ...]]] = {
    "family": ("coverage",),
    "person": ("family",),
    "application": ("family", "sponsor", "member", "whose", "for whom"),
    "absence": ("family", "person"),
    "contact": ("family",),
    "professional": ("family",),
}


def people_of(one: ApplicationFacts, persons: Mapping[Key, int], known: dict[Key, int]) -> dict[str, int]:
    """Return the rows of the sponsor and the member of an application, and who they are among those of the family.

    Somebody who is not in the family has no row, and is still the same in two applications.
    """
    whose, for_whom = (known.setdefault(key, len(known)) for key in (one.sponsor, one.member))
    sponsor, member = (persons.get(key, NO_ROW) for key in (one.sponsor, one.member))
    return {"sponsor": sponsor, "member": member, "whose": whose, "for whom": for_whom}


def person_of(row: RowFacts, persons: Mapping[Key, int]) -> int:
    """Return the number of the person a row is of, NO_ROW for nobody in the family."""
    return NO_ROW if row.person is None else persons.get(row.person, NO_ROW)


@cache
def facts_read() -> frozenset[str]:
    """Return the facts that columns hold: what rules rest on, and every day; so no names of people and no notes."""
    looked_at = {fact.name for ready in the_rulebook().ready for tree in ready.trees for fact in facts_in(tree)}
    days = {fact.name for fact in FACTS.values() if fact.type == "dag"}
    about_municipalities = {fact.name for fact in FACTS.values() if fact.about == "municipality"}
    return frozenset(days | about_municipalities | {told for name in looked_at for told in told_facts(name)})


def frame_of(rows: Rows, belongs: Iterable[str]) -> pl.DataFrame:
    """Return the rows of one list with a column for every fact that was told in it."""
    names = sorted({name for facts in rows.facts for name in facts} & facts_read())
    series = [pl.Series(name, rows.belongs.get(name, []), dtype=pl.Int32) for name in belongs]
    for name in names:
        series += fact_columns(FACTS[name], [facts.get(name) for facts in rows.facts])
    return pl.DataFrame(series)


def fact_columns(fact: FactDefinition, facts: Sequence[Known | None]) -> list[pl.Series]:
    """Return one fact of every row as a column, or two where days are not all exact."""
    cells = [cell(fact, known) for known in facts]
    found = [pl.Series(fact.name, [first for first, _ in cells], dtype=KINDS[fact.type])]
    if fact.type == "tekst" and found[0].max() in range(2**15):
        found = [found[0].cast(pl.Int16)]
    if any(first != last for first, last in cells) and fact.type == "dag":
        found.append(pl.Series(fact.name + LATEST, [last for _, last in cells], dtype=pl.Int32))
    return found


def cell(fact: FactDefinition, known: Known | None) -> tuple[Any, Any]:
    """Return one fact of one row: its value or what is said instead, of a day both ends."""
    if known is None:
        return EMPTY[fact.type], EMPTY[fact.type]
    match known.value:
        case Event() as event:
            found = INSTEAD[fact.type][event]
        case Day(earliest, latest):
            return number(earliest), number(latest)
        case _ if fact.type == "dag":
            found = UNDATED
        case bool(answer) if fact.type == "ja/nee":
            found = YES if answer else NO
        case value if fact.type == "getal":
            found = float(str(value))
        case value if fact.name in MUNICIPALITIES:
            found = word_code(municipality_key(str(value)))
        case value:
            found = word_code(str(value))
    return found, found


def tellings_frame(name: str, rows: Rows) -> pl.DataFrame:
    """Return every telling of one fact: its day, the word beside it and who told it."""
    every = [facts[name] for facts in rows.facts]
    words: list[tuple[str, Callable[[Known], str]]] = [
        ("word", lambda known: known.word),
        ("source", lambda known: known.source),
    ]
    belongs = [pl.Series(each, rows.belongs[each], dtype=pl.Int32) for each in ("family", "person")]
    said = [
        pl.Series(each, [word_code(text) if (text := told(known)) else 0 for known in every], dtype=pl.Int32)
        for each, told in words
    ]
    return pl.DataFrame([*belongs, *fact_columns(FACTS[name], every), *said])
