"""Which compartment every column of the workbook belongs to: a preview shows no more than its reader may see."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from weerzien.access.roles import Compartment
from weerzien.contacts import queries as contacts
from weerzien.dossiers.queries import tables as dossiers
from weerzien.dossiers.queries.facts import FactTable
from weerzien.exchange.workbook.headings import known_column
from weerzien.exchange.workbook.sheets import SHEETS
from weerzien.guardianship import queries as guardianship
from weerzien.housing import queries as housing
from weerzien.integration import queries as integration
from weerzien.procedure import queries as procedure
from weerzien.schooling import queries as schooling

NUMBERS = {("Personen", "BSN"): Compartment.NUMBERS, ("Personen", "V-nummer"): Compartment.NUMBERS}
LIST_NUMBERS = frozenset({"Gezinsnummer", "Persoonsnummer", "Referent", "Gezinslid", "Jongere", "Persoon", "Leerling"})
"""The list's own numbers, by which a reader finds a row: they belong to no compartment."""
OF_SHEET = {
    "Personen": Compartment.IDENTITY,
    "Aanvragen": Compartment.PROCEDURE,
    "Voogdij": Compartment.GUARDIANSHIP,
    "Inburgering": Compartment.INTEGRATION,
    "Contacten": Compartment.CONTACTS,
    "Verzuim": Compartment.SCHOOLING,
    "Betrokkenen": Compartment.CONTACTS,
    "Feiten": Compartment.HEALTH,
}
"""Where a column that no table keeps belongs. A loose fact may be about anything, so the strictest stands for all."""


@cache
def compartments() -> Mapping[tuple[str, str], Compartment]:
    """Return the compartment of every column that a table keeps, by sheet and heading."""
    tables: tuple[FactTable, ...] = (
        *dossiers.TABLES,
        *procedure.TABLES,
        *guardianship.TABLES,
        *housing.TABLES,
        *integration.TABLES,
        *schooling.TABLES,
        *contacts.TABLES,
    )
    kept = {(table.sheet, column.heading): table.compartment for table in tables for column in table.columns}
    return kept | NUMBERS


def compartment_of(sheet: str, heading: str) -> tuple[str, Compartment | None]:
    """Return the canonical heading of a column and its compartment, None for the list's own numbers."""
    known = next((known_column(one, heading) for one in SHEETS if one.name == sheet), None)
    column = heading if known is None else known.heading
    if column in LIST_NUMBERS:
        return column, None
    return column, compartments().get((sheet, column), OF_SHEET[sheet])
