"""Measures the pages of one database, in a process of its own, and prints what came out as JSON."""

from __future__ import annotations

import json
import re
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from itertools import cycle
from typing import Any, Final

import django

BACKEND: Final = "weerzien.web.accounts.backend.AccountBackend"
WARM_UP: Final = 5
OF_TRANSACTIONS: Final = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE")
LETTER: Final = {"what": "IND", "outcome": "ontvangst", "since": "ongeveer 2026"}
MOST_WRITTEN: Final = 50  # families that a fact is written in
SOMEBODY: Final = re.compile(r'href="(/gezinnen/[0-9a-f-]{36}/feiten/)\?over=([0-9a-f-]{36})"')
FAMILY: Final = re.compile(r'href="(/gezinnen/[0-9a-f-]{36}/)"')


def ninetieth(values: list[float]) -> float:
    """Return the value that nine out of ten stay under."""
    return statistics.quantiles(values, n=10)[8]


def measure(email: str, times: int) -> dict[str, Any]:
    """Return statements and milliseconds of each page for somebody, through all of Django and PostgreSQL."""
    from django.db import connection  # noqa: PLC0415 -- only after Django has started
    from django.test import Client  # noqa: PLC0415 -- only after Django has started

    from weerzien.access.models import Account  # noqa: PLC0415 -- only after Django has started

    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(Account.objects.get(email=email), backend=BACKEND)
    families = sorted(set(FAMILY.findall(client.get("/gezinnen/").content.decode())))
    addresses = {
        "Vandaag": cycle(["/"]),
        "Gezinnen": cycle(["/gezinnen/"]),
        "Eén gezin": cycle(families),
        "Niemand onzichtbaar": cycle(["/overdrachten/niemand-onzichtbaar/"]),
        "Misschien dubbel": cycle(["/gezinnen/misschien-dubbel/"]),
    }
    letters = cycle(forms_of_letters(client.get, families[:MOST_WRITTEN]))
    role = connection.cursor().execute("select current_user").fetchone()[0]
    return {
        "role": role,
        "families": len(families),
        "pages": {name: page(client.get, address, times) for name, address in addresses.items()}
        | {"Gegeven vastleggen": page(lambda form: client.post(form, LETTER, follow=True), letters, times)},
    }


def forms_of_letters(get: Callable[[str], Any], families: list[str]) -> list[str]:
    """Return where a letter is sent to with which one fact is written down, of somebody in each of these families.

    What is measured of it goes from the post to the page of the family with the fact on it.
    """
    found = (SOMEBODY.search(get(address).content.decode()) for address in families)
    return [f"{match[1]}brief/nieuw/{match[2]}/vastleggen/" for match in found if match]


def page(get: Callable[[str], Any], addresses: Iterator[str], times: int) -> dict[str, float]:
    """Return the most statements of a page, and median and ninetieth percentile of its milliseconds."""
    for _ in range(WARM_UP):
        seen(get, next(addresses))
    counts = [statements(get, next(addresses)) for _ in range(WARM_UP)]
    taken = []
    for _ in range(times):
        address = next(addresses)
        began = time.perf_counter()
        seen(get, address)
        taken.append((time.perf_counter() - began) * 1000)
    return {"statements": max(counts), "median": statistics.median(taken), "p90": ninetieth(taken)}


def seen(get: Callable[[str], Any], address: str) -> None:
    """Ask for a page; anything but the page itself would make the measurement a lie."""
    status = get(address).status_code
    if status != 200:
        raise RuntimeError(f"{address} answered {status}")


def statements(get: Callable[[str], Any], address: str) -> int:
    """Return how many statements a page sends, without those that begin and end a transaction."""
    from django.db import connection  # noqa: PLC0415 -- only after Django has started
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415 -- only after Django has started

    with CaptureQueriesContext(connection) as captured:
        seen(get, address)
    return sum(not query["sql"].startswith(OF_TRANSACTIONS) for query in captured.captured_queries)


if __name__ == "__main__":
    django.setup()
    sys.stdout.write(json.dumps(measure(sys.argv[1], int(sys.argv[2]))))
