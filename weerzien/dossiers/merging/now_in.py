"""As whom somebody goes on, and in which family: for lists that know them by their number of before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from weerzien.dossiers.models import Merge


@dataclass(frozen=True, slots=True)
class NowIn:
    """All merges that stand, of the families that the one who asks may know."""

    persons: Mapping[UUID, tuple[UUID, UUID]]
    families: Mapping[UUID, UUID]

    @classmethod
    def read(cls) -> NowIn:
        """Return the merges that stand; one query."""
        rows = Merge.objects.filter(undone_at=None).order_by("merged_at", "id")
        said = list(rows.values_list("gone_id", "stays_id", "gone_from_id", "stays_in_id", "ends_family"))
        return cls(
            {gone: (stays, stays_in) for gone, stays, _, stays_in, _ in said},
            {gone_from: stays_in for _, _, gone_from, stays_in, ends in said if ends},
        )

    def family(self, dossier_id: UUID) -> UUID:
        """Return in which family a family is now."""
        while dossier_id in self.families:
            dossier_id = self.families[dossier_id]
        return dossier_id

    def person(self, person_id: UUID, dossier_id: UUID) -> tuple[UUID, UUID]:
        """Return as whom somebody of a family goes on, and in which family that is now."""
        while person_id in self.persons:
            person_id, dossier_id = self.persons[person_id]
        return person_id, self.family(dossier_id)
