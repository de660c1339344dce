"""Give a task, finish it, withdraw it, or pass it on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID, uuid4

from weerzien.access.abilities import Ability
from weerzien.access.actors import Actor
from weerzien.access.queries import colleagues
from weerzien.access.questions import asked
from weerzien.access.roles import Compartment
from weerzien.audit.actions import record_change
from weerzien.dossiers.door import NotYours, OpenedDossier, open_dossier
from weerzien.kernel.ids import AccountId, DossierId, OrganisationId, PersonId, TaskId
from weerzien.kernel.refusals import NotFound
from weerzien.plans.models import Task
from weerzien.plans.moves import Hands, Move, keep_moves
from weerzien.plans.rules import (
    GRACE,
    ClosedPart,
    NotAtWorkThere,
    Origin,
    OriginKind,
    SameHands,
    State,
    TaskEnded,
    TaskStillOpen,
    check_open,
    check_reason,
    check_task,
    in_one_line,
    reminder_of,
)

MAY_GIVE: Final = """
select %(dossier)s in (select visible_dossiers(%(part)s, 'rwo')) or (%(dossier)s, %(subject)s::uuid) in
  (select seen.dossier_id, seen.subject_id from visible_subjects(%(part)s, 'rwo') seen)
"""
"""Whether somebody may give a task in a part of a dossier, about the family or about one person."""


def give_task(
    actor: Actor,
    dossier_id: DossierId,
    *,
    what: str,
    organisation_id: OrganisationId,
    person_id: AccountId | None = None,
    ground: str,
    due: date,
    compartment: Compartment,
    theme: str | None = None,
    origin: Origin | None = None,
    about: PersonId | None = None,
    remind_on: date | None = None,
    today: date,
    at: datetime,
) -> TaskId:
    """Give an organisation, and where named somebody there, a task for a family or for `about`, one of its members.

    Who does it reads it, whatever part of the dossier it is in. Raises NotFound, NotYours, ClosedPart where the giver
    may not read that part, NotAtWorkThere, and why not for what it says.

    Who gives the very same task again, as somebody does who did not hear that it was kept, gets the one that is there.
    """
    dossier = open_dossier(actor, dossier_id, Ability.EDIT_CONTACTS, about=about, today=today, at=at)
    what, ground = in_one_line(what), in_one_line(ground)
    check_task(what=what, ground=ground, due=due, remind_on=remind_on, theme=theme, today=today)
    check_part(dossier, compartment, about)
    check_hands(organisation_id, person_id, today=today)
    said = {"what": what, "ground": ground, "due_on": due, "compartment": compartment, "theme": theme or ""}
    said["remind_on"] = remind_on or reminder_of(due, today=today)
    hands = {"organisation_id": organisation_id, "account_id": person_id}
    values = {**said, **hands, "dossier_id": dossier.id, "subject_id": about}
    same = same_task(actor, values, origin or Origin())
    if same is not None:
        return TaskId(same)
    task = write_task(actor, values, origin or Origin(), at=at)
    log(actor, "plans.task-given", dossier, task, fields=("what", "organisation", "account", "due_on"), at=at)
    return TaskId(task.id)


def same_task(actor: Actor, values: Mapping[str, Any], origin: Origin) -> UUID | None:
    """Return the open task that the actor gave before in exactly these words; the dossier is held, so none comes by."""
    given = Task.objects.filter(made_by_id=actor.account_id, state=State.OPEN, **values)
    return (
        given.filter(origin=origin.kind, origin_id=origin.id).order_by("made_at").values_list("id", flat=True).first()
    )


def write_task(actor: Actor, values: dict[str, Any], origin: Origin, *, at: datetime) -> Task:
    """Insert a task by whoever gives it."""
    came_from = {"origin": origin.kind, "origin_id": origin.id}
    giver = {"made_by_id": actor.account_id, "made_at": at, "handed_by_id": actor.account_id}
    return Task.objects.create(id=uuid4(), **values, **came_from, **giver)


def finish_task(actor: Actor, task_id: TaskId, *, done: str, today: date, at: datetime) -> None:
    """Say what was done of a task: whoever it is with, whoever gave it, or who has that part in hand.

    Raises NotFound, TaskEnded where somebody else was first, NoTaskReason.
    """
    end_task(actor, task_id, State.DONE, words=done, today=today, at=at)


def withdraw_task(actor: Actor, task_id: TaskId, *, because: str, today: date, at: datetime) -> None:
    """Say that a task need not be done, and why. Raises as `finish_task`."""
    end_task(actor, task_id, State.WITHDRAWN, words=because, today=today, at=at)


def end_task(actor: Actor, task_id: TaskId, state: State, *, words: str, today: date, at: datetime) -> None:
    """Let a task end, one way or the other."""
    words = in_one_line(words)
    dossier, task = held_task(actor, task_id, today=today, at=at)
    check_open(task.state)
    check_reason(words)
    change(
        task, {"state": state, "ended_on": today, "ended_at": at, "ended_by_id": actor.account_id, "ended_words": words}
    )
    log(actor, f"plans.task-{state}", dossier, task, fields=("state", "ended_words"), at=at)


def reopen_task(actor: Actor, task_id: TaskId, *, today: date, at: datetime) -> None:
    """Undo the end of a task that one wrote down oneself a moment ago. Raises NotFound, TaskStillOpen, TaskEnded."""
    dossier, task = held_task(actor, task_id, today=today, at=at)
    if task.state == State.OPEN or task.ended_at is None:
        raise TaskStillOpen
    if task.ended_by_id != actor.account_id or at - task.ended_at > GRACE or is_replaced(task):
        raise TaskEnded
    nothing = {"ended_on": None, "ended_at": None, "ended_by_id": None, "ended_words": ""}
    change(task, {"state": State.OPEN, **nothing})
    log(actor, "plans.task-reopened", dossier, task, fields=("state",), at=at)


def is_replaced(task: Task) -> bool:
    """Return whether somebody else was asked to see to the same item of a checklist since."""
    same = Task.objects.filter(dossier_id=task.dossier_id, origin=OriginKind.CHECKLIST, origin_id=task.origin_id)
    return task.origin == OriginKind.CHECKLIST and same.exclude(id=task.id).exclude(state=State.WITHDRAWN).exists()


def move_task(
    actor: Actor,
    task_id: TaskId,
    *,
    organisation_id: OrganisationId,
    person_id: AccountId | None,
    because: str,
    today: date,
    at: datetime,
) -> None:
    """Pass a task on to another organisation or person, with a reason. Raises as `finish_task`, and NotAtWorkThere."""
    because = in_one_line(because)
    dossier, task = held_task(actor, task_id, today=today, at=at)
    check_open(task.state)
    check_reason(because)
    if (task.organisation_id, task.account_id) == (organisation_id, person_id):
        raise SameHands
    check_hands(organisation_id, person_id, today=today)
    moved = Move(task.id, Hands(task.organisation_id, task.account_id), Hands(organisation_id, person_id))
    keep_moves([moved], actor=actor, because=because, at=at)
    hands = {"organisation_id": organisation_id, "account_id": person_id, "handed_by_id": actor.account_id}
    change(task, hands)
    log(actor, "plans.task-moved", dossier, task, fields=("organisation", "account"), at=at)


def held_task(actor: Actor, task_id: TaskId, *, today: date, at: datetime) -> tuple[OpenedDossier, Task]:
    """Open the family of a task, and return the task as it is once nobody else can change it. Raises NotFound."""
    dossier_id = Task.objects.filter(id=task_id).values_list("dossier_id", flat=True).first()
    if dossier_id is None:
        raise NotFound
    dossier = open_dossier(actor, DossierId(dossier_id), Ability.SEE_FAMILY, today=today, at=at)
    return dossier, Task.objects.get(id=task_id)


def change(task: Task, values: Mapping[str, Any]) -> None:
    """Write what became of a task. Raises NotYours for who may read it and not change it."""
    if not Task.objects.filter(id=task.id).update(**values):
        raise NotYours


def check_part(dossier: OpenedDossier, compartment: Compartment, about: PersonId | None) -> None:
    """Refuse a task in a part of the dossier that is closed to whoever gives it."""
    given: dict[str, UUID | str | None] = {"dossier": dossier.id, "part": compartment.value, "subject": about}
    if asked(MAY_GIVE, given) != [(True,)]:
        raise ClosedPart


def check_hands(organisation_id: OrganisationId, person_id: AccountId | None, *, today: date) -> None:
    """Refuse somebody who does not work at that organisation today."""
    if person_id is None:
        return
    found = colleagues([person_id]).get(person_id)
    if found is None or not found.at_work(organisation_id, today)[0]:
        raise NotAtWorkThere


def log(actor: Actor, action: str, dossier: OpenedDossier, task: Task, *, fields: Sequence[str], at: datetime) -> None:
    """Write down what became of a task: not which, and not its words."""
    record_change(
        actor,
        action,
        dossier_id=dossier.id,
        subject=task.subject_id,
        fields=fields,
        municipality_id=dossier.municipality_id,
        at=at,
    )
