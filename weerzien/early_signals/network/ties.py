"""What the page of a family's network shows: ties by organisation; values only, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID


class Standing(StrEnum):
    """How somebody stands around a family."""

    NOW = "now"
    LEAVING = "leaving"
    AHEAD = "ahead"
    PAST = "past"


STANDING_WORDS = {
    Standing.NOW: "nu",
    Standing.LEAVING: "vertrekt binnenkort",
    Standing.AHEAD: "komt nog",
    Standing.PAST: "niet meer",
}


@dataclass(frozen=True, slots=True)
class Tie:
    """Somebody, or an organisation without a name, around the family. `until` is the last day, None is not known.

    `about` is for whom and for what, `since` and `contact` how that reads; `leaves` is empty for who stays.
    """

    key: str
    name: str
    organisation: str
    role: str
    about: str
    ground: str
    since_on: date | None
    since: str
    contact_on: date | None
    contact: str
    until: date | None
    leaves: str
    standing: Standing
    outcome_id: UUID | None = None

    @property
    def called(self) -> str:
        """How somebody is called, or what an organisation without a name is here for."""
        return self.name or self.role or self.organisation


@dataclass(frozen=True, slots=True)
class Circle:
    """One organisation with its people; `standing` is that of whoever stands closest."""

    organisation: str
    ties: tuple[Tie, ...]
    standing: Standing


@dataclass(frozen=True, slots=True)
class NetworkPanel:
    """The network of a family; `hides` says that there may be more than this reader sees."""

    dossier_id: UUID
    number: str
    family: str
    members_count: int
    today: date
    circles: tuple[Circle, ...]
    hides: bool

    @property
    def ties(self) -> tuple[Tie, ...]:
        """Everybody, in the order of the circles."""
        return tuple(tie for circle in self.circles for tie in circle.ties)

    @property
    def leaving(self) -> tuple[Tie, ...]:
        """Who is about to leave, the first to go first."""
        going = [tie for tie in self.ties if tie.standing is Standing.LEAVING]
        return tuple(sorted(going, key=lambda tie: (tie.until or date.max, tie.called)))
