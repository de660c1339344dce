"""The tables of this app."""

from weerzien.meetings.models.agenda_item import AgendaItem
from weerzien.meetings.models.decision import Decision
from weerzien.meetings.models.invited_by_mail import InvitationWish, SentInvitation
from weerzien.meetings.models.meeting import Attendee, Meeting
from weerzien.meetings.models.series import Participant, Series, StandingAgreement

__all__ = [
    "AgendaItem",
    "Attendee",
    "Decision",
    "InvitationWish",
    "Meeting",
    "Participant",
    "SentInvitation",
    "Series",
    "StandingAgreement",
]
