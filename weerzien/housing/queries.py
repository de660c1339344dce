"""Questions about where people live, for the rulebook and for the history of a family."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.db.models import F

from weerzien.access.roles import Compartment
from weerzien.dossiers.queries.facts import Column, ColumnKind, FactTable
from weerzien.dossiers.rules import Home
from weerzien.housing.models import HotelStay, HousingDerived, Stay
from weerzien.housing.rules import RECEPTIONS
from weerzien.kernel.municipalities import same_municipality

TABLES = (
    FactTable(
        model=Stay,
        sheet="Personen",
        label="Verblijf",
        compartment=Compartment.HOUSING,
        columns=(
            Column("In Nederland", "in_netherlands", ColumnKind.FLAG),
            Column("Gemeente", "municipality_name", ColumnKind.WORDS, same=same_municipality),
            Column("Woning sinds", "home", ColumnKind.DAY),
            Column("Opvang", "reception", ColumnKind.WORDS, RECEPTIONS, is_open=True),
            Column("Opvang verwacht op", "expected", ColumnKind.DAY),
        ),
    ),
    FactTable(
        model=HotelStay,
        sheet="Aanvragen",
        label="Hotel",
        compartment=Compartment.HOUSING,
        columns=(Column("Hotel sinds", "since", ColumnKind.DAY),),
    ),
)
DERIVED = HousingDerived


def homes_of(dossier_ids: Collection[UUID]) -> list[Home]:
    """Return who of these families has a home in a known municipality since an exactly known day; one query.

    Who is told to be abroad lives nowhere yet, whatever day is given.
    """
    stays = (
        Stay.objects.filter(dossier_id__in=dossier_ids, superseded_by=None, home_earliest=F("home_latest"))
        .exclude(municipality_name="")
        .exclude(in_netherlands=False)
        .order_by("recorded_at", "id")
    )
    fields = ("dossier_id", "subject_id", "municipality_name", "home_earliest", "source_place")
    return [Home(*row) for row in stays.values_list(*fields)]
