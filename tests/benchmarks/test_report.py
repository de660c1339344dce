"""The page that `make bench` writes."""

from __future__ import annotations

from datetime import date

from benchmarks.pages import ninetieth
from benchmarks.report import report
from tests.benchmarks.country.test_table import found as country_found


def test_nine_out_of_ten_stay_under_the_ninetieth() -> None:
    assert ninetieth([float(value) for value in range(1, 100)]) == 90.0


def test_the_page_says_what_was_measured_on_which_machine_and_day() -> None:
    row = {"statements": 9, "median": 20.4, "p90": 31.6}
    run = {"role": "weerzien_web", "caseload": 1000, "policies": "on", "times": 100, "pages": {"Vandaag": row}}
    found = {
        "evaluate": [{"command": "weerzien evaluate x.xlsx", "families": 64, "seconds": 1.234, "wanted": True}],
        "imports": [{"families": 1000, "seconds": 12.34}],
        "pages": [run],
        "country": country_found(),
        "crowd": {"clients": 20, "seconds": 60, "requests": 4321, "errors": 0, "accepted": 987, "met": 12, "held": 3}
        | {"imports": 4, "taken": {"correct a fact": {"times": 500, "median": 60.4, "p90": 151.6}}},
    }

    lines = report(found, on=date(2026, 11, 21), server="16.2").splitlines()

    assert "- PostgreSQL: 16.2, on the same machine, data written to disk" in lines
    assert "- day: 2026-11-21" in lines
    assert "| `weerzien evaluate x.xlsx` | 64 | 1.23 | under 2 |" in lines
    assert "| `weerzien import`, read, plan, write, evaluate | 1000 | 12.3 | |" in lines
    assert "- requests: 4321, errors: 0" in lines
    assert "| correct a fact | 500 | 60 | 152 |" in lines
    assert "| Vandaag | 1000 | on | 9 | 20 | 32 |" in lines
    assert "## A country" in lines
