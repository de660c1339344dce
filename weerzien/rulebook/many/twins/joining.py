"""Events from several lists as one list of events."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from weerzien.rulebook.many.pairs import Pairs
from weerzien.rulebook.many.rows import Days, Rows, Seen


@dataclass(frozen=True, slots=True)
class Together:
    """Events, each with the row it belongs to."""

    pairs: Pairs
    seen: Seen


def together(parts: Sequence[tuple[Pairs, Seen]], rows: Rows) -> Together:
    """Return the events of several lists as one; `rows` are those they belong to."""
    place = pl.concat([pairs.place for pairs, _ in parts])
    earliest = pl.concat([seen.days.earliest for _, seen in parts])
    latest = pl.concat([seen.days.latest for _, seen in parts])
    settled = pl.concat([seen.settled for _, seen in parts])
    return Together(Pairs(rows, place, len(rows)), Seen(Days(earliest, latest), settled))


def alone(rows: Rows) -> Pairs:
    """Return every row as its own pair."""
    return Pairs(rows, pl.int_range(len(rows), dtype=pl.UInt32, eager=True), len(rows))
