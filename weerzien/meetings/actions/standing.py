"""What organisations agree with each other for good: begin, look at it again, end."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from weerzien.access.actors import Actor
from weerzien.audit.actions import record_changes
from weerzien.kernel.refusals import NotFound
from weerzien.meetings.door import check_leads_series, check_version
from weerzien.meetings.models import StandingAgreement
from weerzien.meetings.rules.refusals import WHAT_LENGTH, StandingWithoutDay


def agree_for_good(*, actor: Actor, series_id: UUID, what: str, review_on: date, today: date, at: datetime) -> None:
    """Write down what organisations agree with each other, and when they look again. Raises StandingWithoutDay."""
    check_leads_series(series_id)
    what = " ".join(what.split())
    if not 0 < len(what) <= WHAT_LENGTH or review_on <= today:
        raise StandingWithoutDay
    StandingAgreement.objects.create(
        series_id=series_id, what=what, review_on=review_on, made_by_id=actor.account_id, made_at=at
    )
    record_changes(actor, "meetings.standing-agreed", dossier_ids=(), fields=["what", "review_on"], at=at)


def review_standing(
    *,
    actor: Actor,
    series_id: UUID,
    standing_id: UUID,
    version: int,
    review_on: date | None,
    today: date,
    at: datetime,
) -> None:
    """Let a standing agreement go on until a next day to look at it, or end it where there is none.

    Raises NotFound, StandingWithoutDay, ChangedMeanwhile.
    """
    check_leads_series(series_id)
    standing = StandingAgreement.objects.select_for_update().filter(id=standing_id, series_id=series_id).first()
    if standing is None:
        raise NotFound
    check_version(standing, version)
    if review_on is not None and review_on <= today:
        raise StandingWithoutDay
    said = {"ended_at": at, "ended_by_id": actor.account_id} if review_on is None else {"review_on": review_on}
    StandingAgreement.objects.filter(id=standing_id).update(version=version + 1, **said)
    action = "meetings.standing-ended" if review_on is None else "meetings.standing-reviewed"
    record_changes(actor, action, dossier_ids=(), fields=["review_on"], at=at)
