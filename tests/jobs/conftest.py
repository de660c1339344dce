"""What the tests of the jobs share: work as the jobs role, a clock that stands still, an empty queue to look into."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tests.audit.conftest import as_jobs
from tests.cast import TODAY


@pytest.fixture
def jobs(db: None) -> Iterator[None]:
    """Let Django work as the jobs role from here on."""
    with as_jobs():
        yield


@pytest.fixture(autouse=True)
def no_loop_of_a_browser() -> Iterator[None]:
    """Set aside the loop that a browser of an earlier test left in this thread: the queue wants to run one itself."""
    left = asyncio._get_running_loop()
    asyncio._set_running_loop(None)
    yield
    asyncio._set_running_loop(left)


@pytest.fixture(autouse=True)
def still_clock(settings: Any) -> Callable[[date], None]:
    """Let it be the day of the cast, or the day that a test says."""
    settings.IS_DEMO = True

    def say(day: date) -> None:
        settings.FIXED_TODAY = day.isoformat()

    say(TODAY)
    return say


@pytest.fixture
def mails(settings: Any, tmp_path: Path) -> Path:
    """Return the folder that mails are written to, one a file."""
    folder = tmp_path / "mail"
    settings.CAN_MAIL, settings.EMAIL_FILE_PATH = True, str(folder)
    settings.ADDRESS = "https://weerzien.example"
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    return folder


def queued(owner: psycopg.Connection[Any]) -> list[tuple[str, dict[str, str]]]:
    """Return what waits in the queue, in order: which job, for which ids."""
    rows = owner.execute("select task_name, args from procrastinate_jobs where status = 'todo' order by id").fetchall()
    return [(name, args) for name, args in rows]


def in_charge(owner: psycopg.Connection[Any], dossier_id: Any, account_id: Any) -> None:
    """Make somebody the person responsible for a family, past the paths of the product."""
    owner.execute(
        "update dossiers_responsibility set account_id = %s where dossier_id = %s and superseded_by_id is null",
        [account_id, dossier_id],
    )
