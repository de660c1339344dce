"""What the members of families are called, for what names them without a number."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db.models import OuterRef, Subquery

from weerzien.dossiers.models import Membership, Personalia


@dataclass(frozen=True, slots=True)
class NamedMember:
    """A member of today or of before, by first name; `part` is empty for whoever left the family."""

    dossier_id: UUID
    person_id: UUID
    first_name: str
    part: str


def named_members(dossier_ids: Collection[UUID]) -> list[NamedMember]:
    """Return who are in these families, as far as the reader may know of them; one query."""
    parts = Membership.objects.filter(
        dossier=OuterRef("dossier"), subject=OuterRef("subject"), superseded_by__isnull=True, period__upper_inf=True
    )
    rows = (
        Personalia.objects.filter(dossier_id__in=dossier_ids, superseded_by__isnull=True)
        .annotate(part=Subquery(parts.order_by("id").values("part")[:1]))
        .order_by("id")
        .values_list("dossier_id", "subject_id", "first_name", "part")
    )
    return [
        NamedMember(dossier_id, person_id, first_name, part or "")
        for dossier_id, person_id, first_name, part in rows
        if person_id is not None
    ]
