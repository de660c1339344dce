"""Lets people work while processes are killed, and tells what became of it; raises where anything was lost."""

from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import Any, Final

import psycopg

from benchmarks.country.serving import ROOT, free_port, web
from benchmarks.killing.checking import closed, lost
from benchmarks.killing.deeds import Course, Meeting, Signals, go_on, today
from benchmarks.killing.person import Person, Told
from benchmarks.killing.processes import Victims, counted, order_of, worked
from benchmarks.killing.stage import CHAIR
from benchmarks.killing.watching import Watch
from benchmarks.serving import demo_cookies
from weerzien.cli import cluster, roles
from weerzien.cli.demo_workbook import write_demo_workbook
from weerzien.cli.keys import keys_of
from weerzien.cli.processes import dies_with_parent

AMINA, NOOR, THIJS = "Amina Yusuf", "Noor Haddad", "Thijs Jansen"
PLACES: Final = {AMINA: "gemeente Meerdijk", NOOR: "VluchtelingenWerk", THIJS: "Nidos"}
THEMES: Final = ("guidance", "housing", "integration", "schooling")
COURSES, MEETINGS, SIGNALS = 4, 2, 2
SEED: Final = 20261122
AT_LEAST: Final = 3
"""So much must be kept between two kills: a server where nobody can work is no test."""
LONGEST_SECONDS: Final = 30
Tell = Callable[[str], None]
WARDS: Final = "select distinct dossier_id::text from access_involvement where ground = 'guardianship' order by 1"


@dataclass(frozen=True, slots=True)
class Size:
    """How often is killed, and among how many families; `template` is a database that has the tables already."""

    kills: int
    families: int
    template: str = ""


def drill(folder: Path, size: Size, tell: Tell) -> dict[str, Any]:
    """Return what was killed, what people were told and how it ended. Raises RuntimeError where anything is wrong."""
    server = cluster.start(folder / "pg", durable=True)
    try:
        with installed(server, folder, size, tell) as owner_address:
            told = Told()
            found = at_work(server, size, told, owner_address=owner_address, tell=tell)
            with psycopg.connect(owner_address, autocommit=True) as owner:
                told.wrong += [*closed(), *lost(owner, told)]
                found["lines"] = (owner.execute("select count(*) from audit_line").fetchone() or (0,))[0]
    finally:
        server.stop()
    if told.wrong:
        raise RuntimeError(f"{len(told.wrong)} times wrong:\n" + "\n".join(told.wrong[:20]))
    return found


@contextmanager
def installed(server: cluster.Cluster, folder: Path, size: Size, tell: Tell) -> Iterator[str]:
    """Make a database with people, families, partners and a meeting; give the address of its owner."""
    admin, database = server.url("postgres"), "weerzien_killing"
    tell(f"killing: {size.families} families")
    roles.make_roles(admin)
    roles.make_database(admin, database, template=size.template or "template0")
    addresses = {
        f"DATABASE_URL{name}": roles.address(admin, role, database)
        for name, role in (("", roles.WEB), ("_OWNER", roles.OWNER), ("_JOBS", roles.JOBS))
    }
    os.environ.update(addresses, WEERZIEN_DEMO="1", WEERZIEN_HTTPS="0", WEERZIEN_HOSTS="127.0.0.1,localhost")
    os.environ.update(DJANGO_SETTINGS_MODULE="weerzien.config.settings", WEERZIEN_AUDIT_HEADS=str(folder / "heads"))
    os.environ.update(keys_of(folder))
    workbook = folder / "families.xlsx"
    write_demo_workbook(workbook, today=today(), families=size.families)
    fill = ["benchmarks.killing.stage", str(workbook)]
    for words in [fill] if size.template else [["weerzien.cli.main", "migrate"], fill]:
        done = subprocess.run([sys.executable, "-m", *words], cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603 -- our own
        if done.returncode:
            raise RuntimeError(f"{words}: {done.stdout[-500:]}{done.stderr[-1500:]}")
    yield addresses["DATABASE_URL_OWNER"]


def at_work(server: cluster.Cluster, size: Size, told: Told, *, owner_address: str, tell: Tell) -> dict[str, Any]:
    """Let everybody work while one process after another is killed."""
    dice = random.Random(SEED)  # noqa: S311 -- no secret
    with web(os.environ, port=(port := free_port())) as master, worked() as worker, asking():
        people = {name: Person(port, told, cookies=demo_cookies(port, name)) for name in PLACES}
        with psycopg.connect(owner_address) as owner:
            wards = [row[0] for row in owner.execute(WARDS).fetchall()]
        tasks, families = workers(people, port, told, wards)
        watch = Watch(CHAIR, today(), [*families, *wards[:1]], THEMES)
        threads = [Thread(target=go_on, args=(task, told), kwargs={"seed": n}) for n, task in enumerate(tasks)]
        threads.append(Thread(target=watch.keep_watch, args=(told,)))
        for thread in threads:
            thread.start()
        victims = Victims(master, worker, server.server.pid)
        began, kinds = time.monotonic(), order_of(size.kills, dice)
        for number, kind in enumerate(kinds, start=1):
            work_a_while(told, dice)
            tell(f"killing: {number} of {size.kills}: {kind}, {told.kept.total()} kept")
            while not victims.kill_one(kind, dice):
                time.sleep(0.05)
        work_a_while(told, dice)
        seconds = time.monotonic() - began
        told.over.set()
        watch.over.set()
        for thread in threads:
            thread.join()
        watch.look_at_all(told)
        starts = worker.starts
    if not watch.times:
        told.complain("nobody asked who is responsible")
    return told_of(told, watch, kinds) | {"seconds": seconds, "starts": starts, "families": size.families}


def work_a_while(told: Told, dice: random.Random) -> None:
    """Wait until something was kept again, and a little longer: what is killed is in the middle of something."""
    before, deadline = told.kept.total(), time.monotonic() + LONGEST_SECONDS
    while told.kept.total() < before + AT_LEAST:
        if time.monotonic() > deadline:
            told.complain(f"nothing was kept for {LONGEST_SECONDS} seconds")
            return
        time.sleep(0.02)
    time.sleep(dice.uniform(0, 0.3))


def workers(people: dict[str, Person], port: int, told: Told, wards: Sequence[str]) -> tuple[list[Any], list[str]]:
    """Return what everybody does over and over, and the families that go from hand to hand."""

    def copy(name: str) -> Person:
        return Person(port, told, cookies=people[name].visitor.cookies)

    listed = people[AMINA].see("/gezinnen/").text
    families = dict.fromkeys(re.findall(r'href="/gezinnen/([0-9a-f-]{36})/"', listed))
    handed = [one for one in families if one not in wards][:COURSES]
    courses = [
        Course(f"/gezinnen/{one}/", theme, [(copy(AMINA), PLACES[AMINA]), (copy(NOOR), PLACES[NOOR])])
        for one, theme in zip(handed, THEMES, strict=False)
    ]
    ward = f"/gezinnen/{wards[0]}/"
    courses.append(Course(ward, "guidance", [(copy(THIJS), PLACES[THIJS]), (copy(NOOR), PLACES[NOOR])], is_ward=True))
    meeting = re.search(r'href="(/overleg/[0-9a-f-]{36}/)"', people[AMINA].see("/overleg/").text)
    signals = re.findall(r'href="(/gezinnen/[0-9a-f-]{36}/signalen/)#', people[AMINA].see("/signalen/?toon=open").text)
    if meeting is None or not signals:
        raise RuntimeError(f"no meeting or no signals: {meeting}, {len(signals)}")
    chairs = [Meeting(copy(AMINA), meeting[1], number) for number in range(MEETINGS)]
    coordinators = [Signals(copy(AMINA), sorted(set(signals)), number) for number in range(SIGNALS)]
    return [one.step for one in (*courses, *chairs, *coordinators)], handed


@contextmanager
def asking() -> Iterator[None]:
    """Let somebody ask for jobs all the time."""
    with subprocess.Popen(
        [sys.executable, "-m", "benchmarks.killing.asking"], cwd=ROOT, preexec_fn=dies_with_parent(signal.SIGKILL)
    ) as process:
        try:
            yield
        finally:
            process.kill()


def told_of(told: Told, watch: Watch, kinds: Sequence[str]) -> dict[str, Any]:
    """Return what the page about performance tells of it."""
    kept: dict[str, int] = {}
    for (what, _), times in told.kept.items():
        kept[what] = kept.get(what, 0) + times
    return {
        "kills": counted(kinds),
        "kept": kept,
        "requests": told.statuses.total() + told.dropped,
        "away": told.statuses[503],
        "dropped": told.dropped,
        "unanswered": told.unanswered.total(),
        "asked": watch.times,
        "answers": watch.answers,
    }
