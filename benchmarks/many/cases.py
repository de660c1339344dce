"""Some families of the columns as cases again, to hear from the other reader what is said of them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import numpy as np
import polars as pl

from weerzien.kernel.days import Day
from weerzien.rulebook.case import ApplicationFacts, Case, Event, Known, PersonFacts, RowFacts, Value
from weerzien.rulebook.dictionary import FACTS
from weerzien.rulebook.evaluate import NO_SETTINGS, InTime, judged_of
from weerzien.rulebook.judging import name_on
from weerzien.rulebook.many.arrays import NONE
from weerzien.rulebook.many.columns import (
    DENIED,
    DENIED_WORD,
    LATEST,
    UNDATED,
    UNSURE,
    UNSURE_WORD,
    WORDS,
    YES,
    Columns,
)
from weerzien.rulebook.many.day_tables import day_of, number
from weerzien.rulebook.many.evaluate_many import Outcomes
from weerzien.rulebook.many.judging import STATES

INSTEAD: dict[int, Value] = {DENIED: Event.NOT_HAPPENED, UNSURE: Event.UNKNOWN, UNDATED: True}
INSTEAD_OF_WORDS: dict[int, Value] = {DENIED_WORD: Event.NOT_HAPPENED, UNSURE_WORD: Event.UNKNOWN}
Said = tuple[Any, ...]


def sampled_families(columns: Columns, persons: int, seed: int) -> list[int]:
    """Return the row numbers of families, chosen at random, that have at least so many persons together."""
    order = np.random.default_rng(seed).permutation(len(columns))
    many = np.bincount(columns.lists["person"]["family"].to_numpy(), minlength=len(columns))[order]
    return sorted(order[: int(np.searchsorted(np.cumsum(many), persons)) + 1].tolist())


def case_of(columns: Columns, family: int) -> Case:
    """Return one family as a case; keys are row numbers."""
    words = {code: word for word, code in WORDS.items()}
    of = {name: list(rows_of(frame, family)) for name, frame in columns.lists.items() if name != "family"}
    itself = columns.lists["family"].row(family, named=True)
    return Case(
        family=family,
        persons=tuple(PersonFacts(key, facts_of(row, words)) for key, row in of["person"]),
        applications=tuple(
            ApplicationFacts(key, row["sponsor"], row["member"], facts_of(row, words)) for key, row in of["application"]
        ),
        absences=tuple(RowFacts(key, row["person"], facts_of(row, words)) for key, row in of["absence"]),
        contacts=tuple(RowFacts(key, None, facts_of(row, words)) for key, row in of["contact"]),
        professionals=tuple(RowFacts(key, None, facts_of(row, words)) for key, row in of["professional"]),
        told=tuple(
            RowFacts(key, row["person"], tellings_of(row, words))
            for frame in columns.told.values()
            for key, row in rows_of(frame, family)
        ),
        facts=facts_of(itself, words),
        covered=columns.coverages[itself["coverage"]],
    )


def rows_of(frame: pl.DataFrame, family: int) -> Iterator[tuple[int, dict[str, Any]]]:
    """Give the rows of a list that are of one family, with their numbers."""
    families = frame["family"].to_numpy()
    start, stop = np.searchsorted(families, np.array([family, family + 1], families.dtype)).tolist()
    for offset, row in enumerate(frame[start:stop].iter_rows(named=True)):
        yield start + offset, row


def facts_of(row: dict[str, Any], words: dict[int, str]) -> dict[str, Known]:
    """Return the facts that stand in a row."""
    found = {}
    for name, told in row.items():
        value = value_of(name, told, row.get(name + LATEST, told), words) if name in FACTS else None
        if value is not None:
            found[name] = Known(value)
    return found


def tellings_of(row: dict[str, Any], words: dict[int, str]) -> dict[str, Known]:
    """Return one telling with the word beside it and who told it."""
    beside, source = (words.get(row[name], "") for name in ("word", "source"))
    return {name: Known(known.value, word=beside, source=source) for name, known in facts_of(row, words).items()}


def value_of(name: str, told: Any, latest: Any, words: dict[int, str]) -> Value | None:
    """Return what a cell of the columns stands for; nothing where it says nothing."""
    match FACTS[name].type:
        case "dag":
            return Day(day_of(told), day_of(latest)) if told < NONE else INSTEAD.get(told)
        case "getal":
            return None if told != told else Decimal(str(told))
        case "ja/nee":
            return INSTEAD_OF_WORDS.get(told, told == YES) if told else None
        case _:
            return INSTEAD_OF_WORDS.get(told, words.get(told, "")) if told else None


def one_by_one(columns: Columns, families: Iterable[int], on: date) -> Iterator[Said]:
    """Give what evaluating one by one says of some families."""
    for family in families:
        for concern in InTime(case_of(columns, family), NO_SETTINGS, on).concerns():
            for judged in judged_of(concern, NO_SETTINGS):
                found, version = judged.judgement, judged.placed.version.version
                subject = next(key for key in (judged.subject_ref, judged.person, family) if key is not None)
                name = name_on(on, judged.step, found)
                day = number(found.day.earliest) if found.day else None
                yield judged.ready.rule.id, name, version.since, subject, found.state, day


def all_at_once(columns: Columns, found: Iterable[Outcomes], families: Iterable[int]) -> Iterator[Said]:
    """Give what evaluating many at once said of the same families."""
    chosen = np.zeros(len(columns), np.bool_)
    chosen[list(families)] = True
    for one in found:
        rows = one.rows.to_numpy()
        of = rows if one.about == "family" else columns.lists[one.about]["family"].to_numpy()[rows]
        for place in np.flatnonzero(chosen[of]).tolist():
            state, day = STATES[one.states[place]], one.days[place]
            yield one.rule, one.step, one.version, int(rows[place]), state, day


def hashed(said: Iterable[Said]) -> str:
    """Return a short name for everything that was said, in whatever order."""
    return hashlib.sha256("\n".join(sorted(map(repr, said))).encode()).hexdigest()[:16]
