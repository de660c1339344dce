"""Start de demonstratie: eigen database, verzonnen gezinnen, webserver en het werk erachter. Ctrl-C stopt alles."""

from __future__ import annotations

import argparse
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from types import FrameType
from typing import TypeVar
from urllib.error import URLError
from urllib.request import urlopen

from weerzien.cli import cluster, places
from weerzien.cli.binaries import said_of_server
from weerzien.cli.keys import keys_of
from weerzien.cli.processes import die_with_parent, dies_with_parent
from weerzien.cli.running import remove_note, write_note
from weerzien.cli.server import Server, given_server
from weerzien.kernel.refusals import Refused

READY_SECONDS = 60

T = TypeVar("T")


class PortTaken(Refused):
    """Deze poort is al bezet."""

    def __init__(self, port: int) -> None:
        super().__init__()
        self.port = port

    def __str__(self) -> str:
        free = self.port + 1
        return (
            f"Poort {self.port} is al bezet, misschien door een demo die al draait. "
            f"Stop die, of kies een andere poort: `WEERZIEN_PORT={free} make demo`."
        )


class NoPort(Refused):
    """WEERZIEN_PORT is geen poort. Geef een getal van 1024 tot en met 65535, of laat het weg voor 8000."""


class DidNotFinish(Refused):
    """De demo kon niet klaargezet worden. De reden staat hierboven; `make demo-reset` begint met een lege database."""


class DidNotServe(Refused):
    """De webserver geeft geen antwoord. De reden staat hierboven; `make demo-reset` begint met een lege database."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take nothing, or the wish to begin again."""
    parser.add_argument("--opnieuw", action="store_true", help="gooi de database van de demo weg en begin opnieuw")


def run(arguments: argparse.Namespace) -> int:
    """Start everything, say where, and leave nothing running when asked to stop."""
    listen_to_stop_signals()
    port = asked_port()
    with ExitStack() as last:
        try:
            server = database_server(last, again=arguments.opnieuw)
            prepare_environment(server, port)
            step("Tabellen", lambda: run_weerzien("migrate"))
            step("Verzonnen gezinnen", lambda: run_weerzien("fill-demo"))
            web = serve(last, port)
            work(last)
            write_note(os.environ)
            last.callback(remove_note)
            say_where(port)
            return web.wait()
        except KeyboardInterrupt:
            print("\nDe demo stopt.", flush=True)
            return 0


def listen_to_stop_signals() -> None:
    """Stop in order at Ctrl-C, at a request to end, and when the terminal or `make` is gone."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        for one in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(one, signal.SIG_IGN)  # stopping is not stopped
        raise KeyboardInterrupt

    for one in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(one, stop)
    if "MAKELEVEL" in os.environ:
        die_with_parent(signal.SIGTERM)


def asked_port() -> int:
    """Return the port that was asked for, free to listen on; raise NoPort or PortTaken."""
    told = os.environ.get("WEERZIEN_PORT", "8000")
    if not told.isdecimal() or not 1024 <= int(told) <= 65535:
        raise NoPort
    port = int(told)
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise PortTaken(port) from error
    return port


def database_server(last: ExitStack, *, again: bool) -> Server:
    """Return the server given by DATABASE_URL, else one of our own that stops with us."""
    given = given_server()
    if given is None:
        folder = places.make_home() / "postgresql"
        print(said_of_server(), flush=True)
        own = step("Database", lambda: cluster.start(folder, durable=True, anew=again))
        last.callback(own.stop)
        given = Server.made_by(own.url("postgres"), database="weerzien_demo")
    elif again:
        given.drop()
    given.make()
    return given


def prepare_environment(server: Server, port: int) -> None:
    """Set the environment for the commands that this one starts."""
    os.environ.update(keys_of(places.make_home()))
    os.environ.setdefault("WEERZIEN_AUDIT_HEADS", str(places.make_home() / "audit-heads.jsonl"))
    os.environ.update(
        DATABASE_URL=server.web,
        DATABASE_URL_OWNER=server.owner,
        DATABASE_URL_JOBS=server.jobs,
        WEERZIEN_DEMO="1",
        WEERZIEN_HTTPS="0",
        WEERZIEN_BIND="127.0.0.1",
        WEERZIEN_PORT=str(port),
        WEERZIEN_HOSTS="127.0.0.1,localhost",
        WEERZIEN_ADDRESS=f"http://127.0.0.1:{port}",
    )
    os.environ.setdefault("WEERZIEN_MAIL", (places.make_home() / "mail").as_uri())


def run_weerzien(command: str) -> None:
    """Run another command of ours in a process of its own, which ends with this one."""
    words = [sys.executable, "-m", "weerzien.cli.main", command]
    done = subprocess.run(words, check=False, preexec_fn=dies_with_parent(signal.SIGKILL))
    if done.returncode != 0:
        raise DidNotFinish


def serve(last: ExitStack, port: int) -> subprocess.Popen[bytes]:
    """Start the web server without what is the owner's or the sealer's, and wait until it answers."""
    kept_from_it = {"DATABASE_URL_OWNER", "DATABASE_URL_JOBS", "WEERZIEN_AUDIT_KEY", "WEERZIEN_AUDIT_HEADS"}
    knows = {name: value for name, value in os.environ.items() if name not in kept_from_it}
    web = subprocess.Popen(
        [sys.executable, "-m", "weerzien.cli.main", "serve"],
        env=knows,
        start_new_session=True,  # Ctrl-C is for us: we stop it in order
        preexec_fn=dies_with_parent(signal.SIGTERM),
    )
    last.callback(end, web)
    deadline = time.monotonic() + READY_SECONDS
    while web.poll() is None and time.monotonic() < deadline:
        try:
            with urlopen(f"http://127.0.0.1:{port}/inloggen/", timeout=10):
                return web
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    raise DidNotServe


def work(last: ExitStack) -> subprocess.Popen[bytes]:
    """Start the worker of the night without what is the owner's; it survives any end, so it goes with us at once."""
    knows = {name: value for name, value in os.environ.items() if name != "DATABASE_URL_OWNER"}
    worker = subprocess.Popen(
        [sys.executable, "-m", "weerzien.cli.main", "work"],
        env=knows,
        start_new_session=True,  # Ctrl-C is for us: we stop it in order
        preexec_fn=dies_with_parent(signal.SIGKILL),
    )
    last.callback(end, worker)
    return worker


def end(process: subprocess.Popen[bytes]) -> None:
    """Ask a process to stop, and stop it where it does not."""
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def step(name: str, work: Callable[[], T]) -> T:
    """Do one thing and say how long it took."""
    print(f"  {name:<22}", end="", flush=True)
    began = time.monotonic()
    try:
        result = work()
    except Refused:
        print(flush=True)
        raise
    print(f"{time.monotonic() - began:6.1f} s", flush=True)
    return result


def say_where(port: int) -> None:
    """Print the address to open, in a frame."""
    lines = ("weerzien draait. Open in uw browser:", "", f"http://127.0.0.1:{port}/", "", "Stoppen: Ctrl-C")
    width = max(len(line) for line in lines) + 4
    print("\n┌" + "─" * width + "┐")
    for line in lines:
        print(f"│  {line:<{width - 2}}│")
    print("└" + "─" * width + "┘", flush=True)
