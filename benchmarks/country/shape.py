"""How large the country is: municipalities of unequal size, families of two to nine persons, contacts by the dozen."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

SEED: Final = 342
SMALLEST_FAMILY, LARGEST_FAMILY = 2, 9
OFTEN: Final[Mapping[int, int]] = {2: 31, 3: 34, 4: 19, 5: 8, 6: 4, 7: 2, 8: 1, 9: 1}
"""Of a hundred families, how many have so many members."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How many of everything. `stories`: the families of the demo's workbook are among those imported first."""

    municipalities: int
    largest: int
    families: int
    persons: int
    contacts: int
    lines: int
    imported_of_a_size: int
    stories: bool
    partners: int

    def as_json(self) -> dict[str, Any]:
        """Return the numbers by name."""
        return asdict(self)


COUNTRY: Final = Shape(
    municipalities=342,
    largest=3000,
    families=30_000,
    persons=100_000,
    contacts=2_000_000,
    lines=1_000_000,
    imported_of_a_size=30,
    stories=True,
    partners=400,
)


def hundredth(times: int = 1) -> Shape:
    """Return a country a hundred times as small, or so many times that, for tests."""
    return Shape(
        municipalities=12,
        largest=40 * times,
        families=300 * times,
        persons=1000 * times,
        contacts=20_000 * times,
        lines=10_000 * times,
        imported_of_a_size=3,
        stories=False,
        partners=12,
    )


def municipal_sizes(shape: Shape) -> list[int]:
    """Return how many families each municipality has, the largest first; the second has half of it, and so on."""
    low, high = 0.0, 4.0
    for _ in range(60):
        steep = (low + high) / 2
        if sum(_size(shape, place, steep) for place in range(shape.municipalities)) > shape.families:
            low = steep
        else:
            high = steep
    sizes = [_size(shape, place, high) for place in range(shape.municipalities)]
    for place in range(1, shape.families - sum(sizes) + 1):
        sizes[1 + place % (shape.municipalities - 1)] += 1
    return sizes


def _size(shape: Shape, place: int, steep: float) -> int:
    return max(1, int(shape.largest / (place + 1) ** steep))


def family_sizes(families: int, persons: int, dice: random.Random) -> list[int]:
    """Return so many sizes of families with exactly so many persons together."""
    sizes = dice.choices(list(OFTEN), list(OFTEN.values()), k=families)
    missing = persons - sum(sizes)
    while missing:
        place = dice.randrange(families)
        step = 1 if missing > 0 else -1
        if SMALLEST_FAMILY <= sizes[place] + step <= LARGEST_FAMILY:
            sizes[place] += step
            missing -= step
    return sizes


def contact_counts(families: int, contacts: int, dice: random.Random) -> list[int]:
    """Return how many contacts each family has had: a few of most, hundreds of some, exactly so many together."""
    weights = [dice.lognormvariate(0, 0.7) for _ in range(families)]
    total = sum(weights)
    counts = [int(contacts * weight / total) for weight in weights]
    for place in range(contacts - sum(counts)):
        counts[place % families] += 1
    return counts
