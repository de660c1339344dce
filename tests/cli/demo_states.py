"""What the rulebook says about the demo's families, by rule, step and state."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from weerzien.cli.demo_workbook import STORIES, write_demo_workbook
from weerzien.exchange.workbook.cases import cases
from weerzien.exchange.workbook.read import read_workbook
from weerzien.rulebook.evaluate import evaluate
from weerzien.rulebook.outcomes import Outcome

EXAMPLE = date(2026, 11, 23)
CANNOT = {
    "N09": "overdue",
    "N10": "due signal unknown",
    "N12": "signal",
    "N15": "overdue",
    "N17": "signal",
    "N18": "due overdue unknown",
    "N19": "expected signal unknown",
    "V07": "overdue",
    "V08": "signal",
    "V09": "overdue",
    "V10": "overdue",
    "V11": "overdue",
    "V12": "expected",
    "V13": "overdue",
    "P01": "overdue",
    "H01": "overdue",
    "H02": "due overdue unknown",
    "H06": "due overdue unknown",
    "H09": "signal due unknown",
    "H10": "due overdue unknown",
    "I09": "due unknown",
    "I10": "overdue",
    "I12": "signal due overdue unknown",
    "S03": "signal unknown",
    "S04": "overdue",
    "S05": "overdue",
    "S06": "signal unknown",
    "S07": "signal unknown",
    "M01": "signal",
    "M02": "overdue signal",
    "R01": "overdue",
}
"""States that rest on facts without a column: told on the sheet Feiten or on a page, never in the seven sheets."""


def outcomes_by_story(today: date) -> Mapping[str, tuple[Outcome, ...]]:
    """Return every outcome of the demo's workbook on its day, by the name of the story."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "demo.xlsx"
        write_demo_workbook(path, today=today)
        reading = read_workbook(path.read_bytes(), file_name=path.name, today=today)
    names = {f"M{number:04d}": story.__name__ for number, story in enumerate(STORIES, start=1)}
    return {names[str(case.family)]: evaluate(case, on=today) for case in cases(reading)}


def states_by_rule(found: Mapping[str, tuple[Outcome, ...]], today: date) -> dict[str, dict[str, int]]:
    """Return how often each rule shows each state; `today` counts the days that are exactly today."""
    table: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for outcomes in found.values():
        for outcome in outcomes:
            table[outcome.rule][outcome.state.value] += 1
            table[outcome.rule]["today"] += outcome.day == today
    return {rule: dict(table[rule]) for rule in sorted(table)}


def demo_page() -> str:
    """Return the page about the demo's families: which rule shows which state, and who they are."""
    found = outcomes_by_story(EXAMPLE)
    table = states_by_rule(found, EXAMPLE)
    states = ("due", "overdue", "signal", "expected", "entitled", "suspended", "unknown", "today")
    lines = [
        "# The demo's families", "",
        "<!-- Written by `python -m tests.house.generated`; a test compares it with the code. -->", "",
        f"`make demo` writes a workbook around the real today. Made for {EXAMPLE.isoformat()}, the rules say this",
        "about it; the last column counts the days that are exactly today. A test asks the same of leap days and ends",
        "of months.", "",
        f"| rule | {' | '.join(states)} |", "|---|" + "---|" * len(states),
    ]  # fmt: skip
    lines += [f"| {rule} | {' | '.join(str(row.get(s) or '') for s in states)} |" for rule, row in table.items()]
    lines += [
        "", "## What the seven sheets cannot show", "",
        "These states rest on facts without a column: they are told on the sheet Feiten or on a page. The cases in the",
        "rule files show them.", "", "| rule | states |", "|---|---|",
        *(f"| {rule} | {said} |" for rule, said in CANNOT.items()),
    ]  # fmt: skip
    lines += ["", "## Who they are", "", "| number | story | rules that speak |", "|---|---|---|"]
    for number, story in enumerate(STORIES, start=1):
        rules = sorted({outcome.rule for outcome in found[story.__name__]})
        said = " ".join((story.__doc__ or "").split())
        lines.append(f"| M{number:04d} | {said} | {' '.join(rules)} |")
    return "\n".join(lines) + "\n"
