"""The commands of the audit log, each in a process of its own as the jobs role."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.audit.conftest import Tamper, tamper
from tests.cast import Family

__all__ = ["tamper"]

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def heads(tmp_path: Path) -> Path:
    return tmp_path / "heads.jsonl"


def weerzien(heads: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "weerzien.cli.main", *words],
        env={**os.environ, "WEERZIEN_AUDIT_HEADS": str(heads), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_what_is_sealed_verifies_and_the_command_says_what_that_proves_and_what_not(
    family: Family, family_elsewhere: Family, heads: Path
) -> None:
    sealed, again = weerzien(heads, "seal-audit"), weerzien(heads, "seal-audit")
    verified = weerzien(heads, "verify-audit")

    assert (sealed.returncode, sealed.stderr) == (0, "")
    assert sealed.stdout.startswith("Verzegeld: ")
    assert again.stdout == "Verzegeld: 0 regels, in 0 ketens.\n"
    assert (verified.returncode, verified.stderr) == (0, "")
    for words in ("gemeente Meerdijk: ", "gemeente Zandoever: ", "de installatie zelf: ", "niets gevonden",
                  "Wat dit bewijst", "Wat dit niet bewijst"):  # fmt: skip
        assert words in verified.stdout


def test_tampering_is_said_with_its_place_and_gives_status_1(family: Family, heads: Path, tamper: Tamper) -> None:
    weerzien(heads, "seal-audit")
    tamper("update audit_line set action = 'today' where id = (select line_id from audit_seal where sequence = 1"
           " and municipality_id = %s)", family.coordinator.municipality_id)  # fmt: skip

    everywhere = weerzien(heads, "verify-audit")
    here, there = (weerzien(heads, "verify-audit", "--gemeente", name) for name in ("Meerdijk", "gemeente Zandoever"))

    assert (everywhere.returncode, here.returncode, there.returncode) == (1, 1, 0)
    assert "GEVONDEN: regel gewijzigd na de verzegeling (plaats 1)" in here.stdout


@pytest.mark.parametrize(
    ("words", "environment", "said"),
    [
        (["verify-audit"], {"WEERZIEN_AUDIT_KEY": ""}, "WEERZIEN_AUDIT_KEY"),
        (["verify-audit"], {}, "koppen"),
        (["verify-audit", "--gemeente", "Nergens"], {}, "Er is geen gemeente"),
    ],
    ids=["no key", "no heads", "no such municipality"],
)
def test_what_cannot_be_verified_gives_status_2_and_a_sentence(
    family: Family, heads: Path, words: list[str], environment: dict[str, str], said: str
) -> None:
    if "--gemeente" in words:
        weerzien(heads, "seal-audit")
    done = weerzien(heads, *words, **environment)

    assert (done.returncode, said in done.stderr) == (2, True)
    assert "Traceback" not in done.stderr


def test_without_the_address_of_the_jobs_role_nothing_is_done(family: Family, heads: Path) -> None:
    done = weerzien(heads, "seal-audit", DATABASE_URL_JOBS="")

    assert (done.returncode, done.stderr[:17]) == (1, "DATABASE_URL_JOBS")


def test_old_lines_go_when_they_are_sealed_and_the_chain_stays_whole(
    family: Family, heads: Path, tamper: Tamper
) -> None:
    tamper("update audit_line set at = at - interval '6 years'")

    unsealed = weerzien(heads, "trim-audit")
    weerzien(heads, "seal-audit")
    kept = weerzien(heads, "trim-audit", WEERZIEN_AUDIT_YEARS="7")
    removed = weerzien(heads, "trim-audit")
    verified = weerzien(heads, "verify-audit")

    assert unsealed.stdout == "Verwijderd volgens bewaartermijn (5 jaar): 0 regels.\n"
    assert kept.stdout == "Verwijderd volgens bewaartermijn (7 jaar): 0 regels.\n"
    assert ": 0 regels" not in removed.stdout
    assert "verwijderd volgens bewaartermijn: " in verified.stdout
    assert verified.returncode == 0
