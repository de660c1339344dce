"""Questions about where people live, for the rulebook and for the history of a family."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from weerzien.access.roles import Compartment
from weerzien.dossiers.queries.facts import Column, ColumnKind, FactRow, FactTable, current_rows
from weerzien.housing.models import HotelStay, HousingDerived, Stay

TABLES = (
    FactTable(
        model=Stay,
        sheet="Personen",
        label="Verblijf",
        compartment=Compartment.HOUSING,
        columns=(
            Column("In Nederland", "in_netherlands", ColumnKind.FLAG),
            Column("Gemeente", "municipality_name", ColumnKind.WORDS),
            Column("Woning sinds", "home", ColumnKind.DAY),
            Column("Opvang", "reception", ColumnKind.WORDS),
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


def facts_of(dossier_ids: Sequence[UUID]) -> list[FactRow]:
    """Return the current facts about where these families live; a constant number of queries."""
    return current_rows(TABLES, dossier_ids)
