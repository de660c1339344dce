"""Measures the search for names on a cluster of its own; `--held-out` also on the names kept apart, and writes it down.

The names that are kept apart are for one measurement at the end: leave the option out while the search is made better.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final

import django
import psycopg

from benchmarks.country.made import WEERZIEN, addresses
from benchmarks.names.pairs import HELD_OUT, PRACTICE, Sought, mistyped, read_pairs, sought_persons
from weerzien.cli import cluster, roles
from weerzien.cli.keys import keys_of

ROOT: Final = Path(__file__).resolve().parents[2]
PERSONS: Final = 100_000
SEED: Final = 20261122
MISTYPED: Final = 400
PAGE: Final = ROOT / "docs" / "reference" / "names.md"
HELD_OUT_TOO: Final = "--held-out"


def main() -> None:
    """Make the crowd, search in it, and write the page where the held-out names were measured too."""
    today = datetime.now(UTC).date()
    with tempfile.TemporaryDirectory(prefix="weerzien-names-") as name:
        folder = Path(name)
        folder.chmod(0o711)
        server = cluster.start(folder / "pg", durable=True)
        try:
            admin = server.url("postgres")
            os.environ.update(keys_of(folder))
            roles.make_roles(admin)
            roles.make_database(admin, "weerzien_names")
            os.environ.update(addresses(admin, "weerzien_names"))
            os.environ.setdefault("DJANGO_SETTINGS_MODULE", "weerzien.config.settings")
            subprocess.run([*WEERZIEN, "migrate"], check=True, cwd=ROOT, stdout=subprocess.DEVNULL)  # noqa: S603 -- ours
            django.setup()
            found = searched(today, persons=PERSONS, with_held_out=HELD_OUT_TOO in sys.argv)
        finally:
            server.stop()
    sys.stdout.write(json.dumps(found, ensure_ascii=False, indent=1) + "\n")
    if HELD_OUT_TOO in sys.argv:
        from benchmarks.names.table import page  # noqa: PLC0415 -- beside what only works after Django has started

        PAGE.write_text(page(found, on=today), encoding="utf-8")


def searched(today: date, *, persons: int, with_held_out: bool) -> dict[str, Any]:
    """Return what the searches came to, by kind."""
    from benchmarks.names import crowd, measuring  # noqa: PLC0415 -- only after Django has started
    from weerzien.access.queries import actor_for  # noqa: PLC0415 -- only after Django has started

    dice = random.Random(SEED)  # noqa: S311 -- invented people, no secret
    sets = {which: sought_persons(read_pairs(which), dice) for which in (PRACTICE, HELD_OUT)}
    with psycopg.connect(os.environ["DATABASE_URL_OWNER"], autocommit=True) as owner:
        actor = actor_for(coordinator(owner), today=today)
        everybody: list[Sought] = [one for several in sets.values() for one in several]
        began = time.perf_counter()
        people = crowd.families(everybody, persons=persons, dice=dice)
        here = crowd.enter(actor, people, dice=dice, today=today, at=datetime.now(UTC))
        sys.stderr.write(f"{len(here)} families entered in {time.perf_counter() - began:.0f} s\n")
        owner.execute("vacuum analyze")
    results = []
    for which in (PRACTICE, HELD_OUT) if with_held_out else (PRACTICE,):
        people_sought = sets[which]
        exact = [Sought(one.pair, one.beside, f"{one.pair.kept} {one.beside.kept}") for one in people_sought]
        typos = [mistyped(one, dice) for one in people_sought if one.pair.kept.isascii() and len(one.pair.kept) > 4]
        kinds = {
            "as it was kept": measuring.some(exact, MISTYPED, dice),
            "in another spelling or script": people_sought,
            "with a typing mistake": measuring.some(typos, MISTYPED, dice),
        }
        for kind, several in kinds.items():
            measured = measuring.measure(kind, several, here, actor, today=today)
            results.append({"set": which, **asdict(measured)})
        alone = measuring.measure_one_name(
            "by one name alone", [one.pair for one in people_sought], here, actor, today=today
        )
        results.append({"set": which, **asdict(alone)})
    names = len({pair.name for which in sets for pair in read_pairs(which)})
    return {"persons": persons, "families": len(here), "names": names, "results": results}


def coordinator(owner: psycopg.Connection[Any]) -> Any:
    """Write one municipality with one coordinator and return the account."""
    from benchmarks.country.people import added, hire  # noqa: PLC0415 -- only after Django has started
    from weerzien.access.roles import Role  # noqa: PLC0415 -- only after Django has started

    municipality = added(owner, "access_organisation (kind, name)", ("municipality", "gemeente Meerdijk"))
    return hire(owner, "regie@meerdijk.weerzien.example", Role.GEZINSREGISSEUR, municipality)


if __name__ == "__main__":
    main()
