"""The page with the tasks of one family."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from weerzien.access.actors import Actor
from weerzien.access.involved import Doer, who_may_do
from weerzien.access.matrix import MATRIX, Scope, visible_compartments, writable_compartments
from weerzien.access.roles import Compartment, Role
from weerzien.dossiers.door import OpenedDossier
from weerzien.dossiers.queries.assignments import Assignment, assignments_of, changes_in
from weerzien.dossiers.queries.families import family_heads
from weerzien.plans.queries import moves_of, tasks_of
from weerzien.plans.shown import ShownTask, shown_task


@dataclass(frozen=True, slots=True)
class FamilyTasks:
    """What there is to do for a family, what was done, and what somebody may choose who gives a new task.

    `members` are whom a task may be about; `may_be_whole` says whether it may be about the family as a whole.
    """

    dossier_id: UUID
    family: str
    municipality_id: UUID
    municipality: str
    open: tuple[ShownTask, ...]
    ended: tuple[ShownTask, ...]
    in_hand: tuple[Assignment, ...]
    doers: tuple[Doer, ...]
    members: Mapping[UUID, str]
    parts: tuple[Compartment, ...]
    may_give: bool
    may_be_whole: bool

    @property
    def late_count(self) -> int:
        """How many should have been done by now."""
        return sum(task.is_late for task in self.open)

    @property
    def changes_count(self) -> int:
        """How often the family went from one person to another."""
        return changes_in(self.in_hand)


def family_tasks(actor: Actor, dossier: OpenedDossier, *, now: datetime) -> FamilyTasks:
    """Return the page; five queries, however many tasks there are."""
    today = now.date()
    head = family_heads([dossier.id], today=today)[dossier.id]
    moves = moves_of(dossier.id)
    shown = [
        shown_task(
            line,
            actor,
            family=head.label,
            about=head.first_name_of(line.subject_id),
            now=now,
            moves=moves.get(line.id, ()),
        )
        for line in tasks_of(dossier.id)
    ]
    return FamilyTasks(
        dossier_id=dossier.id,
        family=head.label,
        municipality_id=dossier.municipality_id,
        municipality=head.municipality,
        open=tuple(task for task in shown if task.line.is_open),
        ended=tuple(task for task in shown if not task.line.is_open),
        in_hand=assignments_of([dossier.id]),
        doers=who_may_do(dossier.id, dossier.municipality_id, today=today),
        members={member.person_id: head.first_name_of(member.person_id) for member in head.members},
        parts=parts_for(actor),
        may_give=gives_tasks(actor),
        may_be_whole=any(MATRIX[role].scope is not Scope.PERSONS for role in actor.roles),
    )


def gives_tasks(actor: Actor) -> bool:
    """Return whether somebody gives tasks at all: who may write contacts; the family itself does not."""
    return Compartment.CONTACTS in writable_compartments(actor.roles) and actor.roles != {Role.GEZINSLID}


def parts_for(actor: Actor) -> tuple[Compartment, ...]:
    """Return the parts of a dossier in which somebody may give a task."""
    known = visible_compartments(actor.roles) | writable_compartments(actor.roles)
    return tuple(part for part in Compartment if part in known)
