"""A country a hundred times as small: it has what was promised, and pages ask no more of it than of a smaller one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import psycopg
import pytest

from benchmarks.country.counts import COUNTED, NotAsPromised, check
from benchmarks.country.made import COORDINATORS, Country, addresses, country, is_made
from benchmarks.country.nights import nights
from benchmarks.country.shape import Shape, hundredth
from tests import environment
from weerzien.cli import roles

# Both tests make the same databases on one server: they run in the same process, one after the other.
pytestmark = pytest.mark.xdist_group("country")

TODAY = date(2026, 11, 20)
SMALL = hundredth()
SMALLER = replace(
    SMALL,
    municipalities=3,
    largest=16,
    families=40,
    persons=140,
    contacts=600,
    lines=300,
    imported_of_a_size=1,
    partners=0,
)
MOST_STATEMENTS = 12
ALIKE = "Misschien dubbel"

Make = Callable[[Shape], Country]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("country")


@pytest.fixture(scope="module")
def make(home: Path) -> Iterator[Make]:
    """Return how a country is made on the server of the tests; it is dropped afterwards."""
    made: list[str] = []

    def make(shape: Shape) -> Country:
        environment.ensure_server()
        with environment.turn():
            one = country(environment.admin(), home, shape=shape, today=TODAY, tell=lambda _: None)
        made.append(one.database)
        return one

    yield make
    for database in set(made):
        roles.drop_database(environment.admin(), database)


def statements(made: Country) -> dict[str, int]:
    """Return how many statements each page sends for the coordinator of the largest municipality."""
    known = {**os.environ, **addresses(environment.admin(), made.database)}
    known |= {"WEERZIEN_DEMO": "1", "WEERZIEN_TODAY": made.day.isoformat()}
    with psycopg.connect(known["DATABASE_URL_OWNER"]) as owner:
        row = owner.execute(
            """select split_part(b.search_key, ' ', 2), d.number from dossiers_dossier d
               join dossiers_municipalperiod m on m.dossier_id = d.id
               join access_position p on p.organisation_id = m.municipality_id
               join access_account a on a.id = p.account_id and a.email = %s
               join dossiers_personalia b on b.dossier_id = d.id where b.search_key like '%% %%' limit 1""",
            [COORDINATORS[0]],
        ).fetchone()
    assert row is not None
    command = [sys.executable, "-m", "benchmarks.country.statements", COORDINATORS[0], *row]
    said = subprocess.run(command, env=known, check=True, stdout=subprocess.PIPE).stdout
    told: dict[str, Any] = json.loads(said)
    return told["statements"]


def test_a_country_is_as_promised_is_found_again_and_costs_as_many_statements_as_a_smaller_one(
    make: Make, home: Path
) -> None:
    small, smaller = make(SMALL), make(SMALLER)

    for shape, made in ((SMALL, small), (SMALLER, smaller)):
        assert {name: made.counts[name] for name in COUNTED} == {name: getattr(shape, name) for name in COUNTED}
    assert small.counts["involvements"] > 0 == smaller.counts["involvements"]
    assert small.counts["partner_roles"] == 6
    assert is_made(environment.admin(), home, SMALL)
    assert not is_made(environment.admin(), home, replace(SMALL, lines=SMALL.lines + 1))
    many, few = statements(small), statements(smaller)
    assert max(many.values()) <= MOST_STATEMENTS
    # Where no two persons look alike no family is shown, so no look at one is written down either.
    assert few.pop(ALIKE) <= many.pop(ALIKE)
    assert many == few


def test_the_night_of_a_country_looks_at_everybody_once_and_then_at_who_is_due_and_changes_no_country(
    make: Make, tmp_path: Path
) -> None:
    made = make(SMALLER)
    known = {**addresses(environment.admin(), made.database), "WEERZIEN_DEMO": "1"}
    known |= {"WEERZIEN_MAIL": f"file://{tmp_path}", "WEERZIEN_ADDRESS": "https://weerzien.example"}

    found = nights(environment.admin(), made, known)

    assert found["everybody"]["families"] == SMALLER.families
    assert all(0 <= night["families"] < SMALLER.families for night in found["ordinary"])
    assert [*tmp_path.iterdir()] == []
    with psycopg.connect(known["DATABASE_URL_OWNER"]) as owner:
        assert owner.execute("select count(*) from early_signals_evaluation where rulebook = ''").fetchone() == (0,)


def test_a_country_that_is_not_as_promised_stops_the_measurement() -> None:
    counted = {**{name: getattr(SMALL, name) for name in COUNTED}, "lines": SMALL.lines}

    check(counted, SMALL)
    with pytest.raises(NotAsPromised, match="persons: 999, not 1000"):
        check({**counted, "persons": 999}, SMALL)
    with pytest.raises(NotAsPromised, match="lines: 9, not 10000"):
        check({**counted, "lines": 9}, SMALL)
