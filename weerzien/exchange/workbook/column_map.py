"""A file of a few lines in which somebody says which sheet and which column of theirs is which of ours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from weerzien.exchange.workbook.cells import words
from weerzien.exchange.workbook.headings import DEEPEST_HEADING_ROW, bare, known_column, known_sheet
from weerzien.exchange.workbook.opening import Opened
from weerzien.exchange.workbook.sheets import Sheet
from weerzien.kernel.refusals import Refused

NOT_READ = "(niet gelezen)"


class WrongMap(Refused):
    """Het kolommenbestand klopt niet. Kijk de regel na en probeer het opnieuw."""

    def __init__(self, line: int, words: str) -> None:
        super().__init__()
        self.line, self.words = line, words

    def __str__(self) -> str:
        return f"In regel {self.line} van het kolommenbestand {self.words}. Kijk de regel na en probeer het opnieuw."


@dataclass(frozen=True, slots=True)
class MappedColumn:
    """One line: their heading, ours, and the line on which it is said."""

    theirs: str
    ours: str
    line: int


@dataclass(frozen=True, slots=True)
class MappedSheet:
    """One sheet: its name with them and with us, the line on which that is said, and its columns."""

    theirs: str
    ours: str
    line: int
    columns: tuple[MappedColumn, ...] = ()


def read_map(text: str) -> tuple[MappedSheet, ...]:
    """Return what a file of columns says. Raises WrongMap with the first line that is wrong."""
    found: list[MappedSheet] = []
    for number, line in enumerate(text.lstrip("\ufeff").splitlines(), 1):
        said = line.strip()
        if not said or said.startswith("#"):
            continue
        if said.startswith("[") and said.endswith("]"):
            found.append(sheet_in(said[1:-1], number, found))
            continue
        if not found:
            raise WrongMap(number, "staat een kolom voordat er een blad is genoemd; begin met bijvoorbeeld [Personen]")
        sheet = found[-1]
        found[-1] = replace(sheet, columns=(*sheet.columns, column_in(said, number, sheet)))
    return tuple(found)


def sheet_in(said: str, number: int, found: Sequence[MappedSheet]) -> MappedSheet:
    """Return the sheet a line opens. Raises WrongMap."""
    theirs, _, ours = (part.strip() for part in said.partition("="))
    sheet = known_sheet(ours or theirs)
    if sheet is None or not theirs:
        raise WrongMap(number, "staat een blad dat wij niet kennen; schrijf bijvoorbeeld [Cliënten = Personen]")
    if any(sheet.name == one.ours or bare(theirs) == bare(one.theirs) for one in found):
        raise WrongMap(number, f"staat het blad {sheet.name} voor de tweede keer")
    return MappedSheet(theirs, sheet.name, number)


def column_in(said: str, number: int, sheet: MappedSheet) -> MappedColumn:
    """Return the column a line tells. Raises WrongMap."""
    theirs, sign, ours = (part.strip() for part in said.rpartition("="))
    if not (theirs and sign and ours):
        raise WrongMap(number, "staat geen kolom; schrijf: hun kop = onze kop")
    known = known_sheet(sheet.ours)
    column = known_column(known, ours) if known is not None else None
    if column is None:
        raise WrongMap(number, f"staat een kop die {sheet.ours} niet heeft")
    if any(column.heading == one.ours or bare(theirs) == bare(one.theirs) for one in sheet.columns):
        raise WrongMap(number, f"staat de kop {column.heading} of de kolom voor de tweede keer")
    return MappedColumn(theirs, column.heading, number)


def apply_map(opened: Opened, mapped: Sequence[MappedSheet]) -> Opened:
    """Return the sheets under our names and headings. Raises WrongMap for what does not stand in the file."""
    sheets = dict(opened.sheets)
    for one in mapped:
        theirs = next((name for name in opened.sheets if bare(name) == bare(one.theirs)), None)
        if theirs is None and opened.is_one_list and len(mapped) == 1:
            theirs = next(iter(opened.sheets))
        if theirs is None:
            raise WrongMap(one.line, "staat een blad dat niet in het werkboek staat")
        if theirs in sheets:
            rows = sheets.pop(theirs)
            for name in [name for name in sheets if known_name(name) == one.ours]:
                sheets[f"{name} {NOT_READ}"] = sheets.pop(name)
            sheets[one.ours] = renamed(rows, one)
    return replace(opened, sheets=sheets)


def known_name(name: str) -> str:
    """Return our name of a sheet, or nothing."""
    sheet: Sheet | None = known_sheet(name)
    return sheet.name if sheet is not None else ""


def renamed(rows: Sequence[Sequence[Any]], sheet: MappedSheet) -> Sequence[Sequence[Any]]:
    """Return rows of which the headings are ours. Raises WrongMap for a column that is not there."""
    if not sheet.columns:
        return rows
    ours: Mapping[str, MappedColumn] = {bare(column.theirs): column for column in sheet.columns}

    def told(position: int) -> int:
        return len({bare(words(cell)) for cell in rows[position]} & ours.keys())

    at = max(range(min(len(rows), DEEPEST_HEADING_ROW)), key=told, default=0)
    headings = [words(cell) for cell in rows[at]] if rows else []
    standing = {bare(heading) for heading in headings}
    for column in sheet.columns:
        if bare(column.theirs) not in standing:
            raise WrongMap(column.line, f"staat een kolom die niet in het blad {sheet.theirs} staat")
    taken = {bare(column.ours) for column in sheet.columns}
    named = []
    for heading in headings:
        mapped = ours.get(bare(heading))
        named.append(mapped.ours if mapped else f"{heading} {NOT_READ}" if bare(heading) in taken else heading)
    return [*rows[:at], named, *rows[at + 1 :]]
