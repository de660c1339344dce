"""Fills a database with sixty families, eight people around one meeting about all of them, and handovers that wait.

Run in a process of its own, with a workbook of the families.
"""

from __future__ import annotations

import os
import sys
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final
from uuid import UUID

import django
import psycopg

from benchmarks.killing.stage import CHAIR, OTHERS, SUPPORTER, fill_without_meeting, meet

if TYPE_CHECKING:
    from weerzien.access.actors import Actor
    from weerzien.kernel.ids import DossierId

PARTICIPANTS: Final = 8
MORE: Final = tuple(f"begeleider-{number}@demo.weerzien.example" for number in range(1, PARTICIPANTS - len(OTHERS)))
EVERY: Final = 3
"""Each further participant knows every third family."""
HANDOVERS: Final = 45
HIRE: Final = """
with somebody as (
  insert into access_account (id, email, name, password, is_active, is_demo)
  values (gen_random_uuid(), %(email)s, %(name)s, '!', true, true) returning id)
insert into access_position (id, account_id, organisation_id, role, period)
select gen_random_uuid(), s.id, p.organisation_id, p.role, p.period
from somebody s, access_position p join access_account a on a.id = p.account_id where a.email = %(like)s
"""


def stage(workbook: str, now: datetime) -> None:
    """Write all of it down through the same doors as anybody."""
    from weerzien.access.context import acting  # noqa: PLC0415 -- only after Django has started
    from weerzien.access.queries import account_id_of, actor_for  # noqa: PLC0415 -- only after Django has started
    from weerzien.dossiers.queries.families import open_family_ids  # noqa: PLC0415 -- only after Django has started

    fill_without_meeting(workbook, now)
    with psycopg.connect(os.environ["DATABASE_URL_OWNER"]) as owner:
        for number, email in enumerate(MORE, start=1):
            owner.execute(HIRE, {"email": email, "name": f"Begeleider {number}", "like": SUPPORTER})
    amina = actor_for(account_id_of(CHAIR), today=now.date())
    with acting(amina, today=now.date()):
        families = sorted(open_family_ids())
    involve(amina, families, now)
    meeting_id = meet(now, others=(*OTHERS, *MORE))
    talk_of_all(amina, meeting_id, families, now)
    hand_over(amina, families[:HANDOVERS], now)


def involve(amina: Actor, families: list[DossierId], now: datetime) -> None:
    """Let each further participant know every third family."""
    from weerzien.access.matrix import visible_compartments  # noqa: PLC0415 -- only after Django has started
    from weerzien.access.queries import account_id_of, actor_for  # noqa: PLC0415 -- only after Django has started
    from weerzien.access.roles import Ground  # noqa: PLC0415 -- only after Django has started
    from weerzien.dossiers.actions import grant_involvement  # noqa: PLC0415 -- only after Django has started
    from weerzien.early_signals.work import unit_of_work  # noqa: PLC0415 -- only after Django has started

    today = now.date()
    with unit_of_work(amina, today=today, now=now):
        for place, email in enumerate(MORE):
            partner = actor_for(account_id_of(email), today=today)
            for dossier_id in families[place % EVERY :: EVERY]:
                grant_involvement(
                    actor=amina,
                    dossier_id=dossier_id,
                    account_id=partner.account_id,
                    compartments=visible_compartments(partner.roles),
                    ground=Ground.ASSIGNMENT,
                    since=today,
                    today=today,
                    at=now,
                )


def talk_of_all(amina: Actor, meeting_id: UUID, families: list[DossierId], now: datetime) -> None:
    """Put the families on the agenda that have no reason of their own, and let everybody be there."""
    from weerzien.early_signals.work import unit_of_work  # noqa: PLC0415 -- only after Django has started
    from weerzien.meetings.actions import ordering, talking  # noqa: PLC0415 -- only after Django has started
    from weerzien.meetings.queries.agenda import agenda  # noqa: PLC0415 -- only after Django has started
    from weerzien.meetings.queries.heads import meeting_head  # noqa: PLC0415 -- only after Django has started

    today = now.date()
    with unit_of_work(amina, today=today, now=now):
        there = {item.dossier_id for item in agenda(meeting_head(meeting_id), today=today).items}
        for dossier_id in sorted(set(families) - there):
            ordering.add_family(
                actor=amina,
                meeting_id=meeting_id,
                dossier_id=dossier_id,
                reason="Even bijpraten",
                minutes=5,
                today=today,
                at=now,
            )
        head = meeting_head(meeting_id)
        present = [line.id for line in head.attendees]
        talking.write_presence(
            actor=amina, meeting_id=meeting_id, version=head.version, attendee_ids=present, guests="", at=now
        )


def hand_over(amina: Actor, families: list[DossierId], now: datetime) -> None:
    """Send a handover of each of these families to the organisation of the supporter."""
    from weerzien.access.queries import account_id_of, actor_for  # noqa: PLC0415 -- only after Django has started
    from weerzien.early_signals.work import unit_of_work  # noqa: PLC0415 -- only after Django has started
    from weerzien.handovers.actions import file_at, propose, send  # noqa: PLC0415 -- only after Django has started
    from weerzien.handovers.rules import NewHandover, Theme  # noqa: PLC0415 -- only after Django has started

    today = now.date()
    new = NewHandover(
        theme=Theme.GUIDANCE,
        person_id=None,
        organisation_id=actor_for(account_id_of(SUPPORTER), today=today).organisation_id,
        account_id=None,
        compartments=frozenset({"guardianship", "housing", "schooling", "relations"}),
        words="De begeleiding gaat over.",
        asked_back="",
        answer_by=today + timedelta(days=14),
    )
    for dossier_id in families:
        with unit_of_work(amina, today=today, now=now):
            handover_id = propose(actor=amina, dossier_id=dossier_id, new=new, today=today, at=now)
        with unit_of_work(amina, today=today, now=now):
            seen = file_at(handover_id, today=today).digest
            send(actor=amina, handover_id=handover_id, seen=seen, today=today, at=now)


if __name__ == "__main__":
    django.setup()
    from weerzien.cli.clock import what_time_is_it

    stage(sys.argv[1], what_time_is_it())
