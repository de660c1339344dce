"""Who had a family in hand by name, from when until when: what a change of contact person is counted from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from uuid import UUID

from weerzien.access.questions import IdSlot, Question
from weerzien.dossiers.models import Responsibility

ONE_DAY = timedelta(days=1)
MUNICIPALITY = "municipality"


@dataclass(frozen=True, slots=True)
class Assignment:
    """That somebody is or was responsible. `until` is the last day, None where it goes on; `ground` says why."""

    id: UUID
    dossier_id: UUID
    name: str
    organisation: str
    is_municipal: bool
    ground: str
    since: date
    until: date | None


ASSIGNED = Question(
    lambda: (
        Responsibility.objects.filter(
            dossier_id__in=[IdSlot("ids")], superseded_by=None, account__isnull=False, period__isempty=False
        )
        .order_by("dossier_id", "period", "id")
        .values_list(
            "id", "dossier_id", "account__name", "organisation__name", "organisation__kind", "ground", "period"
        )
    )
)


def assignments_of(dossier_ids: Sequence[UUID]) -> tuple[Assignment, ...]:
    """Return who was responsible for these families by name, per family in order of time; one query."""
    if not dossier_ids:
        return ()
    return tuple(
        Assignment(
            id=pk,
            dossier_id=dossier_id,
            name=name,
            organisation=organisation,
            is_municipal=kind == MUNICIPALITY,
            ground=ground,
            since=period.lower,
            until=period.upper - ONE_DAY if period.upper else None,
        )
        for pk, dossier_id, name, organisation, kind, ground, period in ASSIGNED.tuples(ids=list(dossier_ids))
    )


def changes_in(assignments: Sequence[Assignment]) -> int:
    """Return how often a family of these went from one person to another."""
    return sum(before.name != after.name for before, after in pairwise(assignments))
