"""The processes of the web server share the work."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.cli.test_demo import free_port
from weerzien.cli.serve import EVENLY

ROOT = Path(__file__).parents[2]


@pytest.fixture
def address() -> Iterator[str]:
    """Serve the slow page with two processes, as `weerzien serve` would."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "tests.config.slow:application", "--bind", f"127.0.0.1:{port}"]
    server = subprocess.Popen([*command, *EVENLY, "--workers", "2", "--log-level", "warning"], cwd=ROOT)
    address = f"http://127.0.0.1:{port}/"
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        try:
            ask(address)
            break
        except URLError:
            time.sleep(0.1)
    yield address
    server.terminate()
    server.wait(20)


def ask(address: str) -> str:
    with urlopen(address, timeout=10) as answer:
        return str(answer.read())


def test_two_who_ask_at_once_are_answered_by_two_processes(address: str) -> None:
    with ThreadPoolExecutor(2) as crowd:
        answers = [set(crowd.map(ask, [address, address])) for _ in range(12)]

    assert [len(two) for two in answers].count(2) >= 11
