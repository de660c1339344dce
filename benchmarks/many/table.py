"""The part of the page about performance that tells of evaluating many at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

WANTED_SECONDS: Final = 1.0
WANTED_MEGABYTES: Final = 4096
MILLION: Final = 1_000_000


def many_table(found: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return the part about evaluating many at once, the smallest country first."""
    lines = [
        "", "## A whole country at once", "",
        "All rules over columns in memory (persons, applications, absences, contacts, professionals) to state, day and",
        "version per rule, derived facts and windows inside the clock; the median of five. Families like those of the",
        "demo, each with days of its own, contacts as many per person as in the country below. *Work*: seconds of all",
        "processors together. *Derived*: the share of it that goes into derived facts and windows when each is found",
        "whole. *Floor*: how many times as long as reading each column once and writing each outcome once, on the same",
        "processors. *Memory*: the most that the process held, input included. Wanted: a million persons in",
        f"{WANTED_SECONDS:.0f} second, within {WANTED_MEGABYTES} MB. The hash is that of all outcomes of ten thousand",
        "persons chosen at random, and the same as that of evaluating them one by one; else there is no page.",
        "",
        "| persons | contacts | outcomes | seconds | work | µs a person | derived | floor | input | memory | hash |",
        "|---|---|---|---|---|---|---|---|---|---|---|",
    ]  # fmt: skip
    return [*lines, *map(row, found)]


def row(run: Mapping[str, Any]) -> str:
    """Return one size as a row."""
    per_person = run["seconds"] / run["persons"] * 1e6
    return (
        f"| {run['persons']} | {run['rows']['contact']} | {run['outcomes']} | {run['seconds']:.2f}"
        f" | {run['work']:.2f} | {per_person:.2f} | {run['derived_share']:.0%}"
        f" | {run['seconds'] / run['floor']:.1f} | {run['input_megabytes']} MB"
        f" | {run['megabytes']:.0f} MB | {run.get('hash', '')} |"
    )


def missed(found: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return in words what was wanted and not reached."""
    words = []
    for run in found:
        share = run["persons"] / MILLION
        if run["seconds"] > WANTED_SECONDS * max(share, 1) and share >= 1:
            words.append(f"evaluate many: {run['seconds']:.2f} s for {run['persons']} persons")
        if run["megabytes"] > WANTED_MEGABYTES and share < 2:
            words.append(f"evaluate many: {run['megabytes']:.0f} MB for {run['persons']} persons")
    return words
