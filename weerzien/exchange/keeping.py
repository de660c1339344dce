"""What was chosen of sheets and columns, and how they were read, as a run keeps it: to JSON and back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from weerzien.exchange.workbook.chosen import ChosenSheet, ColumnKey
from weerzien.exchange.workbook.how import ColumnRead, How, Meaning, SheetRead


def stored_chosen(chosen: Iterable[ChosenSheet]) -> list[dict[str, Any]]:
    """Return choices as a run keeps them."""
    return [
        {
            "name": one.name,
            "ours": one.ours,
            "columns": stored_columns(one),
            "since": one.since.isoformat() if one.since else "",
            "by": one.by,
        }
        for one in chosen
    ]


def stored_columns(chosen: ChosenSheet) -> list[list[Any]]:
    """Return the chosen columns of a sheet as they are kept: what tells a column apart, and its meaning."""
    return [[*key, *(meaning or ("", ""))] for key, meaning in chosen.columns.items()]


def chosen_columns(stored: Iterable[Sequence[Any]]) -> dict[ColumnKey, Meaning | None]:
    """Return chosen columns from how they are kept."""
    return {(heading, nth): (sheet, ours) if sheet else None for heading, nth, sheet, ours in stored}


def chosen_sheets(stored: Iterable[dict[str, Any]]) -> tuple[ChosenSheet, ...]:
    """Return choices from how a run keeps them."""
    return tuple(
        ChosenSheet(
            name=one["name"],
            ours=one["ours"],
            columns=chosen_columns(one["columns"]),
            since=date.fromisoformat(one["since"]) if one["since"] else None,
            by=one["by"],
        )
        for one in stored
    )


def stored_legend(legend: Iterable[SheetRead], guessed: Iterable[SheetRead]) -> list[dict[str, Any]]:
    """Return how a file is read as a run keeps it; `guessed` is how it would be read without any choice."""
    meant = {(sheet.name, column.place): column.meaning for sheet in guessed for column in sheet.columns}
    return [
        {
            "name": sheet.name,
            "ours": sheet.ours,
            "how": sheet.how.value,
            "headings": sheet.headings,
            "columns": [
                {
                    "place": column.place,
                    "heading": column.heading,
                    "meaning": column.meaning,
                    "guessed": meant.get((sheet.name, column.place)),
                    "how": column.how.value,
                    "examples": column.examples,
                }
                for column in sheet.columns
            ],
        }
        for sheet in legend
    ]


def legend_read(stored: Iterable[dict[str, Any]]) -> tuple[SheetRead, ...]:
    """Return how a file is read from how a run keeps it."""
    return tuple(
        SheetRead(
            name=sheet["name"],
            ours=sheet["ours"],
            how=How(sheet["how"]),
            headings=tuple(sheet["headings"]),
            columns=tuple(column_read(column) for column in sheet["columns"]),
        )
        for sheet in stored
    )


def column_read(stored: dict[str, Any]) -> ColumnRead:
    """Return how one column is read from how a run keeps it."""
    meaning = stored["meaning"]
    return ColumnRead(
        place=stored["place"],
        heading=stored["heading"],
        meaning=(meaning[0], meaning[1]) if meaning else None,
        how=How(stored["how"]),
        examples=tuple(stored["examples"]),
    )
