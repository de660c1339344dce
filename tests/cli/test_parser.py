"""What is wrong with the words behind a command is said in Dutch."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

import pytest

from weerzien.cli.main import COMMANDS, STOPPED, main
from weerzien.cli.parser import Parser

ENGLISH = ("usage", "argument", "error", "option", "required", "show this", "expected", "invalid")


@pytest.fixture
def parser() -> Parser:
    one = Parser("weerzien proef", "Probeert iets uit.")
    one.add_argument("bestand")
    one.add_argument("--processen", type=int)
    one.add_argument("--dag", type=float)
    one.add_argument("--hoe", choices=["snel", "goed"])
    one.add_argument("--namen", nargs="+")
    one.add_argument("--paar", nargs=2)
    one.add_argument("--stil", action="store_true")
    one.add_argument("--stilte", action="store_true")
    either = one.add_mutually_exclusive_group()
    either.add_argument("--open", action="store_true")
    either.add_argument("--dicht", action="store_true")
    return one


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "Dit ontbreekt: bestand."),
        (["a", "b"], "Dit ken ik niet: b."),
        (["a", "--processen"], "Achter --processen hoort een waarde."),
        (["a", "--processen", "veel"], "Achter --processen hoort een heel getal, niet 'veel'."),
        (["a", "--dag", "morgen"], "Achter --dag past 'morgen' niet."),
        (["a", "--hoe", "ooit"], "Achter --hoe kan 'ooit' niet; kies uit 'snel', 'goed'."),
        (["a", "--namen"], "Achter --namen hoort ten minste één waarde."),
        (["a", "--paar", "x"], "Achter --paar horen 2 waarden."),
        (["a", "--stil=ja"], "Achter --stil hoort geen waarde, ook niet 'ja'."),
        (["a", "--sti"], "--sti kan meer betekenen: --stil, --stilte."),
        (["a", "--open", "--dicht"], "--dicht en --open gaan niet samen."),
    ],
)
def test_each_mistake_has_a_sentence(
    parser: Parser, words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        parser.parse_args(words)

    written = capsys.readouterr().err
    assert ended.value.code == 2
    assert written.startswith("Gebruik: weerzien proef ")
    assert written.splitlines()[-1].replace("choose from ", "") == f"{said} `weerzien proef --help` zegt meer."


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_every_command_is_dutch(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([command, "--help"])

    written = capsys.readouterr().out
    assert ended.value.code == 0
    assert written.startswith(f"Gebruik: weerzien {command}")
    assert [word for word in ENGLISH if word in written.lower().split()] == []


def test_a_mistake_that_nobody_translated_is_still_said(capsys: pytest.CaptureFixture[str]) -> None:
    one = Parser("weerzien proef", None)
    one.add_argument("--x", type=_picky)

    with pytest.raises(SystemExit):
        one.parse_args(["--x", "1"])

    assert "liever niet" in capsys.readouterr().err


def _picky(_told: str) -> int:
    raise argparse.ArgumentTypeError("liever niet")


def test_whoever_reads_only_the_first_lines_sees_no_trace(tmp_path: Path) -> None:
    reads, writes = os.pipe()
    os.close(reads)

    words = [sys.executable, "-m", "weerzien.cli.main", "backup-key", str(tmp_path / "geheim.txt")]
    asked = subprocess.run(words, stdout=writes, stderr=subprocess.PIPE, check=False)

    os.close(writes)
    assert (asked.returncode, asked.stderr) == (STOPPED, b"")
