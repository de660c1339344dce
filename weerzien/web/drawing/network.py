"""Where everything stands in the drawing of a family's network: the family, and a card for each organisation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from weerzien.early_signals.network.ties import Circle, Standing, Tie
from weerzien.web.drawing.boxes import Box, shortened

LETTER, LINE, HEAD, PAD, BETWEEN = 12.5, 17.0, 30.0, 10.0, 18.0
BOLD = 1.07
PAST_SHOWN = 2
"""So many who left are drawn of an organisation where nobody is left; of others only how many."""


@dataclass(frozen=True, slots=True)
class Measures:
    """What differs between a wide and a narrow page: with cards on both sides of the family, or all under it."""

    name: str
    width: float
    card: float
    family: Box
    sides: int


WIDE = Measures("wide", 1104.0, 410.0, Box(462.0, 0.0, 180.0, 92.0), 2)
NARROW = Measures("narrow", 304.0, 280.0, Box(0.0, 0.0, 304.0, 76.0), 1)


@dataclass(frozen=True, slots=True)
class Person:
    """One tie on a card: its lines, the first of them the name."""

    tie: Tie
    room: Box
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One organisation: where it stands, who is on it, how many more there were, and the course of its line."""

    circle: Circle
    room: Box
    words: str
    people: tuple[Person, ...]
    earlier: int
    line: tuple[tuple[float, float], tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Layout:
    measures: Measures
    room: Box
    family: Box
    cards: tuple[Card, ...]


def laid_out(circles: Sequence[Circle], measures: Measures) -> Layout:
    """Return where everything stands: each card in the column that is shortest so far, the family in the middle."""
    bottoms = [0.0] * measures.sides
    if measures.sides == 1:
        bottoms = [measures.family.bottom + BETWEEN]
    places: list[tuple[Circle, Box]] = []
    for circle in circles:
        side = bottoms.index(min(bottoms))
        x = measures.width - measures.card if side or measures.sides == 1 else 0.0
        room = Box(x, bottoms[side], measures.card, height_of(circle))
        places.append((circle, room))
        bottoms[side] = room.bottom + BETWEEN
    height = max(*bottoms, measures.family.bottom + BETWEEN) - BETWEEN if bottoms else measures.family.bottom
    family = measures.family
    if measures.sides > 1:
        family = Box(family.x, max((height - family.height) / 2, 0.0), family.width, family.height)
    cards = tuple(card_of(circle, room, family, measures) for circle, room in places)
    return Layout(measures, Box(0.0, 0.0, measures.width, height), family, cards)


def shown_of(circle: Circle) -> tuple[Tie, ...]:
    """Return who is drawn of an organisation: whoever is there, else the first who left."""
    there = tuple(tie for tie in circle.ties if tie.standing is not Standing.PAST)
    return there or circle.ties[:PAST_SHOWN]


def height_of(circle: Circle) -> float:
    """Return how high a card is."""
    shown = shown_of(circle)
    lines = sum(len(lines_of_tie(tie)) for tie in shown) + (len(shown) < len(circle.ties))
    return HEAD + lines * LINE + (len(shown) + 1) * PAD


def lines_of_tie(tie: Tie) -> tuple[str, ...]:
    """Return what is written of a tie: who, for what, since when and when last, until when."""
    role = tie.role if tie.name else ""
    told = (tie.called, ", ".join(filter(None, (role, tie.about))), tie.since, tie.contact)
    return (*filter(None, told), *([tie.leaves] if tie.leaves else []))


def card_of(circle: Circle, room: Box, family: Box, measures: Measures) -> Card:
    """Return one card with the people on it."""
    most = room.width - 2 * PAD - 16
    people, y = [], room.y + HEAD + PAD
    for tie in shown_of(circle):
        name, *others = lines_of_tie(tie)
        lines = (shortened(name, LETTER * BOLD, most), *(shortened(words, LETTER, most) for words in others))
        people.append(Person(tie, Box(room.x + PAD, y, room.width - 2 * PAD, len(lines) * LINE), lines))
        y += len(lines) * LINE + PAD
    words = shortened(circle.organisation, LETTER * BOLD * 1.05, room.width - 2 * PAD)
    return Card(circle, room, words, tuple(people), len(circle.ties) - len(people), line_of(room, family, measures))


def line_of(room: Box, family: Box, measures: Measures) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return from where to where the line between a family and a card goes."""
    middle = room.y + HEAD / 2
    if measures.sides == 1:
        return (PAD, family.bottom), (room.x, middle)
    if room.x < family.x:
        return (family.x, family.y + family.height / 2), (room.right, middle)
    return (family.right, family.y + family.height / 2), (room.x, middle)
