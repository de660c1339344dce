"""The code of the last release, at work on the database of now: taking in, looking, writing, sealing."""

from __future__ import annotations

import io
import subprocess
import tarfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.house.tree import REAL
from tests.installations import Installation, fill, new_installation
from tests.upgrade.release import last_release
from weerzien.cli import roles

pytestmark = pytest.mark.xdist_group("backup")


@pytest.fixture(scope="module")
def old_code(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the code of the last release, out of the history of this repository."""
    release = last_release()
    told = subprocess.run(["git", "archive", release.commit], cwd=REAL, capture_output=True, check=False)
    if told.returncode != 0:
        pytest.skip(f"the history of this clone does not reach {release.version} ({release.commit[:10]})")
    folder = tmp_path_factory.mktemp("old")
    with tarfile.open(fileobj=io.BytesIO(told.stdout)) as archive:
        archive.extractall(folder, filter="data")
    return folder


@pytest.fixture(scope="module")
def old(old_code: Path, django_db_setup: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """Return an installation with the tables of now, filled by the code of the last release."""
    one = replace(new_installation(tmp_path_factory.mktemp("heads"), "old"), code=old_code)
    fill(one)
    yield one
    roles.drop_database(one.admin, one.name)


def test_it_is_the_old_code_that_runs(old: Installation) -> None:
    told = old.python("-c", "import weerzien; print(weerzien.__file__)")

    assert Path(told.stdout.strip()).is_relative_to(old.code)


def test_the_last_release_takes_in_shows_writes_and_verifies_on_the_tables_of_now(old: Installation) -> None:
    seen = old.visit("Amina Yusuf", "contact")
    contact = seen.pop("contact")

    assert contact == [302, True]
    assert len(seen) > 10
    assert {status for status, _ in seen.values()} == {200}
    assert "0 dagen en signalen gewijzigd" in old.do("reevaluate", "--als", "amina@demo.weerzien.example")
    assert "GEVONDEN" not in old.do("verify-audit")


def test_the_code_of_now_reads_what_the_last_release_wrote(old: Installation) -> None:
    now = replace(old, code=REAL)
    seen = now.visit("Amina Yusuf", "contact")

    assert seen.pop("contact") == [302, True]
    assert {status for status, _ in seen.values()} == {200}
    assert "GEVONDEN" not in now.do("verify-audit")


def test_a_migration_that_breaks_the_last_release_makes_it_stumble(old: Installation, tmp_path: Path) -> None:
    broken = replace(new_installation(tmp_path, "broken", template=old.name), code=old.code)
    try:
        broken.tell("alter table contacts_contactnote add tone text not null default ''")
        broken.tell("alter table contacts_contactnote alter tone drop default")
        seen = broken.visit("Amina Yusuf", "contact")
    finally:
        roles.drop_database(broken.admin, broken.name)

    assert seen["contact"][0] == 500
