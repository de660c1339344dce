"""Questions about guardianship: what is known of it, for the rulebook and for the history of a family."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from weerzien.access.roles import Compartment
from weerzien.dossiers.queries.facts import Column, ColumnKind, FactTable
from weerzien.guardianship.models import Guardianship
from weerzien.guardianship.rules import GUARDIANS
from weerzien.kernel.ids import DossierId

GUARDIANSHIPS = FactTable(
    model=Guardianship,
    sheet="Voogdij",
    label="Voogdij",
    compartment=Compartment.GUARDIANSHIP,
    columns=(
        Column("Voogd", "guardian", ColumnKind.WORDS, GUARDIANS, is_open=True),
        Column("Verzoek rechtbank", "requested", ColumnKind.DAY),
        Column("Beschikking", "ordered", ColumnKind.DAY),
        Column("Overgedragen aan", "handed_to", ColumnKind.WORDS),
        Column("Overdracht geaccepteerd", "accepted", ColumnKind.DAY),
        Column("Vertrokken", "departed", ColumnKind.DAY),
    ),
)
TABLES = (GUARDIANSHIPS,)


def families_transferred(among: Collection[DossierId], *, since: date, until: date) -> set[DossierId]:
    """Return those of these families of which guardianship of somebody passed over in these days; one query.

    Both days are included.
    """
    ordered = Guardianship.objects.filter(
        dossier_id__in=among, superseded_by=None, ordered_latest__range=(since, until)
    )
    return {DossierId(pk) for pk in ordered.order_by().values_list("dossier_id", flat=True)}
