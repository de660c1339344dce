"""Take a checklist back that began by itself, where what began it turns out not to be so: in the same transaction."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Final
from uuid import UUID

from weerzien.access.context import current_context
from weerzien.access.questions import asked
from weerzien.audit.actions import record_each
from weerzien.kernel.ids import DossierId
from weerzien.plans.checklist.at_once import youngsters_in
from weerzien.plans.checklist.beginning import FELL_AWAY
from weerzien.plans.models import Task, TaskMove
from weerzien.plans.moves import Hands, Move, keep_moves
from weerzien.plans.rules import OriginKind, State
from weerzien.rulebook.case import Case

TAKE_BACK: Final = "select take_checklist_back(%(tasks)s, %(words)s, %(at)s)"
REMARK: Final = "De overdracht of de geboortedatum waarmee de checklist begon, is gewijzigd. Kijk of dit nog nodig is."


def take_back_at_once(cases: Mapping[DossierId, Case], today: date, at: datetime) -> None:
    """Withdraw each item that nobody touched of whoever's checklist has not begun by what is known now.

    What somebody passed on already stays with them, with a remark; what was done stays done. Must run inside
    `evaluating`. One statement where there is nothing to take back.
    """
    waiting = {person_id for dossier_id, case in cases.items() for person_id in not_begun_in(case, today=today)}
    if not waiting:
        return
    by_itself = Task.objects.filter(
        dossier_id__in=sorted(cases), subject_id__in=sorted(waiting), origin=OriginKind.CHECKLIST, made_by=None
    )
    tasks = list(by_itself.filter(state=State.OPEN).order_by("dossier_id", "id"))
    remark_on([task for task in tasks if task.handed_by_id is not None], at=at)
    untouched = [task.id for task in tasks if task.handed_by_id is None]
    if untouched:
        families = {pk for (pk,) in asked(TAKE_BACK, {"tasks": untouched, "words": FELL_AWAY, "at": at})}
        record_each(current_context().actor, "plans.checklist-fell-away", dossier_ids=families, at=at)


def not_begun_in(case: Case, *, today: date) -> Iterator[UUID]:
    """Give whoever of a family came alone and has no checklist yet, by what is known now."""
    for one in youngsters_in(case):
        if one.start is None or one.start > today:
            yield one.person_id


def remark_on(tasks: list[Task], *, at: datetime) -> None:
    """Remark once, with each of these tasks, that what began it is so no longer; it stays in the same hands."""
    told = TaskMove.objects.filter(task__in=tasks, because=REMARK).order_by() if tasks else None
    known = set(told.values_list("task_id", flat=True)) if told is not None else set()
    hands = {task.id: Hands(task.organisation_id, task.account_id) for task in tasks if task.id not in known}
    stays = (Move(pk, held, held) for pk, held in hands.items())
    keep_moves(stays, actor=current_context().actor, because=REMARK, at=at)
