"""The drill: an installation is copied, lost, and comes back on another server as it was."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path
from typing import Any

import pytest

from tests.installations import Installation
from weerzien.cli import cluster
from weerzien.cli.backups import encryption

pytestmark = pytest.mark.xdist_group("backup")


@pytest.fixture(scope="module")
def elsewhere(shared_place: Path) -> Iterator[cluster.Cluster]:
    """Return another server, on which nothing of weerzien was ever made."""
    one = cluster.start(shared_place / "pg", durable=False)
    yield one
    one.stop()


def rows_of(one: Installation) -> dict[str, int]:
    """Return how many rows each table has, as somebody from whom no policy keeps anything."""
    names = [name for (name,) in one.ask("select relname from pg_class where relkind = 'r' and relnamespace = "
                                         "'public'::regnamespace")]  # fmt: skip
    return {name: one.ask(f"select count(*) from {name}")[0][0] for name in names}


@pytest.fixture(scope="module")
def counted() -> dict[str, dict[str, int]]:
    """Return how many rows each table had when it was copied and when it had come back: looking around adds some."""
    return {}


@pytest.fixture(scope="module")
def kept(lived_in: Installation, shared_place: Path, counted: dict[str, dict[str, int]]) -> tuple[Path, Path]:
    """Return an encrypted backup of the lived-in installation and the file of the secret key."""
    secret, public = encryption.new_identity()
    (shared_place / "secret.txt").write_text(secret)
    lived_in.do("backup", str(shared_place), "--voor", public)
    counted["before"] = rows_of(lived_in)
    return next(shared_place.glob("weerzien-*.zip.age")), shared_place / "secret.txt"


@pytest.fixture(scope="module")
def back(
    kept: tuple[Path, Path],
    elsewhere: cluster.Cluster,
    shared_place: Path,
    counted: dict[str, dict[str, int]],
) -> Installation:
    """Return the installation that came back elsewhere."""
    file, secret = kept
    folder = shared_place / "back"
    folder.mkdir()
    one = Installation(elsewhere.url("postgres"), "weerzien", folder)
    one.do("restore", str(file), "--sleutel", str(secret), "--naar", elsewhere.url("weerzien"))
    counted["after"] = rows_of(one)
    return one


def differing(one: dict[str, list[Any]], other: dict[str, list[Any]]) -> list[str]:
    """Return the lines in which pages differ, without blanks."""
    found = []
    for address in sorted({*one, *other}):
        pages = [str(each.get(address)).replace("\\n", "\n").splitlines() for each in (one, other)]
        found += [f"{address}: {line}" for line in unified_diff(*pages, lineterm="", n=0)]
    return found


def test_no_row_of_any_table_stays_behind(back: Installation, counted: dict[str, dict[str, int]]) -> None:
    before, after = counted["before"], counted["after"]
    restoring = {"audit_line": 1, "audit_waiting": 1}  # the line that says that all of this was restored

    assert [name for name, rows in before.items() if not rows] == []
    assert after == {name: rows + restoring.get(name, 0) for name, rows in before.items()}


@pytest.fixture(scope="module")
def hers(back: Installation) -> dict[str, list[Any]]:
    """Return the pages that Amina sees after it came back."""
    return back.visit("Amina Yusuf")


def test_amina_sees_the_same_pages(lived_in: Installation, hers: dict[str, list[Any]]) -> None:
    before = lived_in.visit("Amina Yusuf")

    assert len(before) > 10
    assert {status for status, _ in before.values()} == {200}
    assert "\n".join(differing(hers, before)) == ""


def test_the_rules_come_to_the_same_outcomes(back: Installation) -> None:
    looked = back.do("reevaluate", "--als", "amina@demo.weerzien.example")

    assert looked.endswith(" gezinnen, 0 dagen en signalen gewijzigd.\n")
    assert not looked.startswith("Opnieuw bekeken: 0 ")


def test_the_log_still_proves_what_it_proved(back: Installation) -> None:
    verified = back.do("verify-audit")

    assert verified.count("niets gevonden") == 3
    assert "GEVONDEN" not in verified


def test_the_log_says_that_a_copy_was_made_and_that_it_came_back(back: Installation) -> None:
    lines = back.ask("select action from audit_line where action like 'backup.%%' order by at, action")

    assert lines[-2:] == [("backup.begun",), ("backup.restored",)]


def test_chris_is_still_kept_out_of_her_families(back: Installation, hers: dict[str, list[Any]]) -> None:
    families = [address for address in hers if len(address) > len("/gezinnen/")]
    seen = back.visit("Chris Vos", *families)

    assert len(families) > 10
    assert {seen[address][0] for address in families} == {404}
    assert {status for address, (status, _) in seen.items() if address not in families} == {200}


def test_past_the_door_postgresql_still_keeps_chris_out(back: Installation) -> None:
    (all_of_them,), *_ = back.ask("select count(*) from dossiers_dossier")
    (his,), *_ = back.ask(
        "select count(*) from dossiers_municipalperiod p join access_organisation o on o.id = p.municipality_id"
        " where o.name = 'gemeente Zandoever'"
    )
    told = back.python("-c", AS_CHRIS)

    assert 0 < his < all_of_them
    assert (told.stdout, told.stderr) == (f"{his}\n", "")


AS_CHRIS = """
import django; django.setup()
from datetime import date
from django.db import connection
from weerzien.access.context import acting
from weerzien.access.queries import account_id_of, actor_for
today = date.today()
with acting(actor_for(account_id_of("chris@demo.weerzien.example"), today=today), today=today):
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from dossiers_dossier")
        print(cursor.fetchone()[0])
"""


def test_numbers_can_be_read_again(back: Installation) -> None:
    told = back.python("-c", READS_NUMBERS, WEERZIEN_DEMO="1")

    assert (told.stdout, told.stderr) == ("True\n", "")


READS_NUMBERS = """
import os, django; django.setup()
import psycopg
from weerzien.dossiers.numbers import decrypted
with psycopg.connect(os.environ["DATABASE_URL_OWNER"]) as owner:
    rows = owner.execute("select encrypted from dossiers_personnumbers").fetchall()
    print(len(rows) > 100 and all(decrypted(bytes(sealed)).strip() for (sealed,) in rows))
"""
