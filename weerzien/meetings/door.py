"""The way to a series or a meeting that somebody is about to change: locked, and only for who leads it."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from weerzien.access.questions import asked
from weerzien.kernel.refusals import NotFound
from weerzien.meetings.models import AgendaItem, Meeting, Series, StandingAgreement
from weerzien.meetings.rules.refusals import ChangedMeanwhile, MayNotChair, MeetingOver
from weerzien.meetings.rules.states import ARRANGED

LEADS: Final = """
select m.id in (select meetings_led()), m.id in (select meetings_kept()) from meetings_meeting m where m.id = %(id)s
"""
KEEPS: Final = (
    "select s.id in (select series_kept()), s.id in (select series_led()) from meetings_series s where s.id = %(id)s"
)


def led_meeting(meeting_id: UUID) -> Meeting:
    """Return a meeting that the one who acts leads, locked. Raises NotFound, MayNotChair, MeetingOver."""
    return _locked(meeting_id, place=0)


def kept_meeting(meeting_id: UUID) -> Meeting:
    """Return a meeting of the own municipality, locked, to move or cancel it. Raises as `led_meeting` does."""
    return _locked(meeting_id, place=1)


def _locked(meeting_id: UUID, *, place: int) -> Meeting:
    rows = asked(LEADS, {"id": meeting_id})
    if not rows:
        raise NotFound
    if not rows[0][place]:
        raise MayNotChair
    meeting = Meeting.objects.select_for_update().get(id=meeting_id)
    if meeting.state not in ARRANGED:
        raise MeetingOver
    return meeting


def item_of(meeting: Meeting, item_id: UUID) -> AgendaItem:
    """Return an item of a meeting that the one who acts knows of, locked. Raises NotFound."""
    item = AgendaItem.objects.select_for_update().filter(id=item_id, meeting_id=meeting.id).first()
    if item is None:
        raise NotFound
    return item


def kept_series(series_id: UUID) -> Series:
    """Return a series that the own municipality keeps, locked. Raises NotFound, MayNotChair."""
    rows = asked(KEEPS, {"id": series_id})
    if not rows:
        raise NotFound
    if not rows[0][0]:
        raise MayNotChair
    return Series.objects.select_for_update().get(id=series_id)


def check_leads_series(series_id: UUID) -> None:
    """Refuse who does not lead a series. Raises NotFound, MayNotChair."""
    rows = asked(KEEPS, {"id": series_id})
    if not rows:
        raise NotFound
    if not rows[0][1]:
        raise MayNotChair


def check_version(row: Meeting | AgendaItem | Series | StandingAgreement, version: int) -> None:
    """Refuse a change of something that another changed since it was read: nothing is overwritten unseen."""
    if row.version != version:
        raise ChangedMeanwhile
