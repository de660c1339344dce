"""Measures the pages of a meeting and the acceptance of handovers in one database, in a process of its own."""

from __future__ import annotations

import json
import re
import statistics
import sys
import time
from collections.abc import Mapping
from itertools import cycle
from typing import TYPE_CHECKING, Any, Final

import django

from benchmarks.killing.stage import CHAIR, SUPPORTER
from benchmarks.pages import BACKEND, WARM_UP, ninetieth, page
from benchmarks.partners.stage import PARTICIPANTS

if TYPE_CHECKING:
    from django.test import Client

AGENDA, SCREEN, PREPARING = "Agenda, voor de voorzitter", "Agenda, op het gedeelde scherm", "Agenda, ter voorbereiding"
ACCEPTING: Final = "Overdracht aannemen"
WANTED: Final[Mapping[str, float]] = {AGENDA: 2000, SCREEN: 2000, PREPARING: 2000, ACCEPTING: 200}
"""Milliseconds that nine out of ten are wanted to stay under."""
MEETING: Final = re.compile(r'href="(/overleg/[0-9a-f-]{36}/)"')
ITEM: Final = re.compile(r'id="punt-[0-9a-f-]{36}"')
HANDOVER: Final = re.compile(r'href="(/overdrachten/[0-9a-f-]{36}/)"')


def measure(times: int) -> dict[str, Any]:
    """Return statements and milliseconds of each page, and of accepting each handover that waits."""
    chair, supporter = client_of(CHAIR), client_of(SUPPORTER)
    (meeting,) = set(MEETING.findall(chair.get("/overleg/").content.decode()))
    items = len(set(ITEM.findall(chair.get(meeting).content.decode())))
    shown = {
        AGENDA: page(chair.get, cycle([meeting]), times),
        SCREEN: page(chair.get, cycle([f"{meeting}scherm/"]), times),
        PREPARING: page(supporter.get, cycle([meeting]), times),
    }
    waiting = sorted(set(HANDOVER.findall(supporter.get("/overdrachten/").content.decode())))
    accepted = [accept(supporter, handover) for handover in waiting][WARM_UP:]
    shown[ACCEPTING] = {"median": statistics.median(accepted), "p90": ninetieth(accepted), "times": len(accepted)}
    return {"items": items, "participants": PARTICIPANTS, "times": times, "rows": shown}


def client_of(email: str) -> Client:
    """Return a browser in which somebody is logged in."""
    from django.test import Client  # noqa: PLC0415 -- only after Django has started

    from weerzien.access.models import Account  # noqa: PLC0415 -- only after Django has started

    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(Account.objects.get(email=email), backend=BACKEND)
    return client


def accept(client: Client, handover: str) -> float:
    """Return the milliseconds of accepting a handover; anything but that would make the measurement a lie."""
    began = time.perf_counter()
    status = client.post(f"{handover}aannemen/").status_code
    took = (time.perf_counter() - began) * 1000
    if status != 302:
        raise RuntimeError(f"accepting answered {status}")
    return took


def partners_table(partners: Mapping[str, Any]) -> list[str]:
    """Return the part about partners at work together."""
    lines = [
        "", "## Partners together", "",
        f"One meeting with {partners['items']} families on its agenda and {partners['participants']} participants: for"
        " each participant is worked out which",
        "families and which reasons that person may see, and on the shared screen what all may see. Through Django's",
        f"test client, {partners['times']} times each, after five to warm up. A handover of a whole family is accepted"
        " by the one who is asked:",
        "state, involvement, facts, log and the rulebook's look at the family in one transaction.", "",
        "| what | statements | median ms | 90th percentile ms | wanted |", "|---|---|---|---|---|",
    ]  # fmt: skip
    for name, row in partners["rows"].items():
        asked = f"{row['statements']:.0f}" if "statements" in row else ""
        lines.append(f"| {name} | {asked} | {row['median']:.0f} | {row['p90']:.0f} | under {WANTED[name]:.0f} ms |")
    return lines


if __name__ == "__main__":
    django.setup()
    sys.stdout.write(json.dumps(measure(int(sys.argv[1]))))
