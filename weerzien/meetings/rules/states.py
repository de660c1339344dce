"""The states of a meeting and of what stands on its agenda, as tables, and what may become of what."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class Kind(StrEnum):
    """Of a series, about many families; or of one youngster who goes on to another stage."""

    SERIES = "series"
    TRANSITION = "transition"


class MeetingState(StrEnum):
    PLANNED = "planned"
    RUNNING = "running"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class ItemState(StrEnum):
    OPEN = "open"
    DISCUSSED = "discussed"
    LATER = "later"
    DROPPED = "dropped"


KIND_WORDS: Final[Mapping[Kind, str]] = {Kind.SERIES: "overleg", Kind.TRANSITION: "overgangsoverleg"}
MEETING_STATES: Final[Mapping[MeetingState, str]] = {
    MeetingState.PLANNED: "gepland",
    MeetingState.RUNNING: "bezig",
    MeetingState.CLOSED: "afgesloten",
    MeetingState.CANCELLED: "afgezegd",
}
ITEM_STATES: Final[Mapping[ItemState, str]] = {
    ItemState.OPEN: "nog bespreken",
    ItemState.DISCUSSED: "besproken",
    ItemState.LATER: "naar het volgende overleg",
    ItemState.DROPPED: "van de agenda",
}
NEXT: Final[Mapping[MeetingState, frozenset[MeetingState]]] = {
    MeetingState.PLANNED: frozenset({MeetingState.RUNNING, MeetingState.CANCELLED}),
    MeetingState.RUNNING: frozenset({MeetingState.CLOSED}),
    MeetingState.CLOSED: frozenset(),
    MeetingState.CANCELLED: frozenset(),
}
ARRANGED: Final = frozenset({MeetingState.PLANNED, MeetingState.RUNNING})
"""As long as a meeting is one of these, its agenda may change and things may be agreed."""


def may_become(before: str, after: MeetingState) -> bool:
    """Return whether a meeting may go from one state to another."""
    return after in NEXT[MeetingState(before)]
