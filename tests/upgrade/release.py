"""The last release: its version, its commit and the shape of its database, in `released.json`.

`python -m tests.upgrade.release`, run right after the commit that raised the version, writes them down.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import psycopg

from tests.house.tree import REAL
from tests.upgrade.shape import Shape, shape_of
from weerzien.cli import cluster, roles

PLACE = Path(__file__).parent / "released.json"
HEADING = re.compile(r"^## \[(\d+\.\d+\.\d+)\] - \d{4}-\d{2}-\d{2}$", re.MULTILINE)


@dataclass(frozen=True)
class Release:
    """What was released: from then on its migrations are never changed, and the next release serves its shape."""

    version: str
    commit: str
    major: int
    migrations: Mapping[str, str]
    shape: Shape


def last_release() -> Release:
    """Return the last release as it was written down."""
    return Release(**json.loads(PLACE.read_text(encoding="utf-8")))


def version_of_project() -> str:
    """Return the version in pyproject.toml: that of the last release, until a commit raises it."""
    return str(tomllib.loads((REAL / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"])


def newest_heading() -> str:
    """Return the newest version that the changelog has a heading for."""
    found = HEADING.search((REAL / "CHANGELOG.md").read_text(encoding="utf-8"))
    return found[1] if found else ""


def migrations_on_disk() -> dict[str, str]:
    """Return every file of our migrations, with a sum of what stands in it."""
    files = [*REAL.glob("weerzien/*/migrations/[0-9]*.py"), *REAL.glob("weerzien/*/migrations/sql/*.sql")]
    return {
        file.relative_to(REAL).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()[:16] for file in sorted(files)
    }


def write() -> None:
    """Write down the release: the code of the last commit, on a database made for it."""
    commit = subprocess.run(["git", "rev-parse", "HEAD"], cwd=REAL, capture_output=True, text=True, check=True)
    with tempfile.TemporaryDirectory(prefix="weerzien-release-") as folder:
        Path(folder).chmod(0o711)
        own = cluster.start(Path(folder) / "pg", durable=False)
        try:
            roles.make_roles(own.url("postgres"))
            roles.make_database(own.url("postgres"), "weerzien")
            owner = own.url("weerzien", roles.OWNER)
            told = {"DATABASE_URL_OWNER": owner, "WEERZIEN_SECRET_KEY": "x", "WEERZIEN_NUMBERS_KEY": "x"}
            command = [sys.executable, "-m", "weerzien.cli.main", "migrate"]
            subprocess.run(command, cwd=REAL, env={**os.environ, **told}, check=True)
            with psycopg.connect(owner) as connection:
                major, shape = connection.info.server_version // 10000, shape_of(connection)
        finally:
            own.stop()
    release = Release(version_of_project(), commit.stdout.strip(), major, migrations_on_disk(), shape)
    PLACE.write_text(as_text(vars(release)) + "\n", encoding="utf-8")


def as_text(told: object, *, depth: int = 0) -> str:
    """Return JSON with a line for each thing, so that a change of one is a change of one line."""
    if depth == 3 or not isinstance(told, Mapping):
        return json.dumps(told, sort_keys=True)
    inside = [f"{json.dumps(name)}: {as_text(told[name], depth=depth + 1)}" for name in sorted(told)]
    return "{\n" + ",\n".join(inside) + "\n}" if inside else "{}"


if __name__ == "__main__":
    write()
