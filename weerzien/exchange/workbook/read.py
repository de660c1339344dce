"""From the bytes of a workbook to a Reading: every row kept or refused, and a sentence for everything that is odd."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from weerzien.exchange.workbook.cells import CellError, is_empty, read_cell, words
from weerzien.exchange.workbook.chosen import ChosenSheet, apply_chosen, as_chosen
from weerzien.exchange.workbook.column_map import MappedSheet, apply_map
from weerzien.exchange.workbook.draft import Draft, DraftRow, Known, as_it_stood
from weerzien.exchange.workbook.headings import Layout
from weerzien.exchange.workbook.legend import lay_out, legend_of
from weerzien.exchange.workbook.numbering import ByRow, Marks, give_numbers
from weerzien.exchange.workbook.oddities import remark_oddities
from weerzien.exchange.workbook.opening import Opened, open_sheets
from weerzien.exchange.workbook.reading import Reading, Row, Setting
from weerzien.exchange.workbook.references import check_references
from weerzien.exchange.workbook.same import recognise_persons, recognise_rows
from weerzien.exchange.workbook.sheets import PERSONS, SETTINGS, SHEETS, Column
from weerzien.exchange.workbook.told import check_told
from weerzien.exchange.workbook.unusable import UnusableWorkbook
from weerzien.kernel.days import Day

BY_ROW = ByRow()
__all__ = ["UnusableWorkbook", "read_workbook"]

EMPTY = "staat niets, maar zonder kan het niet; vul de cel in"
NO_COLUMN = "staat niets, want geen kolom heeft die kop; wijs aan welke kolom het is, of zet haar erbij"
NO_ROWS = (
    "In dit bestand staat onder de koppen geen enkele rij; er valt niets te lezen, kijk na of het de goede lijst is."
)


def read_workbook(
    content: bytes,
    *,
    file_name: str,
    today: date,
    known: Known | None = None,
    mapped: Sequence[MappedSheet] = (),
    marks: Marks = BY_ROW,
) -> Reading:
    """Return everything that stands in a workbook, with a message for every row or cell that is refused or odd.

    `known` are numbers that rows may lean on although this workbook does not list them; without it and without a sheet
    Personen a row may lean on anybody. `mapped` is what a file of columns says; `marks` gives the numbers that a list
    does not give. Raises UnusableWorkbook, and WrongMap where what it says does not fit this workbook.
    """
    opened = apply_map(open_sheets(content, file_name=file_name), mapped)
    return read_opened(opened, today=today, known=known, marks=marks)


def read_opened(
    opened: Opened,
    *,
    today: date,
    known: Known | None = None,
    chosen: Sequence[ChosenSheet] = (),
    marks: Marks = BY_ROW,
) -> Reading:
    """Return everything that stands in a file that was opened, read as somebody chose. Raises NoKnownSheet."""
    draft = Draft(today, known)
    read_sheets(opened, chosen, draft)
    if not any(draft.rows.values()):
        draft.remark_sheet("", None, NO_ROWS)
    give_numbers(draft, marks)
    recognise_persons(draft)
    check_references(draft)
    recognise_rows(draft)
    check_told(draft)
    remark_oddities(draft)
    return finish(draft)


def read_sheets(opened: Opened, chosen: Sequence[ChosenSheet], draft: Draft) -> None:
    """Read every sheet that we know, that can only be one or that was chosen. Raises NoKnownSheet."""
    applied = apply_chosen(opened, chosen)
    for sheet, sentence in applied.opened.remarks:
        draft.remark_sheet(sheet, None, sentence)
    laid = lay_out(applied.opened, draft)
    draft.legend = as_chosen(legend_of(opened, laid, applied.names), chosen)
    for one in laid:
        read_rows(one.layout, one.rows, draft)


def read_rows(layout: Layout, raw: Sequence[Sequence[Any]], draft: Draft) -> None:
    """Read every row below the headings that is not empty."""
    name = layout.sheet.name
    draft.headings[name] = layout.headings
    draft.covered |= {(name, column.heading) for column in layout.columns.values()}
    draft.rows[name] = []
    headed = said_in(raw[layout.heading_row - 1], layout) if raw else []
    for number, cells in enumerate(raw[layout.heading_row :], layout.heading_row + 1):
        if said_in(cells, layout) == headed:
            draft.remark_sheet(
                name, None, f"In rij {number} van {name} staan de koppen nog eens; wij slaan die rij over."
            )
        elif any(not is_empty(cells[position]) for position in layout.columns if position < len(cells)):
            row = DraftRow(name, number, as_it_stood(list(cells), len(layout.headings)))
            draft.rows[name].append(row)
            read_row(row, layout, draft)


def said_in(cells: Sequence[Any], layout: Layout) -> list[str]:
    """Return what a row says in the columns that are read."""
    return [words(cells[position]) if position < len(cells) else "" for position in layout.columns]


def read_row(row: DraftRow, layout: Layout, draft: Draft) -> None:
    """Read the cells of one row; let it fall where a cell that it cannot do without is empty or refused."""
    for position, column in layout.columns.items():
        if position < len(row.raw):
            read_into(row, row.raw[position], column, draft)
    for column in layout.sheet.columns:
        if layout.sheet is PERSONS and column.heading in draft.made:
            continue
        if column.required and column.heading not in row.cells and column.heading not in row.refused_in:
            draft.refuse_row(row, column.heading, EMPTY if column in layout.columns.values() else NO_COLUMN)


def read_into(row: DraftRow, raw: object, column: Column, draft: Draft) -> None:
    """Read one cell of a row."""
    try:
        understood = read_cell(raw, column, today=draft.today)
    except CellError as bad:
        if bad.row_falls or column.required:
            draft.refuse_row(row, column.heading, bad.words)
        else:
            draft.refuse_cell(row, column.heading, bad.words)
        return
    if understood.value is not None:
        row.cells[column.heading] = understood.value
    row.cells.update(understood.also)
    for remark in understood.remarks:
        draft.remark(row, column.heading, remark)


def finish(draft: Draft) -> Reading:
    """Return what is left, in the order of the sheets and their rows."""
    kept = dict(draft.rows_kept())
    order = {sheet.name: place for place, sheet in enumerate(SHEETS)}
    return Reading(
        settings=tuple(setting(row) for row in kept.pop(SETTINGS.name, ())),
        sheets=kept,
        covered=frozenset(draft.covered),
        messages=tuple(sorted(draft.messages, key=lambda said: (order.get(said.sheet, len(order)), said.row or 0))),
        refused=draft.rows_refused(),
        same_person=dict(draft.same_person),
        duplicates=draft.rows_double(),
        incomplete=draft.rows_incomplete(),
        headings=dict(draft.headings),
        raw={(row.sheet, row.row): row.raw for row in draft.all_rows()},
        legend=draft.legend,
        made=frozenset(draft.made),
        named=dict(draft.named),
        families=dict(draft.families),
    )


def setting(row: Row) -> Setting:
    """Return one line of the sheet Instellingen."""
    since, value = row.cells.get("Vanaf"), row.cells["Waarde"]
    assert isinstance(value, int)
    return Setting(
        str(row.cells["Regel"]), str(row.cells["Parameter"]), value, since.earliest if isinstance(since, Day) else None
    )
