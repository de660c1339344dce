"""Two persons who are one, in all tracks: the page, the deed, and going back; the agenda and the signals follow."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db import connection

from weerzien.access.actors import Actor
from weerzien.access.context import current_context, evaluating
from weerzien.access.questions import asked
from weerzien.dossiers.merging.actions import merge_persons, say_not_same, unmerge_persons, withdraw_not_same
from weerzien.dossiers.merging.panels import PairPanel, pair_panel
from weerzien.dossiers.merging.rules import Two
from weerzien.dossiers.models.fact import Fact
from weerzien.dossiers.queries.facts import FactTable
from weerzien.dossiers.queries.tables import EPISODES as EPISODE_ROWS
from weerzien.dossiers.queries.tables import TOLD
from weerzien.early_signals.actions import reevaluate
from weerzien.early_signals.editing.kinds import EPISODES
from weerzien.early_signals.lists.agenda import open_requests
from weerzien.early_signals.models import AgendaRequest
from weerzien.early_signals.rules import Cause
from weerzien.early_signals.tracks import PAGE_TABLES
from weerzien.kernel.ids import PersonId
from weerzien.procedure.queries import STEPS, step_columns

# Tables of others: PostgreSQL moves their rows, and keeps with the merge which these were.
WORK_FOLLOWS: Final = "select let_work_follow(%(merge)s)"
WORK_GOES_BACK: Final = "select give_work_back(%(merge)s)"
# What was seen of a signal that was closed or waits: noted before the rulebook looks again, and kept after it.
NOTE_COVERED: Final = "select note_what_is_covered(%(merge)s)"
KEEP_COVERED: Final = "select keep_what_is_covered(%(merge)s)"
# What a merge, or undoing it, ended goes on in the same family or in another: it began on the day it began before, and
# the line of that day stands among the changes.
SEEN_AS_BEFORE: Final = """
update early_signals_outcome o set first_seen_on = least(o.first_seen_on, began.day) from (
  select coalesce(%(into)s::uuid, ended.dossier_id) as dossier_id, ended.rule, ended.step, ended.subject_ref,
    case ended.subject_id when %(gone)s::uuid then %(stays)s::uuid else ended.subject_id end as subject_id, (
    select (max(first.at) at time zone current_setting('TimeZone'))::date from early_signals_outcomechange first
    where first.dossier_id = ended.dossier_id and first.rule = ended.rule and first.step = ended.step
      and first.subject_id is not distinct from ended.subject_id
      and first.subject_ref is not distinct from ended.subject_ref and first.state_before = '' and first.at < ended.at
  ) as day
  from early_signals_outcomechange ended
  where ended.dossier_id = any(%(families)s) and ended.at = %(ended)s and ended.state_after = ''
) began
where began.day is not null and o.dossier_id = began.dossier_id and o.rule = began.rule and o.step = began.step
  and o.subject_id is not distinct from began.subject_id and o.subject_ref is not distinct from began.subject_ref
"""
WHERE_IT_WAS: Final[Mapping[str, None]] = {"into": None, "gone": None, "stays": None}


def pair_page(actor: Actor, gone: UUID, stays: UUID, *, today: date) -> PairPanel:
    """Return the page of two persons who may be one. Raises NotFound, SamePerson."""
    return pair_panel(actor, PersonId(gone), PersonId(stays), tables=PAGE_TABLES, label=row_label, today=today)


def merge(*, actor: Actor, two: Two, choices: Mapping[str, str], because: str, today: date, at: datetime) -> UUID:
    """Let one person go on as another, in every track, and return the merge. Raises what merge_persons does."""
    done = merge_persons(actor=actor, two=two, tables=PAGE_TABLES, choices=choices, because=because, today=today, at=at)
    if done.ends_family:
        gone_from, stays_in = vars(done)["gone_from_id"], vars(done)["stays_in_id"]
        ask_there(actor, gone_from, stays_in, batch_id=done.id, today=today, at=at)
    asked(WORK_FOLLOWS, {"merge": done.id})
    goes_on = {"into": vars(done)["stays_in_id"], "gone": two.gone, "stays": two.stays}
    look_again(done.id, goes_on, ended=at, today=today, at=at)
    return done.id


def unmerge(*, actor: Actor, merge_id: UUID, because: str, today: date, at: datetime) -> UUID:
    """Let two persons be two again, and return the family of the one who went. Raises what unmerge_persons does."""
    undone = unmerge_persons(actor=actor, merge_id=merge_id, tables=PAGE_TABLES, because=because, today=today, at=at)
    gone_from: UUID = vars(undone)["gone_from_id"]
    if undone.ends_family:
        ask_here_again(actor, gone_from, batch_id=undone.id, merged_at=undone.merged_at, at=at)
    asked(WORK_GOES_BACK, {"merge": merge_id})
    look_again(merge_id, WHERE_IT_WAS, ended=undone.merged_at, today=today, at=at)
    return gone_from


def look_again(
    merge_id: UUID, goes_on: Mapping[str, UUID | None], *, ended: datetime, today: date, at: datetime
) -> None:
    """Let the rulebook look at the families of a merge; what goes on, there or where it was, began before.

    A signal that was closed or waits does not ask again because what it rests on goes on elsewhere.
    """
    families = sorted(current_context().opened)
    asked(NOTE_COVERED, {"merge": merge_id})
    reevaluate(families, on=today, now=at, cause=Cause.FACT)
    with evaluating(families), connection.cursor() as cursor:
        cursor.execute(SEEN_AS_BEFORE, {"families": families, "ended": ended, **goes_on})
    asked(KEEP_COVERED, {"merge": merge_id})


def keep_apart(*, actor: Actor, two: Two, because: str, today: date, at: datetime) -> None:
    """Write down that two persons are two. Raises what say_not_same does."""
    say_not_same(actor=actor, two=two, because=because, today=today, at=at)


def withdraw_apart(*, actor: Actor, said_id: UUID, today: date, at: datetime) -> None:
    """Take back that two persons are two. Raises what withdraw_not_same does."""
    withdraw_not_same(actor=actor, said_id=said_id, today=today, at=at)


def ask_there(actor: Actor, from_id: UUID, to_id: UUID, *, batch_id: UUID, today: date, at: datetime) -> None:
    """Let a family be talked of under the family in which it goes on; three statements."""
    wishes = list(open_requests(today).filter(dossier_id__in=[from_id, to_id]).order_by("asked_at", "id"))
    here = {wish.for_on for wish in wishes if wish.dossier_id == to_id and wish.asked_by_id == actor.account_id}
    first = {wish.for_on: wish for wish in reversed(wishes) if wish.dossier_id == from_id and wish.for_on not in here}
    AgendaRequest.objects.bulk_create(
        AgendaRequest(
            dossier_id=to_id,
            reason=wish.reason,
            for_on=wish.for_on,
            asked_by_id=actor.account_id,
            organisation_id=actor.organisation_id,
            asked_at=at,
            batch_id=batch_id,
        )
        for wish in first.values()
    )
    ended = AgendaRequest.objects.filter(id__in=[wish.id for wish in wishes if wish.dossier_id == from_id])
    ended.update(withdrawn_at=at, withdrawn_by_id=actor.account_id)


def ask_here_again(actor: Actor, dossier_id: UUID, *, batch_id: UUID, merged_at: datetime, at: datetime) -> None:
    """Put back on the agenda what a merge took off it; two statements."""
    followed = AgendaRequest.objects.filter(batch_id=batch_id, withdrawn_at=None)
    followed.update(withdrawn_at=at, withdrawn_by_id=actor.account_id)
    ended = AgendaRequest.objects.filter(dossier_id=dossier_id, withdrawn_at=merged_at)
    ended.update(withdrawn_at=None, withdrawn_by_id=None)


def row_label(table: FactTable, row: Fact) -> str:
    """Return what a row is called: its kind, or the fact that was told."""
    if table is TOLD:
        name = str(vars(row)["name"])
        return name[:1].upper() + name[1:]
    if table is EPISODE_ROWS:
        kind = EPISODES.get(vars(row)["kind"])
        return kind.label if kind else table.label
    return step_columns(vars(row)["kind"])[0].heading if table is STEPS else table.label
