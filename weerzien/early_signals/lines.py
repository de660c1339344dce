"""One kept outcome as a line on a page, in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from weerzien.access.actors import Actor
from weerzien.dossiers.queries.families import FamilyHead
from weerzien.early_signals.panels import Mark, OutcomeLine
from weerzien.early_signals.rules import (
    CERTAINTY_WORDS,
    KIND_WORDS,
    STATE_WORDS,
    URGENCY_RANK,
    URGENCY_WORDS,
    reminded_on,
    state_on,
    urgency_on,
    when_words,
)
from weerzien.early_signals.words import acting_words, acts_is_one_of, rule_title
from weerzien.rulebook.outcomes import State

FIELDS = (
    "id",
    "dossier_id",
    "subject_id",
    "rule",
    "step",
    "state",
    "kind",
    "day",
    "strict",
    "last_working_day",
    "urgency",
    "acts",
    "ground",
    "certainty",
    "missing",
    "because",
    "reminders",
)
"""What of an outcome a line needs."""

UNKNOWN_MARK = ("onbekend", "vraag")


def outcome_line(row: Mapping[str, Any], head: FamilyHead, *, actor: Actor, today: date) -> OutcomeLine:
    """Return one outcome, read as `FIELDS`, as a line for this reader on this day."""
    state = state_on(row["state"], row["kind"], row["day"], today=today)
    reminders = [(date.fromisoformat(day), urgency) for day, urgency in row["reminders"]]
    return OutcomeLine(
        outcome_id=row["id"],
        dossier_id=row["dossier_id"],
        dossier_number=head.number,
        family=head.label,
        person=head.first_name_of(row["subject_id"]),
        rule=row["rule"],
        step=row["step"],
        title=rule_title(row["rule"], row["step"]),
        kind=row["kind"],
        kind_words=KIND_WORDS.get(row["kind"], row["kind"]),
        day=row["day"],
        days_left=(row["day"] - today).days if row["day"] else None,
        when=when_words(row["day"], today=today, kind=row["kind"]),
        strict=row["strict"],
        last_working_day=row["last_working_day"],
        reminded_on=reminded_on(reminders, day=row["day"], today=today) if head.person_id == actor.account_id else None,
        state=mark_of(state, STATE_WORDS),
        urgency=mark_of(urgency_on(row["urgency"], reminders, today=today), URGENCY_WORDS),
        certainty=mark_of(row["certainty"], CERTAINTY_WORDS),
        ground=row["ground"],
        acts=row["acts"],
        acts_is_me=acts_is_one_of(row["acts"], acting_words(actor.roles)),
        detail=tuple(row["because"]),
        missing=tuple(row["missing"]),
    )


def mark_of(code: str, words: Mapping[str, tuple[str, str]]) -> Mark:
    """Return a state, an urgency or a certainty in words with its icon."""
    return Mark(code, *words.get(code, UNKNOWN_MARK))


def in_order(line: OutcomeLine) -> tuple[bool, date, int, str]:
    """Return the place of a line in a list: overdue first, then by day (none last), the most urgent before the rest."""
    return (
        line.state.code != State.OVERDUE,
        line.day or date.max,
        -URGENCY_RANK.get(line.urgency.code, 0),
        line.title,
    )
