"""Makes the country in an empty database, in a process of its own: its plan needs the product's own words."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import django
import psycopg

from benchmarks.country.made import EMAIL, ROOT, WEERZIEN, addresses, database_of, fingerprint
from benchmarks.country.shape import SEED, Shape, municipal_sizes

if __name__ == "__main__":
    os.environ["DATABASE_URL"] = addresses(sys.argv[1], "postgres")["DATABASE_URL"]
    django.setup()

from benchmarks.country import copying, counts, filling, people, plan, story


def build(
    admin: str, database: str, *, shape: Shape, today: date, tell: Callable[[str], None]
) -> tuple[dict[str, float], dict[str, float]]:
    """Fill an empty database; return what is in it and how many seconds each step took."""
    environment = {
        **os.environ,
        **addresses(admin, database),
        "WEERZIEN_DEMO": "1",
        "WEERZIEN_TODAY": today.isoformat(),
    }
    seconds: dict[str, float] = {}
    dice = random.Random(SEED)  # noqa: S311 -- invented people, no secret
    sizes = municipal_sizes(shape)

    def step(name: str, work: Callable[[], Any]) -> Any:
        began = time.perf_counter()
        done = work()
        seconds[name] = time.perf_counter() - began
        tell(f"  {name}: {seconds[name]:.1f} s")
        return done

    def ours(*words: str) -> None:
        subprocess.run([*words], check=True, env=environment, cwd=ROOT, stdout=subprocess.DEVNULL)  # noqa: S603 -- ours

    step("tables", lambda: ours(*WEERZIEN, "migrate"))
    with psycopg.connect(environment["DATABASE_URL_OWNER"], autocommit=True) as owner:
        staff = step("people", lambda: write_people(owner, shape, sizes))
        step("first families imported", lambda: import_first(ours, shape, today))
        step("plan", lambda: plan.write_plan(owner, shape=shape, sizes=sizes, staff=staff, dice=dice))
        step("families", lambda: copying.copy_families(owner, staff))
        step("partners", lambda: people.involve_partners(owner, shape=shape, dice=dice))
        step("contacts", lambda: in_turns(environment, today))
        step("log", lambda: filling.fill_lines(owner, lines=shape.lines, now=moment(today)))
        owner.execute("drop schema country cascade")
        step("outcomes", lambda: evaluate(environment, sizes, today))
        step("statistics", lambda: owner.execute("vacuum analyze"))
        found = counts.count(owner)
    counts.check(found, shape)
    return found, seconds


def moment(today: date) -> str:
    """Return the moment before which everything has happened."""
    return datetime.combine(today, datetime.min.time(), UTC).isoformat()


def write_people(owner: psycopg.Connection[Any], shape: Shape, sizes: Sequence[int]) -> plan.Staff:
    """Write the municipalities and who works there; the mark of a demo lets one click log in."""
    from weerzien.access.demo import MARK  # noqa: PLC0415 -- only after Django has started

    owner.execute(f"create table {MARK} (filled_on date not null)")
    return people.write_municipalities(owner, shape=shape, sizes=sizes)


def import_first(ours: Callable[..., None], shape: Shape, today: date) -> None:
    """Take in the workbook of the families that the others are like, the way anybody would."""
    with TemporaryDirectory() as folder:
        workbook = Path(folder) / "eerste.xlsx"
        story.write_first_workbook(workbook, shape=shape, municipality="Meerdijk", today=today)
        ours(*WEERZIEN, "import", str(workbook), "--als", EMAIL.format(municipality=0, place=0))


def in_turns(environment: dict[str, str], today: date) -> None:
    """Write the contacts, in as many processes as there are processors."""
    turns = os.cpu_count() or 1
    words = ("-m", "benchmarks.country.turn", today.isoformat())
    together(environment, [[sys.executable, *words, str(turn), str(turns)] for turn in range(turns)])


def evaluate(environment: dict[str, str], sizes: Sequence[int], today: date) -> None:
    """Evaluate all families, in as many processes as there are processors, the largest municipality in one of them."""
    groups: list[list[str]] = [[] for _ in range(os.cpu_count() or 1)]
    load = [0] * len(groups)
    for number, size in enumerate(sizes):
        least = load.index(min(load))
        groups[least].append(EMAIL.format(municipality=number, place=0))
        load[least] += size
    words = (sys.executable, "-m", "benchmarks.country.evaluating", today.isoformat())
    together(environment, [[*words, *emails] for emails in groups if emails])


def together(environment: dict[str, str], commands: Sequence[Sequence[str]]) -> None:
    """Run several processes of ours at the same time and wait for all; one that fails stops the building."""
    running = [
        subprocess.Popen(words, env=environment, cwd=ROOT, stdout=subprocess.DEVNULL)  # noqa: S603 -- ours
        for words in commands
    ]
    for one in running:
        if one.wait() != 0:
            raise subprocess.CalledProcessError(one.returncode, one.args)


def main(admin: str, told: str, day: str, note: str) -> None:
    """Make the country and tell of it in a file."""
    shape, today = Shape(**json.loads(told)), date.fromisoformat(day)

    def tell(words: str) -> None:
        sys.stderr.write(words + "\n")

    found, seconds = build(admin, database_of(shape), shape=shape, today=today, tell=tell)
    kept = {"fingerprint": fingerprint(shape), "day": day, "counts": found, "seconds": seconds}
    Path(note).write_text(json.dumps(kept), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
