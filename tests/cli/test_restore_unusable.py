"""A backup that is spoilt, of others, of later or for others is refused with status 2 before anything is made."""

from __future__ import annotations

import io
import json
import os
import struct
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.cli.restoring import SECRET, databases_of, kept, restore, rewritten, there
from tests.installations import Installation
from weerzien.cli.backups import encryption, refusals
from weerzien.cli.backups.container import DUMP, HEADS, MANIFEST, PROOF, read_package

__all__ = ["kept", "there"]

pytestmark = pytest.mark.xdist_group("backup")
OTHER_KEY = "t1:" + "A" * 43 + "="


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


@pytest.mark.parametrize("at", [0.0, 0.3, 0.7, 0.9999])
@pytest.mark.parametrize("part", [DUMP, HEADS, MANIFEST, PROOF])
def test_no_bit_of_what_an_open_backup_holds_can_change_unseen(kept: Path, part: str, at: float) -> None:
    whole = (kept / "open").read_bytes()
    read_package(io.BytesIO(whole), os.environ, check=lambda manifest: None)
    place = place_in(whole, part, at)
    spoilt = whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :]

    with pytest.raises(refusals.Unusable):
        read_package(io.BytesIO(spoilt), os.environ, check=lambda manifest: None)


def place_in(whole: bytes, part: str, at: float) -> int:
    """Return where in the file a share of a part is; before it stand its name and what is told of it."""
    info = zipfile.ZipFile(io.BytesIO(whole)).getinfo(part)
    name, extra = struct.unpack_from("<HH", whole, info.header_offset + 26)
    return info.header_offset + 30 + int(name) + int(extra) + int(info.file_size * at)


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


@pytest.mark.parametrize("name", ["WEERZIEN_NUMBERS_KEY", "WEERZIEN_AUDIT_KEY", "WEERZIEN_DOCUMENTS_KEY"])
def test_another_key_is_said_before_anything_is_made(kept: Path, there: Installation, name: str) -> None:
    done = restore(there, kept / "closed", **{name: OTHER_KEY})

    named = name if "NUMBERS" in name else f"{name} t1"
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


def test_what_a_backup_says_of_itself_holds_no_value_of_anybody(kept: Path) -> None:
    with (kept / "open").open("rb") as file:
        told = json.loads(read_package(file, os.environ, check=lambda manifest: None).manifest.to_json())

    assert set(told) == {
        "format", "made_at", "version", "server", "tool", "is_demo", "seals", "migrations", "fence", "keys", "tables",
        "files",
    }  # fmt: skip
    assert set(told["tables"]["public.dossiers_person"]) == {"rows", "total"}
