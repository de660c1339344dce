"""The demo's own workbook: the same every time, believable, with every mistake once."""

from __future__ import annotations

import os
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import python_calamine

from tests.house.tree import REAL
from weerzien.cli.demo_workbook import STORIES, write_demo_workbook, write_second_workbook
from weerzien.cli.demo_workbook_sheets import SHEETS
from weerzien.exchange.workbook.read import read_workbook
from weerzien.exchange.workbook.reading import Reading

DAYS = [date(2026, 11, 21), date(2027, 2, 28), date(2028, 2, 29), date(2027, 5, 31), date(2026, 8, 1)]
NUMBERS = ("Gezinsnummer", "Persoonsnummer", "BSN", "V-nummer")


def reading_of(path: Path, today: date) -> Reading:
    return read_workbook(path.read_bytes(), file_name=path.name, today=today)


def numbers_in(reading: Reading) -> set[tuple[str, object]]:
    cells = [row.cells for row in reading.sheets["Personen"]]
    return {(name, row[name]) for row in cells for name in NUMBERS if row.get(name)}


def headings(path: Path) -> dict[str, list[Any]]:
    workbook = python_calamine.CalamineWorkbook.from_path(str(path))
    return {name: workbook.get_sheet_by_name(name).to_python()[0] for name in workbook.sheet_names}


def test_it_has_the_sheets_and_headings_of_a_municipal_list(tmp_path: Path) -> None:
    shared = Path(os.environ.get("WEERZIEN_SHARED", REAL.parent / "shared")) / "data" / "caselijst.xlsx"
    if not shared.exists():
        pytest.skip("the list to compare with is not beside this checkout")
    write_demo_workbook(tmp_path / "demo.xlsx", today=DAYS[0])

    assert headings(tmp_path / "demo.xlsx") == headings(shared)


def test_the_same_day_gives_the_same_bytes(tmp_path: Path) -> None:
    write_demo_workbook(tmp_path / "a.xlsx", today=DAYS[0])
    write_demo_workbook(tmp_path / "b.xlsx", today=DAYS[0])

    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_every_day_gives_a_list_that_is_understood_but_for_its_mistakes(tmp_path: Path, today: date) -> None:
    write_demo_workbook(tmp_path / "demo.xlsx", today=today)

    reading = reading_of(tmp_path / "demo.xlsx", today)

    refused = Counter((message.sheet, message.level.value) for message in reading.messages)
    assert refused["Personen", "rij geweigerd"] == 3
    assert refused["Personen", "cel geweigerd"] == 3
    assert refused["Aanvragen", "rij geweigerd"] >= 1
    assert len(reading.same_person) == 1
    families = {row.cells["Gezinsnummer"] for row in reading.sheets["Personen"]}
    assert len(families) == len(STORIES)


def test_nobody_in_it_has_a_number_that_could_be_given_out(tmp_path: Path) -> None:
    write_demo_workbook(tmp_path / "demo.xlsx", today=DAYS[0])

    reading = reading_of(tmp_path / "demo.xlsx", DAYS[0])

    numbers = Counter(str(row.cells["BSN"]) for row in reading.sheets["Personen"] if "BSN" in row.cells)
    assert {number[:4] for number in numbers} == {"9999"}
    assert sum(count - 1 for count in numbers.values()) <= 1


def test_nobody_in_it_has_the_number_of_somebody_in_a_list_of_your_own(tmp_path: Path) -> None:
    shared = Path(os.environ.get("WEERZIEN_SHARED", REAL.parent / "shared")) / "data" / "caselijst.xlsx"
    if not shared.exists():
        pytest.skip("the list to compare with is not beside this checkout")
    write_demo_workbook(tmp_path / "demo.xlsx", today=DAYS[0])

    ours, theirs = (numbers_in(reading_of(path, DAYS[0])) for path in (tmp_path / "demo.xlsx", shared))

    assert len(ours) > len(STORIES)
    assert not ours & theirs


def test_the_other_municipality_has_a_small_list_without_mistakes(tmp_path: Path) -> None:
    write_second_workbook(tmp_path / "second.xlsx", today=DAYS[0])

    reading = reading_of(tmp_path / "second.xlsx", DAYS[0])

    assert {row.cells["Gemeente"] for row in reading.sheets["Personen"]} == {"Zandoever"}
    assert [message for message in reading.messages if "geweigerd" in message.level.value] == []


def test_a_thousand_families_are_a_thousand_families(tmp_path: Path) -> None:
    write_demo_workbook(tmp_path / "many.xlsx", today=DAYS[0], families=1000)

    reading = reading_of(tmp_path / "many.xlsx", DAYS[0])

    assert set(reading.sheets) == set(SHEETS)
    assert len({row.cells["Gezinsnummer"] for row in reading.sheets["Personen"]}) == 1000
