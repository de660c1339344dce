"""Who had a family in hand by name, from when until when: what a change of contact person is counted from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Any, Final
from uuid import UUID

from django.db.models import QuerySet
from django.db.models.functions import JSONObject

from weerzien.access.questions import IdSlot, Question
from weerzien.dossiers.models import Coverage, Responsibility
from weerzien.rulebook.case import LONG_AGO

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


def assigned() -> QuerySet[Responsibility]:
    """Return who is or was responsible by name for the families that a question fills in."""
    return Responsibility.objects.filter(
        dossier_id__in=[IdSlot("ids")], superseded_by=None, account__isnull=False, period__isempty=False
    )


def _covered_and_assigned() -> QuerySet[Any, Any]:
    covered = Coverage.objects.filter(dossier_id__in=[IdSlot("ids")])
    return (
        covered.order_by()
        .values_list("dossier_id", JSONObject(facts="facts"))
        .union(assigned().order_by().values_list("dossier_id", JSONObject(**SAID)), all=True)
    )


SAID: Final = {
    "id": "id",
    "name": "account__name",
    "organisation": "organisation__name",
    "kind": "organisation__kind",
    "ground": "ground",
    "since": "period__startswith",
    "until": "period__endswith",
}
ASSIGNED = Question(lambda: assigned().order_by().values_list("dossier_id", JSONObject(**SAID)))
BOTH = Question(_covered_and_assigned)


def assignments_of(dossier_ids: Sequence[UUID]) -> tuple[Assignment, ...]:
    """Return who was responsible for these families by name, per family in order of time; one query."""
    return in_order(assignment_of(pk, said) for pk, said in ASSIGNED.tuples(ids=list(dossier_ids)))


def covered_and_assigned(
    dossier_ids: Sequence[UUID],
) -> tuple[dict[UUID, frozenset[str]], tuple[Assignment, ...]]:
    """Return the facts whose absence means that they did not happen, by family, and `assignments_of`; one query."""
    covered: dict[UUID, set[str]] = {dossier_id: set() for dossier_id in dossier_ids}
    found = []
    for dossier_id, said in BOTH.tuples(ids=list(dossier_ids)):
        if "facts" in said:
            covered[dossier_id].update(said["facts"])
        else:
            found.append(assignment_of(dossier_id, said))
    return {pk: frozenset(facts) for pk, facts in covered.items()}, in_order(found)


def in_order(assignments: Iterable[Assignment]) -> tuple[Assignment, ...]:
    """Return assignments by family, the oldest first."""
    return tuple(sorted(assignments, key=lambda one: (one.dossier_id, one.since, one.id)))


def assignment_of(dossier_id: UUID, said: Mapping[str, Any]) -> Assignment:
    """Return an assignment out of what JSON made of it; the end of a period is the day after its last."""
    return Assignment(
        id=UUID(said["id"]),
        dossier_id=dossier_id,
        name=said["name"],
        organisation=said["organisation"],
        is_municipal=said["kind"] == MUNICIPALITY,
        ground=said["ground"],
        since=date.fromisoformat(said["since"]) if said["since"] else LONG_AGO,
        until=date.fromisoformat(said["until"]) - ONE_DAY if said["until"] else None,
    )


def changes_in(assignments: Sequence[Assignment]) -> int:
    """Return how often a family of these went from one person to another."""
    return sum(before.name != after.name for before, after in pairwise(assignments))
