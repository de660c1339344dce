"""What the page of a family may show of its door and its tracks: values only, already in words."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from weerzien.early_signals.doors import CONTACT


@dataclass(frozen=True, slots=True)
class TrackLine:
    """How far one track is. `asked` is the fact asked first, empty where all are known; `about_id` whose form that is.

    `about_id` is empty where the reader may not write it, or where there is nobody yet to write it of.
    """

    code: str
    label: str
    has_begun: bool
    asked: str
    kind: str
    about_id: UUID | None

    @property
    def is_contact(self) -> bool:
        """Whether a contact is asked, which has its own form on the page."""
        return self.kind == CONTACT


@dataclass(frozen=True, slots=True)
class DoorPanel:
    """The door in words, or what is missing; empty both where the reader sees too little to tell.

    `came_in_as` is set where it was another door when the family was opened; `source` tells of this kind of family.
    """

    words: str
    missing: str
    came_in_as: str
    tracks: tuple[TrackLine, ...]
    source: str
