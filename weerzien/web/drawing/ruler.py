"""By what a drawing of time is measured: its width, its rows, and how far words may go."""

from __future__ import annotations

from dataclasses import dataclass

from weerzien.web.drawing.boxes import shortened, width_of
from weerzien.web.drawing.scale import Scale


@dataclass(frozen=True, slots=True)
class Measures:
    """What differs between a drawing for a wide and for a narrow page; `beside` is the room for names, 0: above."""

    name: str
    width: float
    beside: float
    letter: float
    words_at_most: float
    many_lanes: int
    rows_with_words: int


WIDE = Measures("wide", 1104.0, 148.0, 12.5, 210.0, 16, 5)
NARROW = Measures("narrow", 304.0, 0.0, 12.5, 150.0, 10, 4)
AXIS, TRACK, NAME, ROW, BAR, PAD = 46.0, 30.0, 18.0, 22.0, 18.0, 4.0
BAR_EDGE = 1.5
POINT = 7.0
"""How far the point of an open end sticks out."""
HALF = 8.0
"""Half the room that a sign takes."""
EDGE = 12.0
BOLD = 1.07
"""So much wider are bold letters."""
MOST_BEHIND = 0.6
"""As much of the room for words may be taken by what stands behind a colon."""
SEEN_APART = 4.0
"""A last working day so far before the day itself is drawn as well; nearer it is only told in words."""


@dataclass(frozen=True, slots=True)
class Ruler:
    """By what every lane of one drawing is measured."""

    scale: Scale
    measures: Measures
    today_x: float
    rows_with_words: int

    @property
    def within(self) -> tuple[float, float]:
        """Between what words may stand."""
        return self.scale.left - EDGE, self.scale.right + EDGE

    def width_of(self, words: str) -> float:
        """Return how wide words are in this drawing."""
        return width_of(words, self.measures.letter)


def title_within(title: str, letter: float, room: float) -> str:
    """Return a title as far as there is room; what stands behind a colon tells it from others, so that stays."""
    head, colon, tail = title.rpartition(": ")
    behind = width_of(f": {tail}", letter)
    if not colon or width_of(title, letter) <= room or behind > room * MOST_BEHIND:
        return shortened(title, letter, room)
    return f"{shortened(head, letter, room - behind)}: {tail}"
