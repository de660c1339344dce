"""What stands in the drawing of a family's course: lanes with moments, stretches and flags; values only, in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID


class Track(StrEnum):
    """The parts of a family's course, in the order in which they are drawn."""

    PROCEDURE = "Nareis en procedure"
    GUARDIANSHIP = "Voogdij en 18 worden"
    HOUSING = "Wonen"
    INTEGRATION = "Inburgering en inkomen"
    SCHOOLING = "School en welzijn"
    CONTACTS = "Contact en overleg"


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that happened, or is planned, on a day between `first` and `last`, both included.

    `count` is more than 1 where several of one month stand together; `is_one_of_many` where the latest of its kind says
    enough in words. `key` names its row in the table.
    """

    key: str
    title: str
    first: date
    last: date
    when: str
    source: str
    is_ahead: bool = False
    count: int = 1
    is_one_of_many: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """Something that lasts from `first` up to and including `last`; None where the begin or the end is not known.

    It is certain from `sure_from` up to and including `sure_until`; before and after that it may be. What goes on
    without a known end is certain until today.
    """

    key: str
    title: str
    first: date | None
    last: date | None
    sure_from: date | None
    sure_until: date | None
    when: str
    source: str
    outcome_id: UUID | None = None


class Look(StrEnum):
    """How a coming day looks: each has a shape of its own."""

    LIMIT = "limit"
    TASK = "task"
    LATE = "late"
    EXPECTED = "expected"
    END = "end"
    SUSPENDED = "suspended"
    UNSURE = "unsure"


LOOK_WORDS = {
    Look.LIMIT: "uiterste dag",
    Look.TASK: "taak",
    Look.LATE: "te laat",
    Look.EXPECTED: "verwacht",
    Look.END: "einde van een periode",
    Look.SUSPENDED: "aangehouden",
    Look.UNSURE: "nog onbekend",
}


@dataclass(frozen=True, slots=True)
class Flag:
    """A day that counts. `working_day` is the last working day before it, None where the day itself is one.

    Where it is only expected, `maybe_from` is the day from which it may come.
    """

    key: str
    title: str
    day: date
    working_day: date | None
    look: Look
    when: str
    source: str
    outcome_id: UUID
    maybe_from: date | None = None


Mark = Moment | Stretch | Flag


@dataclass(frozen=True, slots=True)
class Lane:
    """One track of one person, or of the whole family; `person` is how that reads."""

    track: Track
    person: str
    moments: tuple[Moment, ...] = ()
    stretches: tuple[Stretch, ...] = ()
    flags: tuple[Flag, ...] = ()

    def marks(self) -> Iterator[Mark]:
        """Give everything in the lane."""
        yield from self.stretches
        yield from self.moments
        yield from self.flags


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the table that says the same as the drawing; `last` is None where the end is not known."""

    mark: Mark
    track: Track
    person: str
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Course:
    """Everything that a reader may see of a family's course; lanes by track, the family first, then its members."""

    dossier_id: UUID
    today: date
    lanes: tuple[Lane, ...]

    def lines(self) -> tuple[Line, ...]:
        """Return a row for every mark, by day; what has no begin comes first."""
        found = [Line(mark, lane.track, lane.person, *ends(mark)) for lane in self.lanes for mark in lane.marks()]
        return tuple(sorted(found, key=lambda line: (line.first or date.min, line.last or date.max, line.person)))


def ends(mark: Mark) -> tuple[date | None, date | None]:
    """Return the first and the last day of a mark, None where not known."""
    if isinstance(mark, Flag):
        return mark.day, mark.day
    return mark.first, mark.last
