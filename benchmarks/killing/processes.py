"""The processes that are killed: those that answer, the one that works, those that hold the data."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Thread
from typing import Final

from benchmarks.country.serving import ROOT
from weerzien.cli.processes import dies_with_parent

WEB, WORKER, BACKEND = "web", "worker", "backend"
KINDS: Final = (WEB, WORKER, BACKEND)
ROLES: Final = ("weerzien_web", "weerzien_jobs")
PAUSE_SECONDS: Final = 0.2
AGAIN_SECONDS: Final = 0.5
"""After so long a machine starts again what ended: a worker that finds no database ends at once."""


@dataclass
class Worker:
    """The worker of the jobs, started again whenever it ends, as a machine does that looks after it."""

    over: Event = field(default_factory=Event)
    pid: int = 0
    starts: int = 0

    def keep_alive(self) -> None:
        """Start it again and again until all is over."""
        command = [sys.executable, "-m", "weerzien.cli.main", "work", "--stil", "1"]
        while not self.over.is_set():
            with subprocess.Popen(  # noqa: S603 -- our own command
                command, cwd=ROOT, stderr=subprocess.DEVNULL, preexec_fn=dies_with_parent(signal.SIGKILL)
            ) as process:
                self.pid, self.starts = process.pid, self.starts + 1
                while process.poll() is None and not self.over.wait(PAUSE_SECONDS):
                    pass
                process.terminate()
            self.over.wait(AGAIN_SECONDS)


@contextmanager
def worked() -> Iterator[Worker]:
    """Let the worker live, and end it."""
    worker = Worker()
    thread = Thread(target=worker.keep_alive)
    thread.start()
    try:
        yield worker
    finally:
        worker.over.set()
        thread.join()


@dataclass(frozen=True)
class Victims:
    """Where they are: the first process of the web, the worker, the first process of PostgreSQL."""

    web: int
    worker: Worker
    server: int

    def kill_one(self, kind: str, dice: random.Random) -> bool:
        """Kill one of a kind with a signal that cannot be caught; return whether one was there."""
        found = self.of_kind(kind)
        if not found:
            return False
        with suppress(ProcessLookupError):
            os.kill(dice.choice(found), signal.SIGKILL)
            return True
        return False

    def of_kind(self, kind: str) -> Sequence[int]:
        """Return the processes of a kind that live now."""
        if kind == WORKER:
            return [self.worker.pid] if self.worker.pid else []
        if kind == WEB:
            return children(self.web)
        return [pid for pid in children(self.server) if is_backend(pid)]


def is_backend(pid: int) -> bool:
    """Return whether a process of PostgreSQL works for the web or for the jobs."""
    try:
        name = Path(f"/proc/{pid}/cmdline").read_bytes().decode("utf-8", "replace")
    except OSError:
        return False
    return any(role in name for role in ROLES)


def children(pid: int) -> list[int]:
    """Return the processes that a process started; none of one that is gone."""
    try:
        return [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def order_of(kills: int, dice: random.Random) -> list[str]:
    """Return which kind is killed when: all as often, in any order."""
    kinds = [KINDS[number % len(KINDS)] for number in range(kills)]
    dice.shuffle(kinds)
    return kinds


def counted(kinds: Sequence[str]) -> dict[str, int]:
    """Return how often each kind was killed."""
    return dict(Counter(kinds))
