"""Things on a line that may not touch: which row each takes, and on which side of it there is room for its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

GAP = 6.0
"""So much stays free between a thing and its words; half of it on either side of every thing."""
Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Thing:
    """Something from `left` to `right`, with words that would take so much room; no words: 0."""

    left: float
    right: float
    words: float = 0.0

    @property
    def room(self) -> Span:
        """What nothing else may touch."""
        return self.left - GAP / 2, self.right + GAP / 2


@dataclass(frozen=True, slots=True)
class Place:
    """In which row a thing stands, counted from 0, and where its words begin; None where there is no room for them."""

    row: int
    words_at: float | None


def packed(
    things: Sequence[Thing], *, within: Span, rows_with_words: int, rather_not_over: float | None = None
) -> list[Place]:
    """Return a place for every thing: things never touch, and words touch nothing and stay within.

    Words stand behind a thing or else before it, and over `rather_not_over` only where there is no other room. They
    may open a new row up to `rows_with_words`; beyond that a thing stands without words.
    """
    rows: list[list[Span]] = []
    # Every thing first gets its own room, so that words only take what is left over.
    plain = [_first_free(rows, thing.room) for thing in things]
    return [
        _worded(thing, row, rows, sides=list(_sides(thing, within, rather_not_over)), most=rows_with_words)
        for thing, row in zip(things, plain, strict=True)
    ]


def _first_free(rows: list[list[Span]], room: Span) -> int:
    """Take the first row in which a room is free, a new one where there is none."""
    row = next((place for place, taken in enumerate(rows) if _is_free(taken, room)), len(rows))
    if row == len(rows):
        rows.append([])
    rows[row].append(room)
    return row


def _sides(thing: Thing, within: Span, rather_not_over: float | None) -> Iterator[float]:
    """Give where the words of a thing may begin, the best first."""
    if not thing.words:
        return
    sides = [thing.right + GAP / 2, thing.left - GAP / 2 - thing.words]
    if rather_not_over is not None:
        sides.sort(key=lambda at: at < rather_not_over < at + thing.words)
    yield from (at for at in sides if within[0] <= at and at + thing.words <= within[1])


def _worded(thing: Thing, row: int, rows: list[list[Span]], *, sides: list[float], most: int) -> Place:
    """Move a thing to where it has room for its words, its own row first."""
    rows[row].remove(thing.room)
    for at in sides:
        whole = (min(thing.room[0], at), max(thing.room[1], at + thing.words))
        for other in (row, *range(max(most, len(rows)))):
            if other >= len(rows):
                rows.append([])
            if _is_free(rows[other], whole):
                rows[other].append(whole)
                return Place(other, at)
    rows[row].append(thing.room)
    return Place(row, None)


def _is_free(taken: Iterable[Span], room: Span) -> bool:
    return all(room[1] <= left or right <= room[0] for left, right in taken)
