"""The demo, with real processes: it starts, fills itself, answers, says no in sentences, and leaves nothing behind."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from http.cookiejar import CookieJar
from pathlib import Path
from typing import IO
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

import pytest

from weerzien.cli.places import CHECKOUT
from weerzien.procedure.rules import PHASE_WORDS, STAGE_WORDS

pytestmark = pytest.mark.xdist_group("demo")
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/")
SECRET = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')
CAST = ("Amina Yusuf", "Bram de Wit", "Chris Vos", "Noor Haddad", "Petra de Boer", "Thijs Jansen", "Wil Postma")


@dataclass
class Running:
    """A demo that runs: its process, its folder and its port."""

    process: subprocess.Popen[bytes]
    place: Path
    port: int
    said: Path

    def browser(self) -> OpenerDirector:
        return build_opener(HTTPCookieProcessor(CookieJar()))

    def get(self, address: str, browser: OpenerDirector | None = None) -> str:
        with (browser or self.browser()).open(f"http://127.0.0.1:{self.port}{address}", timeout=20) as answer:
            return answer.read().decode()

    def log_in(self, name: str) -> OpenerDirector:
        browser = self.browser()
        page = self.get("/inloggen/", browser)
        door = next(part for part in page.split("<form") if name in part)
        address = re.search(r'action="([^"]+)"', door)
        secret = SECRET.search(door)
        assert address
        assert secret
        body = urlencode({"csrfmiddlewaretoken": secret[1]}).encode()
        browser.open(f"http://127.0.0.1:{self.port}{address[1]}", data=body, timeout=20).close()
        return browser


def environment(place: Path, port: int) -> dict[str, str]:
    """Return the environment of somebody who starts the demo: nothing of ours but the folder and the port."""
    ours = re.compile(r"^(WEERZIEN_|DATABASE_URL|DJANGO_|PYTEST_|MAKELEVEL$)")
    clean = {name: value for name, value in os.environ.items() if not ours.match(name)}
    return {**clean, "WEERZIEN_FOLDER": str(place), "WEERZIEN_PORT": str(port)}


def demo(place: Path, port: int, out: IO[bytes], *words: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "weerzien.cli.main", "demo", *words]
    return subprocess.Popen(
        command, cwd=CHECKOUT, env=environment(place, port), stdout=out, stderr=out, start_new_session=True
    )


def weerzien(place: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a command as somebody would who has nothing set but the folder."""
    return subprocess.run(
        [sys.executable, "-m", "weerzien.cli.main", *words],
        cwd=CHECKOUT,
        env={**environment(place, free_port()), **more},
        capture_output=True,
        text=True,
        check=False,
    )


def start(place: Path, *words: str) -> Running:
    """Start the demo and wait until it says where it is."""
    port, said = free_port(), place / "said"
    with said.open("wb") as out:
        running = Running(demo(place, port, out, *words), place, port, said)
    deadline = time.monotonic() + 120
    while not ADDRESS.search(said.read_text()):
        assert running.process.poll() is None, said.read_text()
        assert time.monotonic() < deadline, said.read_text()
        time.sleep(0.1)
    return running


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def left_of(running: Running) -> list[str]:
    """Return the processes that still name the folder or the port of a demo, or that were told its folder."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            command, told = (entry / "cmdline").read_bytes(), (entry / "environ").read_bytes()
        except OSError:
            continue
        names = os.fsencode(running.place) in command or f"127.0.0.1:{running.port}".encode() in command
        if names or f"WEERZIEN_FOLDER={running.place}\0".encode() in told:
            found.append(command.replace(b"\0", b" ").decode())
    return found


def worker_of(running: Running) -> list[str]:
    """Return the worker of a demo: it comes a moment after the pages, and the heads may be of an earlier start."""
    return [command for command in left_of(running) if "weerzien.jobs" in command]


def nothing_left(running: Running) -> list[str]:
    deadline = time.monotonic() + 20
    while left_of(running) and time.monotonic() < deadline:
        time.sleep(0.1)
    return left_of(running)


def stop(running: Running) -> tuple[int, list[str]]:
    """Press Ctrl-C; return how it ended and what it left."""
    running.process.send_signal(signal.SIGINT)
    return running.process.wait(30), nothing_left(running)


@pytest.fixture(scope="module")
def started(shared_place: Path) -> Iterator[list[Running]]:
    every: list[Running] = []
    yield every
    for running in every:
        if running.process.poll() is None:
            running.process.send_signal(signal.SIGINT)
            running.process.wait(30)


@pytest.fixture
def first(shared_place: Path, started: list[Running]) -> Running:
    """Return a demo that runs: the one before, or a new one from the same folder where that was stopped."""
    if not started or started[-1].process.poll() is not None:
        started.append(start(shared_place))
    return started[-1]


def test_it_ends_with_an_address_that_shows_the_cast(first: Running) -> None:
    page = first.get("/inloggen/")

    assert [name for name in CAST if name not in page] == []


def test_amina_comes_in_with_one_click_and_finds_families(first: Running) -> None:
    page = first.get("/gezinnen/", first.log_in("Amina Yusuf"))

    assert page.count("/gezinnen/") > 10


def test_the_worker_of_the_night_works_beside_the_web_server(first: Running) -> None:
    heads, deadline = first.place / "audit-heads.jsonl", time.monotonic() + 60
    while not (worker_of(first) and heads.exists() and heads.read_text()) and time.monotonic() < deadline:
        time.sleep(0.2)

    assert worker_of(first)
    assert '"sequence": ' in heads.read_text()


def test_noor_reads_how_far_an_application_is_and_not_the_application(first: Running) -> None:
    page = first.get("/gezinnen/", first.log_in("Noor Haddad"))

    assert any(f">{words}<" in page for words in STAGE_WORDS.values())
    assert not any(f">{words}<" in page for words in PHASE_WORDS.values())


def test_a_second_demo_on_the_same_port_is_told_which_port_to_take(first: Running, place: Path) -> None:
    done = weerzien(place, "demo", WEERZIEN_PORT=str(first.port))

    assert done.returncode == 1
    assert done.stderr == (
        f"Poort {first.port} is al bezet, misschien door een demo die al draait. Stop die, of kies een andere poort: "
        f"`WEERZIEN_PORT={first.port + 1} make demo`.\n"
    )


def test_a_second_demo_in_the_same_folder_is_told_that_one_runs(first: Running) -> None:
    done = weerzien(first.place, "demo")

    assert done.returncode == 1
    assert done.stderr.startswith("Er draait al een demo vanuit deze map.")


def test_stopping_leaves_no_process_and_the_next_start_finds_the_families(
    first: Running,
) -> None:
    stopped = stop(first)
    second = start(first.place)
    page = second.get("/gezinnen/", second.log_in("Amina Yusuf"))
    second.process.send_signal(signal.SIGTERM)
    ended = second.process.wait(30), nothing_left(second)

    assert stopped == (0, [])
    assert page.count("/gezinnen/") > 10
    assert ended == (0, [])


def test_nothing_outlives_a_demo_that_is_killed(first: Running) -> None:
    first.process.kill()
    first.process.wait()

    assert nothing_left(first) == []


def test_a_database_that_is_broken_says_what_to_do_and_that_helps(first: Running, started: list[Running]) -> None:
    stopped = stop(first)
    shutil.rmtree(next((first.place / "postgresql").glob("data-*")) / "global")

    refused = weerzien(first.place, "demo")
    started.append(start(first.place, "--opnieuw"))
    try:
        page = started[-1].get("/gezinnen/", started[-1].log_in("Amina Yusuf"))
    finally:
        ended = stop(started[-1])

    assert (stopped, ended) == ((0, []), (0, []))
    assert (refused.returncode, refused.stderr.split(".")[0]) == (1, "PostgreSQL wil niet starten")
    assert "make demo-reset" in refused.stderr
    assert page.count("/gezinnen/") > 10


def test_a_port_that_is_no_port_is_said_in_a_sentence(place: Path) -> None:
    done = weerzien(place, "demo", WEERZIEN_PORT="tachtig")

    assert (done.returncode, done.stderr.split(".")[0]) == (1, "WEERZIEN_PORT is geen poort")


def test_another_command_works_on_the_demo_that_runs(first: Running) -> None:
    done = weerzien(first.place, "reevaluate", "--als", "amina@demo.weerzien.example")

    assert (done.returncode, done.stdout.split(":")[0]) == (0, "Opnieuw bekeken")


def test_without_a_demo_that_runs_a_command_says_so(place: Path) -> None:
    done = weerzien(place, "reevaluate", "--als", "amina@demo.weerzien.example")

    assert (done.returncode, done.stderr.split(".")[0]) == (1, "Er is geen database om op te werken")
