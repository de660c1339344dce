"""For which facts silence means "did not happen": where sheet and column are there, and no row or cell was refused."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from weerzien.exchange.workbook.headings import known_column, known_sheet
from weerzien.exchange.workbook.reading import Level, Reading
from weerzien.exchange.workbook.same import PERSON_COLUMNS
from weerzien.exchange.workbook.sheets import FAMILY_NUMBER
from weerzien.rulebook.case import Key
from weerzien.rulebook.dictionary import FACTS, facts_by_column

ROW_TELLS = {
    "Aanvragen": "aanvraag ingediend",
    "Contacten": "datum contact",
    "Verzuim": "datum verzuim",
    "Betrokkenen": "rol betrokkene",
}
"""What a row of a list tells by being there: with a row refused, its absence says nothing."""
DOUBTFUL_WORDS = ("?", "onbekend", "niet bekend")


def covered_facts(reading: Reading) -> frozenset[str]:
    """Return the facts of the dictionary whose sheet and column stand in the workbook."""
    return frozenset(fact.name for fact in FACTS.values() if fact.column in reading.covered)


def lost_facts(reading: Reading) -> Mapping[Key, frozenset[str]]:
    """Return by family number the facts that are not covered for that family: a row or cell of it was refused."""
    persons = reading.sheets.get("Personen", ())
    home: dict[object, object] = {row.cells["Persoonsnummer"]: row.cells["Gezinsnummer"] for row in persons}
    lost: dict[Key, set[str]] = defaultdict(set)
    for refused in reading.refused:
        if refused.sheet in ROW_TELLS:
            lost[family_of(reading, refused.sheet, refused.row, home)].add(ROW_TELLS[refused.sheet])
    for sheet, row, heading in doubtful_cells(reading):
        fact = facts_by_column().get((sheet, heading))
        if fact is not None:
            lost[family_of(reading, sheet, row, home)].add(fact.name)
    return {family: frozenset(names) for family, names in lost.items()}


def doubtful_cells(reading: Reading) -> Iterator[tuple[str, int, str]]:
    """Give sheet, row and heading of every cell that was refused, or in which somebody wrote that it is not known."""
    for message in reading.messages:
        if message.level is Level.CELL_REFUSED and message.row is not None and message.column is not None:
            yield message.sheet, message.row, message.column
    for (sheet, row), raw in reading.raw.items():
        for heading, cell in cells_of(reading, sheet, raw).items():
            if isinstance(cell, str) and cell.strip().casefold() in DOUBTFUL_WORDS:
                yield sheet, row, heading


def cells_of(reading: Reading, sheet: str, raw: tuple[object, ...]) -> dict[str, object]:
    """Return the cells of a row as they stood, by the heading we know them by."""
    layout = known_sheet(sheet)
    found: dict[str, object] = {}
    for heading, cell in zip(reading.headings.get(sheet, ()), raw, strict=False):
        column = known_column(layout, heading) if layout and heading else None
        if column is not None:
            found.setdefault(column.heading, cell)
    return found


def family_of(reading: Reading, sheet: str, row: int, home: Mapping[object, object]) -> Key:
    """Return the number of the family a row speaks of: the one it names, else that of a person it names."""
    told = home.get(reading.named.get((sheet, row)))
    if told is not None:
        return str(told)
    cells = cells_of(reading, sheet, reading.raw.get((sheet, row), ()))
    for heading in PERSON_COLUMNS:
        named = home.get(number(cells.get(heading)))
        if named is not None:
            return str(named)
    family = str(cells.get(FAMILY_NUMBER) or "").strip().upper()
    return reading.families.get(family, family)


def number(cell: object) -> object:
    """Return a person number as rows that are kept have it: a whole number, else words."""
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    return int(cell) if isinstance(cell, str) and cell.strip().isdecimal() else cell
