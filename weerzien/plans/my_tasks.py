"""The page "Mijn taken": what somebody has to do, and what their organisation has, over all families."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from weerzien.access.actors import Actor
from weerzien.access.questions import asked
from weerzien.dossiers.queries.families import FamilyHead, family_heads
from weerzien.plans.queries import MOST_LINES, TaskLine, just_ended, open_tasks
from weerzien.plans.rules import GRACE
from weerzien.plans.shown import ShownTask, shown_task


@dataclass(frozen=True, slots=True)
class MyTasks:
    """Open tasks by day, what is late first; `ours` are the organisation's that nobody or somebody else has.

    `ended` are those that somebody ended a moment ago; `is_cut` says that there are more than fit.
    """

    mine: tuple[ShownTask, ...]
    ours: tuple[ShownTask, ...]
    ended: tuple[ShownTask, ...]
    is_cut: bool

    @property
    def late_count(self) -> int:
        """How many of one's own should have been done by now."""
        return sum(task.is_late for task in self.mine)

    @property
    def families(self) -> tuple[UUID, ...]:
        """The families that stand on the page."""
        every = (*self.mine, *self.ours, *self.ended)
        return tuple(dict.fromkeys(task.line.dossier_id for task in every))


SOON_DAYS: Final = 7
# Of a task a job reads no words: only whose, by when and how it stands.
SOON: Final = """
select count(*) from plans_task
where account_id = %(account)s and state = 'open' and due_on <= %(until)s
"""


def soon_count(actor: Actor, *, today: date) -> int:
    """Return how many of somebody's own tasks are late or are to be done within a week; one query."""
    ((count,),) = asked(SOON, {"account": actor.account_id, "until": today + timedelta(days=SOON_DAYS)})
    return int(count)


def my_tasks(actor: Actor, *, now: datetime) -> MyTasks:
    """Return the page; three queries, however many tasks there are."""
    lines, ended = open_tasks(actor, limit=MOST_LINES + 1), just_ended(actor, since=now - GRACE)
    heads = family_heads({line.dossier_id for line in (*lines, *ended)}, today=now.date())

    def shown(line: TaskLine) -> ShownTask:
        head: FamilyHead = heads[line.dossier_id]
        return shown_task(line, actor, family=head.label, about=head.first_name_of(line.subject_id), now=now)

    fitting = lines[:MOST_LINES]
    return MyTasks(
        mine=tuple(shown(line) for line in fitting if line.person_id == actor.account_id),
        ours=tuple(shown(line) for line in fitting if line.person_id != actor.account_id),
        ended=tuple(shown(line) for line in ended),
        is_cut=len(lines) > MOST_LINES,
    )
