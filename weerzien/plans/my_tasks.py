"""The page "Mijn taken": what somebody has to do, and what their organisation has, over all families."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from weerzien.access.actors import Actor
from weerzien.access.questions import asked
from weerzien.dossiers.queries.families import FamilyHead, family_heads
from weerzien.plans.our_tasks import SOON_DAYS, Wanted, our_families, our_tasks, own_tasks
from weerzien.plans.queries import MOST_LINES, TaskLine, just_ended
from weerzien.plans.rules import GRACE
from weerzien.plans.shown import ShownTask, shown_task

SHOWN_AT_LEAST: Final = 5
"""So many of one's own tasks stand open on the page, also where none of them is soon."""
FEW: Final = 8
"""Of so many tasks nobody needs to choose."""


@dataclass(frozen=True, slots=True)
class FamilyGroup:
    """The tasks that an organisation has of one family, how many of them are late, and the first day."""

    dossier_id: UUID
    family: str
    number: str
    late_count: int
    first_due: date
    tasks: tuple[ShownTask, ...]


@dataclass(frozen=True, slots=True)
class MyTasks:
    """Open tasks by day, what is late first; `soon` and `later` are one's own, `ours` those that somebody else has.

    `ended` are those that somebody ended a moment ago; `is_cut` says that there are more than fit. `people` and
    `families` are what there is to choose, whatever was `wanted`.
    """

    wanted: Wanted
    soon: tuple[ShownTask, ...]
    later: tuple[ShownTask, ...]
    ours: tuple[FamilyGroup, ...]
    ours_count: int
    page: int
    pages: int
    ended: tuple[ShownTask, ...]
    is_cut: bool
    people: Mapping[UUID, str]
    families: Mapping[UUID, str]
    shown: tuple[UUID, ...]

    @property
    def mine(self) -> tuple[ShownTask, ...]:
        """One's own, by day."""
        return (*self.soon, *self.later)

    @property
    def late_count(self) -> int:
        """How many of one's own should have been done by now."""
        return sum(task.is_late for task in self.mine)

    @property
    def may_choose(self) -> bool:
        """Whether there is enough to choose from, or something was chosen."""
        return self.wanted.is_chosen or len(self.mine) + self.ours_count > FEW


# Of a task a job reads no words: only whose, by when and how it stands.
SOON: Final = """
select count(*) from plans_task
where account_id = %(account)s and state = 'open' and due_on <= %(until)s
"""


def soon_count(actor: Actor, *, today: date) -> int:
    """Return how many of somebody's own tasks are late or are to be done within a week; one query."""
    ((count,),) = asked(SOON, {"account": actor.account_id, "until": today + timedelta(days=SOON_DAYS)})
    return int(count)


def my_tasks(actor: Actor, wanted: Wanted, *, now: datetime) -> MyTasks:
    """Return the page; five queries, however many tasks there are."""
    today = now.date()
    found = our_families(actor, wanted, today=today)
    own, others = own_tasks(actor, wanted, today=today), our_tasks(actor, wanted, found.families, today=today)
    ended = just_ended(actor, since=now - GRACE)
    ids = {line.dossier_id for line in (*own, *others, *ended)} | {*found.choices}
    heads = family_heads(ids, today=today)

    def shown(line: TaskLine) -> ShownTask:
        head: FamilyHead = heads[line.dossier_id]
        return shown_task(line, actor, family=head.label, about=head.first_name_of(line.subject_id), now=now)

    mine = tuple(shown(line) for line in own[:MOST_LINES]) if wanted.is_mine else ()
    first = max(SHOWN_AT_LEAST, sum(task.line.due <= today + timedelta(days=SOON_DAYS) for task in mine))
    return MyTasks(
        wanted=wanted,
        soon=mine[:first],
        later=mine[first:],
        ours=tuple(
            FamilyGroup(
                one.dossier_id,
                heads[one.dossier_id].label,
                heads[one.dossier_id].number,
                one.late_count,
                one.first_due,
                tuple(shown(line) for line in others if line.dossier_id == one.dossier_id),
            )
            for one in found.families
        ),
        ours_count=found.count,
        page=found.page,
        pages=found.pages,
        ended=tuple(shown(line) for line in ended),
        is_cut=wanted.is_mine and len(own) > MOST_LINES,
        people=found.people,
        families=names_of(heads, {*found.choices, *(line.dossier_id for line in own)}),
        shown=tuple(ids),
    )


def names_of(heads: Mapping[UUID, FamilyHead], ids: Collection[UUID]) -> Mapping[UUID, str]:
    """Return families by name, to choose from; their numbers tell apart those of one name."""
    named = {pk: f"{heads[pk].label}, {heads[pk].number}" for pk in ids}
    return dict(sorted(named.items(), key=lambda pair: pair[1]))
