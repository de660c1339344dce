"""The tasks of an organisation that the one who asks has not, by family: how many each has, and those of one page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID

from django.db.models import Count, Min, Q

from weerzien.access.actors import Actor
from weerzien.plans.models import Task
from weerzien.plans.queries import MOST_LINES, TaskLine, lines_of
from weerzien.plans.rules import State

PAGE_SIZE: Final = 20
MOST_FAMILIES: Final = 300
"""So many families there are to choose from; those with the first days."""
SOON_DAYS: Final = 7
MONTH_DAYS: Final = 31


class Who(StrEnum):
    """Whose tasks, where that is not somebody by name."""

    ALL = ""
    ME = "ik"
    NOBODY = "niemand"


class When(StrEnum):
    """By when."""

    ANY = ""
    LATE = "te-laat"
    SOON = "week"
    MONTH = "maand"

    def until(self, today: date) -> date:
        """Return the last day that counts."""
        days = {When.LATE: -1, When.SOON: SOON_DAYS, When.MONTH: MONTH_DAYS}.get(self)
        return date.max if days is None else today + timedelta(days=days)


WHEN_WORDS: Final[Mapping[When, str]] = MappingProxyType(
    {
        When.ANY: "op elke dag",
        When.LATE: "te laat",
        When.SOON: "te laat of binnen een week",
        When.MONTH: "te laat of binnen een maand",
    }
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody wants to see of the tasks: whose, of which family, by when, and at which page of families."""

    who: UUID | Who = Who.ALL
    dossier_id: UUID | None = None
    when: When = When.ANY
    page: int = 1

    @property
    def is_chosen(self) -> bool:
        """Whether less is wanted than everything."""
        return (self.who, self.dossier_id, self.when) != (Who.ALL, None, When.ANY)

    @property
    def is_mine(self) -> bool:
        """Whether one's own tasks are wanted."""
        return self.who in (Who.ALL, Who.ME)

    def has(self, account_id: UUID | None) -> bool:
        """Return whether the tasks of a colleague are wanted; None asks it of those that nobody has."""
        if isinstance(self.who, UUID):
            return account_id == self.who
        return self.who is Who.ALL or (self.who is Who.NOBODY and account_id is None)

    def condition(self, today: date) -> Q:
        """Return what holds of a task of the wanted family and days."""
        found = Q(due_on__lte=self.when.until(today))
        return found if self.dossier_id is None else found & Q(dossier_id=self.dossier_id)


@dataclass(frozen=True, slots=True)
class OurFamily:
    """How many tasks an organisation has of one family, how many of them are late, and the first day."""

    dossier_id: UUID
    count: int
    late_count: int
    first_due: date


@dataclass(frozen=True, slots=True)
class Ours:
    """The families of one page, the first day first; `count` is of all tasks on all pages.

    `people` are the colleagues who have tasks, `choices` the families there are, whatever was chosen.
    """

    families: tuple[OurFamily, ...]
    count: int
    page: int
    pages: int
    people: Mapping[UUID, str]
    choices: tuple[UUID, ...]


def our_families(actor: Actor, wanted: Wanted, *, today: date) -> Ours:
    """Return how many tasks the organisation has of which families; one query, however many there are."""
    asked_for = wanted.condition(today)
    rows = list(
        Task.objects.filter(organisation_id=actor.organisation_id, state=State.OPEN)
        .exclude(account_id=actor.account_id)
        .values("dossier_id", "account_id", "account__name")
        .annotate(
            first=Min("due_on"),
            count=Count("id", filter=asked_for),
            late_count=Count("id", filter=asked_for & Q(due_on__lt=today)),
            first_due=Min("due_on", filter=asked_for),
        )
        .order_by("first", "dossier_id", "account_id")
    )
    families = _by_family(row for row in rows if row["count"] and wanted.has(row["account_id"]))
    pages = max(1, -(-len(families) // PAGE_SIZE))
    page = min(max(wanted.page, 1), pages)
    people = {row["account_id"]: row["account__name"] for row in rows if row["account_id"]}
    return Ours(
        families=families[(page - 1) * PAGE_SIZE : page * PAGE_SIZE],
        count=sum(one.count for one in families),
        page=page,
        pages=pages,
        people=dict(sorted(people.items(), key=lambda pair: pair[1])),
        choices=tuple(dict.fromkeys(row["dossier_id"] for row in rows))[:MOST_FAMILIES],
    )


def _by_family(rows: Iterable[Mapping[str, Any]]) -> tuple[OurFamily, ...]:
    found: dict[UUID, OurFamily] = {}
    for row in rows:
        before = found.get(row["dossier_id"])
        found[row["dossier_id"]] = OurFamily(
            row["dossier_id"],
            row["count"] + (before.count if before else 0),
            row["late_count"] + (before.late_count if before else 0),
            min(row["first_due"], before.first_due) if before else row["first_due"],
        )
    return tuple(sorted(found.values(), key=lambda one: (one.first_due, one.dossier_id)))


def our_tasks(actor: Actor, wanted: Wanted, families: Iterable[OurFamily], *, today: date) -> tuple[TaskLine, ...]:
    """Return the tasks of these families that the organisation has, by day; one query."""
    rows = Task.objects.filter(
        wanted.condition(today),
        organisation_id=actor.organisation_id,
        state=State.OPEN,
        dossier_id__in=[one.dossier_id for one in families],
    ).exclude(account_id=actor.account_id)
    if isinstance(wanted.who, UUID):
        rows = rows.filter(account_id=wanted.who)
    elif wanted.who is Who.NOBODY:
        rows = rows.filter(account_id__isnull=True)
    return lines_of(rows.order_by("due_on", "made_at", "id"))


def own_tasks(actor: Actor, wanted: Wanted, *, today: date) -> tuple[TaskLine, ...]:
    """Return the open tasks somebody has, by day; one query. One more than fit on a page says that there are more."""
    rows = Task.objects.filter(wanted.condition(today), account_id=actor.account_id, state=State.OPEN)
    return lines_of(rows.order_by("due_on", "made_at", "id")[: MOST_LINES + 1])
