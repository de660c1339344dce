"""A meeting of Meerdijk to which a partner is asked, with a decision in every part of every family of Meerdijk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time
from typing import Any
from uuid import UUID, uuid4

import psycopg

from tests.matrix.families import PlantedFamily
from tests.matrix.planted import FAMILY, LISTED, UNLISTED, Marks
from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.access.roles import Compartment
from weerzien.kernel.calendars import next_working_day
from weerzien.meetings.actions import arranging, ordering
from weerzien.meetings.actions.arranging import Rhythm
from weerzien.meetings.queries.agenda import agenda
from weerzien.meetings.queries.heads import meeting_head

ASKED_TO_IT = ("Meerdijk", "Ketenpartner")
A_DECISION = (
    "insert into meetings_decision (id, meeting_id, item_id, dossier_id, subject_id, compartment, what, ground,"
    " made_by_id, made_at) values (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"
)


@dataclass(frozen=True)
class PlantedMeeting:
    """A meeting, the series it is of, and its items by the name of the family."""

    series_id: UUID = field(default_factory=uuid4)
    id: UUID = field(default_factory=uuid4)
    items: Mapping[str, UUID] = field(default_factory=dict)


def hold(
    owner: psycopg.Connection[Any],
    marks: Marks,
    families: Mapping[str, PlantedFamily],
    *,
    chair: Actor,
    partner: Actor,
    now: datetime,
) -> PlantedMeeting:
    """Plan a meeting whose agenda makes itself, and decide something in every part of every family on it."""
    today = now.date()
    rhythm = Rhythm("Overleg", 2, next_working_day(today), time(9, 30), 90, "Stadhuis")
    with acting(chair, today=today):
        series_id = arranging.begin_series(actor=chair, rhythm=rhythm, is_regional=False, at=now)
        arranging.take_part(chair, series_id, partner, is_chair=False, at=now)
        meeting_id = arranging.plan_meeting(actor=chair, series_id=series_id, held_on=today, today=today, at=now)
        ordering.make_agenda(actor=chair, meeting_id=meeting_id, today=today, at=now)
        lines = agenda(meeting_head(meeting_id), today=today).items
    by_family = {line.dossier_id: line.id for line in lines}
    items = {name: by_family[one.id] for name, one in families.items() if one.id in by_family}
    for name, item_id in items.items():
        for compartment in Compartment:
            for who in (FAMILY, LISTED, UNLISTED):
                family = families[name]
                word = marks.word("Decision.what", (name, who), compartment)
                ground = marks.word("Decision.ground", (name, who), compartment)
                row = [uuid4(), meeting_id, item_id, family.id, family.subject(who), compartment, word, ground]
                owner.execute(A_DECISION, [*row, chair.account_id, now])
    return PlantedMeeting(series_id, meeting_id, items)
