"""Many families at once by weerzien's reader over columns: the given ones so many times, as OpenFisca has them."""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final

import numpy as np
import polars as pl

from benchmarks.openfisca.as_cases import as_case
from benchmarks.openfisca.comparing import PLACES, Outcomes
from weerzien.rulebook.dictionary import FACTS
from weerzien.rulebook.many import evaluate_many as reader
from weerzien.rulebook.many.arrays import NONE
from weerzien.rulebook.many.columns import LATEST, NO_ROW, Columns, columns_of
from weerzien.rulebook.many.judging import STATES

TRIES: Final = 5
OF_ROWS: Final = {"family": "family", "person": "person", "sponsor": "person", "member": "person"}


def columns_for(families: Iterable[Mapping[str, Any]], times: int) -> Columns:
    """Return families as columns so many times, each time with every day a day later."""
    once, _ = columns_of([as_case(family) for family in families])
    sizes = {name: len(frame) for name, frame in once.lists.items()}
    return Columns(
        {name: repeated(frame, times, sizes) for name, frame in once.lists.items()},
        {name: repeated(frame, times, sizes) for name, frame in once.told.items()},
        once.coverages,
    )


def repeated(frame: pl.DataFrame, times: int, sizes: Mapping[str, int]) -> pl.DataFrame:
    """Return a list so many times: days move, and numbers of rows go on after those of the copies before."""
    copies = np.repeat(np.arange(times), len(frame))
    return pl.DataFrame([moved(frame[name], copies, times, sizes) for name in frame.columns])


def moved(column: pl.Series, copies: np.ndarray[Any, Any], times: int, sizes: Mapping[str, int]) -> pl.Series:
    """Return one column so many times."""
    told = np.tile(column.to_numpy(), times)
    name = column.name
    if name in OF_ROWS:
        told = np.where(told == NO_ROW, NO_ROW, told + copies * sizes[OF_ROWS[name]])
    elif name.removesuffix(LATEST) in FACTS and FACTS[name.removesuffix(LATEST)].type == "dag":
        told = np.where(told < NONE, told + copies - times // 2, told)
    return pl.Series(name, told, dtype=column.dtype)


def evaluated(columns: Columns, on: date) -> tuple[float, Outcomes]:
    """Return the median seconds that the rules take over columns, and what came of it."""
    persons = len(columns.lists["person"])
    part = persons // (os.cpu_count() or 1)  # one part for each processor
    taken = []
    for _ in range(TRIES + 1):
        began = time.perf_counter()
        found = reader.evaluate_many(columns, on=on, persons_in_a_part=part)
        taken.append(time.perf_counter() - began)
    return statistics.median(taken[1:]), as_outcomes(found)


def as_outcomes(found: Sequence[reader.Outcomes]) -> Outcomes:
    """Return outcomes by the place of the step and the number of the row."""
    every: Outcomes = {}
    for one in found:
        step = PLACES[one.rule, one.step]
        told = zip(one.rows.to_list(), one.states.to_list(), one.days.to_list(), strict=True)
        every |= {(step, row): (STATES[state].value, day) for row, state, day in told}
    return every
