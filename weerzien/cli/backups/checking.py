"""After restoring: is it what went in, is it fenced, is it of this version, does the log hold."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

import psycopg

from weerzien.cli.backups import contents
from weerzien.cli.backups.manifest import Manifest
from weerzien.cli.backups.refusals import CameBackDifferent, LogTouched, Newer, NotBroughtUp
from weerzien.cli.backups.targets import Target


def known_migrations() -> set[str]:
    """Return every migration that this version knows, as app.name. Django has started."""
    from django.db.migrations.loader import MigrationLoader  # noqa: PLC0415 -- only after Django has started

    return {".".join(key) for key in MigrationLoader(None).disk_migrations}


def check_known(manifest: Manifest) -> None:
    """Return where this version knows every migration of a backup. Raises Newer."""
    if set(manifest.migrations) - known_migrations():
        raise Newer


def check_same(owner: str, manifest: Manifest) -> None:
    """Return where a database holds exactly what went into a backup. Raises CameBackDifferent."""
    with psycopg.connect(owner) as connection:
        contents.speak_plainly(connection)
        contents.check_nothing_hidden(connection)
        found = [
            *differing(contents.contents(connection), manifest.tables),
            *sorted(set(contents.fence(connection)) ^ set(manifest.fence)),
            *sorted(set(contents.applied_migrations(connection)) ^ set(manifest.migrations)),
        ]
    if found:
        raise CameBackDifferent(found)


def differing(one: Mapping[str, object], other: Mapping[str, object]) -> Iterable[str]:
    """Return the names under which two mappings do not hold the same."""
    return sorted(name for name in {*one, *other} if one.get(name) != other.get(name))


def bring_up(target: Target, manifest: Manifest) -> bool:
    """Bring the tables of an older version to this one; return whether that was needed. Raises NotBroughtUp."""
    if not known_migrations() - set(manifest.migrations):
        return False
    if weerzien("migrate", target, manifest, more={}):
        raise NotBroughtUp
    return True


def check_fit(manifest: Manifest) -> None:
    """Return where the pages could serve this database: Django works on it as the web role.

    Raises what start-up does.
    """
    from django.db import connections  # noqa: PLC0415 -- only after Django has started

    from weerzien.access.startup import check_database  # noqa: PLC0415 -- only after Django has started

    try:
        check_database(is_demo=manifest.is_demo)
    finally:
        connections.close_all()


def check_log(target: Target, manifest: Manifest, heads: bytes) -> None:
    """Return where the log holds against the heads that came along. Raises LogTouched."""
    with tempfile.TemporaryDirectory(prefix="weerzien-") as folder:
        file = Path(folder) / "audit-heads.jsonl"
        file.write_bytes(heads)
        if weerzien("verify-audit", target, manifest, more={"WEERZIEN_AUDIT_HEADS": str(file)}):
            raise LogTouched


def weerzien(command: str, target: Target, manifest: Manifest, *, more: Mapping[str, str]) -> int:
    """Run another command of ours on a database; return how it ended, and show what it said where it failed."""
    addresses = {"DATABASE_URL": target.web, "DATABASE_URL_OWNER": target.owner, "DATABASE_URL_JOBS": target.jobs}
    done = subprocess.run(
        [sys.executable, "-m", "weerzien.cli.main", command],
        env={**os.environ, **addresses, "WEERZIEN_DEMO": "1" if manifest.is_demo else "0", **more},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        print(done.stdout + done.stderr, file=sys.stderr)
    return done.returncode
