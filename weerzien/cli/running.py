"""The demo that runs from this checkout now: other commands work on it when no other database is given."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from weerzien.cli.places import home
from weerzien.kernel.refusals import Refused

KEPT = (
    "DATABASE_URL",
    "DATABASE_URL_JOBS",
    "DATABASE_URL_OWNER",
    "WEERZIEN_SECRET_KEY",
    "WEERZIEN_NUMBERS_KEY",
    "WEERZIEN_AUDIT_KEY",
    "WEERZIEN_DOCUMENTS_KEY",
    "WEERZIEN_AUDIT_HEADS",
    "WEERZIEN_DEMO",
    "WEERZIEN_HTTPS",
    "WEERZIEN_TODAY",
)


class NoDatabase(Refused):
    """Er is geen database om op te werken. Start eerst `make demo` in een ander venster, of geef DATABASE_URL."""


def note() -> Path:
    """Return the file in which a running demo says how to reach it."""
    return home() / "running.json"


def write_note(environment: Mapping[str, str]) -> None:
    """Say how to reach the demo that starts now; readable by its owner only."""
    half = note().with_suffix(".half")
    half.touch(mode=0o600)
    half.write_text(json.dumps({name: environment[name] for name in KEPT if name in environment}), encoding="utf-8")
    half.rename(note())


def remove_note() -> None:
    """Say no more."""
    note().unlink(missing_ok=True)


def use_running_demo() -> None:
    """Work on the demo that runs, where no database is given; raise NoDatabase where none runs."""
    if os.environ.get("DATABASE_URL"):
        return
    try:
        told: dict[str, str] = json.loads(note().read_text(encoding="utf-8"))
    except OSError as error:
        raise NoDatabase from error
    os.environ.update(told)
    print("Dit werkt op de demo die nu draait.", file=sys.stderr)
