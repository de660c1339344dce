"""What is known of a country that was made: where it is, who sees it, from which code. Without Django."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from benchmarks.country.shape import Shape
from weerzien.cli import roles

EMAIL: Final = "r{municipality:03d}-{place:02d}@land.weerzien.example"
OFFICER: Final = "fg@land.weerzien.example"
COORDINATORS: Final = tuple(EMAIL.format(municipality=0, place=place) for place in range(4))
VISITORS: Final = frozenset({*COORDINATORS, OFFICER})
ROOT: Final = Path(__file__).resolve().parents[2]
WEERZIEN: Final = (sys.executable, "-m", "weerzien.cli.main")
MAKES: Final = (
    "building", "made", "copying", "evaluating", "filling", "names", "people", "plan", "shape", "story", "turn",
)  # fmt: skip
RESTS_ON: Final = (
    *(f"benchmarks/country/{name}.py" for name in MAKES), "weerzien/*/migrations/*.py",
    "weerzien/*/migrations/sql/*.sql", "weerzien/rulebook/**/*", "weerzien/early_signals/*.py",
    "weerzien/exchange/**/*.py", "weerzien/dossiers/*.py", "weerzien/cli/demo_workbook*.py",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Country:
    """A country that stands ready: where it is, on which day, and what is in it."""

    database: str
    day: date
    counts: dict[str, float]
    seconds: dict[str, float]


def fingerprint(shape: Shape) -> str:
    """Return a name for everything that the country follows from: code, tables, rules and its shape."""
    told = hashlib.sha256(json.dumps(shape.as_json(), sort_keys=True).encode())
    for path in sorted({path for pattern in RESTS_ON for path in ROOT.glob(pattern) if path.is_file()}):
        if path.suffix != ".pyc":
            told.update(path.relative_to(ROOT).as_posix().encode() + path.read_bytes())
    return told.hexdigest()[:16]


def addresses(admin: str, database: str) -> dict[str, str]:
    """Return the environment that names a database for its three roles."""
    names = (("DATABASE_URL", roles.WEB), ("DATABASE_URL_OWNER", roles.OWNER), ("DATABASE_URL_JOBS", roles.JOBS))
    return {name: roles.address(admin, role, database) for name, role in names}


def note_of(home: Path, shape: Shape) -> Path:
    """Return the file that tells of the country of this shape."""
    return home / f"country-{shape.families}.json"


def is_made(admin: str, home: Path, shape: Shape) -> bool:
    """Return whether this very country stands in the cluster."""
    note = note_of(home, shape)
    kept = json.loads(note.read_text(encoding="utf-8")) if note.exists() else {}
    return kept.get("fingerprint") == fingerprint(shape) and roles.has_database(admin, database_of(shape))


def database_of(shape: Shape) -> str:
    """Return the name of the database of a country."""
    return f"weerzien_country_{shape.families}"


def country(admin: str, home: Path, *, shape: Shape, today: date, tell: Callable[[str], None]) -> Country:
    """Return the country of this shape, made now where it is not there or where what it rests on has changed.

    It keeps the day on which it was made. `admin` is a superuser of the cluster in which it stands.
    """
    if not is_made(admin, home, shape):
        tell("country: being made")
        note_of(home, shape).unlink(missing_ok=True)
        roles.drop_database(admin, database_of(shape))
        roles.make_database(admin, database_of(shape))
        command = [sys.executable, "-m", "benchmarks.country.building", admin, json.dumps(shape.as_json())]
        command += [today.isoformat(), str(note_of(home, shape))]
        subprocess.run(command, check=True, cwd=ROOT)  # noqa: S603 -- ours
    kept = json.loads(note_of(home, shape).read_text(encoding="utf-8"))
    return Country(database_of(shape), date.fromisoformat(kept["day"]), kept["counts"], kept["seconds"])
