"""Which municipality is responsible for a family on a day."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from weerzien.dossiers.models import MunicipalPeriod
from weerzien.kernel.ids import DossierId, OrganisationId


def municipalities_of(
    dossier_ids: Collection[DossierId], *, on: date, only_open: bool = False
) -> dict[DossierId, OrganisationId]:
    """Return the municipality of each of these families that the reader may know of; one query."""
    rows = MunicipalPeriod.objects.filter(dossier_id__in=list(dossier_ids), period__contains=on).order_by("id")
    if only_open:
        rows = rows.filter(dossier__closed_on=None)
    return {DossierId(pk): OrganisationId(here) for pk, here in rows.values_list("dossier_id", "municipality_id")}
