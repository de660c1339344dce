"""Searches for everybody who is sought, and counts: found within the first five, right among those shown, how long."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from benchmarks.names.crowd import Member
from benchmarks.names.pairs import Pair, Sought
from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.dossiers.queries.searching import Wanted, find_families
from weerzien.dossiers.rules import read_search

FIRST: Final = 5
PERCENT_90: Final = 9


@dataclass(frozen=True, slots=True)
class Measured:
    """What came of one kind of search."""

    kind: str
    count: int
    recall_at_1: float
    recall_at_5: float
    precision_at_1: float
    precision_at_5: float
    median_ms: float
    ninetieth_ms: float
    missed: tuple[str, ...]


def measure(
    kind: str, sought: Sequence[Sought], here: Mapping[UUID, list[Member]], actor: Actor, *, today: date
) -> Measured:
    """Return what comes of searching for each of them by both names.

    Right among those shown is a family with somebody who has both names, whatever the spelling.
    """
    first, within, right, right_first, shown, spent, missed = 0, 0, 0, 0, 0, [], []
    with acting(actor, today=today):
        for one in sought:
            ids, seconds = timed(one.typed, today)
            spent.append(seconds * 1000)
            hits = [any(set(member.names) == set(one.names) for member in here[pk]) for pk in ids]
            first, within = first + any(hits[:1]), within + any(hits)
            right, right_first, shown = right + sum(hits), right_first + any(hits[:1]), shown + len(ids)
            if not any(hits):
                missed.append(f"{one.typed} -> {one.pair.kept} {one.beside.kept}")
    answered = sum(1 for _ in sought) or 1
    return Measured(
        kind, len(sought), first / answered, within / answered, right_first / answered, right / max(shown, 1),
        statistics.median(spent), statistics.quantiles(spent, n=10)[PERCENT_90 - 1], tuple(missed),
    )  # fmt: skip


def measure_one_name(
    kind: str, pairs: Sequence[Pair], here: Mapping[UUID, list[Member]], actor: Actor, *, today: date
) -> Measured:
    """Return what comes of searching by one name alone, which hundreds have: how many of the first five have it."""
    first, within, right, shown, spent = 0, 0, 0, 0, []
    with acting(actor, today=today):
        for pair in pairs:
            ids, seconds = timed(pair.searched, today)
            spent.append(seconds * 1000)
            hits = [any(pair.name in member.names for member in here[pk]) for pk in ids]
            first, within = first + any(hits[:1]), within + any(hits)
            right, shown = right + sum(hits), shown + len(ids)
    count = len(pairs)
    return Measured(
        kind, count, first / count, within / count, first / count, right / max(shown, 1),
        statistics.median(spent), statistics.quantiles(spent, n=10)[PERCENT_90 - 1], (),
    )  # fmt: skip


def timed(typed: str, today: date) -> tuple[list[UUID], float]:
    """Return the first five families for what is typed, and the seconds that it took."""
    began = time.perf_counter()
    ids, _ = find_families(Wanted(text=read_search(typed)), order=None, first=0, size=FIRST, today=today)
    return ids, time.perf_counter() - began


def some(sought: Sequence[Sought], count: int, dice: random.Random) -> list[Sought]:
    """Return so many of them, chosen by the dice."""
    return dice.sample(list(sought), min(count, len(sought)))
