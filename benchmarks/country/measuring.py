"""Measures the product over the country: pages cold and warm, with policies and without, memory, the log, an import."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

import psycopg
from psycopg import sql

from benchmarks.country import serving
from benchmarks.country.made import COORDINATORS, EMAIL, OFFICER, ROOT, WEERZIEN, Country, addresses, country, is_made
from benchmarks.country.names import municipality_names
from benchmarks.country.nights import nights
from benchmarks.country.shape import COUNTRY, Shape
from benchmarks.country.visitors import Errand, Visitor, at_once, spread
from benchmarks.imports import TEN_THOUSAND_ROWS
from weerzien.cli import cluster, places, roles
from weerzien.cli.demo_workbook import write_demo_workbook
from weerzien.cli.keys import keys_of

# What a server of its own for a country would be given, on the machine of the measurement.
SETTINGS: Final = "-c shared_buffers=1GB -c maintenance_work_mem=256MB -c max_wal_size=4GB -c effective_cache_size=4GB"
TIMES: Final = 50
DUPLICATES: Final = "Misschien dubbel"
SELDOM: Final = 10
SEARCHES: Final = 20  # each, under the limit of a minute
MINUTE: Final = 60  # seconds
ROWS: Final = 10_000
KNOWN: Final = """
select d.id::text, d.number, split_part(b.search_key, ' ', 2)
from dossiers_municipalperiod m
join dossiers_dossier d on d.id = m.dossier_id
join lateral (select search_key from dossiers_personalia where dossier_id = d.id and superseded_by_id is null
  order by search_key limit 1) b on split_part(b.search_key, ' ', 2) <> ''
join access_position p on p.organisation_id = m.municipality_id
join access_account a on a.id = p.account_id and a.email = %s
order by md5(d.id::text) limit 200
"""
Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Place:
    """Where the country stands and what a visitor may ask of it: families, their numbers and names."""

    made: Country
    environment: Mapping[str, str]
    families: Sequence[str]
    numbers: Sequence[str]
    names: Sequence[str]

    def pages(self) -> dict[str, tuple[Errand, int]]:
        """Return per page what a visitor does, and how often."""
        return {
            "Vandaag": (lambda one, _: one.get("/"), TIMES),
            "Gezinnen": (lambda one, _: one.get("/gezinnen/"), TIMES),
            "Gezinnen, gefilterd": (lambda one, _: one.get("/gezinnen/?dagen=14-dagen&volgorde=naam"), TIMES),
            "Eén gezin": (lambda one, turn: one.get(f"/gezinnen/{self.families[turn % 200]}/"), TIMES),
            "Niemand onzichtbaar": (lambda one, _: one.get("/overdrachten/niemand-onzichtbaar/"), TIMES),
            DUPLICATES: (lambda one, _: one.get("/gezinnen/misschien-dubbel/"), SELDOM),
            "Zoeken op naam": (lambda one, turn: one.search(self.names[turn % 200]), SEARCHES),
            "Zoeken op nummer": (lambda one, turn: one.search(self.numbers[turn % 200]), SEARCHES),
        }


def measure(today: date, tell: Tell, *, shape: Shape = COUNTRY) -> dict[str, Any]:
    """Return everything that was measured, of a country that is made first where it is not there."""
    home = places.make_home()
    folder = home / "country"
    os.environ.update(keys_of(home))
    os.environ["WEERZIEN_AUDIT_HEADS"] = str(home / f"country-heads-{shape.families}.jsonl")
    made = prepared(home, shape, today, tell)
    with running(folder) as server:
        place = looked_around(server.url("postgres"), made)
    port = serving.free_port()
    visitors = logged_in(folder, place, port)
    found: dict[str, Any] = {"counts": made.counts, "seconds": made.seconds, "day": made.day.isoformat()}
    tell("country: pages cold")
    found["cold"] = cold(folder, place, visitors, port)
    with running(folder) as server:
        tell("country: pages warm")
        found |= warm(place, visitors, port)
        found |= statements(place)
        tell("country: the log")
        found["log"] = log(place, port)
        found["memory"]["worker"] = worker_memory(place)  # a worker begins with what waits, so with the log
        tell("country: import")
        found["import"] = import_rows(server.url("postgres"), place, home)
        tell("country: nights")
        found["nights"] = nights(server.url("postgres"), place.made, place.environment)
    return found


@contextmanager
def running(folder: Path, *, durable: bool = True) -> Iterator[cluster.Cluster]:
    """Run the cluster of the country, with what it needs of memory."""
    server = cluster.start(folder, durable=durable, settings=SETTINGS)
    try:
        roles.make_roles(server.url("postgres"))
        yield server
    finally:
        server.stop()


def prepared(home: Path, shape: Shape, today: date, tell: Tell) -> Country:
    """Return the country, made in a cluster that need not survive a power cut where it has to be made."""
    folder = home / "country"
    os.environ.update(WEERZIEN_DEMO="1", WEERZIEN_HTTPS="0", WEERZIEN_HOSTS="127.0.0.1,localhost")
    os.environ["DJANGO_SETTINGS_MODULE"] = "weerzien.config.settings"
    with running(folder) as server:
        if is_made(server.url("postgres"), home, shape):
            return country(server.url("postgres"), home, shape=shape, today=today, tell=tell)
    # Heads of a log that is there no more would say, rightly, that somebody took its lines away.
    Path(os.environ["WEERZIEN_AUDIT_HEADS"]).unlink(missing_ok=True)
    with running(folder, durable=False) as server:
        return country(server.url("postgres"), home, shape=shape, today=today, tell=tell)


def looked_around(admin: str, made: Country) -> Place:
    """Return the country with what there is to ask of the largest municipality."""
    environment = {**addresses(admin, made.database), "WEERZIEN_TODAY": made.day.isoformat()}
    with psycopg.connect(environment["DATABASE_URL_OWNER"]) as owner:
        rows = owner.execute(KNOWN, [COORDINATORS[0]]).fetchall()
    families, numbers, names = zip(*(rows * 200)[:200], strict=True)
    return Place(made, environment, families, numbers, names)


def account(place: Place, email: str) -> str:
    """Return the id of an account."""
    with psycopg.connect(place.environment["DATABASE_URL_OWNER"]) as owner:
        row = owner.execute("select id from access_account where email = %s", [email]).fetchone()
    return str(row[0]) if row else ""


def chain(place: Place) -> str:
    """Return the chain of the log of the largest municipality: its id."""
    with psycopg.connect(place.environment["DATABASE_URL_OWNER"]) as owner:
        row = owner.execute("select id from access_organisation where name = %s", [municipality_names(1)[0]]).fetchone()
    return str(row[0]) if row else ""


def logged_in(folder: Path, place: Place, port: int) -> list[Visitor]:
    """Return the coordinators of the largest municipality, each in a browser; their sessions outlive the servers."""
    visitors = [Visitor(port) for _ in COORDINATORS]
    with running(folder), serving.web(place.environment, port=port):
        for visitor, email in zip(visitors, COORDINATORS, strict=True):
            visitor.log_in(account(place, email))
    return visitors


def cold(folder: Path, place: Place, visitors: Sequence[Visitor], port: int) -> dict[str, dict[str, float]]:
    """Return the longest each page takes when both servers have just started and nothing is in their memory."""
    found = {}
    for name, (errand, _) in place.pages().items():
        with running(folder), serving.web(place.environment, port=port):
            taken = at_once(visitors, errand, times=1)
        found[name] = {"first": min(taken), "most": max(taken)}
    return found


def warm(place: Place, visitors: Sequence[Visitor], port: int) -> dict[str, Any]:
    """Return what the pages take once they have been asked before, with the policies and without, and the memory."""
    found: dict[str, Any] = {}
    with serving.web(place.environment, port=port) as pid:
        found["on"] = {name: asked(visitors, errand, times) for name, (errand, times) in place.pages().items()}
        found["memory"] = {"web": serving.megabytes(pid)}
        with policies_off(place):  # the product would not start like this
            time.sleep(MINUTE)  # a new minute for those who search
            found["off"] = {
                name: asked(visitors, errand, times)
                for name, (errand, times) in place.pages().items()
                if name != DUPLICATES  # it compares whoever one may see, so that would be the whole country
            }
    return found


def asked(visitors: Sequence[Visitor], errand: Errand, times: int) -> dict[str, float]:
    """Return how long a page takes for all visitors at once, after each has seen it a few times."""
    at_once(visitors, errand, times=4)
    return spread(at_once(visitors, errand, times=times))


@contextmanager
def policies_off(place: Place) -> Iterator[None]:
    """Take the second fence away for a while, in this database only, to know what it costs."""
    with psycopg.connect(place.environment["DATABASE_URL_OWNER"], autocommit=True) as owner:
        fenced = owner.execute("select relname from pg_class where relrowsecurity and relkind = 'r'").fetchall()
        words = sql.SQL("alter table {} {} row level security")
        try:
            for (table,) in fenced:
                owner.execute(words.format(sql.Identifier(table), sql.SQL("disable")))
            yield
        finally:
            for (table,) in fenced:
                owner.execute(words.format(sql.Identifier(table), sql.SQL("enable")))


def worker_memory(place: Place) -> dict[str, float]:
    """Return the memory of the worker of jobs while it waits; nothing where there is none."""
    if not serving.has_worker():
        return {}
    with serving.worker(place.environment) as pid:
        return serving.megabytes(pid)


def statements(place: Place) -> dict[str, Any]:
    """Return the statements of each page, and how long the questions alone take."""
    command = [sys.executable, "-m", "benchmarks.country.statements"]
    command += [COORDINATORS[0], place.names[0], place.numbers[0]]
    counted = told(command, {**os.environ, **place.environment})
    asked_for = {"Zoeken op naam": place.names[0], "Zoeken op nummer": place.numbers[0]}
    return {
        "statements": counted["statements"],
        "questions": {name: counted["questions"][text] for name, text in asked_for.items()},
    }


def log(place: Place, port: int) -> dict[str, float]:
    """Return how long it takes to seal and to verify the longest chain, and to see who looked into one family."""
    environment = {**os.environ, **place.environment}
    as_jobs = {**environment, "DATABASE_URL": environment["DATABASE_URL_JOBS"]}
    found: dict[str, float] = told([sys.executable, "-m", "benchmarks.country.sealing", chain(place)], as_jobs)
    found["verify"] = timed(["verify-audit", "--gemeente", municipality_names(1)[0]], environment)
    officer = Visitor(port)
    with serving.web(place.environment, port=port):
        officer.log_in(account(place, OFFICER))
        taken = at_once(
            [officer],
            lambda one, turn: one.get(one.post("/logboek/zoeken/", {"nummer": place.numbers[turn]})),
            times=SEARCHES,
        )
    return found | {"page": spread(taken)["p90"]}


def told(command: Sequence[str], environment: Mapping[str, str]) -> dict[str, Any]:
    """Return what a process of ours prints as JSON."""
    said = subprocess.run(command, check=True, stdout=subprocess.PIPE, cwd=ROOT, env=environment).stdout  # noqa: S603 -- ours
    answer: dict[str, Any] = json.loads(said)
    return answer


def timed(words: Sequence[str], environment: Mapping[str, str]) -> float:
    """Return the seconds of a command of ours."""
    began = time.perf_counter()
    command = [*WEERZIEN, *words]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=ROOT, env=environment)  # noqa: S603 -- ours
    return time.perf_counter() - began


def import_rows(admin: str, place: Place, home: Path) -> dict[str, float]:
    """Return seconds and most memory of taking in ten thousand rows, beside a whole country, in a copy of it."""
    copy, workbook = f"{place.made.database}_import", home / "country-import.xlsx"
    write_demo_workbook(workbook, today=place.made.day, families=TEN_THOUSAND_ROWS)
    roles.drop_database(admin, copy)
    roles.make_database(admin, copy, template=place.made.database)
    environment = {**os.environ, **place.environment, **addresses(admin, copy)}
    email = EMAIL.format(municipality=1, place=0)
    command = [*WEERZIEN, "import", str(workbook), "--als", email]
    began = time.perf_counter()
    taking = subprocess.Popen(  # noqa: S603 -- ours
        command, env=environment, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, used = os.wait4(taking.pid, 0)
    seconds = time.perf_counter() - began
    roles.drop_database(admin, copy)
    workbook.unlink()
    if status != 0:
        raise subprocess.CalledProcessError(os.waitstatus_to_exitcode(status), command)
    return {"rows": ROWS, "seconds": seconds, "megabytes": used.ru_maxrss / 1024}
