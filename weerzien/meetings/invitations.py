"""An invitation for a calendar: when and where, and of nobody anything else."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from weerzien.meetings.queries.panels import MeetingHead
from weerzien.meetings.rules.states import MeetingState

HERE: Final = ZoneInfo("Europe/Amsterdam")
DOMAIN: Final = "weerzien.invalid"
MAKER: Final = "-//weerzien//overleg//NL"
SUBJECT: Final = "Overleg van partners"
WHAT: Final = (
    "De agenda en de voorbereiding staan in weerzien. In deze uitnodiging staan met opzet geen gegevens van gezinnen."
)


def invitation(head: MeetingHead, *, address: str, at: datetime) -> bytes:
    """Return the meeting as an iCalendar file (RFC 5545): the same id each time, and a higher number after a change.

    A cancelled meeting takes itself out of a calendar (RFC 5546). The name of the series, who comes, and whom it is
    about do not stand in it: calendars are shared with people who may not know. `address` is where its page is.
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
    event.add("status", "CANCELLED" if is_off else "CONFIRMED")
    event.add("class", "CONFIDENTIAL")
    calendar.add_component(event)
    calendar.add_missing_timezones()
    written: bytes = calendar.to_ical()
    return written
