"""What the minutes and the sheet for a youngster say, in words for paper."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from weerzien.access.actors import Actor
from weerzien.access.eighteen import GroundOfGuardian
from weerzien.kernel.words import WEEKDAYS, date_words
from weerzien.meetings.queries.panels import AgendaPanel, ItemLine, MeetingHead
from weerzien.plans.queries import TaskLine


def minutes_of(panel: AgendaPanel, *, organisation: str, actor: Actor, now: datetime) -> dict[str, Any]:
    """Return what the template of the minutes reads: of each item what was agreed and decided, nothing of why."""
    head = panel.head
    printed = f"{date_words(now.date())} om {now:%H.%M} uur"
    present = [f"{line.name}, {line.organisation}" for line in head.attendees if line.was_present]
    return {
        "title": f"Verslag {head.name}, {date_words(head.held_on)}",
        "heading": f"Verslag {head.name}",
        "about": _about(head),
        "printed_by": actor.name,
        "stamp": f"Afgedrukt door {actor.name}, {actor.organisation_name}, op {printed}. Vernietig dit na gebruik.",
        "for": f"Voor {organisation}: alleen wat {organisation} mag weten.",
        "present": [*present, *([head.guests] if head.guests else [])],
        "items": [_item(item) for item in panel.items],
    }


def _about(head: MeetingHead) -> str:
    day = f"{WEEKDAYS[head.held_on.weekday()]} {date_words(head.held_on)}"
    return ", ".join((day, head.hours, head.place, head.state_words))


def _item(item: ItemLine) -> dict[str, Any]:
    return {
        "title": item.title,
        "state": item.state_words,
        "agreements": [_agreement(item, task) for task in item.agreements],
        "decisions": [{"what": one.what, "ground": one.ground, "about": item.name_of(one.person_id)}
                      for one in item.decisions],
        "unfinished": [_agreement(item, task) for task in item.unfinished],
    }  # fmt: skip


def _agreement(item: ItemLine, task: TaskLine) -> dict[str, str]:
    return {
        "what": task.what,
        "about": item.name_of(task.subject_id),
        "who": task.who,
        "due": date_words(task.due),
        "state": task.state_words,
    }


def talk_of(
    head: MeetingHead, *, first_name: str, grounds: Iterable[GroundOfGuardian], actor: Actor, now: datetime
) -> dict[str, Any]:
    """Return what the sheet for the youngster reads: when, where, who comes, and what it is about in plain words.

    `grounds` are those on which a guardian sees the youngster after the eighteenth birthday.
    """
    day = f"{WEEKDAYS[head.held_on.weekday()]} {date_words(head.held_on)}"
    return {
        "title": "Een gesprek over jou",
        "heading": f"{first_name}, een gesprek over jou" if first_name else "Een gesprek over jou",
        "when": f"{day}, om {head.starts_at:%H.%M} uur",
        "where": head.place,
        "who": [f"{line.name}, {line.organisation}" for line in head.attendees],
        "after": [_goes_on(one) for one in grounds],
        "lines": [line.strip() for line in head.plain_words.splitlines() if line.strip()],
        "printed_by": actor.name,
        "stamp": f"Gemaakt door {actor.name}, {actor.organisation_name}, op {date_words(now.date())}.",
    }


def _goes_on(one: GroundOfGuardian) -> str:
    until = f" tot en met {date_words(one.until)}" if one.until else ""
    who = f"{one.name}, {one.organisation}" if one.organisation else one.name
    return f"{who}: van {date_words(one.since)}{until}. Reden: {one.words}."
