"""What leaves a meeting: minutes per organisation, an invitation for a calendar, a sheet for the youngster."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from weerzien.access.eighteen import GroundOfGuardian, grounds_around_eighteen
from weerzien.audit.actions import record_export
from weerzien.kernel.refusals import NotFound
from weerzien.meetings import invitations
from weerzien.meetings.queries.agenda import agenda
from weerzien.meetings.queries.heads import meeting_head
from weerzien.meetings.queries.panels import AgendaPanel, MeetingHead
from weerzien.meetings.queries.shared import together
from weerzien.web.families.saved_forms import as_id
from weerzien.web.http import Request, reading, reads
from weerzien.web.meetings.paper import minutes_of, talk_of
from weerzien.web.paper.setting import typeset
from weerzien.web.rights import written_down

ACTION = "meetings.minutes"


@reads
def minutes(request: Request, meeting_id: UUID) -> HttpResponse:
    """Hand over the minutes as a PDF: what the own organisation may read, or for who leads it another.

    Of another organisation that is what all who are asked for it may read, of what whoever prints may read.
    """
    with written_down(request, ACTION), reading(request):
        head = meeting_head(meeting_id)
        panel = agenda(head, today=request.today)
        organisation = request.actor.organisation_name
        other = as_id(request.GET.get("organisatie", ""))
        if other is not None and other != request.actor.organisation_id:
            panel, organisation = for_organisation(panel, other)
        if panel.shown:
            record_export(request.actor, ACTION, dossier_ids=panel.shown, at=request.now)
    content = minutes_of(panel, organisation=organisation, actor=request.actor, now=request.now)
    return pdf(typeset("meetings/minutes.typ", content, at=request.now), f"verslag-{head.held_on:%Y-%m-%d}")


def for_organisation(panel: AgendaPanel, organisation_id: UUID) -> tuple[AgendaPanel, str]:
    """Return what everybody asked for an organisation may read, and its name. Raises NotFound."""
    if not panel.head.leads or organisation_id not in panel.head.organisations:
        raise NotFound
    people = [line for line in panel.head.attendees if line.organisation_id == organisation_id]
    return together(panel, people), panel.head.organisations[organisation_id]


@reads
def talk_paper(request: Request, meeting_id: UUID) -> HttpResponse:
    """Hand over the sheet with which a youngster prepares a meeting about them: plain words, nothing of the file."""
    with written_down(request, ACTION), reading(request):
        head = meeting_head(meeting_id)
        if head.dossier_id is None:
            raise NotFound
        first_name = name_of_youngster(head, request)
        grounds = after_eighteen(head.dossier_id, head.person_id, request)
        record_export(request.actor, "meetings.talk-paper", dossier_ids=[head.dossier_id], at=request.now)
    content = talk_of(head, first_name=first_name, grounds=grounds, actor=request.actor, now=request.now)
    return pdf(typeset("meetings/talk.typ", content, at=request.now), "gesprek")


def after_eighteen(dossier_id: UUID, person_id: UUID | None, request: Request) -> list[GroundOfGuardian]:
    """Return on which grounds a guardian sees a youngster after the eighteenth birthday, as far as may be known."""
    return [
        one
        for one in grounds_around_eighteen(dossier_id)
        if one.person_id == person_id and not one.is_guardianship and one.lasts(request.today)
    ]


def name_of_youngster(head: MeetingHead, request: Request) -> str:
    """Return the first name of the youngster a meeting is about, nothing where it may not be seen."""
    for item in agenda(head, today=request.today).items:
        if item.dossier_id == head.dossier_id:
            return item.name_of(head.person_id)
    return ""


@reads
def invitation(request: Request, meeting_id: UUID) -> HttpResponse:
    """Hand over the meeting for a calendar; after a change the same meeting again, with a higher number."""
    with written_down(request, ACTION), reading(request):
        head = meeting_head(meeting_id)
    address = request.build_absolute_uri(reverse("meeting", args=[meeting_id]))
    content = invitations.invitation(head, address=address, at=request.now)
    return HttpResponse(
        content,
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="overleg.ics"'},
    )


def pdf(paper: bytes, name: str) -> HttpResponse:
    """Return a PDF that a browser shows."""
    return HttpResponse(
        paper, content_type="application/pdf", headers={"Content-Disposition": f'inline; filename="{name}.pdf"'}
    )
