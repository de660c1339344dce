"""Another rulebook is another fingerprint."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from weerzien.rulebook import fingerprint


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of everything that is read, in place of the real one."""
    for folder in fingerprint.READS:
        shutil.copytree(folder, tmp_path / folder.name, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(fingerprint, "HERE", tmp_path / "rulebook")
    monkeypatch.setattr(fingerprint, "READS", (tmp_path / "rulebook", tmp_path / "kernel"))
    return tmp_path


def fresh() -> str:
    return fingerprint.rulebook_fingerprint.__wrapped__()


def test_the_same_rulebook_in_another_place_has_the_same_fingerprint(copied: Path) -> None:
    assert fresh() == fingerprint.rulebook_fingerprint()


@pytest.mark.parametrize("file", ["rulebook/rules/nareis.yaml", "rulebook/judging.py", "kernel/holidays.yaml"])
def test_one_changed_sign_gives_another_fingerprint(copied: Path, file: str) -> None:
    before = fresh()

    with (copied / file).open("a", encoding="utf-8") as out:
        out.write("\n# another\n")

    assert fresh() != before


def test_a_file_that_moves_gives_another_fingerprint(copied: Path) -> None:
    before = fresh()

    (copied / "rulebook/rules/nareis.yaml").rename(copied / "rulebook/rules/anders.yaml")

    assert fresh() != before
