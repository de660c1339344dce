"""In which order a meeting talks of families: a plain list of reasons, the first that holds decides. No sums, no marks.

Nobody gets a number. Of two families with the same first reason the one whose day comes first goes first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID


class Criterion(StrEnum):
    """A reason to talk of a family. The order here is the order of the agenda."""

    UNFINISHED = "unfinished"
    CARRIED = "carried"
    ASKED = "asked"
    DAY = "day"
    NEW = "new"
    SIGNAL = "signal"
    HANDOVER = "handover"
    EIGHTEEN = "eighteen"
    ARRIVAL = "arrival"
    SILENT = "silent"


PLACES: Final[Mapping[Criterion, int]] = {criterion: place for place, criterion in enumerate(Criterion)}
WORDS: Final[Mapping[Criterion, str]] = {
    Criterion.UNFINISHED: "afspraak die nog open staat",
    Criterion.CARRIED: "vorige keer niet besproken",
    Criterion.ASKED: "iemand vroeg het",
    Criterion.DAY: "een dag die telt",
    Criterion.NEW: "nieuw signaal",
    Criterion.SIGNAL: "signaal dat nog openstaat",
    Criterion.HANDOVER: "overdracht die wacht",
    Criterion.EIGHTEEN: "wordt binnenkort 18",
    Criterion.ARRIVAL: "aankomst",
    Criterion.SILENT: "lang geen contact",
}
ICONS: Final[Mapping[Criterion, str]] = {
    Criterion.UNFINISHED: "task",
    Criterion.CARRIED: "history",
    Criterion.ASKED: "speech",
    Criterion.DAY: "calendar",
    Criterion.NEW: "signal",
    Criterion.SIGNAL: "signal",
    Criterion.HANDOVER: "right",
    Criterion.EIGHTEEN: "cake",
    Criterion.ARRIVAL: "home",
    Criterion.SILENT: "silence",
}
ORDER_WORDS: Final = (
    "Eerst wat van eerder open staat, met vaste afspraken waar u weer naar kijkt, dan wat vorige keer bleef liggen en"
    " wat iemand vroeg. Daarna dagen die tellen,"
    " nieuwe signalen, signalen die nog openstaan, overdrachten die wachten, wie 18 wordt, aankomsten en gezinnen waar"
    " lang niemand mee sprak."
)
MINUTES: Final = 5
"""How long one family is talked of, where nobody said otherwise."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a family is talked of. `id` is what it rests on: a task, wish, outcome, report or handover.

    `day` orders within a criterion, earlier first; without one it goes last.
    """

    criterion: Criterion
    dossier_id: UUID
    id: UUID
    title: str
    when: str = ""
    day: date | None = None
    person_id: UUID | None = None

    @property
    def words(self) -> str:
        """The criterion as a person reads it."""
        return WORDS[self.criterion]

    @property
    def icon(self) -> str:
        """The drawing beside the words."""
        return ICONS[self.criterion]


def place_of(reason: Reason) -> tuple[int, date, str]:
    """Return where a reason comes among others."""
    return PLACES[reason.criterion], reason.day or date.max, reason.title


def by_family(reasons: Iterable[Reason]) -> dict[UUID, tuple[Reason, ...]]:
    """Return the reasons of each family, in order."""
    found: dict[UUID, list[Reason]] = defaultdict(list)
    for reason in reasons:
        found[reason.dossier_id].append(reason)
    return {dossier_id: tuple(sorted(some, key=place_of)) for dossier_id, some in found.items()}


def ranked(reasons: Iterable[Reason], *, numbers: Mapping[UUID, str]) -> list[UUID]:
    """Return the families in the order in which they are talked of; `numbers` decide where nothing else does."""
    families = by_family(reasons)
    return sorted(families, key=lambda pk: (place_of(families[pk][0])[:2], numbers.get(pk, "")))


def moved(order: Sequence[UUID], chosen: UUID, *, by: int) -> list[UUID]:
    """Return an order with one of it moved so many places, as far as there are places."""
    left = [pk for pk in order if pk != chosen]
    place = max(0, min(len(left), order.index(chosen) + by))
    return [*left[:place], chosen, *left[place:]]
