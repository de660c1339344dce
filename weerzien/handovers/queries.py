"""The handovers somebody may know of: what waits for whom, and what is over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from weerzien.access.actors import Actor
from weerzien.access.questions import asked
from weerzien.handovers.rules import OPEN, STATE_WORDS, THEME_WORDS, UNDER_WAY, Side, State, Theme

MOST_LINES: Final = 300
OVER_DAYS: Final = 60
"""For so long a handover that is over stands in the list."""
LINES: Final = """
select id, dossier_id, theme, state, answer_by, contact_planned_on, from_organisation_id, to_organisation_id, sender,
  receiver, sent_by, person, closed_because, about, changed_on
from handovers_named where over_on is null or over_on >= %(since)s order by answer_by, id limit %(most)s
"""
TONES: Final[Mapping[State, str]] = {
    State.PROPOSED: "plain",
    State.SENT: "midden",
    State.ACCEPTED: "laag",
    State.REFUSED: "hoog",
    State.CONTACT_PLANNED: "laag",
    State.CONTACT_CONFIRMED: "entitled",
    State.COMPLETED: "entitled",
    State.WITHDRAWN: "plain",
}
TURN: Final[Mapping[State, Side]] = {
    State.PROPOSED: Side.SENDER,
    State.SENT: Side.RECEIVER,
    State.ACCEPTED: Side.RECEIVER,
    State.CONTACT_PLANNED: Side.RECEIVER,
    State.CONTACT_CONFIRMED: Side.RECEIVER,
    State.REFUSED: Side.SENDER,
}
"""Who is expected to do something now. Who was refused has to find somebody else."""
WAITING: Final = frozenset({State.SENT, State.ACCEPTED, State.CONTACT_PLANNED})
"""The sender is still responsible, and counts on the receiver."""


@dataclass(frozen=True, slots=True)
class HandoverLine:
    """One handover in a list. `is_late`: the day by which something had to happen has passed."""

    id: UUID
    dossier_id: UUID
    about: str
    theme: str
    state: str
    state_words: str
    tone: str
    sender: str
    receiver: str
    person: str
    day: date
    day_words: str
    is_late: bool
    because: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class Inbox:
    """The handovers somebody may know of: what waits for them, what they sent, what came in, the rest, what is over."""

    mine: tuple[HandoverLine, ...]
    sent: tuple[HandoverLine, ...]
    received: tuple[HandoverLine, ...]
    beside: tuple[HandoverLine, ...]
    over: tuple[HandoverLine, ...]
    late_count: int
    shown: tuple[UUID, ...]


def inbox(actor: Actor, *, today: date) -> Inbox:
    """Return the handovers the reader may know of that run or were over lately, first to answer first; one query."""
    groups: dict[str, list[HandoverLine]] = {name: [] for name in ("mine", "sent", "received", "beside", "over")}
    sided = _lines(actor, today)
    running = {_what(line) for line, _ in sided if line.is_open}
    for line, side in sided:
        # Whoever was refused and asked somebody else has done what there was to do.
        is_followed = not line.is_open and _what(line) in running
        groups["over" if is_followed else _group(line, side)].append(line)
    lines = [line for line, _ in sided]
    return Inbox(
        **{name: tuple(group) for name, group in groups.items()},
        late_count=sum(line.is_late for line in lines),
        shown=tuple(dict.fromkeys(line.dossier_id for line in lines)),
    )


def waiting_handovers(actor: Actor, *, today: date) -> tuple[HandoverLine, ...]:
    """Return the handovers the reader may know of that wait for an answer, a first contact or another receiver.

    One query. What was refused waits until it is asked of somebody else.
    """
    lines = [line for line, _ in _lines(actor, today)]
    running = {_what(line) for line in lines if line.is_open}
    return tuple(
        line for line in lines if line.state in WAITING or (line.state == State.REFUSED and _what(line) not in running)
    )


def _lines(actor: Actor, today: date) -> list[tuple[HandoverLine, Side]]:
    rows = asked(LINES, {"since": today - timedelta(days=OVER_DAYS), "most": MOST_LINES})
    return [_line(row, actor, today) for row in rows]


WAITING_HERE: Final = """
select count(*) from handovers_handover h
where coalesce(h.completed_on, h.closed_on, %(today)s) >= %(since)s
  and ((h.to_organisation_id = %(here)s and h.state = any(%(receiving)s))
    or (h.from_organisation_id = %(here)s and h.state = any(%(sending)s)
      and (h.state <> %(refused)s or not exists (select from handovers_handover other
        where other.dossier_id = h.dossier_id and other.theme = h.theme and other.state = any(%(open)s)
          and other.subject_id is not distinct from h.subject_id))))
"""


def waiting_count(actor: Actor, *, today: date) -> int:
    """Return how many handovers ask something of the organisation of the reader, as `inbox` says; one query."""
    values = {
        "here": actor.organisation_id,
        "today": today,
        "since": today - timedelta(days=OVER_DAYS),
        "receiving": [state.value for state, side in TURN.items() if side is Side.RECEIVER],
        "sending": [state.value for state, side in TURN.items() if side is Side.SENDER],
        "refused": State.REFUSED.value,
        "open": sorted(OPEN),
    }
    ((count,),) = asked(WAITING_HERE, values)
    return int(count)


def _what(line: HandoverLine) -> tuple[UUID, str, str]:
    return line.dossier_id, line.theme, line.about


def _group(line: HandoverLine, side: Side) -> str:
    if TURN.get(State(line.state)) is side:
        return "mine"
    if not line.is_open:
        return "over"
    return {Side.SENDER: "sent", Side.RECEIVER: "received", Side.MUNICIPALITY: "beside"}[side]


def _line(row: Sequence[Any], actor: Actor, today: date) -> tuple[HandoverLine, Side]:
    (pk, dossier_id, theme, code, answer_by, planned_on, from_id, to_id, sender, receiver, sent_by, taken_by,
     because, about, changed_on) = row  # fmt: skip
    state = State(code)
    side = (
        Side.SENDER
        if from_id == actor.organisation_id
        else Side.RECEIVER
        if to_id == actor.organisation_id
        else Side.MUNICIPALITY
    )
    is_planned = state is State.CONTACT_PLANNED and planned_on is not None
    is_open = state in UNDER_WAY or state is State.CONTACT_CONFIRMED
    day = planned_on if is_planned else answer_by if state in UNDER_WAY else changed_on or answer_by
    words = "eerste contact" if is_planned else "antwoord voor" if state in (State.PROPOSED, State.SENT) else "sinds"
    if state is State.ACCEPTED:
        day, words = changed_on, "sinds"
    line = HandoverLine(
        pk, dossier_id, about, THEME_WORDS[Theme(theme)], code, STATE_WORDS[state], TONES[state], sender, receiver,
        taken_by if side is Side.SENDER else sent_by, day, words,
        (state in (State.PROPOSED, State.SENT) and answer_by < today) or (is_planned and planned_on < today),
        because, is_open,
    )  # fmt: skip
    return line, side
