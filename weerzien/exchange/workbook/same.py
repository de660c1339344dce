"""Rows that are about the same person, or say twice the same thing: recognised, not entered twice."""

from __future__ import annotations

from collections.abc import Iterable

from weerzien.exchange.workbook.draft import Draft, DraftRow, PersonNumber
from weerzien.exchange.workbook.reading import Cell
from weerzien.exchange.workbook.sheets import GUARDIANSHIP, INTEGRATION, PERSONS, Kind
from weerzien.rulebook.keeping import is_within

ONE_PER_PERSON = {"Voogdij": "Jongere", "Inburgering": "Persoon"}
NOT_TWICE = ("Aanvragen", "Betrokkenen")
MAY_BE_TWICE = ("Contacten", "Verzuim")
DAYS_REST_ON = frozenset({"Vergunning", "Inburgeringsplichtig"}) | {
    column.heading
    for sheet in (PERSONS, GUARDIANSHIP, INTEGRATION)
    for column in sheet.columns
    if column.kind in (Kind.DAY, Kind.BIRTH)
}
"""The cells about one person on which the days of rules rest."""


def recognise_persons(draft: Draft) -> None:
    """Find persons that are listed twice, by BSN, else by V-number; other sheets then name the first."""
    by_number: dict[Cell, DraftRow] = {}
    by_bsn: dict[Cell, DraftRow] = {}
    by_v_number: dict[Cell, DraftRow] = {}
    for row in draft.kept("Personen"):
        number, bsn, v_number = row.cells["Persoonsnummer"], row.cells.get("BSN"), row.cells.get("V-nummer")
        twin = by_bsn.get(bsn) if bsn else None
        if twin is not None:
            same_person(draft, row, twin, "BSN")
        elif v_number in by_v_number and not (bsn and by_v_number[v_number].cells.get("BSN")):
            same_person(draft, row, by_v_number[v_number], "V-nummer")
        elif number in by_number:
            words = f"staat een nummer dat rij {by_number[number].row} al heeft; geef ieder een eigen nummer"
            draft.refuse_row(row, "Persoonsnummer", words)
            continue
        elif v_number in by_v_number:
            words = (
                f"staat hetzelfde V-nummer als in rij {by_v_number[v_number].row} met een ander BSN; kijk na wie het is"
            )
            draft.refuse_cell(row, "V-nummer", words)
            del row.cells["V-nummer"]
        remember(row, {"Persoonsnummer": by_number, "BSN": by_bsn, "V-nummer": by_v_number})
    name_the_first(draft)


def remember(row: DraftRow, tables: dict[str, dict[Cell, DraftRow]]) -> None:
    for heading, table in tables.items():
        if heading in row.cells:
            table.setdefault(row.cells[heading], row)


def same_person(draft: Draft, row: DraftRow, twin: DraftRow, by: str) -> None:
    """Take a row out as the same person as an earlier one."""
    row.is_double = True
    number, other = as_number(row.cells["Persoonsnummer"]), as_number(twin.cells["Persoonsnummer"])
    if number != other:
        draft.same_person[number] = draft.same_person.get(other, other)
    words = f"staat dezelfde persoon als in rij {twin.row}; wij voeren die niet twee keer in, voeg de twee samen"
    draft.remark(row, by, words)
    leave_out_contradictions(draft, twin, row)


def leave_out_contradictions(draft: Draft, first: DraftRow, second: DraftRow) -> None:
    """Leave out the cells of which two rows about one person each say something else: no day can rest on them."""
    for heading in sorted(DAYS_REST_ON & second.cells.keys()):
        here, there = first.cells.get(heading), second.cells[heading]
        if here is not None and (is_within(here, there) or is_within(there, here)):
            continue
        said = f"niets, maar in rij {second.row} over dezelfde wel iets"
        if first.cells.pop(heading, None) is not None:
            said = f"iets anders dan in rij {second.row} over dezelfde"
        draft.refuse_cell(first, heading, f"staat {said}; wat klopt is onbekend, kijk het na")


def as_number(cell: Cell) -> PersonNumber:
    """Return a cell that is the number of a person."""
    assert isinstance(cell, int | str)
    return cell


def name_the_first(draft: Draft) -> None:
    """Let rows that name a person by a second number name the first."""
    for row in draft.all_rows():
        if row.sheet == "Personen":
            continue
        for heading, cell in row.cells.items():
            if heading in PERSON_COLUMNS and cell in draft.same_person:
                row.cells[heading] = draft.same_person[as_number(cell)]


def recognise_rows(draft: Draft) -> None:
    """Find rows that say again what another row says."""
    for sheet, heading in ONE_PER_PERSON.items():
        one_per_person(draft, sheet, heading)
    for sheet in NOT_TWICE:
        for row, first in repeated(draft.kept(sheet)):
            says_again(draft, row, None, first=first)
    for sheet in MAY_BE_TWICE:
        for row, first in repeated(draft.kept(sheet)):
            draft.remark(
                row,
                None,
                f"staat hetzelfde als in rij {first.row}; wij bewaren beide, haal er een weg als het dubbel is",
            )


def one_per_person(draft: Draft, sheet: str, heading: str) -> None:
    """Keep the first row of each person; a second that differs is refused, one that is equal is double."""
    first_of: dict[Cell, DraftRow] = {}
    for row in draft.kept(sheet):
        first = first_of.setdefault(row.cells[heading], row)
        if first is row:
            continue
        if first.cells == row.cells:
            says_again(draft, row, heading, first=first)
        else:
            draft.refuse_row(
                row, heading, f"staat iemand die rij {first.row} al heeft, met iets anders; maak er een rij van"
            )
            leave_out_contradictions(draft, first, row)


def says_again(draft: Draft, row: DraftRow, heading: str | None, *, first: DraftRow) -> None:
    """Take a row out that says what an earlier one says."""
    row.is_double = True
    words = f"staat hetzelfde als in rij {first.row}; wij voeren het niet twee keer in, haal een van beide weg"
    draft.remark(row, heading, words)


def repeated(rows: Iterable[DraftRow]) -> list[tuple[DraftRow, DraftRow]]:
    """Return each row that says the same as an earlier one, with that one."""
    first_of: dict[tuple[tuple[str, Cell], ...], DraftRow] = {}
    found = []
    for row in rows:
        first = first_of.setdefault(tuple(sorted(row.cells.items())), row)
        if first is not row:
            found.append((row, first))
    return found


PERSON_COLUMNS = ("Referent", "Gezinslid", "Jongere", "Persoon", "Leerling", "Persoonsnummer")
"""Where a row names a person, in the order in which they tell whose row it is."""
