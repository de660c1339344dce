"""What the pages about meetings may show: values only, already in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import accumulate
from uuid import UUID

from weerzien.dossiers.queries.families import FamilyHead
from weerzien.meetings.rules.ranking import Reason
from weerzien.meetings.rules.states import ARRANGED, ITEM_STATES, MEETING_STATES, ItemState, Kind, MeetingState
from weerzien.plans.queries import TaskLine


@dataclass(frozen=True, slots=True)
class AttendeeLine:
    """Somebody who is asked to a meeting. `was_present` is None until somebody wrote it down."""

    id: UUID
    account_id: UUID
    name: str
    organisation_id: UUID
    organisation: str
    is_chair: bool
    was_present: bool | None


@dataclass(frozen=True, slots=True)
class MeetingHead:
    """One meeting. `leads` is whether the reader arranges its agenda, `keeps` whether the reader may move or cancel it.

    `dossier_id` and `person_id` are set for a transition meeting.
    """

    id: UUID
    kind: Kind
    name: str
    series_id: UUID | None
    is_regional: bool
    municipality_id: UUID
    municipality: str
    held_on: date
    starts_at: time
    minutes: int
    place: str
    state: MeetingState
    dossier_id: UUID | None
    person_id: UUID | None
    plain_words: str
    guests: str
    current_item: UUID | None
    sequence: int
    version: int
    attendees: tuple[AttendeeLine, ...]
    leads: bool
    keeps: bool

    @property
    def state_words(self) -> str:
        """The state as a person reads it."""
        return MEETING_STATES[self.state]

    @property
    def may_change(self) -> bool:
        """Whether anything can still be arranged."""
        return self.state in ARRANGED

    @property
    def is_running(self) -> bool:
        """Whether people are talking now."""
        return self.state is MeetingState.RUNNING

    @property
    def ends_at(self) -> time:
        """When it should be over; not past midnight."""
        begun = datetime.combine(self.held_on, self.starts_at)
        ends = begun + timedelta(minutes=self.minutes)
        return ends.time() if ends.date() == self.held_on else time(23, 59)

    @property
    def hours(self) -> str:
        """From when until when, in words."""
        return f"{self.starts_at:%H.%M} tot {self.ends_at:%H.%M} uur"

    @property
    def organisations(self) -> dict[UUID, str]:
        """The organisations that are asked, by name."""
        named = {line.organisation_id: line.organisation for line in self.attendees}
        return dict(sorted(named.items(), key=lambda pair: pair[1]))

    @property
    def present(self) -> tuple[AttendeeLine, ...]:
        """Who is there: everybody who is asked, until somebody writes down who came."""
        if all(line.was_present is None for line in self.attendees):
            return self.attendees
        return tuple(line for line in self.attendees if line.was_present)


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """What was decided on an item, and why."""

    id: UUID
    what: str
    ground: str
    person_id: UUID | None
    part: str


@dataclass(frozen=True, slots=True)
class ItemLine:
    """One item of an agenda as this reader may see it; `title` is the family, or what else it is about.

    `readers` are the others of this meeting who know the family; empty where that was not asked.
    """

    id: UUID
    dossier_id: UUID | None
    number: str
    title: str
    minutes: int
    state: ItemState
    version: int
    reasons: tuple[Reason, ...]
    decisions: tuple[DecisionLine, ...]
    agreements: tuple[TaskLine, ...]
    unfinished: tuple[TaskLine, ...]
    family: FamilyHead | None
    readers: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    narrow: frozenset[UUID] = frozenset()

    @property
    def state_words(self) -> str:
        """The state as a person reads it."""
        return ITEM_STATES[self.state]

    @property
    def people(self) -> tuple[tuple[UUID, str], ...]:
        """The members of the family by first name, those of whom that may be known."""
        if self.family is None:
            return ()
        known = [(one.person_id, self.family.first_name_of(one.person_id)) for one in self.family.members]
        return tuple((pk, name) for pk, name in known if name)

    def name_of(self, person_id: UUID | None) -> str:
        """Return the first name of a member, nothing for the whole family."""
        return self.family.first_name_of(person_id) if self.family else ""

    @property
    def is_open(self) -> bool:
        """Whether it is still to be talked of."""
        return self.state is ItemState.OPEN

    @property
    def is_dropped(self) -> bool:
        """Whether it is off the agenda."""
        return self.state is ItemState.DROPPED

    @property
    def is_for_all(self) -> bool:
        """Whether everybody who is asked knows of it."""
        return not self.others


@dataclass(frozen=True, slots=True)
class AgendaPanel:
    """A meeting with its agenda as this reader may see it, in order; `dropped` stand apart."""

    head: MeetingHead
    items: tuple[ItemLine, ...]
    dropped: tuple[ItemLine, ...]

    @property
    def minutes(self) -> int:
        """How long the items take together."""
        return sum(item.minutes for item in self.items)

    @property
    def is_too_long(self) -> bool:
        """Whether the items take longer than the meeting."""
        return self.minutes > self.head.minutes

    @property
    def fitting(self) -> tuple[ItemLine, ...]:
        """The first items, as many as the meeting has time for; always one."""
        until = [*accumulate(item.minutes for item in self.items)]
        return self.items[: max(1, sum(minute <= self.head.minutes for minute in until))]

    @property
    def beyond(self) -> tuple[ItemLine, ...]:
        """The items for which there is no time any more."""
        return self.items[len(self.fitting) :]

    @property
    def shown(self) -> tuple[UUID, ...]:
        """The families that stand on the page, for the line about who looked."""
        found = {item.dossier_id for item in (*self.items, *self.dropped) if item.dossier_id}
        return tuple(sorted(found | ({self.head.dossier_id} if self.head.dossier_id else set())))

    def item(self, item_id: UUID) -> ItemLine | None:
        """Return one item, None where the reader has no such item."""
        return next((item for item in (*self.items, *self.dropped) if item.id == item_id), None)

    def beside(self, item_id: UUID) -> tuple[ItemLine | None, ItemLine | None]:
        """Return the item before one and the item after it."""
        ids = [item.id for item in self.items]
        if item_id not in ids:
            return None, self.items[0] if self.items else None
        place = ids.index(item_id)
        before = self.items[place - 1] if place else None
        return before, self.items[place + 1] if place + 1 < len(ids) else None
