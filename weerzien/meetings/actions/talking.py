"""In the meeting: begin, walk the agenda, write down who is there, what was agreed and decided, and close."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from weerzien.access.abilities import Ability
from weerzien.access.actors import Actor
from weerzien.access.roles import Compartment
from weerzien.audit.actions import record_changes
from weerzien.dossiers.door import open_dossier
from weerzien.dossiers.queries.readable import read_whole
from weerzien.early_signals.lists.actions import settle_wishes
from weerzien.kernel.ids import AccountId, DossierId, OrganisationId, PersonId
from weerzien.kernel.refusals import NotFound
from weerzien.meetings.actions.arranging import record_about
from weerzien.meetings.actions.ordering import renew
from weerzien.meetings.door import check_version, item_of, led_meeting
from weerzien.meetings.models import AgendaItem, Attendee, Decision
from weerzien.meetings.rules.refusals import ClosedPart, NotRunning, check_decision
from weerzien.meetings.rules.states import ItemState, MeetingState, may_become
from weerzien.plans.actions import give_task
from weerzien.plans.rules import Origin, OriginKind

GUESTS_LENGTH = 200


@dataclass(frozen=True, slots=True)
class Agreement:
    """Who does what by when, and why they; about one member of the family, or about all where `person_id` is None."""

    what: str
    organisation_id: UUID
    account_id: UUID | None
    due: date
    ground: str
    part: Compartment
    person_id: UUID | None = None


def begin_meeting(*, actor: Actor, meeting_id: UUID, at: datetime) -> None:
    """Begin a meeting; beginning twice is as good as once. Raises NotFound, MayNotChair, MeetingOver."""
    meeting = led_meeting(meeting_id)
    if not may_become(meeting.state, MeetingState.RUNNING):
        return
    meeting.state = MeetingState.RUNNING
    meeting.version += 1
    meeting.save(update_fields=["state", "version"])
    record_about(actor, "meetings.begun", meeting, fields=["state"], at=at)


def go_to(*, actor: Actor, meeting_id: UUID, item_id: UUID) -> None:
    """Let the shared screen show another item. It is a pointer: whoever goes last is where the meeting is."""
    del actor
    meeting = led_meeting(meeting_id)
    item = item_of(meeting, item_id)
    if meeting.current_item != item.id:
        meeting.current_item = item.id
        meeting.save(update_fields=["current_item"])


def write_presence(
    *, actor: Actor, meeting_id: UUID, version: int, attendee_ids: Collection[UUID], guests: str, at: datetime
) -> None:
    """Write down who is there, and who is there without an account. Raises ChangedMeanwhile."""
    meeting = led_meeting(meeting_id)
    check_version(meeting, version)
    asked = Attendee.objects.filter(meeting_id=meeting_id)
    asked.filter(id__in=list(attendee_ids)).update(was_present=True)
    asked.exclude(id__in=list(attendee_ids)).update(was_present=False)
    meeting.guests = " ".join(guests.split())[:GUESTS_LENGTH]
    meeting.save(update_fields=["guests"])
    renew(meeting)
    record_about(actor, "meetings.presence-written", meeting, fields=["was_present", "guests"], at=at)


def agree(*, actor: Actor, meeting_id: UUID, item_id: UUID, agreement: Agreement, today: date, at: datetime) -> UUID:
    """Write down who does what by when: a task that reminds and that the next meeting begins with until it is done.

    Raises NotFound, MayNotChair, MeetingOver, and what a task refuses: no words, no ground, a day that has passed.
    """
    item = item_of(led_meeting(meeting_id), item_id)
    if item.dossier_id is None:
        raise NotFound
    return give_task(
        actor,
        DossierId(item.dossier_id),
        what=agreement.what,
        organisation_id=OrganisationId(agreement.organisation_id),
        person_id=AccountId(agreement.account_id) if agreement.account_id else None,
        ground=agreement.ground,
        due=agreement.due,
        compartment=agreement.part,
        origin=Origin(OriginKind.AGREEMENT, item.id),
        about=PersonId(agreement.person_id) if agreement.person_id else None,
        today=today,
        at=at,
    )


def decide(
    *,
    actor: Actor,
    meeting_id: UUID,
    item_id: UUID,
    what: str,
    ground: str,
    part: Compartment | None,
    person_id: UUID | None,
    today: date,
    at: datetime,
) -> None:
    """Write down what was decided and why; the very same again is there already.

    Raises NothingSaid, DecisionWithoutGround, ClosedPart.
    """
    meeting = led_meeting(meeting_id)
    item = item_of(meeting, item_id)
    what, ground = " ".join(what.split()), " ".join(ground.split())
    check_decision(what, ground)
    if item.dossier_id is not None:
        check_part(actor, DossierId(item.dossier_id), part, person_id, today=today, at=at)
    said = {
        "meeting_id": meeting.id,
        "item_id": item.id,
        "dossier_id": item.dossier_id,
        "subject_id": person_id if item.dossier_id else None,
        "compartment": part if item.dossier_id and part else "",
        "what": what,
        "ground": ground,
        "made_by_id": actor.account_id,
    }
    if Decision.objects.filter(**said).exists():
        return
    Decision.objects.create(**said, made_at=at)
    dossier_ids = [item.dossier_id] if item.dossier_id else []
    record_changes(actor, "meetings.decided", dossier_ids=dossier_ids, fields=["what", "ground"], at=at)


def check_part(
    actor: Actor,
    dossier_id: DossierId,
    part: Compartment | None,
    person_id: UUID | None,
    *,
    today: date,
    at: datetime,
) -> None:
    """Refuse a decision in a part of the file that whoever writes it may not read."""
    about = PersonId(person_id) if person_id else None
    opened = open_dossier(actor, dossier_id, Ability.EDIT_CONTACTS, about=about, today=today, at=at)
    if part is None or part not in read_whole(opened.id):
        raise ClosedPart


def close_meeting(*, actor: Actor, meeting_id: UUID, version: int, at: datetime) -> None:
    """Close a meeting: what was not talked of goes to the next one, wishes that were met are done.

    Raises NotRunning, ChangedMeanwhile. Families that whoever closes does not see stay as they are and go on as well.
    """
    meeting = led_meeting(meeting_id)
    check_version(meeting, version)
    if not may_become(meeting.state, MeetingState.CLOSED):
        raise NotRunning
    items = AgendaItem.objects.filter(meeting_id=meeting_id)
    done = items.filter(state=ItemState.DISCUSSED, dossier__isnull=False)
    settle_wishes(
        actor=actor,
        dossier_ids=list(done.order_by("dossier_id").values_list("dossier_id", flat=True)),
        held_on=meeting.held_on,
        at=at,
    )
    items.filter(state=ItemState.OPEN).update(state=ItemState.LATER)
    meeting.state, meeting.closed_at, meeting.current_item = MeetingState.CLOSED, at, None
    meeting.version += 1
    meeting.save(update_fields=["state", "closed_at", "current_item", "version"])
    record_about(actor, "meetings.closed", meeting, fields=["state"], at=at)
