"""How often one account may search: counted over all processes of the web server together."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime, timedelta
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.web.conftest import As
from weerzien.access import fleeting
from weerzien.access.actors import Actor
from weerzien.web.families.list_views import MOST_SEARCHES

pytestmark = pytest.mark.django_db(transaction=True)
NOW = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def search(client: Client) -> int:
    return client.post("/gezinnen/zoeken/", {"tekst": "Selam"}).status_code


def search_elsewhere(client: Client, times: int) -> list[int]:
    """Search so many times with the same session, in another process."""
    name = settings.SESSION_COOKIE_NAME
    command = [sys.executable, "-m", "tests.web.searched_elsewhere", name, client.cookies[name].value, str(times)]
    said = subprocess.run(command, check=True, capture_output=True, text=True)
    return [int(line) for line in said.stdout.split()]


def test_one_account_searches_so_many_times_a_minute_and_another_does_not_notice(
    as_: As, amina: Actor, bram: Actor, owner: psycopg.Connection[Any]
) -> None:
    client = as_(amina)
    allowed = {search(client) for _ in range(MOST_SEARCHES)}
    refused = client.post("/gezinnen/zoeken/", {"tekst": "Selam"})

    assert allowed == {302}
    assert refused.status_code == 429
    assert "Wacht een minuut" in refused.content.decode()
    assert search(as_(bram)) == 302
    owner.execute("update access_fleeting set expires_at = expires_at - interval '1 minute'")
    assert search(client) == 302


def test_what_is_asked_of_another_process_counts_too(as_: As, amina: Actor) -> None:
    client = as_(amina)
    here = [search(client) for _ in range(MOST_SEARCHES // 2)]
    there = search_elsewhere(client, MOST_SEARCHES // 2 + 1)

    assert set(here) == {302}
    assert there == [*[302] * (MOST_SEARCHES // 2), 429]
    assert search(client) == 429


def test_a_search_costs_one_statement_more_and_a_page_none(as_: As, amina: Actor) -> None:
    client = as_(amina)
    with CaptureQueriesContext(connection) as of_search:
        search(client)
    with CaptureQueriesContext(connection) as of_page:
        client.get("/gezinnen/")

    assert sum("access_fleeting" in query["sql"] for query in of_search) == 1
    assert sum("access_fleeting" in query["sql"] for query in of_page) == 0


def test_of_all_that_keep_the_same_at_once_one_may_until_it_has_expired() -> None:
    assert fleeting.keep_new("a", "y", now=NOW, until=NOW + MINUTE)
    assert not fleeting.keep_new("a", "z", now=NOW + MINUTE / 2, until=NOW + 2 * MINUTE)
    assert fleeting.kept("a", now=NOW + MINUTE / 2) == "y"
    assert fleeting.kept("a", now=NOW + MINUTE) is None
    assert fleeting.keep_new("a", "z", now=NOW + MINUTE, until=NOW + 2 * MINUTE)
    assert fleeting.kept("a", now=NOW + MINUTE) == "z"


def test_counting_begins_anew_once_the_first_has_expired() -> None:
    counted = [fleeting.one_more("a", now=NOW + n * MINUTE / 2, until=NOW + n * MINUTE / 2 + MINUTE) for n in range(5)]

    assert counted == [1, 2, 1, 2, 1]
    assert fleeting.one_more("b", now=NOW, until=NOW + MINUTE) == 1


def test_the_cache_that_packages_count_in_is_the_same_for_all(owner: psycopg.Connection[Any]) -> None:
    assert cache.add("login of 10.1.2.3", [1.5], timeout=60)
    assert not cache.add("login of 10.1.2.3", [2.5], timeout=60)
    cache.set("forever", "y", timeout=None)

    assert (cache.get("login of 10.1.2.3"), cache.get("never", 3)) == ([1.5], 3)
    assert "10.1.2.3" not in str(owner.execute("select * from access_fleeting").fetchall())
    assert owner.execute("select relpersistence from pg_class where relname = 'access_fleeting'").fetchone() == ("u",)
    assert owner.execute("select max(expires_at) < now() + interval '25 hours' from access_fleeting").fetchone() == (
        True,
    )
    assert (cache.delete("login of 10.1.2.3"), cache.delete("login of 10.1.2.3")) == (True, False)
    cache.clear()
    assert owner.execute("select from access_fleeting").fetchall() == []
