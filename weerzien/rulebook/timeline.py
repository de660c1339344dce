"""The reader "timeline": the exact days on which outcomes change if nothing more is entered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from heapq import heappop, heappush

from weerzien.rulebook.case import Case, Key
from weerzien.rulebook.evaluate import NO_SETTINGS, Concern, InTime, first_after, judged_of, locate
from weerzien.rulebook.judging import ONE_DAY, days_among, name_on, version_for
from weerzien.rulebook.outcomes import State, Urgency
from weerzien.rulebook.settings import Settings

Said = tuple[date, State, date | None, Urgency, str, tuple[str, ...]]
"""What may change about an outcome: version, state, day, urgency, certainty, and what is missing."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of time on which an outcome stays the same: from its first up to and including its last day."""

    first: date
    last: date
    version: date
    state: State
    day: date | None
    urgency: Urgency
    certainty: str
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """How one outcome goes: its identity, and its pieces, the first first; between them it says nothing."""

    rule: str
    step: str
    person: Key | None
    subject_ref: Key | None
    pieces: tuple[Piece, ...]


def timeline(case: Case, *, since: date, until: date, settings: Settings = NO_SETTINGS) -> tuple[Course, ...]:
    """Return how every outcome of one family goes from a day up to and including another, in the order of the rules.

    It is what `evaluate` says on each of those days when nothing more is entered: an outcome has a new piece on every
    day on which its version, state, day, urgency, certainty or what is missing changes. An outcome that says nothing
    on any of the days has no course. Raises ValueError where `until` lies before `since`.
    """
    if until < since:
        raise ValueError("until lies before since")
    family = InTime(case, settings, since)
    followed = [Followed(concern) for concern in family.concerns()]
    ahead = [(since, number) for number in range(len(followed))]
    while ahead:
        day, number = heappop(ahead)
        again_on = followed[number].look(family, day)
        if again_on is not None and again_on <= until:
            heappush(ahead, (again_on, number))
    return tuple(course for each in followed for course in each.courses(until))


class Followed:
    """One rule followed through time for one subject: what each of its steps says now, and since when."""

    def __init__(self, concern: Concern) -> None:
        self.concern = concern
        self.now: dict[str, tuple[date, Said]] = {}
        self.pieces: dict[str, list[Piece]] = {}

    def look(self, family: InTime, day: date) -> date | None:
        """Look on a day, and return the next day on which time may change what the rule says; nothing for never."""
        concern = self.concern
        view = locate(concern.view, family.on(day))
        said = {}
        for judged in judged_of(concern._replace(view=view), family.settings):
            found = judged.judgement
            on = found.day.earliest if found.day else None
            version = judged.placed.version.version.since
            name = name_on(day, judged.step, found)
            said[name] = (version, found.state, on, found.urgency, found.certainty.value, judged.lacking)
        self.tell(day, said)
        ready = concern.ready
        parameters = version_for(ready, view, family.settings).parameters
        days = days_among(ready.looked_at_all(view, parameters), ready.reckoned(view, parameters))
        days += ready.version_days
        days += [each.since for each in family.settings.parameters if each.since]
        return first_after(day, days)

    def tell(self, day: date, said: dict[str, Said]) -> None:
        """Take what is said from a day on: what was said until then and is no longer has had its last day."""
        for name, (since, before) in list(self.now.items()):
            if said.get(name) != before:
                self.pieces.setdefault(name, []).append(Piece(since, day - ONE_DAY, *before))
                del self.now[name]
        for name, each in said.items():
            self.now.setdefault(name, (day, each))

    def courses(self, until: date) -> Iterable[Course]:
        """Give the course of every outcome that said something, in the order in which they did."""
        self.tell(until + ONE_DAY, {})
        for step, pieces in self.pieces.items():
            yield Course(self.concern.ready.rule.id, step, self.concern.person, self.concern.subject_ref, tuple(pieces))
