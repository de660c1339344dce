"""The part of docs/reference/performance.md about processes that are killed while people work."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

WORDS: Final[Mapping[str, str]] = {
    "proposed": "handovers proposed",
    "versturen": "sent",
    "aannemen": "accepted",
    "contact-plannen": "first contact planned",
    "contact-bevestigen": "first contact confirmed",
    "afronden": "completed",
    "agreed": "agreements in a meeting",
    "decided": "decisions in a meeting",
    "signal": "signals taken up, released or opened again",
    "closed": "signals closed",
}
"""What was said to be kept, in the order of the page."""


def killing_table(killing: Mapping[str, Any]) -> list[str]:
    """Return the part about what was killed, and what people were told meanwhile."""
    kills, kept = killing["kills"], killing["kept"]
    total = sum(kills.values())
    lines = [
        "", "## Killed while people work", "",
        f"{total} times `kill -9` in {killing['seconds']:.0f} seconds, each while something was being done: of"
        f" {kills.get('web', 0)} processes of the web server, {kills.get('worker', 0)} workers of",
        f"the jobs and {kills.get('backend', 0)} processes of PostgreSQL, which then throws everybody out and recovers."
        " Meanwhile five pairs hand families over",
        "to each other, two chairs write agreements and decisions down, two coordinators take signals up and close",
        "them; who gets no answer sends the same again, and one in five does so unasked. The worker seals, evaluates,",
        "reminds and mails. Afterwards everything that was said to be kept is kept once, no task, decision or step of",
        "a handover is there twice, every change has its one line in the log, the log is sealed and `weerzien",
        "verify-audit` finds nothing; else there is no page.", "",
        f"- asked who is responsible, for each member and family and in four themes: {killing['answers']:,} times at"
        f" {killing['asked']:,} moments; nobody: 0",
        f"- requests: {killing['requests']:,}; broken off: {killing['dropped']:,}; told in words to come back:"
        f" {killing['away']:,}; any other error: 0",
        f"- sent again because no answer came: {killing['unanswered']:,}; starts of the worker: {killing['starts']:,}",
        "", "| said to be kept | times | lost |", "|---|---|---|",
    ]  # fmt: skip
    return [*lines, *(f"| {words} | {kept[what]:,} | 0 |" for what, words in WORDS.items() if what in kept)]
