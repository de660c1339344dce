"""What tests of pages share: a browser without a screen, logged in as one of the cast."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from weerzien.access.actors import Actor
from weerzien.access.models import Account

BACKEND = "weerzien.web.accounts.backend.AccountBackend"
MOST_QUERIES = 12

As = Callable[[Actor], Client]


@pytest.fixture
def as_() -> As:
    """Return how one gets a client that is logged in as somebody."""

    def as_(actor: Actor) -> Client:
        client = Client()
        client.force_login(Account.objects.get(id=actor.account_id), backend=BACKEND)
        return client

    return as_


@contextmanager
def counted() -> Iterator[Callable[[], int]]:
    """Count the statements sent meanwhile; opening and closing a transaction is none."""
    with CaptureQueriesContext(connection) as captured:
        yield lambda: sum(not is_framing(query["sql"]) for query in captured.captured_queries)


def is_framing(statement: str) -> bool:
    """Return whether a statement opens, closes or marks a transaction."""
    return statement.split()[0].upper() in {"BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE"}
