"""Columns of as many families as are asked for, like those of the demo, each with days of its own."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path
from typing import Any, Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from benchmarks.country.shape import COUNTRY, SEED
from weerzien.cli.demo_workbook import write_demo_workbook
from weerzien.exchange.workbook.cases import cases
from weerzien.exchange.workbook.read import read_workbook
from weerzien.rulebook.dictionary import FACTS
from weerzien.rulebook.many.arrays import NONE
from weerzien.rulebook.many.columns import LATEST, NO_ROW, Columns, columns_of

FAMILIES: Final = 1000
MOST_DAYS_APART: Final = 40
BETWEEN_CONTACTS: Final = 9
CONTACTS_PER_PERSON: Final = COUNTRY.contacts / COUNTRY.persons
"""As in the country that the pages and the nights are measured on: by far the longest list."""
PERSONS: Final = ("sponsor", "member", "person")


def first_families(today: date) -> Columns:
    """Return the families of a workbook of the demo, read as everybody's workbook is."""
    with tempfile.TemporaryDirectory(prefix="weerzien-bench-") as folder:
        path = Path(folder) / "families.xlsx"
        write_demo_workbook(path, today=today, families=FAMILIES)
        reading = read_workbook(path.read_bytes(), file_name=path.name, today=today)
    columns, _ = columns_of(cases(reading))
    return columns


def columns_like(first: Columns, persons: int) -> Columns:
    """Return columns with so many persons: copies of the first families, the days of each moved by some days."""
    people, families = len(first.lists["person"]), len(first)
    copies = -(-persons // people)
    dice = np.random.default_rng(SEED)
    moved = dice.integers(-MOST_DAYS_APART, MOST_DAYS_APART + 1, copies * families, np.int32)
    size = {"family": families, "person": people}
    lists = dict(first.lists)
    lists["contact"] = more_contacts(lists["contact"], round(people * CONTACTS_PER_PERSON / len(lists["contact"])))
    every: dict[Any, pl.DataFrame] = {
        name: copied(with_family(frame), copies, size=size, moved=moved) for name, frame in lists.items()
    }
    every["family"] = every["family"].drop("family")
    told = {name: copied(frame, copies, size=size, moved=moved) for name, frame in first.told.items()}
    return Columns(every, told, first.coverages)


def with_family(frame: pl.DataFrame) -> pl.DataFrame:
    """Return a list that says of every row of which family it is; of the list of families that is each itself."""
    return frame if "family" in frame.columns else frame.with_columns(family=pl.int_range(len(frame), dtype=pl.Int32))


def more_contacts(contacts: pl.DataFrame, times: int) -> pl.DataFrame:
    """Return every contact so many times, each some days before the one it follows."""
    again = contacts[np.repeat(np.arange(len(contacts)), times)]
    before = np.tile(np.arange(times, dtype=np.int32) * BETWEEN_CONTACTS, len(contacts))
    days = [name for name in contacts.columns if is_day(name)]
    return again.with_columns(pl.Series(name, shifted(again[name].to_numpy(), -before)) for name in days)


def copied(frame: pl.DataFrame, copies: int, *, size: dict[str, int], moved: NDArray[np.int32]) -> pl.DataFrame:
    """Return a list so many times: rows name the families and persons of their own copy, and days move with these."""
    copy = np.repeat(np.arange(copies, dtype=np.int32), len(frame))
    family = np.tile(frame["family"].to_numpy(), copies) + copy * size["family"]
    found = {}
    for name in frame.columns:
        column = np.tile(frame[name].to_numpy(), copies)
        if name == "family":
            column = family
        elif name in PERSONS:
            column = np.where(column == NO_ROW, NO_ROW, column + copy * size["person"]).astype(np.int32)
        elif is_day(name):
            column = shifted(column, moved[family])
        found[name] = column
    return pl.DataFrame(found)


def is_day(name: str) -> bool:
    """Return whether a column holds days."""
    fact = FACTS.get(name.removesuffix(LATEST))
    return fact is not None and fact.type == "dag"


def shifted(days: NDArray[np.int32], by: NDArray[np.int32]) -> NDArray[np.int32]:
    """Return days moved by some days; what is no day stays what it is."""
    return np.where(days < NONE, days + by, days).astype(np.int32)
