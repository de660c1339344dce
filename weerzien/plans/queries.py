"""What there is to do: for a family, for somebody, for an organisation; as far as the one who asks may know of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from django.db.models import QuerySet

from weerzien.access.actors import Actor
from weerzien.access.questions import asked
from weerzien.access.roles import Compartment
from weerzien.audit.words import OPENED_FOR
from weerzien.kernel.ids import DossierId
from weerzien.plans.models import Task, TaskMove
from weerzien.plans.rules import ORIGIN_WORDS, STATE_WORDS, OriginKind, State
from weerzien.rulebook.themes import THEMES

FIELDS: Final[Mapping[str, str]] = {
    "id": "id",
    "dossier_id": "dossier_id",
    "subject_id": "subject_id",
    "what": "what",
    "ground": "ground",
    "organisation_id": "organisation_id",
    "organisation": "organisation__name",
    "person_id": "account_id",
    "person": "account__name",
    "due": "due_on",
    "remind_on": "remind_on",
    "compartment": "compartment",
    "theme": "theme",
    "origin": "origin",
    "origin_id": "origin_id",
    "state": "state",
    "made_by": "made_by__name",
    "made_by_id": "made_by_id",
    "handed_by_id": "handed_by_id",
    "made_at": "made_at",
    "ended_on": "ended_on",
    "ended_at": "ended_at",
    "ended_by": "ended_by__name",
    "ended_by_id": "ended_by_id",
    "ended_words": "ended_words",
}
"""What a line needs of a task, by its own word."""
MOST_LINES: Final = 200


@dataclass(frozen=True, slots=True)
class TaskLine:
    """One task. `person` is empty where it is only an organisation's, `subject_id` where it is about the family."""

    id: UUID
    dossier_id: UUID
    subject_id: UUID | None
    what: str
    ground: str
    organisation_id: UUID
    organisation: str
    person_id: UUID | None
    person: str
    due: date
    remind_on: date | None
    compartment: Compartment
    compartment_words: str
    theme: str
    theme_words: str
    origin: OriginKind
    origin_words: str
    origin_id: UUID | None
    state: State
    state_words: str
    made_by: str
    made_by_id: UUID | None
    made_at: datetime
    handed_by_id: UUID | None
    ended_on: date | None
    ended_at: datetime | None
    ended_by: str
    ended_by_id: UUID | None
    ended_words: str

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.state is State.OPEN

    @property
    def who(self) -> str:
        """The person, where there is one, and the organisation."""
        return f"{self.person}, {self.organisation}" if self.person else self.organisation


@dataclass(frozen=True, slots=True)
class MoveLine:
    """That a task changed hands: when, by whom, to whom, and why. It is a remark where the hands are the same."""

    at: datetime
    by: str
    to: str
    because: str
    is_remark: bool


def tasks_of(dossier_id: DossierId) -> tuple[TaskLine, ...]:
    """Return the tasks of a family, open ones first by day, then what ended, the newest first; one query."""
    rows = Task.objects.filter(dossier_id=dossier_id).order_by("due_on", "made_at", "id")
    lines = lines_of(rows)
    ended = sorted((line for line in lines if not line.is_open), key=lambda line: line.ended_on or date.min)
    return (*(line for line in lines if line.is_open), *reversed(ended))


def task_called(task_id: UUID) -> TaskLine | None:
    """Return one task, None where there is none that the one who asks may read; one query."""
    return next(iter(lines_of(Task.objects.filter(id=task_id).order_by("id"))), None)


def just_ended(actor: Actor, *, since: datetime) -> tuple[TaskLine, ...]:
    """Return the tasks that somebody ended themselves since a moment, the newest first; one query."""
    rows = Task.objects.filter(ended_by_id=actor.account_id, ended_at__gte=since).order_by("-ended_at", "id")
    return lines_of(rows[:MOST_LINES])


def moves_of(dossier_id: DossierId) -> Mapping[UUID, tuple[MoveLine, ...]]:
    """Return how the tasks of a family changed hands, by task, the oldest first; one query."""
    rows = TaskMove.objects.filter(task__dossier_id=dossier_id).order_by("moved_at", "id")
    fields = ("task_id", "moved_at", "moved_by__name", "to_account__name", "to_organisation__name", "because")
    hands = ("from_organisation_id", "from_account_id", "to_organisation_id", "to_account_id")
    found: dict[UUID, list[MoveLine]] = {}
    for task_id, at, by, person, organisation, because, *parties in rows.values_list(*fields, *hands):
        is_remark = parties[:2] == parties[2:]
        found.setdefault(task_id, []).append(MoveLine(at, by, person or organisation, because, is_remark))
    return {task_id: tuple(lines) for task_id, lines in found.items()}


def tasks_in_hands(actor: Actor, account_id: UUID) -> tuple[TaskLine, ...]:
    """Return the open tasks that somebody has at the organisation of the one who asks, by day; one query."""
    hers = Task.objects.filter(account_id=account_id, organisation_id=actor.organisation_id, state=State.OPEN)
    return lines_of(hers.order_by("due_on", "made_at", "id"))


def agreements_from(origin_ids: Collection[UUID]) -> tuple[TaskLine, ...]:
    """Return the tasks that were agreed on these items of agendas, without withdrawn ones, by day; one query."""
    rows = Task.objects.filter(origin=OriginKind.AGREEMENT, origin_id__in=origin_ids)
    return lines_of(rows.exclude(state=State.WITHDRAWN).order_by("due_on", "made_at", "id"))


def has_unowned_open_tasks(dossier_id: DossierId) -> bool:
    """Return whether a family has an open task that nobody has: no person, or one who left or lost sight of it.

    Tasks that the one who asks may not read count too; it tells nothing else of them.
    """
    return asked("select has_unowned_open_tasks(%(family)s)", {"family": dossier_id}) == [(True,)]


def lines_of(rows: QuerySet[Task]) -> tuple[TaskLine, ...]:
    """Return tasks as lines, with the words of a page."""
    return tuple(line_of(row) for row in rows.values(*FIELDS.values()))


def line_of(row: Mapping[str, Any]) -> TaskLine:
    """Return a task, read as `FIELDS`, as a line."""
    read = {name: row[field] for name, field in FIELDS.items()}
    part, origin, state = Compartment(read["compartment"]), OriginKind(read["origin"]), State(read["state"])
    theme = THEMES.get(read["theme"])
    words = {name: read[name] or "" for name in ("person", "made_by", "ended_by")}
    said = {
        "compartment": part,
        "compartment_words": OPENED_FOR[part],
        "theme_words": theme.words if theme else "",
        "origin": origin,
        "origin_words": ORIGIN_WORDS[origin],
        "state": state,
        "state_words": STATE_WORDS[state],
    }
    return TaskLine(**{**read, **words, **said})
