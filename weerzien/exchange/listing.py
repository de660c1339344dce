"""The list of families as a workbook to take along: what its reader sees, written down before it leaves."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime
from typing import Final
from uuid import UUID

import xlsxwriter

from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.audit.actions import record_export, record_look
from weerzien.early_signals.lists.panels import Column, FamiliesPage, FamilyLine
from weerzien.early_signals.lists.rules import MOST_EXPORTED, REASONS, check_chosen
from weerzien.early_signals.queries import page_of_chosen
from weerzien.exchange.workbook.mend import OPTIONS, Formats, write_cell
from weerzien.kernel.ids import DossierId
from weerzien.kernel.words import date_words

SHEET, ABOUT = "Gezinnen", "Over deze lijst"
WIDTH: Final = 24
ALWAYS: Final = ("Gezin", "Nummer")


def families_workbook(
    *,
    actor: Actor,
    chosen: Sequence[UUID],
    columns: Sequence[str],
    reason: str,
    today: date,
    now: datetime,
) -> bytes:
    """Return the families that were chosen as an .xlsx in these columns; those nobody may know of are not in it.

    Before the first byte leaves, a look at every one of them is written down, and the export: its columns, why it was
    taken (a code of `REASONS`) and how many rows it has. Raises NothingChosen, TooManyToExport.
    """
    with acting(actor, today=today):
        panel = page_of_chosen(actor, chosen, today=today, columns=columns)
        check_chosen(len(panel.rows), most=MOST_EXPORTED)
        ids = [DossierId(row.dossier_id) for row in panel.rows]
        record_look(actor, "families.exported", dossier_ids=ids, at=now)
        said = [f"column:{column.code}" for column in panel.columns]
        said += [f"reason:{reason}", f"rows:{len(ids)}"]
        record_export(actor, "families.export", dossier_ids=ids, fields=said, at=now)
    return written(panel, about=about(actor, panel, reason=reason, today=today))


def about(actor: Actor, panel: FamiliesPage, *, reason: str, today: date) -> list[tuple[str, str | int]]:
    """Return what the second sheet says: who took what along, when, why, and what has to happen with it."""
    return [
        ("Meegenomen door", f"{actor.name}, {actor.organisation_name}"),
        ("Op", date_words(today)),
        ("Waarom", REASONS[reason]),
        ("Aantal gezinnen", len(panel.rows)),
        ("Let op", "Hier staan gegevens van mensen in. Bewaar dit bestand niet langer dan nodig en gooi het dan weg."),
    ]


def written(panel: FamiliesPage, *, about: Sequence[tuple[str, str | int]]) -> bytes:
    """Return the workbook; text stays text, and days stay days."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, OPTIONS) as book:
        formats = Formats(
            day=book.add_format({"num_format": "dd-mm-yyyy"}),
            bold=book.add_format({"bold": True}),
            as_text=book.add_format({"quote_prefix": True, "num_format": "@"}),
        )
        page = book.add_worksheet(SHEET)
        for at, heading in enumerate(headings(panel.columns)):
            page.write_string(0, at, heading, formats.bold)
        page.set_column(0, len(panel.columns) + len(ALWAYS), WIDTH)
        page.freeze_panes(1, 1)
        for number, row in enumerate(panel.rows, 1):
            for at, value in enumerate(values(row)):
                write_cell(page, (number, at), value, formats)
        last = book.add_worksheet(ABOUT)
        last.set_column(0, 1, WIDTH)
        for number, (label, value) in enumerate(about):
            last.write_string(number, 0, label, formats.bold)
            write_cell(last, (number, 1), value, formats)
    return target.getvalue()


def headings(columns: Sequence[Column]) -> list[str]:
    """Return the headings of the first sheet; of the first day that counts also what it is about."""
    found = [*ALWAYS]
    for column in columns:
        found += [column.heading, "Waarover die dag gaat"] if column.code == "dag" else [column.heading]
    return found


def values(row: FamilyLine) -> list[object]:
    """Return what stands in one row of the first sheet."""
    found: list[object] = [row.family, row.number]
    for cell in row.cells:
        found.append(cell.value)
        if cell.column.code == "dag":
            found.append(row.next.title if row.next else None)
    return found
