"""What comes, out of the kept outcomes of a family: flags for days that count, and rights that last for a while."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from weerzien.early_signals.panels import OutcomeLine
from weerzien.early_signals.rules import stands_among_days
from weerzien.early_signals.timeline.marks import LOOK_WORDS, Flag, Look, Stretch, Track
from weerzien.kernel.words import date_words
from weerzien.rulebook.outcomes import Kind, State

TRACK_OF_RULE: Mapping[str, Track] = {
    "N": Track.PROCEDURE,
    "V": Track.GUARDIANSHIP,
    "H": Track.HOUSING,
    "R": Track.HOUSING,
    "I": Track.INTEGRATION,
    "S": Track.SCHOOLING,
    "P": Track.GUARDIANSHIP,
}
"""In which track the days of a rule stand, by its letter; the others are agreements about the family."""
LOOK_OF_STATE = {State.OVERDUE: Look.LATE, State.SUSPENDED: Look.SUSPENDED, State.UNKNOWN: Look.UNSURE}
LOOK_OF_KIND = {
    Kind.LIMIT: Look.LIMIT,
    Kind.TASK: Look.TASK,
    Kind.EXPECTED: Look.EXPECTED,
    Kind.EARLIEST: Look.EXPECTED,
    Kind.PERIOD_END: Look.END,
}
LASTING = (State.ENTITLED, State.SUSPENDED)
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Coming:
    """One outcome with where it stands: in which track, of whom, and what may be drawn of it."""

    track: Track
    person_id: UUID | None
    rule: str
    mark: Flag | Stretch


def coming_of(line: OutcomeLine, row: Mapping[str, Any], *, today: date) -> Iterator[Coming]:
    """Give what one outcome puts into the drawing, nothing for a signal and for what has no day."""
    track = TRACK_OF_RULE.get(line.rule[:1], Track.CONTACTS)
    if line.day is not None and stands_among_days(line.state.code, line.day):
        yield Coming(track, row["subject_id"], line.rule, flag_of(line, line.day, today=today))
    elif line.day is None and line.state.code in LASTING:
        yield Coming(track, row["subject_id"], line.rule, lasting_of(line, row["until"], today=today))


def flag_of(line: OutcomeLine, day: date, *, today: date) -> Flag:
    """Return a day that counts as a flag."""
    look = LOOK_OF_STATE.get(State(line.state.code)) or LOOK_OF_KIND.get(Kind(line.kind), Look.TASK)
    earlier = line.last_working_day if line.last_working_day != day else None
    when = f"{date_words(day)}, {line.when}"
    if earlier is not None:
        when += f"; laatste werkdag {date_words(earlier)}"
    words = [LOOK_WORDS[look], "schuift niet op" if line.strict else "", line.certainty.words]
    return Flag(
        key=line.outcome_id.hex,
        title=line.title,
        day=day,
        working_day=earlier,
        look=look,
        when=when,
        source=", ".join(filter(None, words)),
        outcome_id=line.outcome_id,
        maybe_from=today if line.kind == Kind.EXPECTED and day > today else None,
    )


def lasting_of(line: OutcomeLine, until: date | None, *, today: date) -> Stretch:
    """Return what holds now and has no day, as a stretch from today until it changes by itself."""
    last = until - ONE_DAY if until is not None and until > today else None
    when = f"geldt nu, tot en met {date_words(last)}" if last else "geldt nu, zonder einddag"
    return Stretch(
        key=line.outcome_id.hex,
        title=line.title,
        first=today,
        last=last,
        sure_from=None,
        sure_until=last or today,
        when=when,
        source=f"{line.state.words}, {line.certainty.words}",
        outcome_id=line.outcome_id,
    )
