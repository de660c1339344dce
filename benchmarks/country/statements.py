"""Counts the statements of each page of the country, in a process of its own, and prints them as JSON."""

from __future__ import annotations

import json
import sys
import time
from typing import Any, Final

import django

from benchmarks.pages import BACKEND, FAMILY, seen, statements

TIMES: Final = 30


def count(email: str, name: str, number: str) -> dict[str, Any]:
    """Return the statements of each page, and the milliseconds of each question by which somebody searches."""
    from django.test import Client  # noqa: PLC0415 -- only after Django has started

    from weerzien.access.models import Account  # noqa: PLC0415 -- only after Django has started

    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(Account.objects.get(email=email), backend=BACKEND)
    families = sorted(set(FAMILY.findall(client.get("/gezinnen/").content.decode())))
    found = {text: client.post("/gezinnen/zoeken/", {"tekst": text})["Location"] for text in (name, number)}
    addresses = {
        "Vandaag": "/", "Gezinnen": "/gezinnen/", "Gezinnen, gefilterd": "/gezinnen/?dagen=14-dagen&volgorde=naam",
        "Eén gezin": families[0], "Zoeken op naam": found[name], "Zoeken op nummer": found[number],
        "Niemand onzichtbaar": "/overdrachten/niemand-onzichtbaar/", "Misschien dubbel": "/gezinnen/misschien-dubbel/",
    }  # fmt: skip
    counts = {}
    for title, address in addresses.items():
        seen(client.get, address)
        counts[title] = statements(client.get, address)
    return {"statements": counts, "questions": {text: question(email, text) for text in (name, number)}}


def question(email: str, text: str) -> float:
    """Return the milliseconds of finding the families alone, as PostgreSQL answers the web role; median of thirty."""
    from weerzien.access.context import acting  # noqa: PLC0415 -- only after Django has started
    from weerzien.access.queries import account_id_of, actor_for  # noqa: PLC0415 -- only after Django has started
    from weerzien.dossiers.queries.searching import Wanted, find_families  # noqa: PLC0415 -- only after Django has started
    from weerzien.dossiers.rules import read_search  # noqa: PLC0415 -- only after Django has started
    from weerzien.web.clock import what_time_is_it  # noqa: PLC0415 -- only after Django has started

    today = what_time_is_it().date()
    actor = actor_for(account_id_of(email), today=today)
    taken = []
    with acting(actor, today=today):
        for _ in range(TIMES):
            began = time.perf_counter()
            find_families(Wanted(text=read_search(text)), order=None, first=0, size=25, today=today)
            taken.append((time.perf_counter() - began) * 1000)
    return sorted(taken)[TIMES // 2]


if __name__ == "__main__":
    django.setup()
    sys.stdout.write(json.dumps(count(*sys.argv[1:4])))
