"""One meeting: its agenda for who leads it, the preparation of everybody else; moving and cancelling it."""

from __future__ import annotations

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from weerzien.audit.actions import record_look
from weerzien.early_signals.work import Work
from weerzien.meetings.actions import arranging
from weerzien.meetings.queries.agenda import agenda, agenda_for_chair
from weerzien.meetings.queries.heads import meeting_head
from weerzien.meetings.queries.panels import AgendaPanel
from weerzien.meetings.rules.ranking import ORDER_WORDS
from weerzien.meetings.rules.refusals import MayNotChair
from weerzien.web.http import Request, page, reading, reads, writes
from weerzien.web.meetings import clashing
from weerzien.web.meetings.clashing import FindClash
from weerzien.web.meetings.doing import No, done, sent_number
from weerzien.web.meetings.forms import AddFamilyForm, MomentForm, PresenceForm, TopicForm
from weerzien.web.meetings.waiting import handovers_that_wait
from weerzien.web.rights import written_down

ACTION = "meetings.meeting"


@reads
def meeting(request: Request, meeting_id: UUID) -> HttpResponse:
    """Show the agenda of a meeting, as far as this reader may see it, and write down which families stand on it."""
    return meeting_page(request, meeting_id)


@writes
def move_meeting(request: Request, meeting_id: UUID) -> HttpResponse:
    """Move a meeting to another time or place."""
    form = MomentForm(request.POST)
    version = sent_number(request, "version")

    def deed(work: Work) -> None:
        arranging.move_meeting(
            actor=request.actor,
            meeting_id=meeting_id,
            version=version,
            moment=form.moment,
            today=work.today,
            at=work.now,
        )

    if form.is_valid():
        no = done(request, ACTION, deed)
        if no is None:
            messages.success(request, "Het overleg is verplaatst. Haal de uitnodiging opnieuw op voor uw agenda.")
            return redirect("meeting", meeting_id)
        if no.is_conflict:
            return meeting_page(request, meeting_id, no=no, find=clashing.in_moment(form.moment))
        form.add_error(None, no.sentence)
    return meeting_page(request, meeting_id, moment=form, status=HTTPStatus.UNPROCESSABLE_ENTITY)


@writes
def cancel_meeting(request: Request, meeting_id: UUID) -> HttpResponse:
    """Cancel a meeting."""
    version = sent_number(request, "version")

    def deed(work: Work) -> None:
        arranging.cancel_meeting(actor=request.actor, meeting_id=meeting_id, version=version, at=work.now)

    no = done(request, ACTION, deed)
    if no is not None:
        find = clashing.in_ending("cancel_meeting", clashing.CALLED_OFF)
        return meeting_page(request, meeting_id, no=no, find=find)
    messages.success(request, "Het overleg is afgezegd. Haal de uitnodiging opnieuw op: die haalt het uit uw agenda.")
    return redirect("meeting", meeting_id)


def meeting_page(
    request: Request,
    meeting_id: UUID,
    *,
    no: No | None = None,
    find: FindClash | None = None,
    moment: MomentForm | None = None,
    topic: TopicForm | None = None,
    family: AddFamilyForm | None = None,
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    """Show a meeting; `no` is why something was not done, `find` finds both versions, a form given was refused."""
    panel = read_panel(request, meeting_id, must_lead=no is not None or status != HTTPStatus.OK)
    head = panel.head
    names = ("held_on", "starts_at", "minutes", "place")
    context = {
        "panel": panel,
        "no": no,
        "clash": find(panel) if find and no and no.is_conflict else None,
        "moment": moment or MomentForm(initial={name: getattr(head, name) for name in names}),
        "topic": topic or TopicForm(),
        "family": family or AddFamilyForm(),
        "presence": PresenceForm(head=head),
        "order_words": ORDER_WORDS,
        "is_today": head.held_on <= request.today,
    }
    return page(request, "meetings/meeting", context, status=no.status if no else status)


def read_panel(request: Request, meeting_id: UUID, *, must_lead: bool = False) -> AgendaPanel:
    """Return the agenda of a meeting and write the look down. Raises NotFound, MayNotChair, written down too."""
    with written_down(request, ACTION), reading(request):
        head = meeting_head(meeting_id)
        if must_lead and not head.leads:
            raise MayNotChair
        more = handovers_that_wait(request.actor, today=request.today)
        if head.leads:
            panel, _ = agenda_for_chair(head, today=request.today, more=more)
        else:
            panel = agenda(head, today=request.today, more=more)
        if panel.shown:
            record_look(request.actor, ACTION, dossier_ids=panel.shown, at=request.now)
    return panel
