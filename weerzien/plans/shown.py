"""A task as a page shows it to one reader."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from weerzien.access.abilities import Ability, may
from weerzien.access.actors import Actor
from weerzien.access.matrix import MATRIX, Right
from weerzien.plans.queries import MoveLine, TaskLine
from weerzien.plans.rules import GRACE, lateness


@dataclass(frozen=True, slots=True)
class ShownTask:
    """One task, whom it is about, of which family, and what this reader may do with it."""

    line: TaskLine
    family: str
    about: str
    when: str
    is_late: bool
    may_change: bool
    may_reopen: bool
    moves: tuple[MoveLine, ...] = ()


def shown_task(
    line: TaskLine, actor: Actor, *, family: str, about: str, now: datetime, moves: tuple[MoveLine, ...] = ()
) -> ShownTask:
    """Return a task as this reader sees it at this moment."""
    today = now.date()
    return ShownTask(
        line=line,
        family=family,
        about=about,
        when=lateness(line.due, today=today),
        is_late=is_late(line, today=today),
        may_change=line.is_open and may_change(line, actor),
        may_reopen=may_reopen(line, actor, now=now),
        moves=moves,
    )


def is_late(line: TaskLine, *, today: date) -> bool:
    """Return whether a task should have been done by now."""
    return line.is_open and line.due < today


def may_change(line: TaskLine, actor: Actor) -> bool:
    """Return whether to offer somebody to end a task or pass it on; PostgreSQL decides once more."""
    if actor.account_id in (line.person_id, line.made_by_id, line.handed_by_id):
        return True
    if line.organisation_id == actor.organisation_id and actor.municipality_id is None:
        return True
    writes = any(MATRIX[role].rights.get(line.compartment) is Right.WRITE for role in actor.roles)
    return writes or may(actor, Ability.ASSIGN_RESPONSIBILITY)


def may_reopen(line: TaskLine, actor: Actor, *, now: datetime) -> bool:
    """Return whether somebody ended a task themselves a moment ago."""
    return line.ended_by_id == actor.account_id and line.ended_at is not None and now - line.ended_at <= GRACE
