"""Measures the readers of the rulebook that look at one family: evaluate, explain and timeline. No database."""

from __future__ import annotations

import json
import os
import statistics
import sys
import time
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

from weerzien.exchange.workbook.cases import cases
from weerzien.exchange.workbook.read import read_workbook
from weerzien.rulebook.book import the_rulebook
from weerzien.rulebook.case import Case
from weerzien.rulebook.evaluate import evaluate
from weerzien.rulebook.explain import explain
from weerzien.rulebook.next_look import look
from weerzien.rulebook.timeline import timeline
from weerzien.rulebook.unread import read

TURNS: Final = 15
MONTHS_24: Final = timedelta(days=730)
WANTED: Final = {"evaluate": 100, "explain": 1500, "timeline": 3000}
"""Microseconds for one person, at most."""
WORDS: Final = {
    "evaluate": "evaluate: state, day, version, urgency and reminders of every outcome",
    "read": "evaluate, and everything of it read: reasons, what is missing, the day it changes, facts",
    "look": "evaluate, and when to look again (the night)",
    "explain": "explain: every outcome of a person, with the whole tree",
    "timeline": "timeline of 24 months",
}


def main(workbook: Path, on: date) -> None:
    """Print what each reader takes of a workbook, as JSON."""
    reading = read_workbook(workbook.read_bytes(), file_name=workbook.name, today=on)
    families = cases(reading)
    persons = sum(len(case.persons) for case in families)
    found: dict[str, Any] = {
        "rules": len(the_rulebook().rules),
        "families": len(families),
        "persons": persons,
        "outcomes": sum(len(evaluate(case, on=on)) for case in families),
        "turns": TURNS,
        "load": os.getloadavg()[0],
    }
    # Every turn reads the families anew: what is measured has never been seen before.
    turns = [measured(cases(reading), on) for _ in range(TURNS)]
    found["readers"] = {
        name: {"median": statistics.median(told), "p90": statistics.quantiles(told, n=10)[-1]}
        for name in turns[0]
        if (told := [one for turn in turns for one in turn[name]])
    }
    sys.stdout.write(json.dumps(found))


def measured(families: tuple[Case, ...], on: date) -> dict[str, list[float]]:
    """Return for each reader the microseconds that every person takes: those of a family, shared by its members."""
    readers: dict[str, Callable[[Case], object]] = {
        "evaluate": lambda case: [(one.state, one.day, one.version) for one in evaluate(case, on=on)],
        "read": lambda case: [read(one) for one in evaluate(case, on=on)],
        "look": lambda case: look(case, on=on),
        "explain": lambda case: [explain(case, outcome, on=on) for outcome in told[id(case)]],
        "timeline": lambda case: timeline(case, since=on, until=on + MONTHS_24),
    }
    told = {id(case): evaluate(case, on=on) for case in families}
    found: dict[str, list[float]] = {}
    for name, ask in readers.items():
        found[name] = []
        for case in families:
            if case.persons:
                began = time.perf_counter()
                ask(case)
                each = (time.perf_counter() - began) * 1_000_000 / len(case.persons)
                found[name] += [each] * len(case.persons)
    return found


def readers_table(found: Mapping[str, Any]) -> list[str]:
    """Return the part of the page about one family at a time."""
    lines = [
        "", "## One person", "",
        f"All {found['rules']} rules for {found['families']} families with {found['persons']} persons and",
        f"{found['outcomes']} outcomes, one after another in one process, {found['turns']} times, read anew each",
        "time; the microseconds of a family are shared by its members, rules about the family and its applications",
        "included. The first line has in its clock what everybody reads of an outcome: what it says of whom, state,",
        "day, version, urgency and reminders. Reasons, what is missing, who acts, what it rests on and until when it",
        "stays so are reckoned when somebody reads them, from the same family; the second line reads all of it, as",
        "`weerzien evaluate` and the night do.",
        f"Load of the machine when it began: {found['load']:.1f}.",
        "", "| reader | median µs | 90th percentile µs | wanted |", "|---|---|---|---|",
    ]  # fmt: skip
    for name, row in found["readers"].items():
        wanted = f"under {WANTED[name]}" if name in WANTED else ""
        lines.append(f"| {WORDS[name]} | {row['median']:.0f} | {row['p90']:.0f} | {wanted} |")
    return lines


if __name__ == "__main__":
    main(Path(sys.argv[1]), date.fromisoformat(sys.argv[2]))
