"""Write a step of a handover down in its course; it is never changed."""

from __future__ import annotations

from datetime import date, datetime

from weerzien.access.actors import Actor
from weerzien.handovers.models import Handover, HandoverStep


def write_step(
    actor: Actor, row: Handover, what: str, *, at: datetime, words: str = "", day: date | None = None
) -> None:
    """Add who did what when; `words` is what the other party must know, `day` the day it was about."""
    HandoverStep(
        handover_id=row.id,
        dossier_id=row.dossier_id,
        subject_id=row.subject_id,
        at=at,
        account_id=actor.account_id,
        organisation_id=actor.organisation_id,
        what=what,
        state_after=row.state,
        words=words,
        day=day,
    ).save(force_insert=True)
