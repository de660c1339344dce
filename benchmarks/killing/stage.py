"""Fills a database for people at work together: families, partners who know them, and a meeting that has begun.

Run in a process of its own, with a workbook of families.
"""

from __future__ import annotations

import sys
from datetime import datetime, time
from typing import TYPE_CHECKING, Final
from uuid import UUID

import django

from benchmarks.cast import make_people

if TYPE_CHECKING:
    from weerzien.access.actors import Actor

CHAIR: Final = "amina@demo.weerzien.example"
INTEGRATION: Final = "bram@demo.weerzien.example"
SUPPORTER: Final = "noor@demo.weerzien.example"
GUARDIAN: Final = "thijs@demo.weerzien.example"
OTHERS: Final = (SUPPORTER, GUARDIAN, INTEGRATION)


def fill_without_meeting(workbook: str, now: datetime) -> None:
    """Take the families in and give the partners theirs."""
    from weerzien.cli.demo_partners import involve_partners  # noqa: PLC0415 -- only after Django has started
    from weerzien.cli.main import main  # noqa: PLC0415 -- only after Django has started

    make_people()
    if main(["import", workbook, "--als", CHAIR]):
        raise RuntimeError("the workbook was not taken in")
    involve_partners(coordinator=CHAIR, integration=INTEGRATION, supporter=SUPPORTER, guardian=GUARDIAN, now=now)


def meet(now: datetime, *, others: tuple[str, ...]) -> UUID:
    """Plan a meeting of today about all that is to be talked of, begin it and return it."""
    from weerzien.access.queries import account_id_of, actor_for  # noqa: PLC0415 -- only after Django has started
    from weerzien.early_signals.work import unit_of_work  # noqa: PLC0415 -- only after Django has started
    from weerzien.kernel.calendars import next_working_day  # noqa: PLC0415 -- only after Django has started
    from weerzien.meetings.actions import arranging, ordering, talking  # noqa: PLC0415 -- only after Django has started

    today = now.date()
    amina: Actor = actor_for(account_id_of(CHAIR), today=today)
    with unit_of_work(amina, today=today, now=now):
        rhythm = arranging.Rhythm("Partneroverleg", 2, next_working_day(today), time(9, 30), 90, "Stadhuis")
        series_id = arranging.begin_series(actor=amina, rhythm=rhythm, is_regional=False, at=now)
        for email in others:
            arranging.add_participant(
                actor=amina, series_id=series_id, email=email, is_chair=False, today=today, at=now
            )
        meeting_id = arranging.plan_meeting(actor=amina, series_id=series_id, held_on=today, today=today, at=now)
        ordering.make_agenda(actor=amina, meeting_id=meeting_id, today=today, at=now)
        talking.begin_meeting(actor=amina, meeting_id=meeting_id, at=now)
    return meeting_id


if __name__ == "__main__":
    django.setup()
    from weerzien.cli.clock import what_time_is_it

    began = what_time_is_it()
    fill_without_meeting(sys.argv[1], began)
    meet(began, others=OTHERS)
