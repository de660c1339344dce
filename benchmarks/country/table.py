"""The part of docs/reference/performance.md about the country: what was measured, wanted, and whether it is met."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

PAGES: Final[Mapping[str, float]] = {
    "Vandaag": 100,
    "Gezinnen": 100,
    "Gezinnen, gefilterd": 100,
    "Eén gezin": 120,
    "Zoeken op naam": 150,
}
"""Milliseconds that nine out of ten warm requests are wanted to stay under."""
QUESTIONS: Final[Mapping[str, float]] = {"Zoeken op naam": 150, "Zoeken op nummer": 15}
MOST_STATEMENTS: Final = 12
MOST_MEGABYTES: Final = 450
IMPORT_SECONDS: Final = 60
IMPORT_MEGABYTES: Final = 500
NIGHT_SECONDS: Final = 60

Found = Mapping[str, Any]


def verdict(measured: float, wanted: float | None) -> str:
    """Return what was wanted and whether it is met; nothing where nothing is wanted."""
    if wanted is None:
        return " |"
    return f"{wanted:g} | {'yes' if measured <= wanted else '**no**'}"


def country_table(found: Found) -> list[str]:
    """Return the lines of the part about the country."""
    parts = (made, pages, searching, memory, the_log, taking, the_night)
    return [line for part in parts for line in part(found)]


def missed(found: Found) -> list[str]:
    """Return in words what is not as it is wanted."""
    return [line.split("|")[1].strip() for line in country_table(found) if line.rstrip().endswith("**no** |")]


def made(found: Found) -> list[str]:
    """Return what the country is, and how long it took to make."""
    counts, seconds = found["counts"], found["seconds"]
    total = sum(seconds.values())
    return [
        "", "## A country", "",
        f"{counts['municipalities']:,.0f} invented municipalities, the largest with {counts['largest']:,.0f} families;"
        f" {counts['families']:,.0f} families, {counts['persons']:,.0f}",
        f"persons, {counts['contacts']:,.0f} contacts, {counts['lines']:,.0f} lines in the log,"
        f" {counts['outcomes']:,.0f} outcomes, {counts['involvements']:,.0f} involvements of partners in",
        f"{counts['partner_roles']:.0f} roles; {counts['gigabytes']:.1f} GB. Made on {found['day']} in {total:.0f}"
        f" seconds, of which the rulebook took {seconds['outcomes']:.0f} over all families, in as",
        "many processes as there are processors. The actors are four coordinators of the largest municipality, at once",
        "and without a pause, over HTTP on the same machine: gunicorn with two processes as `weerzien serve` starts",
        "it, PostgreSQL with 1 GB of shared buffers, audit lines and row-level security on.",
    ]  # fmt: skip


def pages(found: Found) -> list[str]:
    """Return the table of the pages."""
    rows = [
        "", "Milliseconds. *Cold*: the longest of four first requests after both servers were started again; what the",
        "operating system kept of the files stays. *Off*: the ninetieth percentile with the policies taken away, to",
        "know their price. A search is what somebody waits for: sending the form and the page it leads to.", "",
        "| page | statements | cold | median | 90th | 99th | 90th off | wanted for 90th | met |",
        "|---|---|---|---|---|---|---|---|---|",
    ]  # fmt: skip
    for name, warm in found["on"].items():
        off = f"{found['off'][name]['p90']:.0f}" if name in found["off"] else ""
        rows.append(
            f"| {name} | {found['statements'][name]} | {found['cold'][name]['most']:.0f} | {warm['p50']:.0f}"
            f" | {warm['p90']:.0f} | {warm['p99']:.0f} | {off}"
            f" | {verdict(warm['p90'], PAGES.get(name))} |"
        )
    most = max(found["statements"].values())
    met = "yes" if most <= MOST_STATEMENTS else "**no**"
    return [*rows, f"| most statements of a page | {most} | | | | | | {MOST_STATEMENTS} | {met} |"]


def searching(found: Found) -> list[str]:
    """Return how long it takes to find the families, without the page around them."""
    rows = ["", "| the question alone, median of 30 | ms | wanted | met |", "|---|---|---|---|"]
    return rows + [
        f"| {name} | {found['questions'][name]:.1f} | {verdict(found['questions'][name], wanted)} |"
        for name, wanted in QUESTIONS.items()
    ]


def memory(found: Found) -> list[str]:
    """Return what web and jobs take; PSS counts a page of memory that several processes share once."""
    told = {name: one for name, one in found["memory"].items() if one}
    total = sum(one["pss"] for one in told.values())
    rows = [
        "",
        "| memory after the measurement | processes | PSS, MB | RSS, MB | wanted | met |",
        "|---|---|---|---|---|---|",
    ]
    rows += [
        f"| {name} | {one['processes']:.0f} | {one['pss']:.0f} | {one['rss']:.0f} | | |" for name, one in told.items()
    ]
    return [*rows, f"| {' and '.join(told)} together | | {total:.0f} | | {verdict(total, MOST_MEGABYTES)} |"]


def the_log(found: Found) -> list[str]:
    """Return what the log costs at this size."""
    log, lines = found["log"], found["counts"]["lines"]
    return [
        "", f"| the log, {lines:,.0f} lines | |", "|---|---|",
        f"| sealing the {log['sealed']:,.0f} lines of the largest municipality at once | {log['seal']:.0f} s |",
        f"| `weerzien verify-audit --gemeente …`, that chain | {log['verify']:.0f} s |",
        f"| the log of one family, for a privacy officer, 90th percentile | {log['page']:.0f} ms |",
    ]  # fmt: skip


def taking(found: Found) -> list[str]:
    """Return what taking in a workbook costs in a municipality of this country."""
    taken = found["import"]
    rows = f"`weerzien import`, {taken['rows']:,.0f} rows"
    return [
        "", "| import | measured | wanted | met |", "|---|---|---|---|",
        f"| {rows}, seconds | {taken['seconds']:.0f} | {verdict(taken['seconds'], IMPORT_SECONDS)} |",
        f"| {rows}, most MB | {taken['megabytes']:.0f} | {verdict(taken['megabytes'], IMPORT_MEGABYTES)} |",
    ]  # fmt: skip


def the_night(found: Found) -> list[str]:
    """Return what the night costs: of everybody, and as it usually is."""
    nights = found["nights"]
    usual: list[Mapping[str, float]] = nights["ordinary"]
    mean = {part: sum(night[part] for night in usual) / len(usual) for part in ("families", "seconds")}
    most = max(night["megabytes"] for night in usual)
    rows = (
        ("everybody, after a change of the rulebook", nights["everybody"]),
        (f"an ordinary night, mean of {len(usual)}", mean | {"megabytes": most}),
    )
    return [
        "", f"The night, shared by {nights['workers']} processes of `weerzien work`: from their start until every",
        "family that was due was looked at, every change kept with its cause, and everybody reminded. An ordinary",
        "night looks at families whose next change has come. Sealing the log is measured above.", "",
        "| night | families looked at | most MB of a worker | seconds | wanted | met |", "|---|---|---|---|---|---|",
        *(
            f"| {name} | {told['families']:,.0f} | {told['megabytes']:.0f} | {told['seconds']:.1f}"
            f" | {verdict(told['seconds'], NIGHT_SECONDS)} |"
            for name, told in rows
        ),
    ]  # fmt: skip
