"""Make the agenda, and let whoever leads the meeting put it in another order, add to it, take off it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db.models import Max

from weerzien.access.actors import Actor
from weerzien.audit.actions import record_changes, record_each
from weerzien.dossiers.queries.families import family_heads
from weerzien.early_signals.lists.actions import ask_for_agenda
from weerzien.early_signals.talked_of import families_to_talk_of
from weerzien.meetings.door import check_version, item_of, led_meeting
from weerzien.meetings.models import AgendaItem, Meeting, StandingAgreement
from weerzien.meetings.queries.agenda import left_over, reasons_for
from weerzien.meetings.queries.heads import meeting_head
from weerzien.meetings.rules.ranking import MINUTES, Criterion, Reason, moved, ranked
from weerzien.meetings.rules.refusals import (
    LONGEST_ITEM,
    TITLE_LENGTH,
    AlreadyThere,
    NothingSaid,
    WrongOrder,
    check_said,
)
from weerzien.meetings.rules.states import ItemState, Kind

MOST: Final = 60
"""Families that a meeting can talk of at all; who wants more makes more meetings."""


def make_agenda(*, actor: Actor, meeting_id: UUID, today: date, at: datetime, more: Sequence[Reason] = ()) -> int:
    """Put on the agenda what is to be talked of and does not stand there yet; return how many items that were.

    Families come in the order of the reasons (rules.ranking) behind what stands there, and standing agreements to look
    at again behind what is unfinished: at the end there would be no time for them. What was taken off stays off.
    `more` are reasons that a floor above hands in, such as handovers that wait. Raises NotFound, MayNotChair.
    """
    meeting = led_meeting(meeting_id)
    if meeting.series_id is None:
        return 0
    head = meeting_head(meeting_id)
    there = list(AgendaItem.objects.filter(meeting_id=meeting_id).values_list("dossier_id", "standing_id"))
    known = (*left_over(head), *more)
    found = families_to_talk_of(actor, held_on=meeting.held_on, size=MOST, today=today)
    families = list(dict.fromkeys([reason.dossier_id for reason in known] + found))
    heads = family_heads(families, today=today)
    open_ones = [pk for pk in families if pk in heads and heads[pk].closed_on is None]
    reasons = reasons_for(open_ones, (r for r in known if r.dossier_id in heads), held_on=meeting.held_on, today=today)
    every = [reason for several in reasons.values() for reason in several]
    ordered = ranked(every, numbers={pk: head.number for pk, head in heads.items()})
    new = [pk for pk in ordered if pk not in {dossier_id for dossier_id, _ in there}][:MOST]
    standing = to_review(meeting.series_id, meeting.held_on, frozenset(pk for _, pk in there if pk))
    unfinished = [pk for pk in new if reasons[pk][0].criterion is Criterion.UNFINISHED]
    first, then = (
        [item_for(meeting, actor, at, dossier_id=pk) for pk in new if (pk in unfinished) is begins]
        for begins in (True, False)
    )
    rows = [*first, *standing_items(meeting, actor, standing, at), *then]
    put(meeting, rows)
    record_each(actor, "meetings.agenda-made", dossier_ids=new, at=at)
    return len(rows)


def to_review(series_id: UUID, held_on: date, there: frozenset[UUID]) -> list[StandingAgreement]:
    """Return the standing agreements of the series whose day to look at them has come."""
    due = StandingAgreement.objects.filter(series_id=series_id, ended_at=None, review_on__lte=held_on).exclude(
        id__in=there
    )
    return list(due.order_by("review_on", "id"))


def standing_items(
    meeting: Meeting, actor: Actor, standing: Sequence[StandingAgreement], at: datetime
) -> list[AgendaItem]:
    """Return the items with which standing agreements come on an agenda."""
    return [
        item_for(meeting, actor, at, standing_id=one.id, title=f"Vaste afspraak: {one.what}"[:TITLE_LENGTH])
        for one in standing
    ]


def item_for(
    meeting: Meeting,
    actor: Actor,
    at: datetime,
    *,
    dossier_id: UUID | None = None,
    standing_id: UUID | None = None,
    title: str = "",
    minutes: int = MINUTES,
) -> AgendaItem:
    """Return an item that is not kept yet and has no place."""
    return AgendaItem(
        meeting_id=meeting.id,
        dossier_id=dossier_id,
        standing_id=standing_id,
        title=title,
        minutes=minutes,
        added_by_id=actor.account_id,
        added_at=at,
    )


def put(meeting: Meeting, rows: Sequence[AgendaItem]) -> None:
    """Keep items behind those that whoever acts sees."""
    if not rows:
        return
    last = AgendaItem.objects.filter(meeting_id=meeting.id).aggregate(last=Max("place"))["last"] or 0
    for place, row in enumerate(rows, start=last + 1):
        row.place = place
    AgendaItem.objects.bulk_create(rows)
    renew(meeting)


def order_agenda(*, actor: Actor, meeting_id: UUID, version: int, item_ids: Sequence[UUID], at: datetime) -> None:
    """Put the items that whoever acts sees in an order. Raises ChangedMeanwhile where another did so first."""
    meeting = led_meeting(meeting_id)
    check_version(meeting, version)
    now = visible_order(meeting)
    if sorted(item_ids) != sorted(now):
        raise WrongOrder
    keep_order(meeting, item_ids)
    record_changes(actor, "meetings.agenda-ordered", dossier_ids=(), fields=["place"], at=at)


def move_item(*, actor: Actor, meeting_id: UUID, item_id: UUID, version: int, by: int, at: datetime) -> None:
    """Move one item up (below 0) or down. Raises NotFound, ChangedMeanwhile."""
    meeting = led_meeting(meeting_id)
    check_version(meeting, version)
    item = item_of(meeting, item_id)
    keep_order(meeting, moved(visible_order(meeting), item.id, by=by))
    record_changes(actor, "meetings.agenda-ordered", dossier_ids=(), fields=["place"], at=at)


def visible_order(meeting: Meeting) -> list[UUID]:
    """Return the items on the agenda that whoever acts sees, in order."""
    rows = AgendaItem.objects.filter(meeting_id=meeting.id).exclude(state=ItemState.DROPPED)
    return list(rows.order_by("place", "id").values_list("id", flat=True))


def keep_order(meeting: Meeting, item_ids: Sequence[UUID]) -> None:
    """Give items their places, and let whoever read the agenda before know that it is another."""
    rows = {row.id: row for row in AgendaItem.objects.filter(id__in=item_ids).order_by("id")}
    for place, pk in enumerate(item_ids, start=1):
        rows[pk].place = place
    AgendaItem.objects.bulk_update([rows[pk] for pk in sorted(rows)], ["place"])
    renew(meeting)


def renew(meeting: Meeting) -> None:
    """Let whoever read the agenda before know that it is another."""
    meeting.version += 1
    meeting.save(update_fields=["version"])


def add_topic(*, actor: Actor, meeting_id: UUID, title: str, minutes: int, at: datetime) -> None:
    """Put something on the agenda that is about no family. Raises NothingSaid."""
    meeting = led_meeting(meeting_id)
    title = " ".join(title.split())
    check_said(title, most=TITLE_LENGTH)
    if meeting.kind != Kind.SERIES:
        raise NothingSaid
    put(meeting, [item_for(meeting, actor, at, title=title, minutes=in_reach(minutes))])
    record_changes(actor, "meetings.topic-added", dossier_ids=(), fields=["title"], at=at)


def add_family(
    *, actor: Actor, meeting_id: UUID, dossier_id: UUID, reason: str, minutes: int, today: date, at: datetime
) -> None:
    """Put a family on the agenda and say why. Raises AlreadyThere, MayNotAsk, NoReasonGiven."""
    meeting = led_meeting(meeting_id)
    if meeting.kind != Kind.SERIES or AgendaItem.objects.filter(meeting_id=meeting_id, dossier_id=dossier_id).exists():
        raise AlreadyThere
    ask_for_agenda(actor=actor, dossier_ids=[dossier_id], reason=reason, for_on=meeting.held_on, today=today, at=at)
    put(meeting, [item_for(meeting, actor, at, dossier_id=dossier_id, minutes=in_reach(minutes))])
    record_each(actor, "meetings.family-added", dossier_ids=[dossier_id], at=at)


def change_item(
    *,
    actor: Actor,
    meeting_id: UUID,
    item_id: UUID,
    version: int,
    state: ItemState | None = None,
    minutes: int | None = None,
    at: datetime,
) -> None:
    """Say what became of an item (talked of, for next time, off the agenda, on it again), or how long it takes.

    Raises NotFound, ChangedMeanwhile where somebody changed it since it was read.
    """
    meeting = led_meeting(meeting_id)
    item = item_of(meeting, item_id)
    check_version(item, version)
    given = {"state": state, "minutes": None if minutes is None else in_reach(minutes)}
    changed = {name: value for name, value in given.items() if value is not None}
    for name, value in changed.items():
        setattr(item, name, value)
    item.version += 1
    item.save(update_fields=[*changed, "version"])
    renew(meeting)
    dossier_ids = [item.dossier_id] if item.dossier_id else []
    record_changes(actor, "meetings.item-changed", dossier_ids=dossier_ids, fields=[*changed], at=at)


def in_reach(minutes: int) -> int:
    """Return minutes that an item may take."""
    return max(1, min(LONGEST_ITEM, minutes))
