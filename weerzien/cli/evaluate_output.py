"""Outcomes as JSON for other tools, and as a table for somebody at a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from textwrap import wrap
from typing import Any

from weerzien.exchange.workbook.reading import Level, Message
from weerzien.rulebook.book import the_rulebook
from weerzien.rulebook.case import Key
from weerzien.rulebook.outcomes import Outcome, Reminder, State, Urgency

HEADINGS = ("Gezin", "Persoon", "Regel", "Wat", "Toestand", "Dag", "Urgentie", "Wie")
WHAT, WHO = HEADINGS.index("Wat"), HEADINGS.index("Wie")
STATE_WORDS = {
    State.DUE: "loopt",
    State.OVERDUE: "te laat",
    State.SIGNAL: "signaal",
    State.EXPECTED: "verwacht",
    State.ENTITLED: "heeft recht",
    State.SUSPENDED: "aangehouden",
    State.UNKNOWN: "onbekend",
}
GRAVEST_FIRST = tuple(reversed(Urgency))
HEADING_ROW = 1
"""Where a remark about a whole column stands."""


def as_json(on: date, outcomes: Iterable[Outcome], messages: Iterable[Message]) -> dict[str, Any]:
    """Return what `--json` writes: days as ISO dates, persons and rows as they stand in the workbook."""
    return {
        "on": on.isoformat(),
        "messages": [message_json(message) for message in messages],
        "outcomes": [outcome_json(outcome) for outcome in outcomes],
    }


def message_json(message: Message) -> dict[str, Any]:
    """Return one message about the workbook."""
    return {
        "sheet": message.sheet,
        "row": message.row,
        "column": message.column,
        "level": message.level.value,
        "message": message.message,
        "because_of": message.because_of,
    }


def outcome_json(outcome: Outcome) -> dict[str, Any]:
    """Return one outcome."""
    return {
        "rule": outcome.rule,
        "step": outcome.step,
        "version": outcome.version.isoformat(),
        "family": key_json(outcome.family),
        "person": key_json(outcome.person),
        "subject_ref": key_json(outcome.subject_ref),
        "state": outcome.state.value,
        "kind": outcome.kind.value if outcome.kind else None,
        "day": iso(outcome.day),
        "strict": outcome.strict,
        "last_working_day": iso(outcome.last_working_day),
        "reminders": [reminder_json(reminder) for reminder in outcome.reminders],
        "urgency": outcome.urgency.value,
        "acts": outcome.acts,
        "ground": outcome.ground,
        "certainty": outcome.certainty,
        "missing": list(outcome.missing),
        "because": list(outcome.because),
        "until": iso(outcome.until),
    }


def reminder_json(reminder: Reminder) -> dict[str, str]:
    """Return one reminder."""
    return {"day": reminder.day.isoformat(), "urgency": reminder.urgency.value}


def key_json(key: Key | None) -> int | str | None:
    """Return a number of the workbook: a whole number as it is, anything else as words."""
    return key if key is None or isinstance(key, int) else str(key)


def iso(day: date | None) -> str | None:
    """Return a day as an ISO date."""
    return day.isoformat() if day else None


def as_table(
    on: date, outcomes: Sequence[Outcome], messages: Sequence[Message], *, families: int, width: int = 0
) -> str:
    """Return the outcomes as an aligned table, the most urgent of each family first, and what the workbook lacks.

    `width` is that of the terminal, in characters; 0 is no terminal, where every outcome stays on one line.
    """
    ordered = sorted(
        outcomes, key=lambda each: (str(each.family), GRAVEST_FIRST.index(each.urgency), each.day or date.max)
    )
    counts = f"{counted(families, 'gezin', 'gezinnen')}, {counted(len(outcomes), 'uitkomst', 'uitkomsten')}"
    parts = [f"{counts} op {on.isoformat()}", ""]
    table = [HEADINGS, *(cells(outcome) for outcome in ordered)]
    lines = aligned(table)
    parts += narrow(table, width) if width and max(map(len, lines)) > width else lines
    parts += ["", *(line for words in message_lines(messages) for line in folded(words, width, indent="  "))]
    return "\n".join(parts).rstrip()


def counted(count: int, one: str, more: str) -> str:
    """Return how many there are, in words that fit the number."""
    return f"{count} {one if count == 1 else more}"


def cells(outcome: Outcome) -> tuple[str, ...]:
    """Return an outcome as the cells of one line."""
    title = the_rulebook().rule(outcome.rule).title
    step = f" ({outcome.step.replace('_', ' ')})" if outcome.step else ""
    what = f"; mist: {', '.join(outcome.missing)}" if outcome.missing else ""
    return (
        str(outcome.family),
        "gezin" if outcome.person is None else str(outcome.person),
        outcome.rule,
        f"{title}{step}{what}",
        STATE_WORDS[outcome.state],
        iso(outcome.day) or "",
        outcome.urgency.value,
        outcome.acts,
    )


def aligned(lines: list[tuple[str, ...]]) -> list[str]:
    """Return lines with their cells under each other, a rule below the headings."""
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))]
    shown = ["  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines]
    return [shown[0], "  ".join("-" * width for width in widths), *shown[1:]]


def narrow(table: list[tuple[str, ...]], width: int) -> list[str]:
    """Return a table that fits a terminal: what an outcome is about and who acts stand below the rest of it."""
    headings, rule, *rows = aligned([(*line[:WHAT], *line[WHAT + 1 : WHO]) for line in table])
    told = [f"  {line[WHAT]}; {line[WHO]}" if line[WHO] else f"  {line[WHAT]}" for line in table[1:]]
    pairs = zip(rows, told, strict=True)
    return [headings, rule, *(line for row, words in pairs for line in (row, *folded(words, width, indent="    ")))]


def folded(words: str, width: int, *, indent: str) -> list[str]:
    """Return a line folded to a width, what follows indented; as it is where there is no width."""
    return wrap(words, width, subsequent_indent=indent, break_on_hyphens=False) if width else [words]


def message_lines(messages: Sequence[Message]) -> list[str]:
    """Return how many messages of each level there are, and in words those that refuse something or are about a
    whole sheet or column: what was read as what, and what was left out."""
    if not messages:
        return []
    counts = Counter(message.level for message in messages)
    summary = ", ".join(f"{counts[level]} keer {level.value}" for level in Level if counts[level])
    told = [
        message.message
        for message in messages
        if message.level is not Level.REMARKED or message.row is None or message.row == HEADING_ROW
    ]
    return [f"Over het werkboek: {summary}.", *(f"  {words}" for words in dict.fromkeys(told))]
