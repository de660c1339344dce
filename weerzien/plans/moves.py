"""Writing down from whose hands into whose a task went, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from weerzien.access.actors import Actor
from weerzien.plans.models import TaskMove


@dataclass(frozen=True, slots=True)
class Hands:
    """Who has a task: an organisation, and somebody of it where it is in one person's hands."""

    organisation_id: UUID
    account_id: UUID | None


@dataclass(frozen=True, slots=True)
class Move:
    """A task that goes from hands to hands, or stays where it is with a remark."""

    task_id: UUID
    before: Hands
    after: Hands


def keep_moves(
    moves: Iterable[Move], *, actor: Actor, because: str, at: datetime, batch_id: UUID | None = None
) -> None:
    """Write these moves down; one statement, however many. What was moved together has one batch."""
    TaskMove.objects.bulk_create(
        TaskMove(
            task_id=move.task_id,
            from_organisation_id=move.before.organisation_id,
            from_account_id=move.before.account_id,
            to_organisation_id=move.after.organisation_id,
            to_account_id=move.after.account_id,
            because=because,
            moved_by_id=actor.account_id,
            moved_at=at,
            batch_id=batch_id,
        )
        for move in moves
    )
