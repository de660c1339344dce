"""Tasks with a mark in every word."""

from __future__ import annotations

from datetime import datetime, timedelta

from tests.matrix.planted import Marks
from weerzien.access.actors import Actor
from weerzien.access.roles import Compartment
from weerzien.kernel.ids import DossierId
from weerzien.plans.actions import finish_task, give_task, move_task


def plant_tasks(marks: Marks, about: tuple[str, str], by: Actor, *, dossier_id: DossierId, now: datetime) -> None:
    """Give two tasks for the family as a whole: one that changed hands, and one that was done."""
    today = now.date()
    given = [
        give_task(
            by, dossier_id, what=marks.word("Task.what", about, "contacts"), organisation_id=by.organisation_id,
            person_id=by.account_id, ground=marks.word("Task.ground", about, "contacts"), due=today,
            compartment=Compartment.CONTACTS, today=today, at=now,
        )
        for _ in range(2)
    ]  # fmt: skip
    move_task(
        by, given[0], organisation_id=by.organisation_id, person_id=None, today=today, at=now,
        because=marks.word("TaskMove.because", about, "contacts"),
    )  # fmt: skip
    # Longer ago than an end may be undone, or every page of the coordinator would offer to.
    ended = now - timedelta(days=1)
    finish_task(by, given[1], done=marks.word("Task.ended_words", about, "contacts"), today=today, at=ended)
