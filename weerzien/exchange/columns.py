"""Which compartment every column of the workbook belongs to: a preview shows no more than its reader may see."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from weerzien.access.roles import Compartment
from weerzien.contacts import queries as contacts
from weerzien.dossiers.queries import tables as dossiers
from weerzien.dossiers.queries.facts import FactTable
from weerzien.exchange.workbook.guessing import column_words, plain
from weerzien.exchange.workbook.headings import known_column, unmarked
from weerzien.exchange.workbook.how import Meaning
from weerzien.exchange.workbook.sheets import SHEETS
from weerzien.guardianship import queries as guardianship
from weerzien.housing import queries as housing
from weerzien.integration import queries as integration
from weerzien.procedure import queries as procedure
from weerzien.rulebook.dictionary import fact_named
from weerzien.schooling import queries as schooling

NUMBERS = {("Personen", "BSN"): Compartment.NUMBERS, ("Personen", "V-nummer"): Compartment.NUMBERS}
LIST_NUMBERS = frozenset({"Gezinsnummer", "Persoonsnummer", "Referent", "Gezinslid", "Jongere", "Persoon", "Leerling"})
"""The list's own numbers, by which a reader finds a row: they belong to no compartment."""
LOOSE = "Feiten"
OF_SHEET = {
    "Personen": Compartment.IDENTITY,
    "Aanvragen": Compartment.PROCEDURE,
    "Voogdij": Compartment.GUARDIANSHIP,
    "Inburgering": Compartment.INTEGRATION,
    "Contacten": Compartment.CONTACTS,
    "Verzuim": Compartment.SCHOOLING,
    "Betrokkenen": Compartment.CONTACTS,
    LOOSE: Compartment.HEALTH,
}
"""Where a column that no table keeps belongs. A loose fact may be about anything, so the strictest stands for all."""
FACT = "Feit"


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
    """Return the canonical heading of a column and its compartment, None for the list's own numbers.

    A column that is not read is as closed as the column that it is by its heading, on this sheet or on another.
    """
    said = unmarked(heading)
    known = next((known_column(one, said) for one in SHEETS if one.name == sheet), None)
    column = column_words(sheet).get(plain(said)) if known is None else known.heading
    if column is None:
        return said, elsewhere(sheet, said)
    if column in LIST_NUMBERS:
        return column, None
    return column, compartments().get((sheet, column), of_sheet(sheet))


def elsewhere(sheet: str, heading: str) -> Compartment:
    """Return the compartment of a column that this sheet does not have: that of another sheet, or of the sheet."""
    others = sorted(place for place in compartments() if place[1] == heading)
    return compartments()[others[0]] if others and sheet != LOOSE else of_sheet(sheet)


def of_sheet(sheet: str) -> Compartment:
    return OF_SHEET.get(sheet, OF_SHEET[LOOSE])


def of_told(cells: Iterable[Sequence[object]]) -> Compartment:
    """Return the compartment of a row of Feiten: that of the fact it names, the strictest where it names none."""
    for heading, cell in cells:
        fact = fact_named(str(cell)) if compartment_of(LOOSE, str(heading))[0] == FACT else None
        if fact is not None:
            return Compartment(fact.compartment)
    return of_sheet(LOOSE)


def visible_in(
    sheet: str, cells: Iterable[Sequence[object]], visible: frozenset[Compartment]
) -> frozenset[Compartment]:
    """Return what may be seen of one row; a row of Feiten is as open as the fact it names."""
    if sheet != LOOSE:
        return visible
    own = frozenset({of_sheet(LOOSE)})
    return visible | own if of_told(cells) in visible else visible - own


def is_closed(meaning: Meaning, visible: frozenset[Compartment]) -> bool:
    """Return whether a column holds what may not be seen by who sees only these compartments."""
    _, compartment = compartment_of(*meaning)
    return compartment is not None and compartment not in visible
