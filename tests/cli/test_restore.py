"""Putting a backup back: only where nothing stands, all of it or nothing, and checked before it says so."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tests import environment
from tests.cli.restoring import databases_of, kept, restore, rewritten, there
from tests.installations import Installation
from tests.lived_in import Lived
from weerzien.cli import roles
from weerzien.cli.backups import refusals
from weerzien.cli.backups.manifest import TableContent

__all__ = ["kept", "there"]

pytestmark = pytest.mark.xdist_group("backup")


def test_a_database_that_holds_something_is_left_alone_unless_it_is_said_that_it_may_go(
    kept: Path, there: Installation
) -> None:
    roles.make_database(there.admin, there.name)
    there.tell("create table of_somebody (word text)")
    there.tell("insert into of_somebody values ('blijft')")
    roles.make_database(there.admin, f"{there.name}_restoring")  # what somebody left who was killed half way

    refused = restore(there, kept / "closed")
    roles.drop_database(there.admin, f"{there.name}_restoring")
    left = there.ask("select word from of_somebody"), databases_of(there)
    roles.make_database(there.admin, f"{there.name}_restoring")
    with psycopg.connect(there.everything):
        in_use = restore(there, kept / "closed", "--vervang")
    left_too = there.ask("select word from of_somebody"), databases_of(there)
    there.heads.unlink()
    replaced = restore(there, kept / "closed", "--vervang")

    assert (refused.returncode, refused.stderr) == (1, f"{refusals.HoldsData()}\n")
    assert (in_use.returncode, in_use.stderr) == (1, f"{refusals.TargetInUse()}\n")
    assert left == left_too == ([("blijft",)], [there.name])
    assert (replaced.returncode, replaced.stderr) == (0, "")
    assert there.ask("select to_regclass('of_somebody'), count(*) > 50 from dossiers_dossier") == [(None, True)]
    assert databases_of(there) == [there.name]


def test_an_empty_database_that_somebody_else_made_is_filled_where_it_is_or_left_empty(
    kept: Path, there: Installation, tmp_path: Path
) -> None:
    roles.make_database(there.admin, there.name)
    there.tell("create extension pg_buffercache")  # what a supplier of databases puts there leaves it empty
    wrong = rewritten(
        tmp_path / "wrong", kept / "open",
        lambda package: replace(
            package.manifest, tables={**package.manifest.tables, "public.dossiers_person": TableContent(1, "0")}
        ),
    )  # fmt: skip

    failed = there.run("restore", str(wrong))
    left = there.ask("select relname from pg_class where relnamespace = 'public'::regnamespace")
    done = there.run("restore", str(kept / "open"))
    again = there.run("restore", str(kept / "open"))

    assert (failed.returncode, failed.stderr) == (1, f"{refusals.CameBackDifferent(['public.dossiers_person'])}\n")
    assert left == [("pg_buffercache",)]
    assert (done.returncode, done.stderr) == (0, "")
    assert again.stderr.splitlines()[-1] == str(refusals.HoldsData())


def test_a_log_that_was_touched_stops_it_unless_somebody_wants_the_rest_all_the_same(
    copy_of: Lived, there: Installation, tmp_path: Path
) -> None:
    touched = copy_of("touched")
    touched.tell(
        "set session_replication_role = replica; update audit_line set action = 'today' where id ="
        " (select line_id from audit_seal where municipality_id is not null order by sequence limit 1)"
    )
    touched.do("backup", str(tmp_path / "copy"), "--onversleuteld")
    touched.heads.unlink()

    refused = restore(there, tmp_path / "copy")
    left = databases_of(there)
    done = restore(there, tmp_path / "copy", "--ook-met-geschonden-logboek")

    assert (refused.returncode, refused.stderr.splitlines()[-1]) == (1, str(refusals.LogTouched()))
    assert "GEVONDEN: regel gewijzigd" in refused.stderr
    assert left == []
    assert (done.returncode, done.stderr) == (0, "")


def test_heads_of_later_than_the_backup_are_kept_as_evidence(kept: Path, there: Installation) -> None:
    later = '{"municipality": null, "sequence": 900, "hash": "x", "at": "2026-11-22T00:00:00+00:00"}\n'
    there.heads.write_text(later)

    done = restore(there, kept / "closed")

    assert (done.returncode, done.stderr) == (1, f"{refusals.HeadsReachFurther()}\n")
    assert there.heads.read_text() == later
    assert databases_of(there) == []


def test_what_an_earlier_version_kept_is_brought_to_this_one(
    copy_of: Lived, there: Installation, tmp_path: Path
) -> None:
    older = copy_of("older")
    done = older.python(
        "-m", "django", "migrate", "exchange", "0003", "-v0", DATABASE_URL=older.address(roles.OWNER)
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    older.do("backup", str(tmp_path / "copy"), "--onversleuteld")
    older.heads.unlink()

    restored = restore(there, tmp_path / "copy")

    assert (restored.returncode, restored.stderr) == (0, "")
    assert there.ask("select count(*) > 0 from exchange_importrun where column_map = ''") == [(True,)]


def test_roles_that_others_work_with_keep_their_passwords(django_db_setup: None) -> None:
    before = passwords()

    assert roles.make_missing_roles(environment.admin()) == set()
    assert passwords() == before


def passwords() -> list[tuple[Any, ...]]:
    with psycopg.connect(environment.admin()) as connection:
        return connection.execute(
            "select rolname, rolpassword from pg_authid where rolname like 'weerzien%' order by 1"
        ).fetchall()


def test_a_drill_says_how_long_it_took_and_leaves_nothing(kept: Path, there: Installation, tmp_path: Path) -> None:
    folder = tmp_path / "tmp"
    folder.mkdir()
    tmp_path.chmod(0o711)
    places = [tmp_path, *tmp_path.parents]
    for place in places[:-2]:
        place.chmod(0o711)
    folder.chmod(0o711)

    done = there.run(
        "restore", str(kept / "closed"), "--sleutel", str(kept / "secret.txt"), "--oefening", TMPDIR=str(folder)
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Oefening geslaagd in ")
    assert "het logboek" in done.stdout
    assert list(folder.iterdir()) == []
    assert not there.heads.exists()
    assert databases_of(there) == []


def test_where_to_must_be_said(kept: Path, there: Installation) -> None:
    done = there.run("restore", str(kept / "open"), DATABASE_URL_JOBS="")

    assert (done.returncode, done.stderr) == (1, f"{refusals.NoTarget()}\n")


def test_a_server_that_gives_no_answer_is_said(kept: Path, there: Installation) -> None:
    done = there.run("restore", str(kept / "open"), "--naar", "host=/nergens dbname=weerzien")

    assert (done.returncode, done.stderr) == (1, f"{refusals.NoAnswerThere()}\n")
