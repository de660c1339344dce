"""A family's course, put together out of what its page reads already: rows, outcomes and what may be derived."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from weerzien.dossiers.queries.facts import DerivedLine, HistoryRow
from weerzien.dossiers.queries.families import FamilyHead
from weerzien.early_signals.member_line import MemberLine
from weerzien.early_signals.panels import OutcomeLine
from weerzien.early_signals.timeline.coming import coming_of
from weerzien.early_signals.timeline.marks import Course, Flag, Lane, Mark, Moment, Stretch, Track
from weerzien.early_signals.timeline.moments import derived_moments, moments_of
from weerzien.early_signals.timeline.stretches import stretches_of

EVERYBODY = "Het hele gezin"
SOMEBODY = "Een gezinslid"


@dataclass(slots=True)
class _Filling:
    """A lane while it is being filled."""

    moments: list[Moment] = field(default_factory=list)
    stretches: list[Stretch] = field(default_factory=list)
    flags: list[Flag] = field(default_factory=list)

    def take(self, mark: Mark) -> None:
        if isinstance(mark, Moment):
            self.moments.append(mark)
        elif isinstance(mark, Stretch):
            self.stretches.append(mark)
        else:
            self.flags.append(mark)


def course_of(
    rows: Sequence[HistoryRow],
    derived: Sequence[DerivedLine],
    opened: Collection[str],
    *,
    outcomes: Mapping[UUID, Mapping[str, Any]],
    lines: Sequence[OutcomeLine],
    members: Sequence[MemberLine],
    head: FamilyHead,
    today: date,
) -> Course:
    """Return everything this reader sees of a family, by track and person; it reads nothing itself."""
    now = [row for row in rows if row.superseded_by is None]
    coming = [each for line in lines for each in coming_of(line, outcomes[line.outcome_id], today=today)]
    closed = [line for line in derived if line.compartment not in opened]
    lanes: dict[tuple[Track, UUID | None], _Filling] = defaultdict(_Filling)
    for track, about, moment in (*moments_of(now, today=today), *derived_moments(closed, today=today)):
        lanes[track, about].take(moment)
    for track, about, stretch in stretches_of(now, coming, today=today):
        lanes[track, about].take(stretch)
    for each in coming:
        lanes[each.track, each.person_id].take(each.mark)
    known = {member.person_id: member.first_name for member in members}
    order = {pk: place for place, pk in enumerate((None, *known))}
    several = sorted(lanes.items(), key=lambda lane: (list(Track).index(lane[0][0]), order.get(lane[0][1], len(order))))
    return Course(
        dossier_id=head.dossier_id,
        today=today,
        lanes=tuple(_lane(track, name_of(about, head, known), filling) for (track, about), filling in several),
    )


def name_of(person_id: UUID | None, head: FamilyHead, known: Mapping[UUID, str]) -> str:
    """Return how a person is called in front of a lane, as far as the reader may know."""
    if person_id is None:
        return EVERYBODY
    return head.first_name_of(person_id) or known.get(person_id, "") or SOMEBODY


def _lane(track: Track, person: str, filling: _Filling) -> Lane:
    return Lane(
        track,
        person,
        tuple(sorted(filling.moments, key=lambda mark: (mark.first, mark.last, mark.key))),
        tuple(sorted(filling.stretches, key=lambda mark: (mark.first or date.min, mark.key))),
        tuple(sorted(filling.flags, key=lambda mark: (mark.day, mark.title, mark.key))),
    )
