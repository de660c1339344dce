"""Questions about civic integration and income, for the rulebook and for the history of a family."""

from __future__ import annotations

from weerzien.access.roles import Compartment
from weerzien.dossiers.queries.facts import Column, ColumnKind, FactTable
from weerzien.integration.models import Income, Integration, IntegrationDerived
from weerzien.integration.rules import LEVELS, ROUTES

TABLES = (
    FactTable(
        model=Integration,
        sheet="Inburgering",
        label="Inburgering",
        compartment=Compartment.INTEGRATION,
        columns=(
            Column("Inburgeringsplichtig", "obliged", ColumnKind.FLAG),
            Column("Start 10 weken (SS139)", "ss139", ColumnKind.DAY),
            Column("Brede intake", "intake", ColumnKind.DAY),
            Column("PIP dagtekening", "pip", ColumnKind.DAY),
            Column("Leerroute", "route", ColumnKind.WORDS, ROUTES),
            Column("Niveau", "level", ColumnKind.WORDS, LEVELS, is_open=True),
            Column("PVT", "pvt", ColumnKind.DAY),
            Column("MAP", "map", ColumnKind.DAY),
        ),
    ),
    FactTable(
        model=Income,
        sheet="Inburgering",
        label="Inkomen",
        compartment=Compartment.INCOME,
        columns=(
            Column("Bijstand sinds", "benefit", ColumnKind.DAY),
            Column("Werk", "works", ColumnKind.FLAG),
        ),
    ),
)
DERIVED = IntegrationDerived
