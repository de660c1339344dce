"""The web server as an installation has it, for as long as a measurement takes."""

from __future__ import annotations

import http.client
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.crowd import token_of
from benchmarks.visitor import Visitor

ROOT = Path(__file__).resolve().parents[1]
READY_SECONDS = 60
NOT_FOR_THE_WEB = {"DATABASE_URL_OWNER", "DATABASE_URL_JOBS"}


@contextmanager
def serving() -> Iterator[int]:
    """Start gunicorn with two processes on a free port of this machine, and give the port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    knows = {name: value for name, value in os.environ.items() if name not in NOT_FOR_THE_WEB}
    command = [sys.executable, "-m", "weerzien.cli.main", "serve"]
    server = subprocess.Popen(command, env=knows | {"WEERZIEN_PORT": str(port)}, cwd=ROOT)  # noqa: S603 -- our own command
    try:
        wait_for(port)
        yield port
    finally:
        server.terminate()
        server.wait()


def wait_for(port: int) -> None:
    """Wait until the server answers."""
    for _ in range(READY_SECONDS * 10):
        try:
            http.client.HTTPConnection("127.0.0.1", port, timeout=5).request("GET", "/inloggen/")
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("the server did not start")


def demo_cookies(port: int, name: str) -> dict[str, str]:
    """Log in as somebody of the demo, and return the cookies of that session."""
    visitor = Visitor("127.0.0.1", port, cookies={}, timed=lambda *_: None)
    shown = visitor.get("/inloggen/", "log in")
    found = re.search(rf'action="([^"]+)"(?:(?!</form>).)*{re.escape(name)}', shown.text, re.DOTALL)
    if found is None:
        raise RuntimeError(f"{name} is not in the demo")
    address = found[1].rpartition('action="')[2]
    visitor.post(address, {"csrfmiddlewaretoken": token_of(shown)}, "log in")
    visitor.connection.close()
    return visitor.cookies
