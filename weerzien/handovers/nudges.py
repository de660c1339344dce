"""When somebody is reminded of a handover that waits, and when it goes to the team leads: a table over its days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from weerzien.handovers.rules import Side, State


class Reason(StrEnum):
    """Why somebody hears of a handover."""

    NOT_SENT = "not_sent"
    ANSWER_SOON = "answer_soon"
    ANSWER_LATE = "answer_late"
    NOBODY_ACCEPTED = "nobody_accepted"
    NO_CONTACT = "no_contact"
    CONTACT_LATE = "contact_late"
    NOT_COMPLETED = "not_completed"


@dataclass(frozen=True, slots=True)
class Turn:
    """From which day on somebody hears of it: so many days after a day of the handover, and again every week.

    `to` is who hears it; None is everybody above both: the team leads of both sides and the coordinator. Of what was
    never sent the other side hears nothing.
    """

    reason: Reason
    counted_from: str
    after_days: int
    to: Side | None


TURNS: Final[Mapping[State, tuple[Turn, ...]]] = {
    State.PROPOSED: (
        Turn(Reason.NOT_SENT, "proposed_on", 7, Side.SENDER),
        Turn(Reason.NOBODY_ACCEPTED, "gap_on", 0, None),
    ),
    State.SENT: (
        Turn(Reason.ANSWER_SOON, "answer_by", -7, Side.RECEIVER),
        Turn(Reason.ANSWER_LATE, "answer_by", 1, None),
        Turn(Reason.NOBODY_ACCEPTED, "gap_on", 0, None),
    ),
    State.ACCEPTED: (
        Turn(Reason.NO_CONTACT, "accepted_on", 7, Side.RECEIVER),
        Turn(Reason.CONTACT_LATE, "accepted_on", 14, None),
    ),
    State.CONTACT_PLANNED: (
        Turn(Reason.NO_CONTACT, "contact_planned_on", 1, Side.RECEIVER),
        Turn(Reason.CONTACT_LATE, "contact_planned_on", 8, None),
    ),
    State.CONTACT_CONFIRMED: (
        Turn(Reason.NOT_COMPLETED, "contact_on", 28, Side.RECEIVER),
        Turn(Reason.NOT_COMPLETED, "contact_on", 42, None),
    ),
}
"""Choices of ours, until practice says better. What is over asks nobody for anything."""
AGAIN_DAYS: Final = 7


@dataclass(frozen=True, slots=True)
class Due:
    """Somebody hears of it, for a reason, since a day; the same turn is told to nobody twice."""

    reason: Reason
    day: date
    to: Side | None


def due(state: State, days: Mapping[str, date | None], *, on: date) -> tuple[Due, ...]:
    """Return what is due on a day: of every turn the latest week that has begun.

    `days` are those of the handover by name; `gap_on` is given where the sender's ground has ended and nobody accepted.
    """
    found = []
    for turn in TURNS.get(state, ()):
        base = days.get(turn.counted_from)
        first = base + timedelta(days=turn.after_days) if base is not None else None
        if first is not None and first <= on:
            weeks = (on - first).days // AGAIN_DAYS
            found.append(Due(turn.reason, first + timedelta(days=weeks * AGAIN_DAYS), turn.to))
    return tuple(found)
