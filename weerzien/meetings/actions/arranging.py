"""Begin a series, say who takes part, plan its meetings, move or cancel one."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.db import IntegrityError, transaction

from weerzien.access.abilities import Ability, may
from weerzien.access.actors import Actor
from weerzien.access.queries import account_id_of, actor_for
from weerzien.audit.actions import record_change, record_changes
from weerzien.dossiers.door import open_dossier
from weerzien.dossiers.queries.families import family_heads
from weerzien.kernel.ids import DossierId, OrganisationId
from weerzien.kernel.refusals import NotFound
from weerzien.meetings.door import check_version, kept_meeting, kept_series
from weerzien.meetings.models import AgendaItem, Attendee, Meeting, Participant, Series
from weerzien.meetings.rules.refusals import (
    LONGEST_ITEM,
    NAME_LENGTH,
    PLAIN_LENGTH,
    DayTaken,
    LastChair,
    MayNotChair,
    MeetingOver,
    NotPartOfTheFamily,
    TakesPartAlready,
    check_day,
    check_said,
    check_weekday,
)
from weerzien.meetings.rules.states import Kind, MeetingState, may_become


@dataclass(frozen=True, slots=True)
class Rhythm:
    """When and where something comes back: every so many weeks on the weekday of `begins_on`."""

    name: str
    every_weeks: int
    begins_on: date
    starts_at: time
    minutes: int
    place: str


@dataclass(frozen=True, slots=True)
class Moment:
    """When and where one meeting is."""

    held_on: date
    starts_at: time
    minutes: int
    place: str


def begin_series(*, actor: Actor, rhythm: Rhythm, is_regional: bool, at: datetime) -> UUID:
    """Begin a series of the own municipality, with oneself as its chair, and return it.

    Raises MayNotChair, NothingSaid, InTheWeekend.
    """
    municipality_id = municipality_of(actor)
    check_rhythm(rhythm)
    series = Series.objects.create(
        municipality_id=municipality_id,
        name=rhythm.name,
        is_regional=is_regional,
        every_weeks=rhythm.every_weeks,
        begins_on=rhythm.begins_on,
        starts_at=rhythm.starts_at,
        minutes=rhythm.minutes,
        place=rhythm.place,
        made_by_id=actor.account_id,
        made_at=at,
    )
    take_part(actor, series.id, actor, is_chair=True, at=at)
    record_changes(actor, "meetings.series-begun", dossier_ids=(), fields=["name", "begins_on"], at=at)
    return series.id


def change_series(*, actor: Actor, series_id: UUID, version: int, rhythm: Rhythm, at: datetime) -> None:
    """Change the rhythm of a series; planned meetings stay. Raises as `begin_series`, and ChangedMeanwhile."""
    series = kept_series(series_id)
    check_version(series, version)
    check_rhythm(rhythm)
    fields = ("name", "every_weeks", "begins_on", "starts_at", "minutes", "place")
    for field in fields:
        setattr(series, field, getattr(rhythm, field))
    series.version += 1
    series.save(update_fields=[*fields, "version"])
    record_changes(actor, "meetings.series-changed", dossier_ids=(), fields=fields, at=at)


def check_rhythm(rhythm: Rhythm) -> None:
    """Refuse a series without a name, or one that never meets. Raises NothingSaid, InTheWeekend."""
    check_said(rhythm.name, most=NAME_LENGTH)
    check_weekday(rhythm.begins_on)


def add_participant(*, actor: Actor, series_id: UUID, email: str, is_chair: bool, today: date, at: datetime) -> None:
    """Let somebody take part, for the organisation where they work today. Raises NoSuchAccount, NoPosition."""
    kept_series(series_id)
    somebody = actor_for(account_id_of(email), today=today)
    if Participant.objects.filter(series_id=series_id, account_id=somebody.account_id, left_at=None).exists():
        raise TakesPartAlready
    take_part(actor, series_id, somebody, is_chair=is_chair and may(somebody, Ability.CHAIR_MEETINGS), at=at)
    record_changes(actor, "meetings.participant-added", dossier_ids=(), fields=["account"], at=at)


def take_part(actor: Actor, series_id: UUID, somebody: Actor, *, is_chair: bool, at: datetime) -> None:
    """Write down that somebody takes part in a series."""
    Participant.objects.create(
        series_id=series_id,
        account_id=somebody.account_id,
        organisation_id=somebody.organisation_id,
        is_chair=is_chair,
        added_by_id=actor.account_id,
        added_at=at,
    )


def remove_participant(*, actor: Actor, series_id: UUID, participant_id: UUID, at: datetime) -> None:
    """Let somebody take part no longer; meetings that are planned keep who was asked. Raises NotFound, LastChair."""
    kept_series(series_id)
    now = Participant.objects.filter(series_id=series_id, left_at=None)
    leaving = now.filter(id=participant_id).first()
    if leaving is None:
        raise NotFound
    if leaving.is_chair and not now.filter(is_chair=True).exclude(id=participant_id).exists():
        raise LastChair
    now.filter(id=participant_id).update(left_at=at)
    record_changes(actor, "meetings.participant-removed", dossier_ids=(), fields=["account"], at=at)


def plan_meeting(*, actor: Actor, series_id: UUID, held_on: date, today: date, at: datetime) -> UUID:
    """Plan a meeting of a series and ask everybody who takes part. Raises DayGone, DayTaken."""
    series = kept_series(series_id)
    check_day(held_on, today=today)
    moment = Moment(held_on, series.starts_at, series.minutes, series.place)
    meeting = new_meeting(actor, moment, kind=Kind.SERIES, series_id=series_id, at=at)
    taking_part = Participant.objects.filter(series_id=series_id, left_at=None).order_by("id")
    Attendee.objects.bulk_create(
        Attendee(
            meeting_id=meeting.id,
            account_id=one.account_id,
            organisation_id=one.organisation_id,
            is_chair=one.is_chair,
        )
        for one in taking_part
    )
    record_changes(actor, "meetings.planned", dossier_ids=(), fields=["held_on"], at=at)
    return meeting.id


def new_meeting(actor: Actor, moment: Moment, *, kind: Kind, at: datetime, **about: UUID | str) -> Meeting:
    """Write a meeting down. Raises DayTaken where its series meets that day already."""
    try:
        with transaction.atomic():
            return Meeting.objects.create(
                municipality_id=municipality_of(actor),
                kind=kind,
                held_on=moment.held_on,
                starts_at=moment.starts_at,
                minutes=moment.minutes,
                place=moment.place,
                made_by_id=actor.account_id,
                made_at=at,
                **about,
            )
    except IntegrityError as taken:
        raise DayTaken from taken


def plan_transition(
    *,
    actor: Actor,
    dossier_id: UUID,
    person_id: UUID,
    moment: Moment,
    plain_words: str,
    account_ids: Collection[UUID],
    today: date,
    at: datetime,
) -> UUID:
    """Plan a meeting around one youngster, with whoever is asked of those who know the family; return it."""
    municipality_of(actor)
    opened = open_dossier(actor, DossierId(dossier_id), Ability.CHAIR_MEETINGS, today=today, at=at)
    check_day(moment.held_on, today=today)
    check_said(plain_words, most=PLAIN_LENGTH)
    if person_id not in {one.person_id for one in family_heads([opened.id], today=today)[opened.id].members}:
        raise NotPartOfTheFamily
    meeting = new_meeting(
        actor,
        moment,
        kind=Kind.TRANSITION,
        at=at,
        dossier_id=opened.id,
        subject_id=person_id,
        plain_words=plain_words,
    )
    ask_to(meeting, [actor, *(actor_for(pk, today=today) for pk in account_ids if pk != actor.account_id)])
    AgendaItem.objects.create(
        meeting_id=meeting.id,
        dossier_id=opened.id,
        place=1,
        minutes=min(moment.minutes, LONGEST_ITEM),
        added_by_id=actor.account_id,
        added_at=at,
    )
    record_change(
        actor, "meetings.transition-planned", dossier_id=opened.id, subject=person_id, fields=["held_on"], at=at
    )
    return meeting.id


def ask_to(meeting: Meeting, people: Iterable[Actor]) -> None:
    """Ask people to a meeting, each once; the first leads it."""
    named = {one.account_id: one for one in people}
    Attendee.objects.bulk_create(
        Attendee(meeting_id=meeting.id, account_id=pk, organisation_id=one.organisation_id, is_chair=place == 0)
        for place, (pk, one) in enumerate(named.items())
    )


def move_meeting(*, actor: Actor, meeting_id: UUID, version: int, moment: Moment, today: date, at: datetime) -> None:
    """Move a meeting to another time or place; calendars hear of it. Raises ChangedMeanwhile, DayGone, DayTaken."""
    meeting = kept_meeting(meeting_id)
    check_version(meeting, version)
    check_day(moment.held_on, today=today)
    fields = ("held_on", "starts_at", "minutes", "place")
    for field in fields:
        setattr(meeting, field, getattr(moment, field))
    save_moved(meeting, [*fields])
    record_about(actor, "meetings.moved", meeting, fields=fields, at=at)


def cancel_meeting(*, actor: Actor, meeting_id: UUID, version: int, at: datetime) -> None:
    """Cancel a meeting that has not begun; calendars hear of it. Raises ChangedMeanwhile, MeetingOver."""
    meeting = kept_meeting(meeting_id)
    check_version(meeting, version)
    if not may_become(meeting.state, MeetingState.CANCELLED):
        raise MeetingOver
    meeting.state = MeetingState.CANCELLED
    save_moved(meeting, ["state"])
    record_about(actor, "meetings.cancelled", meeting, fields=["state"], at=at)


def save_moved(meeting: Meeting, fields: list[str]) -> None:
    """Save what calendars must hear of."""
    meeting.version += 1
    meeting.sequence += 1
    try:
        with transaction.atomic():
            meeting.save(update_fields=[*fields, "version", "sequence"])
    except IntegrityError as taken:
        raise DayTaken from taken


def record_about(actor: Actor, action: str, meeting: Meeting, *, fields: Collection[str], at: datetime) -> None:
    """Write down a change of a meeting: with the family it is about, where it is about one."""
    dossier_ids = [meeting.dossier_id] if meeting.dossier_id else []
    record_changes(actor, action, dossier_ids=dossier_ids, fields=fields, at=at)


def municipality_of(actor: Actor) -> OrganisationId:
    """Return the municipality for which somebody leads meetings. Raises MayNotChair for who leads none."""
    if actor.municipality_id is None or not may(actor, Ability.CHAIR_MEETINGS):
        raise MayNotChair
    return actor.municipality_id
