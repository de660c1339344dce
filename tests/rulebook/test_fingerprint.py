"""Another rulebook is another fingerprint."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from weerzien.rulebook.fingerprint import READS, fingerprint_of, rulebook_fingerprint


@pytest.fixture
def copied(tmp_path: Path) -> list[Path]:
    """Return a copy of everything that is read."""
    return [
        shutil.copytree(folder, tmp_path / folder.name, ignore=shutil.ignore_patterns("__pycache__"))
        for folder in READS
    ]


def test_the_same_rulebook_in_another_place_has_the_same_fingerprint(copied: list[Path]) -> None:
    assert fingerprint_of(*copied) == rulebook_fingerprint()


@pytest.mark.parametrize("file", ["rulebook/rules/nareis.yaml", "rulebook/judging.py", "kernel/holidays.yaml"])
def test_one_changed_sign_gives_another_fingerprint(copied: list[Path], file: str) -> None:
    with (copied[0].parent / file).open("a", encoding="utf-8") as out:
        out.write("\n# another\n")

    assert fingerprint_of(*copied) != rulebook_fingerprint()


def test_a_file_that_moves_gives_another_fingerprint(copied: list[Path]) -> None:
    (copied[0] / "rules/nareis.yaml").rename(copied[0] / "rules/anders.yaml")

    assert fingerprint_of(*copied) != rulebook_fingerprint()
