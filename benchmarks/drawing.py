"""Measures the drawings of the largest family in one database, in a process of its own, and prints them as JSON."""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Mapping
from itertools import cycle
from typing import Any, Final
from uuid import UUID

import django

from benchmarks.pages import BACKEND, FAMILY, ninetieth, page

DRAWN_MS, PAGE_MS = 30, 120
PARTS: Final = {"Eén gezin": "", "Tijdlijn": "tijdlijn/", "Netwerk": "netwerk/"}


def measure(email: str, times: int) -> dict[str, Any]:
    """Return what the drawing of a course takes once its facts are read, and the pages that show it."""
    from django.test import Client  # noqa: PLC0415 -- only after Django has started
    from django.utils.timezone import localdate  # noqa: PLC0415 -- only after Django has started

    from weerzien.access.context import acting  # noqa: PLC0415 -- only after Django has started
    from weerzien.access.models import Account  # noqa: PLC0415 -- only after Django has started
    from weerzien.access.queries import actor_for  # noqa: PLC0415 -- only after Django has started
    from weerzien.early_signals.queries import family_panel  # noqa: PLC0415 -- only after Django has started
    from weerzien.web.components.timeline import shown_timeline  # noqa: PLC0415 -- only after Django has started

    account, today = Account.objects.get(email=email), localdate()
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(account, backend=BACKEND)
    (address,) = set(FAMILY.findall(client.get("/gezinnen/").content.decode()))
    actor = actor_for(account.id, today=today)
    with acting(actor, today=today):
        course = family_panel(actor, UUID(address.split("/")[2]), today=today).course
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        shown = shown_timeline(course, "Gezin Tesfamariam", "alles")
        taken.append((time.perf_counter() - began) * 1000)
    return {
        "times": times,
        "marks": sum(1 for lane in course.lanes for _ in lane.marks()),
        "kilobytes": len(shown.drawing.encode()) / 1000,
        "drawn": {"median": statistics.median(taken), "p90": ninetieth(taken)},
        "pages": {name: page(client.get, cycle([address + part]), times) for name, part in PARTS.items()},
    }


def largest_table(largest: Mapping[str, Any]) -> list[str]:
    """Return the part about the largest family."""
    drawn = largest["drawn"]
    lines = [
        "", "## The largest family", "",
        "Twelve members, six tracks, three years, 400 contacts, alone in a database. The timeline is drawn for a wide",
        f"and for a narrow page together: {largest['marks']} marks, {largest['kilobytes']:.0f} kB of SVG.",
        f"{largest['times']} times each.",
        "", "| what | statements | median ms | 90th percentile ms | wanted |", "|---|---|---|---|---|",
        f"| the timeline, drawn for a wide and a narrow page | 0 | {drawn['median']:.1f} | {drawn['p90']:.1f}"
        f" | under {DRAWN_MS} ms |",
    ]  # fmt: skip
    for name, row in largest["pages"].items():
        numbers = f"{row['statements']} | {row['median']:.1f} | {row['p90']:.1f}"
        lines.append(f"| {name} | {numbers} | under {PAGE_MS} ms |")
    return lines


if __name__ == "__main__":
    django.setup()
    sys.stdout.write(json.dumps(measure(sys.argv[1], int(sys.argv[2]))))
