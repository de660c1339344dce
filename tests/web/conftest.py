"""What tests of pages share: a browser without a screen, logged in as one of the cast."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import pytest
from django.conf import LazySettings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.exchange.taking import TODAY, take_in
from tests.exchange.workbooks import workbook
from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.access.models import Account
from weerzien.early_signals.models import Outcome
from weerzien.kernel.ids import DossierId
from weerzien.web.sessions.ending import BEGAN, SEEN

BACKEND = "weerzien.web.accounts.backend.AccountBackend"
MOST_QUERIES = 12


@dataclass(frozen=True)
class Imported:
    """A family that came in by a workbook, and one day of it."""

    dossier_id: DossierId
    outcome_id: UUID

    @property
    def address(self) -> str:
        return f"/gezinnen/{self.dossier_id}/"

    @property
    def why(self) -> str:
        return f"{self.address}dagen/{self.outcome_id}/"


As = Callable[[Actor], Client]


@pytest.fixture
def as_() -> As:
    """Return how one gets a client that is logged in as somebody."""

    def as_(actor: Actor) -> Client:
        client = Client()
        client.force_login(Account.objects.get(id=actor.account_id), backend=BACKEND)
        begin_session(client)
        return client

    return as_


def begin_session(client: Client) -> None:
    """Start the clock of a session, as logging in would."""
    session = client.session
    session[BEGAN] = session[SEEN] = time.time()
    session.save()


@pytest.fixture
def on_the_day(settings: LazySettings) -> date:
    """Let it be the day on which the tests of imports happen, as in a demo that stands still."""
    settings.IS_DEMO, settings.FIXED_TODAY = True, TODAY.isoformat()
    return TODAY


@pytest.fixture
def imported(amina: Actor, on_the_day: date) -> Imported:
    """Take in a small workbook, and return the family with the day on which its guardianship ends."""
    take_in(amina, workbook())
    with acting(amina, today=on_the_day):
        outcome = Outcome.objects.get(rule="V04")
    return Imported(DossierId(outcome.dossier_id), outcome.id)


@contextmanager
def counted() -> Iterator[Callable[[], int]]:
    """Count the statements sent meanwhile; opening and closing a transaction is none."""
    with CaptureQueriesContext(connection) as captured:
        yield lambda: sum(not is_framing(query["sql"]) for query in captured.captured_queries)


def is_framing(statement: str) -> bool:
    """Return whether a statement opens, closes or marks a transaction."""
    return statement.split()[0].upper() in {"BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE"}
