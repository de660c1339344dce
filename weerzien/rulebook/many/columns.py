"""Families as columns: the twin of a case, for many families at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import polars as pl

from weerzien.kernel.days import Day
from weerzien.rulebook.case import Case, Event, Facts, Key, Known
from weerzien.rulebook.dictionary import FACTS, About, FactDefinition
from weerzien.rulebook.many.day_tables import number

SILENT, TOLD, NOT_HAPPENED, UNKNOWN, HAPPENED = range(5)
"""What stands in the column `said` of a fact: nothing, a value, one of two words, or that it happened on no known day."""
WORDS: dict[str, int] = {}


@dataclass(frozen=True, slots=True)
class Told:
    """One fact for every row. Of a day `value` is its earliest end and `latest` the other; else `latest` is empty."""

    said: pl.Series
    value: pl.Series
    latest: pl.Series | None = None


@dataclass(frozen=True, slots=True)
class Links:
    """Which rows of one list belong to each row of another: `rows`, those of row i from `starts[i]` to `starts[i + 1]`."""

    starts: pl.Series
    rows: pl.Series


@dataclass(slots=True)
class Columns:
    """Many families. `size` counts the rows of each list, `told` has the facts of each by name.

    `family`, `person`, `sponsor` and `member` say by row number whose a row is. A ghost is a member of an application
    who is not in the family: nothing is known of it, and no outcome is about it.
    """

    size: dict[About, int]
    told: dict[About, dict[str, Told]]
    family: dict[About, pl.Series]
    person: dict[About, pl.Series]
    sponsor: pl.Series
    member: pl.Series
    ghosts: pl.Series
    covered: dict[str, pl.Series]
    links: dict[tuple[About, About, str], Links] = field(default_factory=dict)


def word_code(word: str) -> int:
    """Return the number of a word; words are compared without capitals."""
    return WORDS.setdefault(word.casefold(), len(WORDS))


def columns_of(cases: Sequence[Case]) -> tuple[Columns, dict[About, list[tuple[Key, Key]]]]:
    """Return families as columns, and of each list the family and key of every row."""
    gatherer = Gatherer()
    for case in cases:
        gatherer.add(case)
    return gatherer.columns(), gatherer.keys


@dataclass(slots=True)
class Gatherer:
    """Takes in cases one by one."""

    facts: dict[About, list[Facts]] = field(default_factory=lambda: {about: [] for about in ABOUTS})
    keys: dict[About, list[tuple[Key, Key]]] = field(default_factory=lambda: {about: [] for about in ABOUTS})
    family: dict[About, list[int]] = field(default_factory=lambda: {about: [] for about in ABOUTS})
    person: dict[About, list[int | None]] = field(default_factory=lambda: {about: [] for about in ABOUTS})
    sponsor: list[int] = field(default_factory=list)
    member: list[int] = field(default_factory=list)
    ghosts: list[bool] = field(default_factory=list)
    covered: list[frozenset[str]] = field(default_factory=list)

    def add(self, case: Case) -> None:
        """Add one family with all its rows."""
        self.row("family", case, case.family, case.facts)
        self.covered.append(case.covered)
        places: dict[Key, int] = {}
        for person in case.persons:
            places[person.key] = self.add_person(case, person.key, person.facts, ghost=False)
        for application in case.applications:
            for key in (application.sponsor, application.member):
                if key not in places:
                    places[key] = self.add_person(case, key, {}, ghost=True)
            self.row("application", case, application.key, application.facts)
            self.sponsor.append(places[application.sponsor])
            self.member.append(places[application.member])
        for about, rows in (
            ("absence", case.absences),
            ("contact", case.contacts),
            ("professional", case.professionals),
        ):
            for row in rows:
                self.row(about, case, row.key, row.facts, person=None if row.person is None else places.get(row.person))

    def add_person(self, case: Case, key: Key, facts: Facts, *, ghost: bool) -> int:
        self.ghosts.append(ghost)
        self.row("person", case, key, facts)
        return len(self.ghosts) - 1

    def row(self, about: Any, case: Case, key: Key, facts: Facts, *, person: int | None = None) -> None:
        self.facts[about].append(facts)
        self.keys[about].append((case.family, key))
        self.person[about].append(person)
        self.family[about].append(len(self.covered) - (about != "family"))

    def columns(self) -> Columns:
        """Return what was taken in."""
        named = {about: [fact for fact in FACTS.values() if fact.about == about] for about in ABOUTS}
        told: dict[About, dict[str, Told]] = {
            about: {
                fact.name: told_column(fact, (facts.get(fact.name) for facts in self.facts[about])) for fact in said
            }
            for about, said in named.items()
        }
        # Filings and arrivals may be told of a person who has no application.
        for name in {name for facts in self.facts["person"] for name in facts} - told["person"].keys():
            told["person"][name] = told_column(FACTS[name], (facts.get(name) for facts in self.facts["person"]))
        return linked(
            Columns(
                size={about: len(rows) for about, rows in self.facts.items()},
                told=told,
                family={about: pl.Series(rows, dtype=pl.UInt32) for about, rows in self.family.items()},
                person={about: pl.Series(rows, dtype=pl.UInt32) for about, rows in self.person.items()},
                sponsor=pl.Series(self.sponsor, dtype=pl.UInt32),
                member=pl.Series(self.member, dtype=pl.UInt32),
                ghosts=pl.Series(self.ghosts, dtype=pl.Boolean),
                covered={name: pl.Series([name in one for one in self.covered], dtype=pl.Boolean) for name in FACTS},
            )
        )


ABOUTS: tuple[About, ...] = ("family", "person", "application", "absence", "contact", "professional")


def told_column(fact: FactDefinition, facts: Iterable[Known | None]) -> Told:
    """Return one fact of every row as a column."""
    said, values, latest = [], [], []
    for known in facts:
        code, value, last = told_cell(fact, known)
        said.append(code)
        values.append(value)
        latest.append(last)
    kept = pl.Series(said, dtype=pl.UInt8)
    if fact.type == "dag":
        return Told(kept, pl.Series(values, dtype=pl.Int32), pl.Series(latest, dtype=pl.Int32))
    return Told(kept, pl.Series(values, dtype=TYPES[fact.type]))


TYPES: Mapping[str, Any] = {"tekst": pl.UInt32, "ja/nee": pl.Boolean, "getal": pl.Float64}


def told_cell(fact: FactDefinition, known: Known | None) -> tuple[int, Any, int | None]:
    """Return one fact of one row: what was said, its value, and of a day the latest end."""
    if known is None:
        return SILENT, None, None
    match known.value:
        case Event.UNKNOWN:
            return UNKNOWN, None, None
        case Event.NOT_HAPPENED:
            return NOT_HAPPENED, None, None
        case Day(earliest, latest):
            return TOLD, number(earliest), number(latest)
        case _ if fact.type == "dag":
            return HAPPENED, None, None
        case str(word):
            return TOLD, word_code(word), None
        case value:
            return TOLD, float(value) if fact.type == "getal" else value, None


def linked(columns: Columns) -> Columns:
    """Make the links between the lists; the persons of a family leave ghosts out."""
    people = columns.family["person"].to_frame("of").with_row_index("row").filter(~columns.ghosts)
    columns.links["family", "person", ""] = links(people, columns.size["family"])
    for name, owner in (("sponsor", columns.sponsor), ("member", columns.member)):
        columns.links["person", "application", name] = links(
            owner.to_frame("of").with_row_index("row"), columns.size["person"]
        )
    absences = columns.person["absence"].to_frame("of").with_row_index("row").drop_nulls()
    columns.links["person", "absence", ""] = links(absences, columns.size["person"])
    for about in ("application", "absence", "contact", "professional"):
        rows = columns.family[about].to_frame("of").with_row_index("row")
        columns.links["family", about, ""] = links(rows, columns.size["family"])
    return columns


def links(rows: pl.DataFrame, size: int) -> Links:
    """Return the links for rows with whose they are (`of`) and their number (`row`)."""
    ordered = rows.sort("of", maintain_order=True)
    counts = ordered.group_by("of", maintain_order=True).len()
    every = pl.DataFrame({"of": pl.int_range(size, dtype=pl.UInt32, eager=True)}).join(counts, on="of", how="left")
    ends = every["len"].fill_null(0).cum_sum().cast(pl.UInt32)
    starts = pl.concat([pl.Series([0], dtype=pl.UInt32), ends])
    return Links(starts, ordered["row"])
