"""Scenarios as workbooks: written with every sheet and heading, evaluated as a caseworker would from the shell."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from weerzien.cli.main import main
from weerzien.exchange.workbook.sheets import SHEETS

Rows = Sequence[Mapping[str, Any]]
OPTIONAL = ("Feiten", "Instellingen")
HEADINGS = {
    sheet.name: [column.heading for column in sheet.columns if column.heading != "Vertrokken"] for sheet in SHEETS
}


def write(path: Path, sheets: Mapping[str, Rows], *, without: Sequence[str] = ()) -> Path:
    """Write a workbook with the seven sheets, and Feiten and Instellingen where they have rows.

    `without` names sheets, or "Blad.Kolom", that are left out.
    """
    book = xlsxwriter.Workbook(str(path), {"default_date_format": "dd-mm-yyyy"})
    for name, headings in HEADINGS.items():
        rows = sheets.get(name, ())
        if name in without or (name in OPTIONAL and not rows):
            continue
        shown = [heading for heading in headings if f"{name}.{heading}" not in without]
        sheet = book.add_worksheet(name)
        sheet.write_row(0, 0, shown)
        for number, row in enumerate(rows, 1):
            for column, heading in enumerate(shown):
                cell = row.get(heading, "")
                if isinstance(cell, date):
                    sheet.write_datetime(number, column, cell)
                elif cell != "":
                    sheet.write(number, column, cell)
    book.close()
    return path


@dataclass(frozen=True, slots=True)
class Said:
    """What `weerzien evaluate --json` wrote."""

    everything: dict[str, Any]

    def of(self, rule: str, **wanted: Any) -> list[dict[str, Any]]:
        """Return the outcomes of a rule, narrowed by step, person or subject_ref."""
        return [
            outcome
            for outcome in self.everything["outcomes"]
            if outcome["rule"] == rule and all(outcome[field] == value for field, value in wanted.items())
        ]

    def one(self, rule: str, **wanted: Any) -> dict[str, Any]:
        """Return the only outcome of a rule."""
        (found,) = self.of(rule, **wanted)
        return found


Evaluates = Callable[..., Said]


@pytest.fixture
def evaluates(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Evaluates:
    """Write a workbook, evaluate it on a day and return what was said."""

    def run(on: str, sheets: Mapping[str, Rows], *, without: Sequence[str] = (), family: str = "") -> Said:
        path = write(tmp_path / "scenario.xlsx", sheets, without=without)
        chosen = ["--family", family] if family else []
        assert main(["evaluate", str(path), "--on", on, "--json", *chosen]) == 0
        return Said(json.loads(capsys.readouterr().out))

    return run


def heading(name: str) -> str:
    """Return a heading as a name of an argument can say it: underscores are blanks, the BRP keeps its hyphen."""
    return name.replace("_", " ").replace("BRP ", "BRP-")


def person(number: int, role: str, **cells: Any) -> dict[str, Any]:
    """Return a row of Personen of family G001; underscores in names of cells are blanks."""
    row = {"Gezinsnummer": "G001", "Persoonsnummer": number, "Rol in gezin": role, "Doelgroep": "asiel"}
    return row | {heading(name): value for name, value in cells.items()}


def application(sponsor: int, member: int, **cells: Any) -> dict[str, Any]:
    """Return a row of Aanvragen of family G001."""
    row = {"Gezinsnummer": "G001", "Referent": sponsor, "Gezinslid": member, "Soort aanvraag": "nareis"}
    return row | {heading(name): value for name, value in cells.items()}


def fact(name: str, *, person: int | None = None, value: Any = "", on: date | str = "") -> dict[str, Any]:
    """Return a row of Feiten."""
    return {"Gezinsnummer": "G001", "Persoonsnummer": person or "", "Feit": name, "Waarde": value, "Datum": on}
