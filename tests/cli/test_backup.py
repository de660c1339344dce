"""Making a backup: whole, closed, of one moment, or nothing at all and a sentence."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

from tests.installations import Installation
from tests.lived_in import Lived
from weerzien.audit.copying import heads_until, reach
from weerzien.audit.heads import Head
from weerzien.cli.backups import encryption, refusals, tools
from weerzien.cli.backups.container import read_package
from weerzien.cli.backups.manifest import Manifest

pytestmark = pytest.mark.xdist_group("backup")
SECRET, PUBLIC = encryption.new_identity()
SMALL_DISK = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
from weerzien.cli.main import main
sys.exit(main(sys.argv[1:]))
"""


def manifest_of(place: Path) -> Manifest:
    with place.open("rb") as file:
        return read_package(file, os.environ, check=lambda manifest: None).manifest


def rows_of(one: Installation) -> dict[str, int]:
    """Return how many rows each table has, as a superuser, from whom no policy keeps anything."""
    tables = one.ask("select schemaname || '.' || tablename from pg_tables where schemaname !~ '^pg_|^information'")
    return {name: one.ask(f"select count(*) from {name}")[0][0] for (name,) in tables}


def test_every_row_of_every_table_is_in_it(lived_in: Installation, tmp_path: Path) -> None:
    lived_in.do("backup", str(tmp_path / "copy.zip"), "--onversleuteld")
    manifest = manifest_of(tmp_path / "copy.zip")
    told = {name: table.rows for name, table in manifest.tables.items()}

    assert told == rows_of(lived_in)
    assert min(told.values()) > 0
    assert manifest.seals > 0
    assert manifest.is_demo


@pytest.mark.parametrize(
    "hiding",
    [
        "drop policy owner on contacts_contactnote",
        "alter policy owner on contacts_contactnote using (kind <> 'brief')",
        "create policy narrow on contacts_contactnote as restrictive for select to public using (true)",
    ],
    ids=["no policy for the owner", "a policy with a condition", "a policy that narrows"],
)
def test_rows_that_a_policy_might_keep_from_the_owner_are_never_left_out_in_silence(
    copy_of: Lived, tmp_path: Path, hiding: str
) -> None:
    one = copy_of("hiding")
    one.tell(hiding)

    done = one.run("backup", str(tmp_path / "copy.zip"), "--onversleuteld")

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"{refusals.Hidden(['public.contacts_contactnote'])}\n"
    assert list(tmp_path.glob("copy*")) == []


def test_it_is_closed_unless_somebody_says_otherwise(lived_in: Installation, tmp_path: Path) -> None:
    refused = lived_in.run("backup", str(tmp_path))
    made = lived_in.do("backup", str(tmp_path), "--voor", PUBLIC)
    (place,) = tmp_path.iterdir()
    content = place.read_bytes()

    assert (refused.returncode, refused.stderr) == (1, f"{refusals.NoRecipient()}\n")
    assert place.name.endswith(".zip.age")
    assert content.startswith(encryption.MAGIC)
    assert b"PGDMP" not in content
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert str(place) in made


def test_a_recipient_may_stand_in_the_environment_and_must_be_a_key(lived_in: Installation, tmp_path: Path) -> None:
    made = lived_in.run("backup", str(tmp_path / "one"), WEERZIEN_BACKUP_RECIPIENTS=PUBLIC)
    wrong = lived_in.run("backup", str(tmp_path / "two"), "--voor", "age1vanmij")

    assert (made.returncode, made.stderr) == (0, "")
    assert (wrong.returncode, wrong.stderr) == (1, f"{refusals.NotARecipient()}\n")
    assert [file.name for file in tmp_path.iterdir()] == ["one"]


def test_a_file_that_is_there_is_not_overwritten(lived_in: Installation, tmp_path: Path) -> None:
    (tmp_path / "copy").write_text("iets anders")
    there = lived_in.run("backup", str(tmp_path / "copy"), "--voor", PUBLIC)
    nowhere = lived_in.run("backup", str(tmp_path / "geen" / "map"), "--voor", PUBLIC)

    assert (there.returncode, there.stderr) == (1, f"{refusals.AlreadyThere()}\n")
    assert (nowhere.returncode, nowhere.stderr) == (1, f"{refusals.CannotWrite()}\n")
    assert (tmp_path / "copy").read_text() == "iets anders"


@pytest.mark.parametrize("how", [["--voor", PUBLIC], ["--onversleuteld"]], ids=["encrypted", "open"])
def test_a_full_disk_is_said_and_leaves_nothing(lived_in: Installation, tmp_path: Path, how: list[str]) -> None:
    done = lived_in.python("-c", SMALL_DISK, "backup", str(tmp_path), *how)

    assert (done.returncode, done.stderr.splitlines()[-1]) == (1, str(refusals.NoRoom()))
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def held_up(copy_of: Lived, tmp_path: Path) -> Iterator[tuple[Installation, subprocess.Popen[bytes], Path]]:
    """Return an installation, and a backup of it that is half way: somebody holds a table."""
    one, folder = copy_of("held"), tmp_path / "copies"
    folder.mkdir()
    with psycopg.connect(one.everything) as other:
        other.execute("lock table dossiers_person in access exclusive mode")
        words = [sys.executable, "-m", "weerzien.cli.main", "backup", str(folder), "--voor", PUBLIC]
        running = subprocess.Popen(words, cwd=one.code, env=one.environment())
        deadline = time.monotonic() + 30
        while not waits(one) and time.monotonic() < deadline:
            time.sleep(0.05)
        yield one, running, folder
        running.kill()
        running.wait()


def waits(one: Installation) -> bool:
    return bool(one.ask("select 1 from pg_stat_activity where datname = %s and wait_event_type = 'Lock'", one.name))


def test_a_backup_that_is_stopped_leaves_nothing(
    held_up: tuple[Installation, subprocess.Popen[bytes], Path],
) -> None:
    _, running, folder = held_up
    half = [file.suffix for file in folder.iterdir()]
    running.send_signal(signal.SIGTERM)

    assert running.wait(30) == 130
    assert half == [".half"]
    assert list(folder.iterdir()) == []


def test_a_backup_that_is_killed_leaves_nothing_that_looks_whole_and_the_next_one_clears_it_away(
    held_up: tuple[Installation, subprocess.Popen[bytes], Path], lived_in: Installation
) -> None:
    _, running, folder = held_up
    running.kill()
    running.wait()
    left = [file.suffix for file in folder.iterdir()]

    lived_in.do("backup", str(folder), "--voor", PUBLIC)

    assert left == [".half"]
    assert [file.suffix for file in folder.iterdir()] == [".age"]


def test_heads_of_after_the_moment_stay_out_and_those_that_are_missing_are_waited_for() -> None:
    here, now = uuid4(), datetime(2026, 11, 22, tzinfo=UTC)
    heads = [Head(here, 3, "c", now), Head(here, 5, "e", now), Head(None, 2, "b", now)]

    kept = heads_until(heads, {here: 4, None: 2})

    assert kept == (heads[0], heads[2])
    assert not reach(kept, {here: 4, None: 2})
    assert reach(kept, {here: 3, None: 2})


def test_heads_that_cannot_be_found_are_said(lived_in: Installation, tmp_path: Path) -> None:
    done = lived_in.run("backup", str(tmp_path), "--voor", PUBLIC, WEERZIEN_AUDIT_HEADS=str(tmp_path / "nergens"))

    assert (done.returncode, done.stderr.split(" of ")[0]) == (1, "Het bestand met de koppen van de ketens ontbreekt")
    assert list(tmp_path.iterdir()) == []


def test_no_key_goes_along(lived_in: Installation, tmp_path: Path) -> None:
    lived_in.do("backup", str(tmp_path / "copy.zip"), "--onversleuteld")
    content = (tmp_path / "copy.zip").read_bytes()
    keys = [os.environ[f"WEERZIEN_{name}"] for name in ("SECRET_KEY", "NUMBERS_KEY", "AUDIT_KEY", "DOCUMENTS_KEY")]

    assert [key for key in keys if key.encode() in content or key.split(":")[-1].encode() in content] == []


def test_without_the_key_of_the_numbers_no_backup_is_made(lived_in: Installation, tmp_path: Path) -> None:
    done = lived_in.run("backup", str(tmp_path), "--voor", PUBLIC, WEERZIEN_NUMBERS_KEY="")

    assert (done.returncode, done.stderr) == (1, f"{refusals.NoNumbersKey()}\n")


def test_a_password_is_not_in_the_list_of_processes() -> None:
    shown, environment = tools.without_password("postgresql://weerzien_owner:geheim@db.example:5432/weerzien")

    assert "geheim" not in shown
    assert environment["PGPASSWORD"] == "geheim"


def test_the_secret_half_of_a_key_is_never_shown_and_its_file_is_ones_own(
    lived_in: Installation, tmp_path: Path
) -> None:
    place = tmp_path / "sleutel.txt"
    said = lived_in.do("backup-key", str(place))
    again = lived_in.run("backup-key", str(place))

    public = next(line for line in said.splitlines() if line.startswith("age1"))
    assert "AGE-SECRET-KEY" not in said
    assert public in place.read_text()
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert (again.returncode, again.stderr) == (1, f"{refusals.AlreadyThere()}\n")
