"""A series of the municipality of the cast, with a partner and a guardian, and a meeting of it."""

from __future__ import annotations

from datetime import time, timedelta
from uuid import UUID

from tests.cast import NOW, TODAY
from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.meetings.actions import arranging, ordering
from weerzien.meetings.actions.arranging import Rhythm

NEXT = TODAY + timedelta(days=4)
RHYTHM = Rhythm("Overleg Meerdijk", 2, NEXT, time(9, 30), 90, "Stadhuis, kamer 2")


def begin(chair: Actor, *others: Actor, is_regional: bool = False) -> UUID:
    """Begin a series with a chair and others; who may lead meetings is a chair as well."""
    with acting(chair, today=TODAY):
        series_id = arranging.begin_series(actor=chair, rhythm=RHYTHM, is_regional=is_regional, at=NOW)
        for one in others:
            is_chair = one.municipality_id is not None and "gezinsregisseur" in one.roles
            arranging.take_part(chair, series_id, one, is_chair=is_chair, at=NOW)
    return series_id


def plan(chair: Actor, series_id: UUID) -> UUID:
    """Plan the meeting of a series of next week, with its agenda made."""
    with acting(chair, today=TODAY):
        meeting_id = arranging.plan_meeting(actor=chair, series_id=series_id, held_on=NEXT, today=TODAY, at=NOW)
        ordering.make_agenda(actor=chair, meeting_id=meeting_id, today=TODAY, at=NOW)
    return meeting_id
