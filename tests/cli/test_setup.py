"""Preparing the environment: with Python alone, once, and with a sentence where it cannot."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from weerzien.cli import setup

ROOT = Path(__file__).parents[2]


def test_it_runs_on_a_machine_where_nothing_is_installed_yet() -> None:
    tree = ast.parse((ROOT / "weerzien/cli/setup.py").read_text())
    roots = {node.module.split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}
    roots |= {
        alias.name.split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names
    }

    assert roots - set(sys.stdlib_module_names) == set()


def test_every_package_is_installed_at_the_version_that_was_tested() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    pinned = dict(line.lower().split("==") for line in (ROOT / "constraints.txt").read_text().split())

    for requirement in asked:
        name, version = re.match(r"([\w-]+)(?:\[[\w,]+\])?(?:==([\w.]+))?$", requirement).groups()
        assert name.lower() in pinned
        assert version in {None, pinned[name.lower()]}, requirement


def test_what_was_done_from_the_same_is_not_done_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setup, "VENV", tmp_path)
    monkeypatch.setattr(setup, "PYTHON", tmp_path)
    done: list[str] = []

    for text in ("one", "one", "two"):
        setup.unless_done("Iets", "packages", [text], lambda text=text: done.append(text))

    assert done == ["one", "two"]


def test_what_failed_is_done_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setup, "VENV", tmp_path)
    monkeypatch.setattr(setup, "PYTHON", tmp_path)

    def fail() -> None:
        raise setup.Stop("Het lukt niet.")

    with pytest.raises(setup.Stop):
        setup.unless_done("Iets", "packages", ["one"], fail)

    assert list(tmp_path.iterdir()) == []


def test_an_installation_that_was_cut_off_is_thrown_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(setup, "VENV", tmp_path / ".venv")
    setup.VENV.mkdir()

    setup.begin_again_where_it_died()
    kept = setup.VENV.exists()
    setup.installing().touch()
    setup.begin_again_where_it_died()

    assert (kept, setup.VENV.exists()) == (True, False)
    assert capsys.readouterr().out == ("Een eerdere installatie is halverwege gestopt; de map .venv begint opnieuw.\n")


def test_without_chromium_and_without_leave_to_install_it_the_package_is_named(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "weerzien/cli/setup.py", "browser"],
        env={"PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert "Installeer het pakket chromium (`sudo apt-get install chromium`)" in done.stderr
    assert "make test-fast" in done.stderr


@pytest.mark.parametrize(
    ("installs", "told"),
    [
        (True, (0, "Chromium …\nChromium: klaar in 0 s\n", "")),
        (
            False,
            (
                1,
                "Chromium …\n",
                "\nHet pakket chromium kon niet geïnstalleerd worden. Doe dat zelf, of draai `make test-fast`.\n",
            ),
        ),
    ],
)
def test_with_leave_to_install_chromium_the_list_is_renewed_first_and_nothing_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], installs: bool, told: object
) -> None:
    apt = tmp_path / "apt-get"
    brings = f"*install*) : > {tmp_path}/chromium; /bin/chmod +x {tmp_path}/chromium;;" if installs else ""
    apt.write_text(
        f'#!/bin/sh\nread answer; echo "$1 $DEBIAN_FRONTEND [$answer]" >> {tmp_path}/asked\ncase $* in {brings} esac\n'
    )
    apt.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(setup.os, "geteuid", lambda: 0)

    status = setup.main(["browser"])

    assert (status, *capfd.readouterr()) == told
    assert (tmp_path / "asked").read_text() == "update noninteractive []\ninstall noninteractive []\n"
