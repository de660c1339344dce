"""Workbooks that make no sense, through `weerzien evaluate`: an answer that can be read, and never a crash."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import jsonschema
import pytest

from tests.cli.scenarios import write
from weerzien.cli.main import main
from weerzien.exchange.workbook.sheets import SHEETS, Column, Kind
from weerzien.rulebook.book import the_rulebook
from weerzien.rulebook.dictionary import FACTS

SCHEMA = json.loads((Path(__file__).parents[2] / "docs/reference/evaluate.schema.json").read_text(encoding="utf-8"))
FAMILIES = 12
NONSENSE = ("", "", "?", "onbekend", "31-02-2026", "2009", "x" * 300, "-1", "ja", "nee", "A en B", "00-00-2010", "1e9")
NUMBERS = [*range(1, 3 * FAMILIES + 1), 99, "P7"]


def a_cell(wild: Random, column: Column) -> Any:
    """Return what may stand in a cell: mostly what belongs there, sometimes anything."""
    if wild.random() < 0.1:
        return wild.choice(NONSENSE)
    if column.kind is Kind.PERSON:
        return wild.choice(NUMBERS)
    if column.kind is Kind.FAMILY:
        return f"G{wild.randrange(FAMILIES):03}"
    if column.kind in (Kind.DAY, Kind.BIRTH):
        return date(2005, 1, 1) + timedelta(days=wild.randrange(9_000)) if wild.random() < 0.7 else ""
    if column.kind is Kind.YES_NO:
        return wild.choice(("ja", "nee", ""))
    if column.kind in (Kind.HOURS, Kind.WHOLE):
        return wild.choice((0, 1, 8, 16, 24, -1))
    return wild.choice((*column.allowed, "", "gezinsregisseur", "Breda"))


def a_fact(wild: Random) -> dict[str, Any]:
    """Return a row of Feiten about whoever it may be about."""
    fact = wild.choice(tuple(FACTS.values()))
    words = (*fact.values, "ja", "nee", "niet gebeurd", "onbekend", "3", "")
    row = {"Gezinsnummer": f"G{wild.randrange(FAMILIES):03}", "Persoonsnummer": wild.choice(("", *NUMBERS))}
    on = date(2020, 1, 1) + timedelta(days=wild.randrange(4_000)) if wild.random() < 0.7 else ""
    return row | {"Feit": fact.name, "Waarde": wild.choice(words), "Datum": on, "Bron": wild.choice(("", "school"))}


def a_setting(wild: Random) -> dict[str, Any]:
    """Return a row of Instellingen: any parameter of any rule, with a number that may be far too small or large."""
    rule = wild.choice(the_rulebook().rules)
    return {
        "Regel": rule.id,
        "Parameter": wild.choice((*rule.parameters, "aan")),
        "Waarde": wild.choice((-100_000, -1, 0, 1, 2, 400, 100_000)),
        "Vanaf": wild.choice(("", date(2026, 1, 1))),
    }


def a_workbook(seed: int) -> Mapping[str, list[dict[str, Any]]]:
    """Return the sheets of the workbook of a number."""
    wild = Random(seed)
    sheets: dict[str, list[dict[str, Any]]] = {}
    for sheet in SHEETS:
        count = 0 if wild.random() < 0.1 else 2 * FAMILIES
        columns = [column for column in sheet.columns if column.heading != "Vertrokken"]
        sheets[sheet.name] = [{column.heading: a_cell(wild, column) for column in columns} for _ in range(count)]
    for number, row in enumerate(sheets["Personen"], 1):
        row.update({"Persoonsnummer": number, "Gezinsnummer": f"G{number % FAMILIES:03}"})
    sheets["Feiten"] = [a_fact(wild) for _ in range(5 * FAMILIES)]
    sheets["Instellingen"] = [a_setting(wild) for _ in range(wild.choice((0, 3, 60)))]
    return sheets


@pytest.mark.parametrize("seed", range(30))
def test_a_workbook_that_makes_no_sense_is_answered(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], seed: int
) -> None:
    path = write(tmp_path / "wild.xlsx", a_workbook(seed))
    on = (date(2026, 6, 1) + timedelta(days=37 * seed)).isoformat()

    status = main(["evaluate", str(path), "--on", on, "--json"])

    said = json.loads(capsys.readouterr().out)
    assert status == 0
    jsonschema.validate(said, SCHEMA)
    assert len({outcome["family"] for outcome in said["outcomes"]}) > 3
    assert all(outcome["because"] for outcome in said["outcomes"])
