"""The part of the page about the country: what was measured beside what is wanted."""

from __future__ import annotations

from typing import Any

from benchmarks.country.shape import COUNTRY
from benchmarks.country.table import PAGES, country_table, missed

TIMES = {"p50": 40.0, "p90": 90.0, "p99": 130.0, "most": 150.0, "first": 99.0}
NIGHT = {"families": 4000.0, "seconds": 50.0, "megabytes": 200.0}
EVERYBODY = "everybody, after a change of the rulebook"
PAGE_NAMES = (*PAGES, "Zoeken op nummer")


def found(**changed: Any) -> dict[str, Any]:
    """Return what a measurement finds when everything is as it is wanted, but for what is given."""
    counts = {**COUNTRY.as_json(), "outcomes": 1, "involvements": 1, "partner_roles": 6, "gigabytes": 2.1}
    return {
        "counts": counts,
        "seconds": {"outcomes": 100.0, "contacts": 20.0},
        "day": "2026-11-20",
        "on": dict.fromkeys(PAGE_NAMES, TIMES),
        "off": dict.fromkeys(PAGE_NAMES, TIMES),
        "cold": dict.fromkeys(PAGE_NAMES, TIMES),
        "statements": dict.fromkeys(PAGE_NAMES, 11),
        "questions": {"Zoeken op naam": 20.0, "Zoeken op nummer": 3.0},
        "memory": {
            "web": {"pss": 150.0, "rss": 240.0, "processes": 3.0},
            "worker": {"pss": 90.0, "rss": 100.0, "processes": 1.0},
        },
        "log": {"sealed": 100_000, "seal": 10.0, "verify": 20.0, "page": 30.0},
        "import": {"rows": 10_000, "seconds": 30.0, "megabytes": 300.0},
        "nights": {"everybody": NIGHT | {"families": 30_000}, "ordinary": [NIGHT, NIGHT], "workers": 2},
        **changed,
    }


def test_nothing_is_missed_where_everything_is_as_it_is_wanted() -> None:
    lines = country_table(found())

    assert missed(found()) == []
    assert "| Vandaag | 11 | 150 | 40 | 90 | 130 | 90 | 100 | yes |" in lines
    assert "| Zoeken op nummer | 11 | 150 | 40 | 90 | 130 | 90 |  | |" in lines
    assert "| web and worker together | | 240 | | 450 | yes |" in lines
    assert "| everybody, after a change of the rulebook | 30,000 | 200 | 50.0 | 60 | yes |" in lines
    assert "| an ordinary night, mean of 2 | 4,000 | 200 | 50.0 | 60 | yes |" in lines


def test_what_is_slower_larger_or_more_than_wanted_is_said_by_name() -> None:
    slow = {**TIMES, "p90": 121.0}
    worse = found(
        on={**dict.fromkeys(PAGE_NAMES, TIMES), "Eén gezin": slow},
        questions={"Zoeken op naam": 20.0, "Zoeken op nummer": 15.1},
        memory={"web": {"pss": 451.0, "rss": 500.0, "processes": 3.0}, "worker": {}},
        statements={**dict.fromkeys(PAGE_NAMES, 11), "Vandaag": 13},
        nights={"everybody": NIGHT | {"seconds": 60.1}, "ordinary": [NIGHT], "workers": 2},
    )

    assert missed(worse) == ["Eén gezin", "most statements of a page", "Zoeken op nummer", "web together", EVERYBODY]
