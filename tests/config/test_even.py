"""The processes of the web server share the work."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
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
    environment = {**os.environ, "WEERZIEN_AT_ONCE": "1"}  # on however many processors
    server = subprocess.Popen(
        [*command, *EVENLY, "--workers", "2", "--log-level", "warning"], cwd=ROOT, env=environment
    )
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


def ask(address: str) -> tuple[str, float, float]:
    """Return which process answered, from when until when."""
    with urlopen(address, timeout=10) as answer:
        process, began, done = answer.read().decode().split()
    return process, float(began), float(done)


def test_two_who_ask_at_once_are_answered_by_two_processes(address: str) -> None:
    with ThreadPoolExecutor(2) as crowd:
        answers = [{process for process, *_ in crowd.map(ask, [address, address])} for _ in range(12)]

    assert [len(two) for two in answers].count(2) >= 11


def test_a_process_answers_pages_by_turns(address: str) -> None:
    with ThreadPoolExecutor(8) as crowd:
        answers = sorted(crowd.map(ask, [address] * 24))

    overlaps = [later[1] < earlier[2] for earlier, later in pairwise(answers) if earlier[0] == later[0]]
    assert len({process for process, *_ in answers}) == 2
    assert sum(overlaps) <= 1  # where a machine holds one up for longer than a page may take


def test_what_takes_long_holds_up_no_page(address: str) -> None:
    with ThreadPoolExecutor(4) as crowd:
        imports = [crowd.submit(ask, f"{address}import") for _ in range(3)]
        time.sleep(0.4)
        page = ask(address)
        over = [one.result() for one in imports]

    assert all(began < page[1] and page[2] < done for _, began, done in over)
