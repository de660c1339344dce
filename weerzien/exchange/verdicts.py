"""What becomes of every row of a workbook, as it is kept to be looked at before anything is taken."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from weerzien.dossiers.intake import Difference
from weerzien.exchange.models import ImportRow
from weerzien.exchange.planning import ImportPlan, place_of
from weerzien.exchange.workbook.reading import Message, Reading, Row
from weerzien.exchange.workbook.sheets import SETTINGS, SHEETS

Verdict = ImportRow.Verdict


def staged_rows(run_id: UUID, reading: Reading, plan: ImportPlan) -> list[ImportRow]:
    """Return a row to look at for every row of the workbook, with its verdict and everything said about it."""
    said = messages_by_place(reading, plan)
    found: dict[tuple[str, int], tuple[Verdict, tuple[str, ...]]] = {}
    for rows in reading.sheets.values():
        for row in rows:
            found[row.sheet, row.row] = verdict_of(row, plan)
    found |= {(row.sheet, row.row): (Verdict.DUPLICATE, ()) for row in reading.duplicates}
    found |= {(row.sheet, row.row): (Verdict.REFUSED, ()) for row in reading.refused}
    return [
        ImportRow(
            run_id=run_id,
            sheet=sheet,
            row=row,
            verdict=verdict,
            cells=as_stored(reading.headings[sheet], reading.raw[sheet, row]),
            messages=[stored_message(message) for message in said[sheet, row]],
            changed_columns=list(changed),
        )
        for (sheet, row), (verdict, changed) in sorted(found.items(), key=place_in_book)
        if sheet != SETTINGS.name
    ]


def place_in_book(item: tuple[tuple[str, int], object]) -> tuple[int, int]:
    """Return where a row stands, in the order in which sheets are shown."""
    (sheet, row), _ = item
    return [known.name for known in SHEETS].index(sheet), row


def verdict_of(row: Row, plan: ImportPlan) -> tuple[Verdict, tuple[str, ...]]:
    """Return what becomes of a row that was read well, and which of its columns change something."""
    if place_of(row) in plan.fallen:
        return Verdict.REFUSED, ()
    number = str(row.cells.get("Persoonsnummer", ""))
    if row.sheet == "Personen" and plan.register.is_twice(number):
        return Verdict.DUPLICATE, ()
    differences = plan.differences.get(place_of(row), ())
    is_known = row.sheet == "Personen" and number not in plan.register.new_persons
    if differences and all(difference.is_new for difference in differences) and not is_known:
        return Verdict.NEW, ()
    changed = changed_columns(differences)
    if row.sheet == "Personen":
        changed |= set(plan.register.changed_numbers.get(number, ()))
    added = any(difference.is_new for difference in differences)
    return (Verdict.CHANGED if changed or added else Verdict.SAME), tuple(sorted(changed))


def changed_columns(differences: Sequence[Difference]) -> set[str]:
    return {heading for difference in differences for heading in difference.changed}


def messages_by_place(reading: Reading, plan: ImportPlan) -> Mapping[tuple[str, int], list[Message]]:
    """Return everything that is said about a row, by sheet and row."""
    said: dict[tuple[str, int], list[Message]] = defaultdict(list)
    for message in (*reading.messages, *plan.fallen.values(), *plan.remarks):
        if message.row is not None:
            said[message.sheet, message.row].append(message)
    return said


def sheet_remarks(reading: Reading, more: Iterable[Message] = ()) -> list[dict[str, Any]]:
    """Return what is said about whole sheets and columns, and more besides."""
    kept = {(row.sheet, row.row) for row in reading.refused}
    known = kept | set(reading.raw)
    about_sheets = [said for said in reading.messages if (said.sheet, said.row) not in known]
    return [stored_message(said) for said in (*about_sheets, *more)]


def stored_message(message: Message) -> dict[str, Any]:
    return {
        "sheet": message.sheet,
        "row": message.row,
        "column": message.column,
        "level": message.level.value,
        "message": message.message,
        "because_of": message.because_of,
    }


def as_stored(headings: Iterable[str], raw: Sequence[object]) -> list[list[Any]]:
    """Return heading and cell as JSON keeps them; a day is an object, so that it comes back as a day."""
    return [[heading, stored_cell(cell)] for heading, cell in zip(headings, raw, strict=False)]


def stored_cell(cell: object) -> Any:
    if isinstance(cell, datetime | date):
        return {"date": cell.isoformat()[:10]}
    return cell if isinstance(cell, str | int | float | bool) else str(cell)


def raw_cell(stored: Any) -> object:
    """Return a cell as it stood from how JSON keeps it."""
    return date.fromisoformat(stored["date"]) if isinstance(stored, dict) else stored
