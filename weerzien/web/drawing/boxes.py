"""Boxes in a drawing, and how wide words are in one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

OTHERWISE = 0.58


class Widths(dict[str, float]):
    """How wide letters are, as a part of the size of the type; a letter that is not listed is an ordinary one."""

    def __missing__(self, letter: str) -> float:
        return OTHERWISE


WIDTHS = Widths(
    {
        **dict.fromkeys("ijl.,:;'|!()[] I", 0.3),
        **dict.fromkeys('frt-/"', 0.4),
        **dict.fromkeys("mwMW%@…", 0.9),
        **dict.fromkeys("ABCDEFGHKLNOPQRSTUVXYZ", 0.68),
        **dict.fromkeys("0123456789", 0.58),
    }
)
"""Measured generously, so that what fits here fits there."""
ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Box:
    """A piece of a drawing, in the units of that drawing."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    def overlaps(self, other: Box) -> bool:
        """Return whether two boxes have more than an edge in common."""
        return self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom

    def holds(self, other: Box) -> bool:
        """Return whether another box lies inside this one."""
        slack = 0.01
        return (
            self.x - slack <= other.x
            and self.y - slack <= other.y
            and other.right <= self.right + slack
            and other.bottom <= self.bottom + slack
        )


def width_of(words: str, size: float) -> float:
    """Return how wide words are at a size of type, rather too wide than too narrow."""
    return _letters_of(words) * size


# A drawing asks for the same words again: for both its widths, and to see whether they fit and where they end.
@lru_cache(maxsize=4096)
def _letters_of(words: str) -> float:
    return sum(map(WIDTHS.__getitem__, words))


def shortened(words: str, size: float, room: float) -> str:
    """Return words as far as there is room for, with an ellipsis where they go on; empty where not one letter fits."""
    if width_of(words, size) <= room:
        return words
    left = room - width_of(ELLIPSIS, size)
    taken = 0
    for letter in words:
        left -= WIDTHS[letter] * size
        if left < 0:
            break
        taken += 1
    return words[:taken].rstrip() + ELLIPSIS if taken else ""


def lines_of(words: str, size: float, room: float, most: int) -> tuple[str, ...]:
    """Return words over at most so many lines, each as far as there is room; the last with an ellipsis if need be."""
    lines: list[str] = []
    left = words.split()
    while left and len(lines) < most - 1:
        taken = 1
        while taken < len(left) and width_of(" ".join(left[: taken + 1]), size) <= room:
            taken += 1
        lines.append(shortened(" ".join(left[:taken]), size, room))
        left = left[taken:]
    return (*lines, shortened(" ".join(left), size, room)) if left else tuple(lines)
