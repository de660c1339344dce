"""The page docs/reference/performance.md, written from measurements."""

from __future__ import annotations

import os
import platform
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

from benchmarks.country.table import country_table
from benchmarks.drawing import largest_table
from benchmarks.imports import imports_table
from benchmarks.killing.table import killing_table
from benchmarks.many.table import many_table
from benchmarks.openfisca.table import openfisca_table
from benchmarks.partners.measuring import partners_table
from benchmarks.readers import readers_table

MOST_STATEMENTS: Final = 12
EVALUATE_SECONDS: Final = 2.0


def machine() -> str:
    """Return what this machine is, in one line."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    model = next(
        (line.split(":", 1)[1].strip() for line in cpu_lines() if line.startswith("model name")), platform.machine()
    )
    return (
        f"{os.cpu_count()} cores ({model}), {memory:.0f} GiB, {platform.system()}, Python {platform.python_version()}"
    )


def cpu_lines() -> list[str]:
    """Return what the system tells of its processor; nothing where it does not."""
    told = Path("/proc/cpuinfo")
    return told.read_text(encoding="utf-8").splitlines() if told.exists() else []


def report(found: Mapping[str, Any], *, on: date, server: str) -> str:
    """Return the whole page."""
    lines = [
        "# Performance", "",
        "Written by `make bench`, on real PostgreSQL, with row-level security and audit lines on. Run it on your own",
        "machine: only the proportions travel.", "",
        f"- machine: {machine()}",
        f"- PostgreSQL: {server}, on the same machine, data written to disk",
        f"- day: {on.isoformat()}", "",
        "## From the shell", "",
        "| what | families | seconds | wanted |", "|---|---|---|---|",
    ]  # fmt: skip
    for row in found["evaluate"]:
        wanted = f"under {EVALUATE_SECONDS:.0f}" if row["wanted"] else ""
        lines.append(f"| `{row['command']}` | {row['families']} | {row['seconds']:.2f} | {wanted} |")
    parts = [
        *readers_table(found["readers"]),
        *openfisca_table(found["openfisca"]),
        *imports_table(found["imports"]),
        *pages_table(found["pages"]),
        *largest_table(found["largest"]),
        *partners_table(found["partners"]),
        *nights_table(found["nights"]),
        *crowd_table(found["crowd"]),
        *killing_table(found["killing"]),
        *many_table(found["many"]),
        *country_table(found["country"]),
    ]
    return "\n".join([*lines, *parts]) + "\n"


def pages_table(pages: list[Mapping[str, Any]]) -> list[str]:
    """Return the part about pages, largest caseload last."""
    role = pages[0]["role"]
    lines = [
        "", "## Pages", "",
        "A family coordinator's pages through Django's test client: all middleware, the page itself and PostgreSQL as",
        f"{role}, without the network and the web server in front. {pages[0]['times']} requests each, after five to",
        "warm up. Statements are those that ask or write, without begin and commit; at most",
        f"{MOST_STATEMENTS} are wanted, the same whatever the caseload. Policies *off*: row-level security taken away",
        "in that database alone, to know its price; the product refuses to start like that. *Gegeven vastleggen* goes",
        "from the post of one fact to the family's page with it: both requests, wanted under 150 ms.",
        "", "| page | families | policies | statements | median ms | 90th percentile ms |", "|---|---|---|---|---|---|",
    ]  # fmt: skip
    for run in pages:
        for name, row in run["pages"].items():
            lines.append(
                f"| {name} | {run['caseload']} | {run['policies']} | {row['statements']:.0f}"
                f" | {row['median']:.0f} | {row['p90']:.0f} |"
            )
    return lines


def nights_table(nights: list[Mapping[str, Any]]) -> list[str]:
    """Return the part about the night: everybody once, and an ordinary night."""
    lines = [
        "", "## Nights", "",
        "The jobs *evaluate* and *remind* of every municipality, one after another in one process, as weerzien_jobs.",
        "*Everybody*: the night after a change of the rulebook. *Ordinary*: the mean of the seven nights that follow,",
        "in which only the families are looked at whose day has come.", "",
        "| families | everybody s | ordinary: looked at | ordinary s | most memory MB |", "|---|---|---|---|---|",
    ]  # fmt: skip
    for run in nights:
        after = run["after"]
        looked, seconds = (sum(night[part] for night in after) / len(after) for part in ("families", "seconds"))
        lines.append(
            f"| {run['caseload']} | {run['everybody']['seconds']:.1f} | {looked:.0f} | {seconds:.2f}"
            f" | {run['megabytes']:.0f} |"
        )
    return lines


def crowd_table(crowd: Mapping[str, Any]) -> list[str]:
    """Return the part about many people at once."""
    lines = [
        "", "## Twenty people at once", "",
        f"{crowd['clients']} clients through gunicorn with two processes, for {crowd['seconds']:.0f} seconds without a",
        "pause: they correct facts of the same families, note contacts, look at pages, and one takes workbooks in.",
        "Afterwards every accepted word is kept once, every fact is one chain with one row that holds, every import is",
        "whole and said so, and none took the word of a hand; else there is no page.", "",
        f"- requests: {crowd['requests']}, errors: {crowd['errors']}",
        f"- corrections and notes accepted: {crowd['accepted']}, lost: 0; workbooks taken in: {crowd['imports']}",
        f"- told that another was first, with both words beside each other: {crowd['met']}",
        f"- told to try again, because the family was held for more than three seconds: {crowd['held']}",
        f"- transactions that waited for each other, tried again without anybody hearing of it: {crowd['rings']}",
        "", "| request | times | median ms | 90th percentile ms |", "|---|---|---|---|",
    ]  # fmt: skip
    for name, row in crowd["taken"].items():
        lines.append(f"| {name} | {row['times']} | {row['median']:.0f} | {row['p90']:.0f} |")
    return lines
