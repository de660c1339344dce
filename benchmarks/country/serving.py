"""The web server and the worker of jobs, started as the product starts them, and how much memory they take."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from urllib.error import URLError
from urllib.request import urlopen

from weerzien.cli.processes import dies_with_parent

ROOT: Final = Path(__file__).resolve().parents[2]
READY_SECONDS: Final = 60
SETTLE_SECONDS: Final = 5
OWNERS: Final = ("DATABASE_URL_OWNER", "DATABASE_URL_JOBS", "WEERZIEN_AUDIT_KEY", "WEERZIEN_AUDIT_HEADS")


def free_port() -> int:
    """Return a port on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def web(environment: Mapping[str, str], *, port: int) -> Iterator[int]:
    """Serve with two processes, without what is the owner's or the sealer's; give the id of the first process."""
    knows = {name: value for name, value in environment.items() if name not in OWNERS}
    with started("serve", {**knows, "WEERZIEN_PORT": str(port), "WEERZIEN_BIND": "127.0.0.1"}) as server:
        deadline = time.monotonic() + READY_SECONDS
        while not answers(port):
            if server.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError("the web server does not answer")
            time.sleep(0.1)
        yield server.pid


def answers(port: int) -> bool:
    """Return whether the web server shows its login page."""
    try:
        with urlopen(f"http://127.0.0.1:{port}/inloggen/", timeout=10):
            return True
    except (URLError, ConnectionError, TimeoutError):
        return False


def has_worker() -> bool:
    """Return whether the product has a worker of jobs."""
    return (ROOT / "weerzien" / "cli" / "work.py").exists()


@contextmanager
def worker(environment: Mapping[str, str]) -> Iterator[int]:
    """Let the worker of jobs wait for work; give the id of its first process."""
    with started("work", environment) as process:
        time.sleep(SETTLE_SECONDS)
        yield process.pid


@contextmanager
def started(command: str, environment: Mapping[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """Run a command of ours in a group of its own, and end it."""
    process = subprocess.Popen(  # noqa: S603 -- ours
        [sys.executable, "-m", "weerzien.cli.main", command],
        env={**os.environ, **environment},
        cwd=ROOT,
        start_new_session=True,
        preexec_fn=dies_with_parent(signal.SIGTERM),
    )
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def megabytes(pid: int) -> dict[str, float]:
    """Return the memory of a process and all it started: PSS counts a page that several share once, RSS each time."""
    found = {"pss": 0.0, "rss": 0.0, "processes": 0.0}
    for one in family(pid):
        for line in (Path("/proc") / str(one) / "smaps_rollup").read_text().splitlines():
            name, _, rest = line.partition(":")
            if name.lower() in found:
                found[name.lower()] += int(rest.split()[0]) / 1024
        found["processes"] += 1
    return found


def family(pid: int) -> list[int]:
    """Return a process and every process it started."""
    told = Path(f"/proc/{pid}/task/{pid}/children")
    children = [int(word) for word in told.read_text().split()] if told.exists() else []
    return [pid, *(one for child in children for one in family(child))]
