"""An invitation for a calendar: when and where, and of nobody anything else."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Final, Protocol
from uuid import UUID
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from weerzien.meetings.rules.states import MeetingState

HERE: Final = ZoneInfo("Europe/Amsterdam")
DOMAIN: Final = "weerzien.invalid"
MAKER: Final = "-//weerzien//overleg//NL"
SUBJECT: Final = "Overleg van partners"
WHAT: Final = (
    "De agenda en de voorbereiding staan in weerzien. In deze uitnodiging staan met opzet geen gegevens van gezinnen."
)


class Held(Protocol):
    """What a calendar hears of a meeting: as much of it as a page or a mail knows."""

    @property
    def id(self) -> UUID: ...
    @property
    def state(self) -> MeetingState: ...
    @property
    def sequence(self) -> int: ...
    @property
    def held_on(self) -> date: ...
    @property
    def starts_at(self) -> time: ...
    @property
    def ends_at(self) -> time: ...
    @property
    def place(self) -> str: ...


def invitation(head: Held, *, address: str, at: datetime, attendee: str = "") -> bytes:
    """Return the meeting as an iCalendar file (RFC 5545): the same id each time, and a higher number after a change.

    A cancelled meeting takes itself out of a calendar (RFC 5546). The name of the series, who comes, and whom it is
    about do not stand in it: calendars are shared with people who may not know. `address` is where its page is,
    `attendee` the mail address of whoever gets it by mail: without one a calendar does not take it.
    """
    is_off = head.state is MeetingState.CANCELLED
    calendar = Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if is_off else "REQUEST")
    event = Event()
    event.add("uid", f"{head.id}@{DOMAIN}")
    event.add("sequence", head.sequence)
    event.add("dtstamp", at.astimezone(UTC))
    event.add("dtstart", datetime.combine(head.held_on, head.starts_at, HERE))
    event.add("dtend", datetime.combine(head.held_on, head.ends_at, HERE))
    event.add("summary", SUBJECT)
    event.add("description", WHAT)
    event.add("location", head.place)
    event.add("url", address)
    event.add("organizer", f"mailto:geen-antwoord@{DOMAIN}")
    if attendee:
        event.add("attendee", f"mailto:{attendee}")
    event.add("status", "CANCELLED" if is_off else "CONFIRMED")
    event.add("class", "CONFIDENTIAL")
    calendar.add_component(event)
    calendar.add_missing_timezones()
    written: bytes = calendar.to_ical()
    return written
