"""Who is responsible on a day, worked out from periods and grounds: there is no input for which it is nobody.

PostgreSQL works out the same in `responsible_on`; a test walks both through every state, step and ending.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from weerzien.handovers.rules import OwnGround


class Because(StrEnum):
    """On what ground somebody is responsible."""

    MET = "met"
    GUARDIANSHIP = "guardianship"
    OWN_GROUND = "own_ground"
    ACCEPTED = "accepted"
    GAP = "gap"
    ASSIGNED = "assigned"


BECAUSE_WORDS = {
    Because.MET: "heeft overgenomen en het gezin gesproken",
    Because.GUARDIANSHIP: "voogdij",
    Because.OWN_GROUND: "draagt over, tot het eerste contact is bevestigd",
    Because.ACCEPTED: "heeft aangenomen; de grond van de verzender is geëindigd",
    Because.GAP: "opvang bij gat",
    Because.ASSIGNED: "vast verantwoordelijk voor het gezin",
}


@dataclass(frozen=True, slots=True)
class Responsible:
    """An organisation, and on what ground."""

    organisation_id: UUID
    because: Because


@dataclass(frozen=True, slots=True)
class Stretch:
    """An organisation from a day on, up to and not including another; None where it has no end."""

    organisation_id: UUID
    since: date
    until: date | None = None

    def holds(self, on: date) -> bool:
        """Return whether a day lies in it."""
        return self.since <= on and (self.until is None or on < self.until)


@dataclass(frozen=True, slots=True)
class Guardian:
    """Who has guardianship; it ends on the earliest of order, eighteenth birthday and departure.

    `is_followed`: somebody accepted the youngster outside any handover that is kept here.
    """

    organisation_id: UUID
    ordered_on: date | None = None
    eighteen_on: date | None = None
    departed_on: date | None = None
    is_followed: bool = False

    @property
    def ends_on(self) -> date | None:
        """The first day on which there is no guardianship any more."""
        known = [day for day in (self.ordered_on, self.eighteen_on, self.departed_on) if day is not None]
        return min(known) if known else None

    def lasts(self, on: date) -> bool:
        """Return whether there is guardianship on a day."""
        return self.ends_on is None or on < self.ends_on


@dataclass(frozen=True, slots=True)
class Handed:
    """A handover, by the days on which something became of it.

    `closed_on` is when it was refused or withdrawn, `ended_on` when another took over from the receiver. `own_until` is
    the first day on which an involvement of the sender no longer holds. `is_wider`: of the whole family, where one
    person is asked about.
    """

    from_organisation_id: UUID
    to_organisation_id: UUID
    own_ground: OwnGround
    is_wider: bool = False
    sent_on: date | None = None
    accepted_on: date | None = None
    contact_on: date | None = None
    closed_on: date | None = None
    ended_on: date | None = None
    own_until: date | None = None

    def is_met(self, on: date) -> bool:
        """Return whether the receiver has met the family by a day, and nobody took over since."""
        return _by(self.contact_on, on) and not _by(self.ended_on, on)

    def is_accepted(self, on: date) -> bool:
        """Return whether it was accepted by a day."""
        return _by(self.accepted_on, on) and not _by(self.ended_on, on)

    def is_under_way(self, on: date) -> bool:
        """Return whether it was sent by a day and the family was not met yet."""
        return _by(self.sent_on, on) and not _by(self.contact_on, on) and not _by(self.closed_on, on)


@dataclass(frozen=True, slots=True)
class Standing:
    """All that decides who is responsible for one person, or for one family, in one theme.

    `municipal` has no gap, and `assigned` neither: PostgreSQL refuses one. `guardian` is None for a whole family.
    """

    municipal: Sequence[Stretch]
    assigned: Sequence[Stretch] = ()
    guardian: Guardian | None = None
    handed: Sequence[Handed] = ()


def responsible_on(standing: Standing, on: date) -> Responsible:
    """Return who is responsible on a day on which the family is in view; raise ValueError on any other day."""
    municipality = _holding(standing.municipal, on)
    if municipality is None:
        raise ValueError(on)
    exactly = [one for one in standing.handed if not one.is_wider]
    wider = [one for one in standing.handed if one.is_wider]
    guardian = standing.guardian
    guards = guardian is not None and guardian.lasts(on)
    under_way = [one for one in exactly if one.is_under_way(on)]
    found = (
        _latest_met(exactly, on),
        Responsible(guardian.organisation_id, Because.GUARDIANSHIP) if guardian and guards else None,
        next((_sender(one) for one in under_way if _lasts(one, municipality, on)), None),
        next((_receiver(one, Because.ACCEPTED) for one in under_way if one.is_accepted(on)), None),
        _latest_met(wider, on),
        Responsible(municipality, Because.GAP) if guardian and not guards and not guardian.is_followed else None,
    )
    assigned = _holding(standing.assigned, on) or municipality
    return next((one for one in found if one is not None), Responsible(assigned, Because.ASSIGNED))


def _latest_met(handed: Sequence[Handed], on: date) -> Responsible | None:
    met = [one for one in handed if one.is_met(on)]
    return _receiver(max(met, key=lambda one: one.contact_on or on), Because.MET) if met else None


def _lasts(handed: Handed, municipality: UUID, on: date) -> bool:
    """Return whether the sender's own ground holds; guardianship and an earlier handover were looked at before."""
    if handed.own_ground is OwnGround.MUNICIPALITY:
        return handed.from_organisation_id == municipality
    return handed.own_ground is OwnGround.INVOLVEMENT and (handed.own_until is None or on < handed.own_until)


def _sender(handed: Handed) -> Responsible:
    return Responsible(handed.from_organisation_id, Because.OWN_GROUND)


def _receiver(handed: Handed, because: Because) -> Responsible:
    return Responsible(handed.to_organisation_id, because)


def _holding(stretches: Sequence[Stretch], on: date) -> UUID | None:
    return next((one.organisation_id for one in stretches if one.holds(on)), None)


def _by(day: date | None, on: date) -> bool:
    return day is not None and day <= on
