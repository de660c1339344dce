"""The part of docs/reference/performance.md about OpenFisca and Python written by hand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

IN_BULK, FOR_ONE = 8, 10
"""How many times faster than OpenFisca is wanted."""
CANNOT: Final = {
    "N01": "which law counts by the day of the permit: written out as a comparison; silence that is not covered",
    "N03": "the same; a sponsor who is somebody's family member too",
    "V04": "a birth year only: the earliest day is used",
    "V05": "an uncertain birth date counts for the youngster here, against in the line above: one date for both",
    "H04": "school unknown is not 'no'; an arrival without a day; who decides on the start: one yes or no",
    "I01": "a start that is not told is not a start that was not",
    "I02": "past the last day it is unknown, not over",
    "S04": "who was asked when: only the last day, picked outside the clock",
}


def openfisca_table(found: Mapping[str, Any] | None) -> list[str]:
    """Return the part; one sentence where OpenFisca could not be had."""
    lines = ["", "## Beside OpenFisca and Python written by hand", ""]
    if found is None:
        return [*lines, "Left out: the environment with OpenFisca could not be made on this machine."]
    return [*lines, *told(found), *speeds(found), *rules(found)]


def told(found: Mapping[str, Any]) -> list[str]:
    """Return what was done."""
    return [
        f"Eight rules over {found['persons']:,} invented persons in {found['families']:,} families. OpenFisca-core, in",
        "an environment of its own, has the rules as vectorial formulas with entities, roles and dated parameters;",
        "the programmer's version is plain Python for one family, without unknown and without uncertain days. Reading",
        "the input is outside the clock for each. Weerzien's outcome of one family is whole: reminders, sentences and",
        "the next day of change included; the others give a state and a day.", "",
        f"Every outcome that all can express is the same, or there is no page: sha256 `{found['hash'][:16]}`.",
    ]  # fmt: skip


def speeds(found: Mapping[str, Any]) -> list[str]:
    """Return what it took."""
    bulk, one = found["openfisca"]["bulk"], found["openfisca"]
    hand = found["by_hand"]
    per_million = hand["seconds"] / hand["persons"] * found["persons"]
    whole = one["building"] + one["reckoning"]
    return [
        "", "| what | weerzien | OpenFisca | by hand | times faster | wanted | met |", "|---|---|---|---|---|---|---|",
        f"| everybody, s | {found['bulk']:.3f} | {bulk['reckoning']:.2f} | {per_million:.1f}"
        f" | {bulk['reckoning'] / found['bulk']:.1f} | {IN_BULK} | {met(bulk['reckoning'] / found['bulk'], IN_BULK)} |",
        f"| everybody, making the simulation too, s | | {bulk['reckoning'] + bulk['building']:.2f} | | | | |",
        f"| one family, µs | {found['one'] * 1e6:.0f} | {whole * 1e6:.0f} | {found['one_by_hand'] * 1e6:.0f}"
        f" | {whole / found['one']:.1f} | {FOR_ONE} | {met(whole / found['one'], FOR_ONE)} |",
        f"| one family, the simulation already made, µs | | {one['reckoning'] * 1e6:.0f} | |"
        f" {one['reckoning'] / found['one']:.1f} | | |",
    ]  # fmt: skip


def met(times: float, wanted: int) -> str:
    """Return whether it is so many times faster."""
    return "yes" if times >= wanted else "**no**"


def rules(found: Mapping[str, Any]) -> list[str]:
    """Return of each rule how much was the same, and what stays outside."""
    lines = [
        "", "Set apart, because only weerzien has them: outcomes that are unknown or have no day, and those of",
        "families with a day that is not exact.", "",
        "| rule | the same | unknown | uncertain | what OpenFisca cannot say |", "|---|---|---|---|---|",
    ]  # fmt: skip
    for rule, cannot in CANNOT.items():
        counts = " | ".join(f"{found[name][rule]:,}" for name in ("compared", "unknown", "uncertain"))
        lines.append(f"| {rule} | {counts} | {cannot} |")
    return lines
