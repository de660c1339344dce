"""In the meeting: one item at a time, what is agreed and decided on it, who is there, and closing."""

from __future__ import annotations

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from weerzien.audit.actions import record_look
from weerzien.early_signals.work import Work
from weerzien.kernel.refusals import NotFound
from weerzien.meetings.actions import ordering, talking
from weerzien.meetings.queries.agenda import agenda
from weerzien.meetings.queries.heads import meeting_head
from weerzien.meetings.queries.panels import AgendaPanel, ItemLine
from weerzien.meetings.rules.refusals import MayNotChair
from weerzien.meetings.rules.states import ItemState, MeetingState
from weerzien.web.drafts.keeping import keep, saved
from weerzien.web.http import Request, page, reading, reads, writes
from weerzien.web.meetings import clashing
from weerzien.web.meetings.agenda_views import STATES
from weerzien.web.meetings.clashing import FindClash
from weerzien.web.meetings.doing import No, done, sent_id, sent_number
from weerzien.web.meetings.forms import AgreementForm, DecisionForm, PresenceForm
from weerzien.web.meetings.meeting_views import ACTION, meeting_page
from weerzien.web.meetings.waiting import handovers_that_wait
from weerzien.web.rights import written_down


@writes
def begin_meeting(request: Request, meeting_id: UUID) -> HttpResponse:
    """Begin a meeting and go to its first item."""

    def deed(work: Work) -> None:
        talking.begin_meeting(actor=request.actor, meeting_id=meeting_id, at=work.now)

    no = done(request, ACTION, deed)
    if no is not None:
        return meeting_page(request, meeting_id, no=no)
    with reading(request):
        panel = agenda(meeting_head(meeting_id), today=request.today)
    first = next((item for item in panel.items if item.is_open), None)
    return redirect("talk", meeting_id, first.id) if first else redirect("meeting", meeting_id)


@reads
def talk(request: Request, meeting_id: UUID, item_id: UUID) -> HttpResponse:
    """Show one item as this reader may see it, and for who leads the meeting the forms to write with."""
    return item_page(request, meeting_id, item_id)


@writes
def go_to_item(request: Request, meeting_id: UUID, item_id: UUID) -> HttpResponse:
    """Go to an item, and let the shared screen follow; say what became of the one before it, if asked."""
    before = sent_id(request, "klaar") if request.POST.get("klaar") else None
    state = STATES.get(request.POST.get("doe", ""), ItemState.DISCUSSED)
    version = sent_number(request, "version")

    def deed(work: Work) -> None:
        if before:
            ordering.change_item(
                actor=request.actor,
                meeting_id=meeting_id,
                item_id=before,
                version=version,
                state=state,
                at=work.now,
            )
        talking.go_to(actor=request.actor, meeting_id=meeting_id, item_id=item_id)

    no = done(request, ACTION, deed)
    if no is not None:
        find = clashing.in_walk(before, item_id, state=state) if before else None
        return item_page(request, meeting_id, before or item_id, no=no, find=find)
    return redirect("talk", meeting_id, item_id)


@writes
def agree(request: Request, meeting_id: UUID, item_id: UUID) -> HttpResponse:
    """Write an agreement down."""
    panel, item = read_item(request, meeting_id, item_id, must_lead=True)
    form = AgreementForm(request.POST, head=panel.head, item=item)

    def deed(work: Work) -> None:
        talking.agree(
            actor=request.actor,
            meeting_id=meeting_id,
            item_id=item_id,
            agreement=form.agreement,
            today=work.today,
            at=work.now,
        )

    if form.is_valid():
        no = done(request, "meetings.agree", deed)
        if no is None:
            saved(request, "De afspraak staat er, als taak met een herinnering.")
            return redirect("talk", meeting_id, item_id)
        form.add_error(None, no.sentence)
    keep(request)
    return item_page(request, meeting_id, item_id, agreement=form)


@writes
def decide(request: Request, meeting_id: UUID, item_id: UUID) -> HttpResponse:
    """Write a decision down."""
    _, item = read_item(request, meeting_id, item_id, must_lead=True)
    form = DecisionForm(request.POST, item=item)

    def deed(work: Work) -> None:
        talking.decide(
            actor=request.actor,
            meeting_id=meeting_id,
            item_id=item_id,
            what=form.cleaned_data["what"],
            ground=form.cleaned_data["ground"],
            part=form.part,
            person_id=form.person_id,
            today=work.today,
            at=work.now,
        )

    if form.is_valid():
        no = done(request, "meetings.decide", deed)
        if no is None:
            saved(request, "Het besluit staat er.")
            return redirect("talk", meeting_id, item_id)
        form.add_error(None, no.sentence)
    keep(request)
    return item_page(request, meeting_id, item_id, decision=form)


@writes
def write_presence(request: Request, meeting_id: UUID) -> HttpResponse:
    """Write down who is there."""
    with written_down(request, ACTION), reading(request):
        head = meeting_head(meeting_id)
    form = PresenceForm(request.POST, head=head)
    version = sent_number(request, "version")

    def deed(work: Work) -> None:
        talking.write_presence(
            actor=request.actor,
            meeting_id=meeting_id,
            version=version,
            attendee_ids=[UUID(pk) for pk in form.cleaned_data["present"]],
            guests=form.cleaned_data["guests"],
            at=work.now,
        )

    no = done(request, ACTION, deed) if form.is_valid() else No("Kies uit wie er is gevraagd.", is_conflict=False)
    if no is not None:
        keep(request)
        given = form.cleaned_data
        find = clashing.in_presence([UUID(pk) for pk in given.get("present", ())], given.get("guests", ""))
        return meeting_page(request, meeting_id, no=no, find=find)
    saved(request, "Bewaard wie er is. Het gedeelde scherm volgt dat.")
    return redirect("meeting", meeting_id)


@writes
def close_meeting(request: Request, meeting_id: UUID) -> HttpResponse:
    """Close a meeting."""
    version = sent_number(request, "version")

    def deed(work: Work) -> None:
        talking.close_meeting(actor=request.actor, meeting_id=meeting_id, version=version, at=work.now)

    no = done(request, ACTION, deed)
    if no is not None and not is_closed(request, meeting_id):
        return meeting_page(request, meeting_id, no=no, find=clashing.in_ending("close_meeting", clashing.CLOSED))
    by_whom = "Het overleg is afgesloten." if no is None else "Iemand anders sloot dit overleg net af."
    messages.success(request, f"{by_whom} Wat niet is besproken, komt de volgende keer terug.")
    return redirect("meeting", meeting_id)


def is_closed(request: Request, meeting_id: UUID) -> bool:
    """Return whether a meeting is closed already, as was asked."""
    with reading(request):
        return meeting_head(meeting_id).state is MeetingState.CLOSED


def item_page(
    request: Request,
    meeting_id: UUID,
    item_id: UUID,
    *,
    no: No | None = None,
    find: FindClash | None = None,
    agreement: AgreementForm | None = None,
    decision: DecisionForm | None = None,
) -> HttpResponse:
    """Show one item; `no` is why something was not done, `find` finds both versions, a form given was refused."""
    panel, item = read_item(request, meeting_id, item_id)
    before, after = panel.beside(item_id)
    context = {
        "panel": panel,
        "item": item,
        "place": [one.id for one in panel.items].index(item_id) + 1 if item in panel.items else 0,
        "before": before,
        "after": after,
        "no": no,
        "clash": find(panel) if find and no and no.is_conflict else None,
        "agreement": agreement or AgreementForm(head=panel.head, item=item),
        "decision": decision or DecisionForm(item=item),
    }
    is_refused = agreement is not None or decision is not None
    status = no.status if no else HTTPStatus.UNPROCESSABLE_ENTITY if is_refused else HTTPStatus.OK
    return page(request, "meetings/talk", context, status=status)


def read_item(
    request: Request, meeting_id: UUID, item_id: UUID, *, must_lead: bool = False
) -> tuple[AgendaPanel, ItemLine]:
    """Return a meeting and one item of it, and write the look down. Raises NotFound, MayNotChair, written down too."""
    with written_down(request, ACTION), reading(request):
        head = meeting_head(meeting_id)
        if must_lead and not head.leads:
            raise MayNotChair
        panel = agenda(head, today=request.today, more=handovers_that_wait(request.actor, today=request.today))
        item = panel.item(item_id)
        if item is None:
            raise NotFound
        if item.dossier_id:
            record_look(request.actor, ACTION, dossier_ids=[item.dossier_id], at=request.now)
    return panel, item
