"""The steps of a rule, read from its file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Protocol

from weerzien.rulebook.entries import Entry
from weerzien.rulebook.outcomes import Kind, State, Urgency
from weerzien.rulebook.rule import Certainty, CertaintyNote, Sentence, Step, Turn
from weerzien.rulebook.tree import AllOf, Condition, Expression, Not

STEP_FIELDS = (
    "stap",
    "stap na de dag",
    "waar als",
    "klaar als",
    "soort",
    "toestand",
    "dag",
    "strikt",
    "na de dag",
    "urgentie",
    "urgentie na de dag",
    "herinner",
    "onbekend als",
    "mist",
    "opgeschort als",
    "zekerheid als",
    "zinnen",
    "te bevestigen",
)
KINDS = {
    "uiterste dag": Kind.LIMIT,
    "verwacht": Kind.EXPECTED,
    "vroegste dag": Kind.EARLIEST,
    "taak": Kind.TASK,
    "einde periode": Kind.PERIOD_END,
}
STATES = {
    "te laat": State.OVERDUE,
    "signaal": State.SIGNAL,
    "verwacht": State.EXPECTED,
    "recht": State.ENTITLED,
    "opgeschort": State.SUSPENDED,
    "onbekend": State.UNKNOWN,
}
AFTER = {**STATES, "niets": None}
URGENCIES = {urgency.value: urgency for urgency in Urgency}
CERTAINTIES = {"onbekend": Certainty.UNKNOWN, "betwist": Certainty.DISPUTED, "kennis": Certainty.KNOWLEDGE}
YES_NO = {"ja": True, "nee": False}
BY_KIND = {
    None: None,
    Kind.LIMIT: State.OVERDUE,
    Kind.TASK: State.OVERDUE,
    Kind.EXPECTED: State.EXPECTED,
    Kind.EARLIEST: None,
    Kind.PERIOD_END: None,
}
ALWAYS = AllOf(())
PLACEHOLDER = re.compile(r"\{([^}]+)\}")
"""A name between braces in a sentence that is said."""


class ReadsSentences(Protocol):
    """Reads conditions and days; the reading of a rule file, and of a single sentence in a test."""

    def condition(self, entry: Entry) -> Condition: ...

    def expression(self, entry: Entry) -> Expression: ...

    def template(self, entry: Entry) -> str: ...


def read_step(entry: Entry, fields: Mapping[str, Entry], reading: ReadsSentences) -> Step:
    """Return the step an entry stands for."""
    kind = option(fields, "soort", KINDS, None)
    after = option(fields, "na de dag", AFTER, BY_KIND[kind])
    if (kind is None) is not ("dag" not in fields):
        entry.wrong("een stap heeft 'soort' en 'dag' allebei, of geen van beide")
    if kind is None and "toestand" not in fields:
        entry.wrong("een stap zonder dag heeft een 'toestand'")
    name = fields["stap"].text if "stap" in fields else ""
    return Step(
        name=name,
        name_after=fields["stap na de dag"].text if "stap na de dag" in fields else name,
        condition=read_condition(fields, reading),
        kind=kind,
        state=option(fields, "toestand", STATES, None),
        after=after,
        day=reading.expression(fields["dag"]) if "dag" in fields else None,
        strict=option(fields, "strikt", YES_NO, False),
        urgency=option(fields, "urgentie", URGENCIES, Urgency.INFO),
        urgency_after=option(fields, "urgentie na de dag", URGENCIES, None),
        turns=read_turns(fields, reading),
        unsettled=optional(fields, "onbekend als", reading),
        unsettled_lacking=tuple(item.text for item in fields["mist"].items()) if "mist" in fields else (),
        suspended=optional(fields, "opgeschort als", reading),
        certainty_notes=read_notes(fields, reading),
        sentences=tuple(read_sentence(item, reading) for item in fields["zinnen"].items()),
        to_confirm=option(fields, "te bevestigen", YES_NO, False),
    )


def option(fields: Mapping[str, Entry], name: str, options: dict[str, Any], default: Any) -> Any:
    """Return what a field stands for, or the default where it is left out."""
    return fields[name].choice(options) if name in fields else default


def optional(fields: Mapping[str, Entry], name: str, reading: ReadsSentences) -> Condition | None:
    """Return the condition of a field, or nothing where it is left out."""
    return reading.condition(fields[name]) if name in fields else None


def read_condition(fields: Mapping[str, Entry], reading: ReadsSentences) -> Condition:
    """Return when a step holds: 'waar als', and not yet 'klaar als'."""
    parts: list[Condition] = []
    if "waar als" in fields:
        parts.append(reading.condition(fields["waar als"]))
    if "klaar als" in fields:
        parts.append(Not(reading.condition(fields["klaar als"])))
    return parts[0] if len(parts) == 1 else AllOf(tuple(parts))


def read_turns(fields: Mapping[str, Entry], reading: ReadsSentences) -> tuple[Turn, ...]:
    """Return from which days the urgency is what: a day in controlled Dutch, and the urgency."""
    if "herinner" not in fields:
        return ()
    return tuple(Turn(reading.expression(day), word.choice(URGENCIES)) for day, word in fields["herinner"].pairs())


def read_notes(fields: Mapping[str, Entry], reading: ReadsSentences) -> tuple[CertaintyNote, ...]:
    """Return when a step is less certain than its rule."""
    if "zekerheid als" not in fields:
        return ()
    return tuple(
        CertaintyNote(reading.condition(item["als"]), item["zekerheid"].choice(CERTAINTIES))
        for item in (each.fields((), required=("als", "zekerheid")) for each in fields["zekerheid als"].items())
    )


def read_sentence(entry: Entry, reading: ReadsSentences) -> Sentence:
    """Return a sentence of a step: plain, or said only where a condition holds."""
    if not entry.is_mapping:
        return Sentence(reading.template(entry), None)
    found = entry.fields((), required=("als", "zin"))
    return Sentence(reading.template(found["zin"]), reading.condition(found["als"]))
