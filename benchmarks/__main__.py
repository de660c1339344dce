"""Measures everything on a cluster of its own and writes docs/reference/performance.md."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import psycopg
from psycopg import sql

from benchmarks.country.measuring import measure
from benchmarks.country.table import missed
from benchmarks.crowd import CLIENTS, Crowd, lost, rings, summary
from benchmarks.imports import TEN_THOUSAND_ROWS, measured_import
from benchmarks.killing.__main__ import FAMILIES, KILLS
from benchmarks.killing.drill import Size, drill
from benchmarks.largest import write_largest_family
from benchmarks.many.measuring import measured as measured_many
from benchmarks.many.table import missed as missed_many
from benchmarks.report import report
from benchmarks.serving import demo_cookies, serving
from weerzien.cli import cluster, roles
from weerzien.cli.demo_workbook import write_demo_workbook
from weerzien.cli.keys import keys_of

ROOT: Final = Path(__file__).resolve().parents[1]
WEERZIEN: Final = [sys.executable, "-m", "weerzien.cli.main"]
COORDINATOR: Final = "amina@demo.weerzien.example"
COORDINATOR_NAME: Final = "Amina Yusuf"
SIZES: Final = (10, 1000)
ON_THE_AGENDA: Final = 60
CROWD_SECONDS: Final = 60
CROWD_WORKBOOK: Final = 50  # families in the workbooks that are taken in beside the crowd
REQUESTS: Final = 100
TRIES: Final = 5


def main() -> None:
    """Measure, tell what is being measured, and write the page."""
    today = datetime.now(UTC).date()
    with tempfile.TemporaryDirectory(prefix="weerzien-bench-") as name:
        folder = Path(name)
        folder.chmod(0o711)
        found: dict[str, Any] = {"evaluate": evaluations(folder, today), "imports": [], "pages": [], "nights": []}
        found["readers"] = readers(folder, today)
        found["openfisca"] = beside_openfisca(folder)
        server = cluster.start(folder / "pg", durable=True)
        try:
            os.environ.update(keys_of(folder))
            roles.make_roles(server.url("postgres"))
            measure_rows(server.url("postgres"), folder, today, found=found)
            found["largest"] = largest(server.url("postgres"), folder, today)
            found["partners"] = partners(server.url("postgres"), folder, today)
            for size in SIZES:
                measure_caseload(server.url("postgres"), folder, today, size=size, found=found)
            said = version(server.url("postgres"))
        finally:
            server.stop()
        found["killing"] = drill(folder / "killing", Size(KILLS, FAMILIES), tell)
    found["many"] = measured_many(today, tell)
    found["country"] = measure(today, tell)
    page = ROOT / "docs" / "reference" / "performance.md"
    page.write_text(report(found, on=today, server=said), encoding="utf-8")
    tell(f"written: {page.relative_to(ROOT)}")
    for words in (*missed_many(found["many"]), *missed(found["country"])):
        tell(f"missed: {words}")


def tell(words: str) -> None:
    """Say what is going on."""
    sys.stderr.write(words + "\n")


def evaluations(folder: Path, today: date) -> list[dict[str, Any]]:
    """Return the seconds of `weerzien evaluate` from the shell, the median of five."""
    shared = Path(os.environ.get("WEERZIEN_SHARED", ROOT.parent / "shared")) / "data" / "caselijst.xlsx"
    demo, many = folder / "demo.xlsx", folder / "many.xlsx"
    write_demo_workbook(demo, today=today)
    write_demo_workbook(many, today=today, families=SIZES[-1])
    chosen = [(shared, "caselijst.xlsx", 64, True)] if shared.exists() else []
    chosen += [(demo, "demo.xlsx", 54, not shared.exists()), (many, "many.xlsx", SIZES[-1], False)]
    found = []
    for path, name, families, wanted in chosen:
        tell(f"evaluate: {families} families")
        command = [*WEERZIEN, "evaluate", str(path), "--on", today.isoformat(), "--json"]
        seconds = statistics.median(timed(command) for _ in range(TRIES))
        spoken = f"weerzien evaluate {name} --on … --json"
        found.append({"command": spoken, "families": families, "seconds": seconds, "wanted": wanted})
    return found


def readers(folder: Path, today: date) -> dict[str, Any]:
    """Return what the readers of one family take: of the shared workbook, or of our own where that is not there."""
    shared = Path(os.environ.get("WEERZIEN_SHARED", ROOT.parent / "shared")) / "data" / "caselijst.xlsx"
    tell("readers: one family at a time")
    workbook = shared if shared.exists() else folder / "demo.xlsx"
    command = [sys.executable, "-m", "benchmarks.readers", str(workbook), today.isoformat()]
    said = subprocess.run(command, check=True, stdout=subprocess.PIPE, cwd=ROOT)  # noqa: S603 -- our own command
    measured: dict[str, Any] = json.loads(said.stdout)
    return measured


def timed(command: list[str]) -> float:
    """Return the seconds that a command takes; one that fails stops the measuring."""
    began = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=ROOT)  # noqa: S603 -- our own command
    return time.perf_counter() - began


def beside_openfisca(folder: Path) -> dict[str, Any] | None:
    """Return what was measured beside OpenFisca, in a process of its own; nothing where it cannot be had."""
    told = folder / "openfisca.json"
    timed([sys.executable, "-m", "benchmarks.openfisca", str(told)])
    measured: dict[str, Any] | None = json.loads(told.read_text(encoding="utf-8"))
    return measured


def measure_rows(admin: str, folder: Path, today: date, *, found: dict[str, Any]) -> None:
    """Measure the import of ten thousand rows into an empty database."""
    empty_database(admin, "weerzien_bench_rows")
    found["imports"].append(imported(folder, today, families=TEN_THOUSAND_ROWS))


def largest(admin: str, folder: Path, today: date) -> dict[str, Any]:
    """Return what the pages and drawings of the largest family cost, alone in a database."""
    tell("largest family: 12 members, 3 years, 400 contacts")
    empty_database(admin, "weerzien_bench_largest")
    workbook = folder / "largest.xlsx"
    write_largest_family(workbook, today=today)
    timed([*WEERZIEN, "import", str(workbook), "--als", COORDINATOR])
    command = [sys.executable, "-m", "benchmarks.drawing", COORDINATOR, str(REQUESTS)]
    said = subprocess.run(command, check=True, stdout=subprocess.PIPE, cwd=ROOT)  # noqa: S603 -- our own command
    measured: dict[str, Any] = json.loads(said.stdout)
    return measured


def partners(admin: str, folder: Path, today: date) -> dict[str, Any]:
    """Return what a meeting about sixty families and the acceptance of handovers cost, alone in a database."""
    tell(f"partners: {ON_THE_AGENDA} families on one agenda")
    empty_database(admin, "weerzien_bench_partners")
    workbook = folder / "partners.xlsx"
    write_demo_workbook(workbook, today=today, families=ON_THE_AGENDA)
    timed([sys.executable, "-m", "benchmarks.partners.stage", str(workbook)])
    command = [sys.executable, "-m", "benchmarks.partners.measuring", str(REQUESTS)]
    said = subprocess.run(command, check=True, stdout=subprocess.PIPE, cwd=ROOT)  # noqa: S603 -- our own command
    measured: dict[str, Any] = json.loads(said.stdout)
    return measured


def measure_caseload(admin: str, folder: Path, today: date, *, size: int, found: dict[str, Any]) -> None:
    """Fill a database with so many families by importing them, and measure import and pages."""
    addresses = empty_database(admin, f"weerzien_bench_{size}")
    found["imports"].append(imported(folder, today, families=size))
    with psycopg.connect(addresses["DATABASE_URL_OWNER"], autocommit=True) as owner:
        owner.execute("analyze")
        found["pages"].append(pages(size, "on"))
        found["nights"].append(nights(size))
        if size == SIZES[-1]:
            found["crowd"] = crowd(owner, folder, today)
            without_policies(owner)
            found["pages"].append(pages(size, "off"))


def empty_database(admin: str, database: str) -> dict[str, str]:
    """Make a database with the people of the demo and no family, and work on it from here; return its addresses."""
    roles.make_database(admin, database)
    addresses = {
        f"DATABASE_URL{name}": roles.address(admin, role, database)
        for name, role in (("", roles.WEB), ("_OWNER", roles.OWNER), ("_JOBS", roles.JOBS))
    }
    os.environ.update(addresses, WEERZIEN_DEMO="1", WEERZIEN_HTTPS="0", WEERZIEN_HOSTS="127.0.0.1,localhost")
    os.environ["DJANGO_SETTINGS_MODULE"] = "weerzien.config.settings"
    timed([*WEERZIEN, "migrate"])
    timed([sys.executable, "-m", "benchmarks.cast"])
    return addresses


def imported(folder: Path, today: date, *, families: int) -> dict[str, Any]:
    """Import so many families, and return what that took."""
    workbook = folder / f"{families}.xlsx"
    write_demo_workbook(workbook, today=today, families=families)
    tell(f"import: {families} families")
    command = [*WEERZIEN, "import", str(workbook), "--als", COORDINATOR]
    return measured_import(command, workbook, families=families, folder=ROOT)


def pages(size: int, policies: str) -> dict[str, Any]:
    """Return what the pages of this database cost."""
    tell(f"pages: {size} families, policies {policies}")
    command = [sys.executable, "-m", "benchmarks.pages", COORDINATOR, str(REQUESTS)]
    said = subprocess.run(command, check=True, stdout=subprocess.PIPE, cwd=ROOT)  # noqa: S603 -- our own command
    measured: dict[str, Any] = json.loads(said.stdout)
    return measured | {"caseload": size, "policies": policies, "times": REQUESTS}


def nights(size: int) -> dict[str, Any]:
    """Return what the nights of this database cost."""
    tell(f"nights: {size} families")
    command = [sys.executable, "-m", "benchmarks.night"]
    said = subprocess.run(command, check=True, stdout=subprocess.PIPE, cwd=ROOT)  # noqa: S603 -- our own command
    measured: dict[str, Any] = json.loads(said.stdout)
    return measured | {"caseload": size}


def crowd(owner: psycopg.Connection[Any], folder: Path, today: date) -> dict[str, Any]:
    """Return what twenty people at once were told in a minute; stop the measuring where anything was lost."""
    tell(f"crowd: {CLIENTS} clients, {CROWD_SECONDS} seconds")
    workbooks = []
    for days in (1, 2):
        path = folder / f"crowd-{days}.xlsx"
        write_demo_workbook(path, today=today - timedelta(days=days), families=CROWD_WORKBOOK)
        workbooks.append(path.read_bytes())
    before = rings(owner)
    with serving() as port:
        cookies = [demo_cookies(port, COORDINATOR_NAME) for _ in range(CLIENTS)]
        told = Crowd("127.0.0.1", port, cookies=cookies, seconds=CROWD_SECONDS, workbooks=workbooks).work()
    wrong = [*told.wrong, *lost(owner, told)]
    if wrong:
        raise RuntimeError(f"{len(wrong)} times wrong, first: {wrong[0]}")
    return summary(told, seconds=CROWD_SECONDS, rings=rings(owner) - before)


def without_policies(owner: psycopg.Connection[Any]) -> None:
    """Take the second fence away, in this database only, to know what it costs."""
    fenced = owner.execute("select relname from pg_class where relrowsecurity and relkind = 'r'").fetchall()
    for (table,) in fenced:
        owner.execute(sql.SQL("alter table {} disable row level security").format(sql.Identifier(table)))


def version(admin: str) -> str:
    """Return the version of the server."""
    with psycopg.connect(admin) as connection:
        row = connection.execute("show server_version").fetchone()
        return str(row[0]) if row else "?"


if __name__ == "__main__":
    main()
