"""Who lives together, as far as an import says so: a home in one municipality from the same day on."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from weerzien.access.actors import Actor
from weerzien.dossiers.entering import BECAUSE
from weerzien.dossiers.facts import Change, supersede_many
from weerzien.dossiers.kinship import NEVER, is_from_list_of
from weerzien.dossiers.models import Household, HouseholdMember
from weerzien.dossiers.models.fact import Source
from weerzien.dossiers.rules import Home, Lived, goes_on_in, shared_homes


def share_homes(homes: Sequence[Home], *, dossier_ids: Collection[UUID], actor: Actor, at: datetime) -> None:
    """Write who live together in these families; call it while importing. At most four statements.

    Another day corrects the day that was told before: the row with the old period is superseded, as it is of the home
    itself, for a list cannot say that somebody moved. Who is in a household by hand, or by another organisation, stays.
    """
    rows = HouseholdMember.objects.filter(dossier_id__in=dossier_ids, superseded_by=None).order_by("recorded_at", "id")
    ours: dict[UUID, HouseholdMember] = {}
    settled: set[UUID] = set()
    for row in rows:
        assert row.subject_id is not None  # somebody lives in a household, by constraint
        if is_from_list_of(actor, row):
            ours[row.subject_id] = row
        else:
            settled.add(row.subject_id)
    groups = shared_homes([home for home in homes if home.person_id not in settled])
    lived = {person_id: Lived(row.household_id, row.period.lower) for person_id, row in ours.items()}
    households = goes_on_in(groups, lived)
    new = {
        number: Household(id=uuid4(), dossier_id=group[0].dossier_id, created_at=at)
        for number, group in enumerate(groups)
        if number not in households
    }
    Household.objects.bulk_create(new.values())
    households |= {number: household.id for number, household in new.items()}
    changes = _changes(groups, households, ours)
    if changes:
        supersede_many(HouseholdMember, changes=changes, actor=actor, source=Source.IMPORT, at=at, because=BECAUSE)


def _changes(
    groups: Sequence[Sequence[Home]], households: dict[int, UUID], ours: dict[UUID, HouseholdMember]
) -> list[Change[HouseholdMember]]:
    """Return who came to live in a household, from another day than was known, or not after all."""
    changes: list[Change[HouseholdMember]] = []
    together: set[UUID] = set()
    for number, group in enumerate(groups):
        for home in group:
            together.add(home.person_id)
            values: dict[str, Any] = {
                "dossier_id": home.dossier_id,
                "subject_id": home.person_id,
                "household_id": households[number],
                "period": (home.since, None),
            }
            row = ours.get(home.person_id)
            if row is None or (row.household_id, row.period.lower) != (households[number], home.since):
                changes.append(Change(row, values, home.place))
    for person_id, row in ours.items():
        if person_id not in together and not row.period.isempty:
            changes.append(Change(row, {"period": NEVER}, row.source_place))
    return changes
