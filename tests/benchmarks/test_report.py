"""The page that `make bench` writes."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from benchmarks.drawing import largest_table
from benchmarks.imports import ROWS_WANTED, TEN_THOUSAND_ROWS, measured_import, rows_in
from benchmarks.killing.table import killing_table
from benchmarks.pages import ninetieth
from benchmarks.partners.measuring import ACCEPTING, AGENDA, partners_table
from benchmarks.report import crowd_table, report
from tests.benchmarks.country.test_table import found as country_found
from tests.benchmarks.many.test_many import found as many_found
from weerzien.cli.demo_workbook import write_demo_workbook

CROWD = {
    "clients": 20,
    "seconds": 60,
    "requests": 4321,
    "errors": 0,
    "accepted": 987,
    "met": 12,
    "held": 3,
    "imports": 4,
    "rings": 2,
    "taken": {"correct a fact": {"times": 500, "median": 60.4, "p90": 151.6}},
}

READERS = {"rules": 65, "families": 64, "persons": 246, "outcomes": 900, "turns": 5, "load": 0.1} | {
    "readers": {"evaluate": {"median": 80.4, "p90": 120.6}}
}
PARTNERS = {
    "items": 60,
    "participants": 8,
    "times": 100,
    "rows": {AGENDA: {"statements": 12, "median": 640.4, "p90": 719.6}, ACCEPTING: {"median": 60.4, "p90": 80.2}},
}
KILLING = {
    "kills": {"web": 17, "worker": 17, "backend": 16},
    "kept": {"aannemen": 321, "agreed": 1234},
    "seconds": 98.7,
    "requests": 54321,
    "away": 87,
    "dropped": 65,
    "unanswered": 43,
    "asked": 1200,
    "answers": 90000,
    "starts": 40,
}
LARGEST = {
    "times": 100,
    "marks": 214,
    "kilobytes": 168.4,
    "drawn": {"median": 12.34, "p90": 15.67},
    "pages": {"Eén gezin": {"statements": 10, "median": 80.2, "p90": 99.6}},
}


def test_the_largest_family_is_told_with_what_is_wanted() -> None:
    lines = largest_table(LARGEST)

    assert "| the timeline, drawn for a wide and a narrow page | 0 | 12.3 | 15.7 | under 30 ms |" in lines
    assert "| Eén gezin | 10 | 80.2 | 99.6 | under 120 ms |" in lines


def test_nine_out_of_ten_stay_under_the_ninetieth() -> None:
    assert ninetieth([float(value) for value in range(1, 100)]) == 90.0


def test_the_page_says_what_was_measured_on_which_machine_and_day() -> None:
    row = {"statements": 9, "median": 20.4, "p90": 31.6}
    run = {"role": "weerzien_web", "caseload": 1000, "policies": "on", "times": 100, "pages": {"Vandaag": row}}
    found = {
        "evaluate": [{"command": "weerzien evaluate x.xlsx", "families": 64, "seconds": 1.234, "wanted": True}],
        "imports": [
            {"families": TEN_THOUSAND_ROWS, "rows": 10052, "seconds": 12.34, "megabytes": 196.5},
            {"families": 1000, "rows": 13870, "seconds": 17.0, "megabytes": 240.0},
        ],
        "pages": [run],
        "nights": [
            {
                "caseload": 1000,
                "everybody": {"families": 1000, "seconds": 5.04},
                "after": [{"families": 30, "seconds": 0.25}, {"families": 40, "seconds": 0.35}],
                "megabytes": 85.2,
            }
        ],
        "largest": LARGEST,
        "country": country_found(),
        "openfisca": None,
        "many": [many_found()],
        "readers": READERS,
        "crowd": CROWD,
        "partners": PARTNERS,
        "killing": KILLING,
    }

    lines = report(found, on=date(2026, 11, 21), server="16.2").splitlines()

    assert "- PostgreSQL: 16.2, on the same machine, data written to disk" in lines
    assert "- day: 2026-11-21" in lines
    assert "| `weerzien evaluate x.xlsx` | 64 | 1.23 | under 2 |" in lines
    assert f"| {TEN_THOUSAND_ROWS} | 10052 | 12.3 | 196 | 10000 rows under 60 s and 500 MB |" in lines
    assert "| 1000 | 13870 | 17.0 | 240 |  |" in lines
    assert "## Twenty people at once" in lines
    assert "| Vandaag | 1000 | on | 9 | 20 | 32 |" in lines
    assert "| 1000 | 5.0 | 35 | 0.30 | 85 |" in lines
    assert "## A country" in lines
    assert "Left out: the environment with OpenFisca could not be made on this machine." in lines


def test_of_partners_and_of_what_is_killed_the_page_says_what_was_wanted_and_kept() -> None:
    assert "| Agenda, voor de voorzitter | 12 | 640 | 720 | under 2000 ms |" in partners_table(PARTNERS)
    assert "| Overdracht aannemen |  | 60 | 80 | under 200 ms |" in partners_table(PARTNERS)
    assert "| accepted | 321 | 0 |" in killing_table(KILLING)


def test_of_a_crowd_the_page_says_what_was_kept_met_and_taken_in() -> None:
    lines = crowd_table(CROWD)

    assert "- requests: 4321, errors: 0" in lines
    assert "- corrections and notes accepted: 987, lost: 0; workbooks taken in: 4" in lines
    assert "- transactions that waited for each other, tried again without anybody hearing of it: 2" in lines
    assert "| correct a fact | 500 | 60 | 152 |" in lines


def test_an_import_is_measured_with_its_rows_and_the_memory_of_its_own_process(tmp_path: Path) -> None:
    workbook = tmp_path / "lijst.xlsx"
    write_demo_workbook(workbook, today=date(2026, 11, 21), families=3)
    hungry = [sys.executable, "-c", "import time; kept = b'x' * 80_000_000; time.sleep(0.3)"]

    found = measured_import(hungry, workbook, families=3, folder=tmp_path)

    assert found["rows"] == rows_in(workbook) > 10
    assert 80 < found["megabytes"] < 120
    with pytest.raises(subprocess.CalledProcessError):
        measured_import([sys.executable, "-c", "raise SystemExit(1)"], workbook, families=3, folder=tmp_path)


def test_so_many_families_of_the_demo_have_ten_thousand_rows(tmp_path: Path) -> None:
    workbook = tmp_path / "lijst.xlsx"
    write_demo_workbook(workbook, today=date(2026, 11, 21), families=TEN_THOUSAND_ROWS)

    assert ROWS_WANTED <= rows_in(workbook) <= 1.05 * ROWS_WANTED
