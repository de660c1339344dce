"""Questions about where people live, for the rulebook and for the history of a family."""

from __future__ import annotations

from weerzien.access.roles import Compartment
from weerzien.dossiers.queries.facts import Column, ColumnKind, FactTable
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
