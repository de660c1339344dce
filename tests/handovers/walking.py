"""Every course of a handover, with every ending of the sender's ground before, between and after its steps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import product

from weerzien.handovers.rules import MOVES, Intention, OwnGround, State

FIRST = date(2026, 3, 2)
STEP_DAYS = 10
"""Between two steps of a course, so that an ending falls before, between or after them, and on the day itself."""
ENDINGS = ("order", "birthday", "departure")
LAST = FIRST + timedelta(days=STEP_DAYS * 6)


@dataclass(frozen=True)
class Course:
    """A handover up to some state: the steps that led there, each on its own day."""

    steps: tuple[tuple[Intention, date], ...]
    state: State

    def day_of(self, *intentions: Intention) -> date | None:
        """Return the last day on which one of these steps was taken."""
        return next((day for intention, day in reversed(self.steps) if intention in intentions), None)

    def __str__(self) -> str:
        return " ".join(intention.value for intention, _ in self.steps) or "proposed"


@dataclass(frozen=True)
class Walk:
    """A course, the sender's ground, and how and when guardianship ends: not at all where `ending` is empty."""

    course: Course
    own_ground: OwnGround
    ending: str = ""
    ends_on: date | None = None
    is_followed: bool = field(default=False)

    def __str__(self) -> str:
        return f"{self.course}, {self.own_ground}, {self.ending or 'lasts'} {self.ends_on or ''}"


def courses() -> Iterator[Course]:
    """Yield every course through the table of steps; planning anew is taken once."""
    waiting = [Course((), State.PROPOSED)]
    while waiting:
        course = waiting.pop()
        yield course
        for (before, intention), after in MOVES.items():
            again = after is before and intention in {taken for taken, _ in course.steps[:-1]}
            if before is course.state and not again:
                day = FIRST + timedelta(days=STEP_DAYS * (len(course.steps) + 1))
                waiting.append(Course((*course.steps, (intention, day)), after))


def walks() -> Iterator[Walk]:
    """Yield every course with every ground, and every ending of guardianship on every side of every step."""
    for course, ground in product(courses(), OwnGround):
        yield Walk(course, ground)
        days = {FIRST, LAST} | {day + timedelta(days=off) for _, day in course.steps for off in (-3, 0, 3)}
        for ending, day in product(ENDINGS, sorted(days)):
            yield Walk(course, ground, ending, day)


def days_of(walk: Walk) -> list[date]:
    """Return the days worth asking about: around every step and ending, the first and the last."""
    turns = {FIRST, LAST, *(day for _, day in walk.course.steps)} | ({walk.ends_on} if walk.ends_on else set())
    return sorted({turn + timedelta(days=off) for turn in turns for off in (-1, 0, 1)})
