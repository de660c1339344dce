"""The pairs of names, and the full names that are made of two of them: one to keep, one to search for."""

from __future__ import annotations

import csv
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

PAIRS: Final = Path(__file__).parent / "pairs.tsv"
PRACTICE, HELD_OUT = "practice", "held-out"


@dataclass(frozen=True, slots=True)
class Pair:
    """One name: which it is, how somebody searches for it and how it was kept."""

    name: str
    searched: str
    kept: str
    language: str
    source: str
    set: str


@dataclass(frozen=True, slots=True)
class Sought:
    """Somebody with two names who is kept under one spelling and searched for under another."""

    pair: Pair
    beside: Pair
    mistyped: str = ""

    @property
    def names(self) -> tuple[str, str]:
        """Return which two names these are."""
        return self.pair.name, self.beside.name

    @property
    def typed(self) -> str:
        """Return what is searched for."""
        return self.mistyped or f"{self.pair.searched} {self.beside.searched}"


def read_pairs(which: str) -> list[Pair]:
    """Return the pairs of one set, in the order of the file."""
    with PAIRS.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t")
        return [
            Pair(row["name"], row["searched"], row["kept"], row["language"], row["source"], row["set"])
            for row in rows
            if row["set"] == which
        ]


def sought_persons(pairs: Sequence[Pair], dice: random.Random) -> list[Sought]:
    """Return somebody for every pair, with a pair of another name of the same set beside it; no two names twice."""
    taken: set[frozenset[str]] = set()
    found = []
    for pair in pairs:
        beside = dice.choice(pairs)
        while beside.name == pair.name or frozenset((pair.name, beside.name)) in taken:
            beside = dice.choice(pairs)
        taken.add(frozenset((pair.name, beside.name)))
        found.append(Sought(pair, beside))
    return found


def mistyped(one: Sought, dice: random.Random) -> Sought:
    """Return the same person, searched for as it was kept but for one letter: left out, doubled over, or swapped."""
    word = one.pair.kept
    place = dice.randrange(1, len(word) - 1)
    wrong = dice.choice(
        (
            word[:place] + word[place + 1 :],
            word[:place] + dice.choice("bdfklmnprst") + word[place + 1 :],
            word[: place - 1] + word[place] + word[place - 1] + word[place + 1 :],
        )
    )
    return Sought(one.pair, one.beside, f"{wrong} {one.beside.kept}")
