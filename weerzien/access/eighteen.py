"""On which grounds guardians know a youngster around the eighteenth birthday, as far as the one who asks may know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID

from weerzien.access.models.involvement import GROUND_WORDS
from weerzien.access.questions import asked
from weerzien.access.roles import Compartment, Ground

OPEN_HANDOVER: Final = "open_handover"
WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {**{ground.value: words for ground, words in GROUND_WORDS.items()}, OPEN_HANDOVER: "overdracht die nog loopt"}
)
GROUNDS: Final = "select to_json(known) from grounds_around_eighteen(%(family)s) known"


@dataclass(frozen=True, slots=True)
class GroundOfGuardian:
    """One ground, for one youngster. `since` and `until` are its first and last day, None where no end is known."""

    involvement_id: UUID
    person_id: UUID
    name: str
    organisation: str
    ground: str
    since: date
    until: date | None
    compartments: tuple[Compartment, ...]

    @property
    def words(self) -> str:
        """What the ground is called."""
        return WORDS[self.ground]

    @property
    def is_guardianship(self) -> bool:
        """Whether it ends at eighteen."""
        return self.ground == Ground.GUARDIANSHIP

    def lasts(self, on: date) -> bool:
        """Return whether it holds on a day or later."""
        return self.until is None or self.until >= on


def grounds_around_eighteen(family_id: UUID) -> tuple[GroundOfGuardian, ...]:
    """Return the grounds of guardians in a family, the first to begin first; one query.

    Nothing for who neither grants involvement, nor is the guardian or the youngster.
    """
    return tuple(ground_in_words(said) for (said,) in asked(GROUNDS, {"family": family_id}))


def ground_in_words(said: Mapping[str, Any]) -> GroundOfGuardian:
    """Return a ground as PostgreSQL says it in JSON."""
    return GroundOfGuardian(
        UUID(said["involvement_id"]),
        UUID(said["person_id"]),
        said["name"],
        said["organisation"] or "",
        said["ground"],
        date.fromisoformat(said["first_day"]),
        date.fromisoformat(said["last_day"]) if said["last_day"] else None,
        tuple(Compartment(name) for name in said["compartments"]),
    )
