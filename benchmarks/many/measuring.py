"""Evaluates so many persons at once, in a process of its own, and tells the seconds, the memory and the hash."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from os import cpu_count
from pathlib import Path
from statistics import median
from threading import local
from typing import Any, Final

import numpy as np
import polars as pl

from benchmarks.country.shape import SEED
from benchmarks.many.cases import all_at_once, hashed, one_by_one, sampled_families
from benchmarks.many.made import columns_like, first_families
from weerzien.rulebook.many.columns import Columns
from weerzien.rulebook.many.evaluate_many import Outcomes, evaluate_many
from weerzien.rulebook.many.rows import Rows, Twin
from weerzien.rulebook.many.seen import Seen
from weerzien.rulebook.many.twins.catalogue import TWINS
from weerzien.rulebook.views import Parameters

ROOT: Final = Path(__file__).resolve().parents[2]
SIZES: Final = (10_000, 100_000, 1_000_000, 3_000_000)
SAMPLED: Final = 10_000
TIMES: Final = 5


def measured(today: date, tell: Callable[[str], None]) -> list[dict[str, Any]]:
    """Return what every size costs; each has a process of its own, so that none finds the memory of another."""
    found = []
    for size in SIZES:
        tell(f"evaluate many: {size} persons")
        command = [sys.executable, "-m", "benchmarks.many.measuring", str(size), today.isoformat()]
        said = subprocess.run(command, check=True, stdout=subprocess.PIPE, cwd=ROOT)  # noqa: S603 -- our own command
        found.append(json.loads(said.stdout))
    return found


def measure(size: int, on: date) -> dict[str, Any]:
    """Return what evaluating so many persons costs. Raises RuntimeError where the readers disagree about the sample."""
    first = first_families(on)
    evaluate_many(first, on=on)  # the rulebook is read and every day function tabulated, once for each process
    columns = columns_like(first, size)
    begin_anew()
    outcomes, seconds, work = timed(lambda: evaluate_many(columns, on=on))
    memory = most_memory()
    facts, whole = share_of_derived_facts(columns, on)
    return {
        "persons": len(columns.lists["person"]),
        "rows": {name: len(frame) for name, frame in columns.lists.items()},
        "input_megabytes": round(sum(frame.estimated_size() for frame in columns.lists.values()) / 1e6),
        "outcomes": sum(map(len, outcomes)),
        "seconds": seconds,
        "work": work,
        "derived_share": facts / whole,
        "floor": floor(columns, outcomes),
        "megabytes": memory,
        **(compared(columns, outcomes, on) if size <= 1_000_000 else {}),
    }


def timed(work: Callable[[], Any]) -> tuple[Any, float, float]:
    """Return what work gives, the median of its seconds, and that of the seconds of all processors together."""
    taken, worked = [], []
    for _ in range(TIMES):
        began, before = time.perf_counter(), time.process_time()
        found = work()
        taken.append(time.perf_counter() - began)
        worked.append(time.process_time() - before)
    return found, median(taken), median(worked)


def compared(columns: Columns, outcomes: tuple[Outcomes, ...], on: date) -> dict[str, Any]:
    """Return the hash of what both readers say of the sampled persons."""
    families = sampled_families(columns, SAMPLED, SEED)
    many = hashed(all_at_once(columns, outcomes, families))
    one = hashed(one_by_one(columns, families, on))
    if many != one:
        raise RuntimeError(f"the readers disagree: {many} and {one}")
    return {"sampled_families": len(families), "hash": many}


def floor(columns: Columns, outcomes: tuple[Outcomes, ...]) -> float:
    """Return the seconds that it takes to read every column once and to write every outcome once, on all processors."""
    inputs = [frame[name] for frame in columns.lists.values() for name in frame.columns]
    written = [column for one in outcomes for column in (one.rows, one.states, one.days)]

    def work() -> None:
        with ThreadPoolExecutor(cpu_count()) as pool:
            list(pool.map(lambda column: column.to_numpy().sum(), inputs))
            list(pool.map(lambda column: np.array(column.to_numpy(), copy=True), written))

    return timed(work)[1]


def share_of_derived_facts(columns: Columns, on: date) -> tuple[float, float]:
    """Return the seconds of work that went into derived facts and windows, found at once and whole, and of all work."""
    clock = Clock()
    began = time.process_time()
    evaluate_many(columns, on=on, twins={name: clock.around(twin) for name, twin in TWINS.items()})
    return sum(clock.taken), time.process_time() - began


class Clock:
    """Adds up the work of twins; of those that ask each other the outermost counts."""

    def __init__(self) -> None:
        self.taken: list[float] = []
        self.inside = local()

    def around(self, twin: Twin) -> Twin:
        """Return a twin that finds its fact whole and keeps its time."""

        def clocked(rows: Rows, parameters: Parameters) -> Seen:
            if getattr(self.inside, "busy", False):
                return twin(rows, parameters)
            self.inside.busy = True
            began = time.thread_time()
            found = twin(rows, parameters)
            _ = found.value, found.settled
            self.taken.append(time.thread_time() - began)
            self.inside.busy = False
            return found

        return clocked


def begin_anew() -> None:
    """Let the most memory count from now, where the system can do that."""
    reset = Path("/proc/self/clear_refs")
    if reset.exists():
        reset.write_text("5", encoding="ascii")


def most_memory() -> float:
    """Return the most memory this process held since it was asked to count anew, in MB; what it holds is in it."""
    said = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines())
    return int(said["VmHWM"].split()[0]) / 1024


def main() -> None:
    """Measure one size and print it."""
    found: Mapping[str, Any] = measure(int(sys.argv[1]), date.fromisoformat(sys.argv[2]))
    sys.stdout.write(json.dumps(found | {"polars": pl.__version__, "numpy": np.__version__}))


if __name__ == "__main__":
    main()
