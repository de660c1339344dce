"""Putting a backup back: only one that is whole, ours and known; only where nothing stands; and then all of it."""

from __future__ import annotations

import io
import json
import os
import subprocess
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tests import environment
from tests.installations import Installation
from tests.lived_in import Lived
from weerzien.cli import roles
from weerzien.cli.backups import encryption, refusals
from weerzien.cli.backups.container import DUMP, HEADS, Container, Package, read_package
from weerzien.cli.backups.manifest import Manifest, TableContent

pytestmark = pytest.mark.xdist_group("backup")
SECRET, PUBLIC = encryption.new_identity()
OTHER_KEY = "t1:" + "A" * 43 + "="


@pytest.fixture(scope="module")
def kept(lived_in: Installation, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a backup twice, closed and open, and the secret key."""
    folder = tmp_path_factory.mktemp("kept")
    (folder / "secret.txt").write_text(SECRET)
    lived_in.do("backup", str(folder / "closed"), "--voor", PUBLIC)
    lived_in.do("backup", str(folder / "open"), "--onversleuteld")
    return folder


@pytest.fixture
def there(tmp_path: Path, django_db_setup: None) -> Iterator[Installation]:
    """Return an installation of which the database does not exist yet."""
    one = Installation(environment.admin(), f"{environment.DATABASE}_there", tmp_path)
    yield one
    for name in (one.name, f"{one.name}_restoring", f"{one.name}_replaced"):
        roles.drop_database(one.admin, name)


def restore(one: Installation, file: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    secret = file.parent / "secret.txt"
    key = ["--sleutel", str(secret)] if secret.exists() and "--sleutel" not in words else []
    return one.run("restore", str(file), "--naar", one.everything, *key, *words, **more)


def databases_of(one: Installation) -> list[str]:
    with psycopg.connect(one.admin) as connection:
        told = connection.execute("select datname from pg_database where datname like %s order by 1", [f"{one.name}%"])
        return [name for (name,) in told]


def rewritten(
    place: Path,
    file: Path,
    change: Callable[[Package], Manifest],
    *,
    signed_with: Mapping[str, str] = os.environ,
) -> Path:
    """Write a backup again with another manifest, signed with our own key where nothing else is said."""
    with file.open("rb") as source, place.open("wb") as out:
        package = read_package(source, os.environ, check=lambda manifest: None)
        container = Container(out)
        with package.dump() as dump:
            container.add(DUMP, dump)
        container.add(HEADS, io.BytesIO(package.heads()))
        container.close(replace(change(package), files=container.files), signed_with)
    return place


def cut(content: bytes) -> bytes:
    return content[: len(content) // 2]


def flipped(at: float) -> Callable[[bytes], bytes]:
    """Return how one bit changes, at a share of the length."""

    def flip(content: bytes) -> bytes:
        place = int(len(content) * at)
        return content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]

    return flip


@pytest.mark.parametrize(
    ("name", "spoil", "said"),
    [
        ("closed", flipped(0.5), refusals.Damaged),
        ("open", flipped(0.5), refusals.Damaged),
        ("closed", cut, refusals.Damaged),
        ("open", cut, refusals.Damaged),
        ("open", lambda content: b"Beste collega, ", refusals.NotABackup),
        ("open", lambda content: b"", refusals.NotABackup),
    ],
    ids=["a bit of a closed one", "a bit of an open one", "half a closed one", "half an open one", "a letter", "empty"],
)
def test_what_is_spoilt_is_refused_with_status_2_before_anything_is_made(
    kept: Path, there: Installation, tmp_path: Path, name: str, spoil: Callable[[bytes], bytes],
    said: type[refusals.Unusable],
) -> None:  # fmt: skip
    (tmp_path / "secret.txt").write_text(SECRET)
    (tmp_path / "spoilt").write_bytes(spoil((kept / name).read_bytes()))

    done = restore(there, tmp_path / "spoilt")

    assert (done.returncode, done.stderr) == (2, f"{said()}\n")
    assert databases_of(there) == []


@pytest.mark.parametrize("at", [0.0, 0.0001, 0.3, 0.9, 0.97, 0.99, 0.995, 0.999, 0.99999])
def test_no_bit_of_an_open_backup_can_change_unseen(kept: Path, at: float) -> None:
    whole = (kept / "open").read_bytes()
    read_package(io.BytesIO(whole), os.environ, check=lambda manifest: None)

    with pytest.raises(refusals.Unusable):
        read_package(io.BytesIO(flipped(at)(whole)), os.environ, check=lambda manifest: None)


def test_a_backup_that_names_a_newer_version_is_refused(kept: Path, there: Installation, tmp_path: Path) -> None:
    newer = rewritten(
        tmp_path / "newer", kept / "open",
        lambda package: replace(package.manifest, migrations=(*package.manifest.migrations, "dossiers.9999_of_later")),
    )  # fmt: skip
    of_later = rewritten(tmp_path / "form", kept / "open", lambda package: replace(package.manifest, format=2))

    for file in (newer, of_later):
        done = restore(there, file)
        assert (done.returncode, done.stderr) == (2, f"{refusals.Newer()}\n")
    assert databases_of(there) == []


def test_a_backup_of_a_newer_postgresql_is_refused(kept: Path, there: Installation, tmp_path: Path) -> None:
    newer = rewritten(tmp_path / "newer", kept / "open", lambda package: replace(package.manifest, tool=99))

    done = restore(there, newer)

    assert (done.returncode, done.stderr) == (2, f"{refusals.ServerTooOld()}\n")
    assert databases_of(there) == []


@pytest.mark.parametrize("name", ["WEERZIEN_NUMBERS_KEY", "WEERZIEN_AUDIT_KEY"])
def test_another_key_is_said_before_anything_is_made(kept: Path, there: Installation, name: str) -> None:
    done = restore(there, kept / "closed", **{name: OTHER_KEY})

    named = f"{name} t1" if "AUDIT" in name else name
    assert (done.returncode, done.stderr) == (2, f"{refusals.OtherKey(named)}\n")
    assert databases_of(there) == []


def test_somebody_who_makes_a_backup_up_without_the_key_is_refused(kept: Path, tmp_path: Path) -> None:
    made_up = rewritten(
        tmp_path / "made-up", kept / "open", lambda package: replace(package.manifest, seals=0),
        signed_with={"WEERZIEN_NUMBERS_KEY": OTHER_KEY},
    )  # fmt: skip

    with made_up.open("rb") as file, pytest.raises(refusals.Damaged):
        read_package(file, os.environ, check=lambda manifest: None)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], refusals.NeedsIdentity),
        (["--sleutel", "other.txt"], refusals.NotForThisIdentity),
        (["--sleutel", "empty.txt"], refusals.NoIdentity),
        (["--sleutel", "nowhere.txt"], refusals.NoIdentity),
    ],
    ids=["no secret key", "another's", "a file without one", "no file"],
)
def test_a_closed_backup_opens_for_its_own_secret_key_only(
    kept: Path, there: Installation, tmp_path: Path, words: list[str], said: type[refusals.Unusable]
) -> None:
    (tmp_path / "other.txt").write_text(encryption.new_identity()[0])
    (tmp_path / "empty.txt").write_text("# niets\n")
    file = tmp_path / "copy"
    file.write_bytes((kept / "closed").read_bytes())

    done = restore(there, file, *(str(tmp_path / word) if word.endswith("txt") else word for word in words))

    assert (done.returncode, done.stderr) == (2, f"{said()}\n")


def test_a_file_that_is_not_there_is_said(there: Installation, tmp_path: Path) -> None:
    done = restore(there, tmp_path / "nergens")

    assert (done.returncode, done.stderr) == (2, f"{refusals.NoFile()}\n")


def test_a_database_that_holds_something_is_left_alone_unless_it_is_said_that_it_may_go(
    kept: Path, there: Installation
) -> None:
    roles.make_database(there.admin, there.name)
    there.tell("create table of_somebody (word text)")
    there.tell("insert into of_somebody values ('blijft')")

    refused = restore(there, kept / "closed")
    left = there.ask("select word from of_somebody"), databases_of(there)
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
    wrong = rewritten(
        tmp_path / "wrong", kept / "open",
        lambda package: replace(
            package.manifest, tables={**package.manifest.tables, "public.dossiers_person": TableContent(1, "0")}
        ),
    )  # fmt: skip

    failed = there.run("restore", str(wrong))
    left = there.ask("select count(*) from pg_class where relnamespace = 'public'::regnamespace")
    done = there.run("restore", str(kept / "open"))
    again = there.run("restore", str(kept / "open"))

    assert (failed.returncode, failed.stderr) == (1, f"{refusals.CameBackDifferent(['public.dossiers_person'])}\n")
    assert left == [(0,)]
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


def test_what_a_backup_says_of_itself_holds_no_value_of_anybody(kept: Path) -> None:
    with (kept / "open").open("rb") as file:
        told = json.loads(read_package(file, os.environ, check=lambda manifest: None).manifest.to_json())

    assert set(told) == {
        "format", "made_at", "version", "server", "tool", "is_demo", "seals", "migrations", "fence", "keys", "tables",
        "files",
    }  # fmt: skip
    assert set(told["tables"]["public.dossiers_person"]) == {"rows", "total"}
