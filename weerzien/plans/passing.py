"""The work of a colleague who is away, passed on together with a reason, and taken back while it is fresh."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import F

from weerzien.access.abilities import Ability, may
from weerzien.access.actors import Actor
from weerzien.access.involved import Doer, colleagues_of
from weerzien.audit.actions import record_each
from weerzien.dossiers.assigning import GROUND_LENGTH, assign_many, take_back_assignments
from weerzien.dossiers.door import NotYours, hold_dossiers
from weerzien.dossiers.queries.families import FamilyHead, family_heads, open_family_ids, responsible_people
from weerzien.early_signals.signals.passing import pass_signals_on, signals_in_hand, take_signals_back
from weerzien.kernel.ids import AccountId
from weerzien.plans.actions import check_hands
from weerzien.plans.models import Task, TaskMove
from weerzien.plans.moves import Hands, Move, keep_moves
from weerzien.plans.queries import tasks_in_hands
from weerzien.plans.rules import (
    GRACE,
    NothingInHand,
    SameHands,
    State,
    TooLateToTakeBack,
    check_reason,
    in_one_line,
)
from weerzien.plans.shown import ShownTask, shown_task

FIELDS = ("organisation", "account")
TAKEN_BACK = "Ongedaan gemaakt."


@dataclass(frozen=True, slots=True)
class HeldSignal:
    """A signal that a colleague took up, as a line."""

    dossier_id: UUID
    family: str
    theme: str
    title: str


@dataclass(frozen=True, slots=True)
class InHand:
    """What a colleague has in hand: tasks, families for which they are responsible by name, signals they took up."""

    colleague: Doer
    tasks: tuple[ShownTask, ...]
    families: tuple[FamilyHead, ...]
    signals: tuple[HeldSignal, ...]
    others: tuple[Doer, ...]
    may_assign: bool

    @property
    def shown(self) -> tuple[UUID, ...]:
        """The families that stand on the page."""
        every = (
            *(task.line.dossier_id for task in self.tasks),
            *(head.dossier_id for head in self.families),
            *(signal.dossier_id for signal in self.signals),
        )
        return tuple(dict.fromkeys(every))


@dataclass(frozen=True, slots=True)
class PassedOn:
    """What changed hands: so many tasks, families and signals."""

    tasks_count: int
    families_count: int
    signals_count: int


def people_here(actor: Actor, *, today: date) -> tuple[Doer, ...]:
    """Return the people of one's own organisation whose work one may pass on: all, or oneself; one query."""
    oneself = Doer(actor.account_id, actor.name, actor.organisation_id, actor.organisation_name)
    if actor.municipality_id is not None and not may(actor, Ability.ASSIGN_RESPONSIBILITY):
        return (oneself,)
    people = colleagues_of(actor.organisation_id, today=today)
    return people if oneself in people else (*people, oneself)


def work_in_hand(actor: Actor, colleague_id: UUID, *, now: datetime) -> InHand:
    """Return what a colleague has in hand, as far as the one who asks may know; eight queries. Raises NotYours."""
    today = now.date()
    people = people_here(actor, today=today)
    colleague = next((one for one in people if one.account_id == colleague_id), None)
    if colleague is None:
        raise NotYours
    lines = tasks_in_hands(actor, colleague_id)
    among = open_family_ids()
    families = families_in_hand(actor, colleague_id, among=among, today=today)
    signals = signals_in_hand(colleague_id, among=among, today=today)
    known = {*families, *(line.dossier_id for line in lines), *(signal.dossier_id for signal in signals)}
    heads = family_heads(known, today=today)
    return InHand(
        colleague=colleague,
        tasks=tuple(
            shown_task(
                line,
                actor,
                family=heads[line.dossier_id].label,
                about=heads[line.dossier_id].first_name_of(line.subject_id),
                now=now,
            )
            for line in lines
        ),
        families=tuple(heads[pk] for pk in families if pk in heads),
        signals=tuple(
            HeldSignal(one.dossier_id, heads[one.dossier_id].label, one.theme, one.title)
            for one in signals
            if one.dossier_id in heads
        ),
        others=tuple(
            one for one in colleagues_of(actor.organisation_id, today=today) if one.account_id != colleague_id
        ),
        may_assign=may(actor, Ability.ASSIGN_RESPONSIBILITY),
    )


def families_in_hand(actor: Actor, colleague_id: UUID, *, among: Sequence[UUID], today: date) -> list[UUID]:
    """Return the families among these for which a colleague is responsible by name; none for who assigns none."""
    if not may(actor, Ability.ASSIGN_RESPONSIBILITY):
        return []
    responsible = responsible_people(among, today=today)
    return sorted(pk for pk, account_id in responsible.items() if account_id == colleague_id)


def pass_on(
    *,
    actor: Actor,
    colleague_id: AccountId,
    to_id: AccountId,
    because: str,
    batch_id: UUID,
    today: date,
    at: datetime,
) -> PassedOn:
    """Give all tasks, families and signals of a colleague to another of the same organisation, with a reason.

    As many statements for many tasks and families as for one, a few for each signal, and a line in the log for each.
    Raises NotYours, NotAtWorkThere, NobodyAtWork, SameHands, NothingInHand, NoTaskReason.
    """
    because = in_one_line(because)
    check_reason(because)
    if colleague_id == to_id:
        raise SameHands
    if colleague_id not in {one.account_id for one in people_here(actor, today=today)}:
        raise NotYours
    check_hands(actor.organisation_id, to_id, today=today)
    families = families_in_hand(actor, colleague_id, among=open_family_ids(), today=today)
    lines = tasks_in_hands(actor, colleague_id)
    hold_dossiers({*families, *(line.dossier_id for line in lines)})
    moved = move_tasks(actor, colleague_id, to_id, because=because, batch_id=batch_id, at=at)
    signals = pass_signals_on(actor=actor, from_id=colleague_id, to_id=to_id, because=because, today=today, at=at)
    if not moved and not families and not signals:
        raise NothingInHand
    if families:
        said: dict[str, Any] = {"account_id": to_id, "ground": because[:GROUND_LENGTH], "batch_id": batch_id}
        assign_many(actor=actor, dossier_ids=families, today=today, at=at, **said)
    return PassedOn(len(moved), len(families), signals)


def move_tasks(
    actor: Actor, colleague_id: AccountId, to_id: AccountId, *, because: str, batch_id: UUID, at: datetime
) -> Collection[UUID]:
    """Move the open tasks of a colleague; return which. Asked again, now that nobody else can change them."""
    lines = tasks_in_hands(actor, colleague_id)
    moves = (
        Move(line.id, Hands(line.organisation_id, colleague_id), Hands(line.organisation_id, to_id)) for line in lines
    )
    keep_moves(moves, actor=actor, because=because, at=at, batch_id=batch_id)
    ids = [line.id for line in lines]
    count = Task.objects.filter(id__in=ids).update(account_id=to_id, handed_by_id=actor.account_id)
    if count != len(ids):
        raise NotYours
    record_each(actor, "plans.task-moved", dossier_ids=[line.dossier_id for line in lines], fields=FIELDS, at=at)
    return ids


def take_back(*, actor: Actor, batch_id: UUID, today: date, at: datetime) -> PassedOn:
    """Undo what somebody passed on together, a moment ago; what another changed since stays. Raises TooLateToTakeBack.

    As many statements for many tasks and families as for one.
    """
    moves = TaskMove.objects.filter(batch_id=batch_id, moved_by_id=actor.account_id, moved_at__gte=at - GRACE)
    hold_dossiers(set(moves.order_by().values_list("task__dossier_id", flat=True)))
    still = moves.filter(task__state=State.OPEN, task__account_id=F("to_account_id"))
    standing = list(still.order_by("task_id").select_related("task"))
    for account_id in {move.from_account_id for move in standing}:
        ids = [move.task_id for move in standing if move.from_account_id == account_id]
        Task.objects.filter(id__in=ids).update(account_id=account_id, handed_by_id=actor.account_id)
    back = (
        Move(
            move.task_id,
            Hands(move.to_organisation_id, move.to_account_id),
            Hands(move.from_organisation_id, move.from_account_id),
        )
        for move in standing
    )
    keep_moves(back, actor=actor, because=TAKEN_BACK, at=at)
    dossiers = [move.task.dossier_id for move in standing]
    record_each(actor, "plans.task-moved", dossier_ids=dossiers, fields=FIELDS, at=at)
    together = take_back_assignments(actor=actor, batch_id=batch_id, within=GRACE, at=at)
    signals = take_signals_back(actor=actor, within=GRACE, today=today, at=at)
    if not standing and not together.done and not signals:
        raise TooLateToTakeBack
    return PassedOn(len(standing), len(together.done), signals)
