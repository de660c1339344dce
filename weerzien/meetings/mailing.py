"""Which invitations wait to leave by mail: for whoever wants them, once per meeting and per change of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final
from uuid import UUID

from weerzien.access.actors import Actor
from weerzien.access.queries import people_at_work
from weerzien.access.questions import asked
from weerzien.access.system import system_wide
from weerzien.audit.actions import record_changes
from weerzien.early_signals.shields import withheld_from
from weerzien.kernel.ids import AccountId, OrganisationId
from weerzien.meetings.models import InvitationWish, SentInvitation
from weerzien.meetings.rules.states import MeetingState

MAILING: Final = "uitnodigingen voor het overleg per e-mail sturen"
WAITING: Final = """
select asked_to.account_id, m.dossier_id, m.subject_id, m.id, m.state, m.sequence, m.held_on, m.starts_at, m.minutes,
  m.place, last.sequence
from meetings_meeting m
join meetings_attendee asked_to on asked_to.meeting_id = m.id
join meetings_invitationwish wish on wish.account_id = asked_to.account_id and wish.is_wanted
left join lateral (
  select max(s.sequence) as sequence from meetings_sentinvitation s
  where s.meeting_id = m.id and s.account_id = asked_to.account_id) last on true
where m.held_on >= %(today)s and (last.sequence is null or last.sequence < m.sequence)
  and (m.state = %(planned)s or (m.state = %(cancelled)s and last.sequence is not null))
order by m.held_on, m.id, asked_to.account_id
"""
# Two workers at once: one of them takes it.
TAKE: Final = """
insert into meetings_sentinvitation (id, meeting_id, account_id, sequence, taken_at)
values (gen_random_uuid(), %(meeting)s, %(account)s, %(sequence)s, %(now)s) on conflict do nothing returning id
"""


@dataclass(frozen=True, slots=True)
class Invitation:
    """A mail that is about to leave: to whom, and the meeting as it is now. `is_change`: they heard of it before."""

    account_id: AccountId
    email: str
    id: UUID
    state: MeetingState
    sequence: int
    held_on: date
    starts_at: time
    minutes: int
    place: str
    is_change: bool

    @property
    def ends_at(self) -> time:
        """When it ends."""
        return (datetime.combine(self.held_on, self.starts_at) + timedelta(minutes=self.minutes)).time()

    @property
    def is_off(self) -> bool:
        """Whether it was cancelled."""
        return self.state is MeetingState.CANCELLED


def wants_invitations(actor: Actor) -> bool:
    """Return whether invitations come to somebody by mail; one query."""
    return InvitationWish.objects.filter(account_id=actor.account_id, is_wanted=True).exists()


def choose_invitations(*, actor: Actor, is_wanted: bool, at: datetime) -> None:
    """Keep whether somebody wants invitations by mail."""
    if not InvitationWish.objects.filter(account_id=actor.account_id).update(is_wanted=is_wanted):
        InvitationWish.objects.create(account_id=actor.account_id, is_wanted=is_wanted)
    record_changes(actor, "meetings.mail-chosen", dossier_ids=(), fields=["is_wanted"], at=at)


def waiting_invitations(*, municipality_id: OrganisationId, today: date) -> list[Invitation]:
    """Return what waits to leave for the meetings of a municipality from today on; three queries.

    Nobody is asked by mail who works nowhere today, or from whom the youngster or family it is about is withheld.
    """
    states = {"planned": MeetingState.PLANNED.value, "cancelled": MeetingState.CANCELLED.value}
    with system_wide(municipality_id, purpose=MAILING, today=today):
        rows = asked(WAITING, {"today": today, **states})
        people = people_at_work({AccountId(row[0]) for row in rows}, today=today)
        kept = withheld_from(people)
    return [
        Invitation(
            AccountId(who),
            people[AccountId(who)].email,
            pk,
            MeetingState(state),
            sequence,
            held_on,
            starts_at,
            minutes,
            place,
            last is not None,
        )
        for who, dossier_id, person_id, pk, state, sequence, held_on, starts_at, minutes, place, last in rows
        if who in people and kept.isdisjoint({(who, dossier_id), (who, person_id)})
    ]


def take_invitation(one: Invitation, *, municipality_id: OrganisationId, now: datetime) -> bool:
    """Take an invitation, so that nobody takes it again; return whether it was still there to take.

    It is committed when this returns: a process that ends before the mail has left sends none.
    """
    values = {"meeting": one.id, "account": one.account_id, "sequence": one.sequence, "now": now}
    with system_wide(municipality_id, purpose=MAILING, today=now.date()):
        return bool(asked(TAKE, values))


def invitation_stayed(one: Invitation, *, municipality_id: OrganisationId, today: date) -> None:
    """Write down that a mail certainly has not left, so that it is tried again."""
    with system_wide(municipality_id, purpose=MAILING, today=today):
        SentInvitation.objects.filter(meeting_id=one.id, account_id=one.account_id, sequence=one.sequence).delete()


def remove_old_invitations(*, before: date) -> int:
    """Remove what was sent about the meetings of a municipality held before a day, and return how many.

    Must run inside `system_wide` for that municipality.
    """
    removed, _ = SentInvitation.objects.filter(meeting__held_on__lt=before).delete()
    return removed
