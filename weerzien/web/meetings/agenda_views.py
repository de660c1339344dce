"""The agenda of a meeting: make it, put it in order, add to it, take off it."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Final
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from weerzien.dossiers.queries.searching import Wanted, find_families
from weerzien.dossiers.rules import read_search
from weerzien.early_signals.work import Work
from weerzien.kernel.refusals import NotFound
from weerzien.meetings.actions import ordering
from weerzien.meetings.rules.ranking import MINUTES
from weerzien.meetings.rules.states import ItemState
from weerzien.web.drafts.keeping import keep, saved
from weerzien.web.families.bulk_forms import read_ids
from weerzien.web.http import Request, reading, writes
from weerzien.web.meetings import clashing
from weerzien.web.meetings.clashing import FindClash
from weerzien.web.meetings.doing import done, sent_id, sent_number
from weerzien.web.meetings.forms import AddFamilyForm, TopicForm
from weerzien.web.meetings.meeting_views import ACTION, meeting_page
from weerzien.web.meetings.waiting import handovers_that_wait

PLACES: Final = {"omhoog": -1, "omlaag": 1}
STATES: Final = {state.value: state for state in ItemState}
NOT_ONE: Final = "Hier past niet precies een gezin bij. Typ het nummer van het gezin."


@writes
def make_agenda(request: Request, meeting_id: UUID) -> HttpResponse:
    """Put on the agenda what is to be talked of and does not stand there yet."""
    added: list[int] = []

    def deed(work: Work) -> None:
        more = handovers_that_wait(request.actor, today=work.today)
        added.append(
            ordering.make_agenda(actor=request.actor, meeting_id=meeting_id, today=work.today, at=work.now, more=more)
        )

    no = done(request, ACTION, deed)
    if no is not None:
        return meeting_page(request, meeting_id, no=no)
    count = added[-1]
    words = {0: "Er kwam niets bij: alles staat er al.", 1: "Er kwam 1 punt bij, onderaan."}
    messages.success(request, words.get(count, f"Er kwamen {count} punten bij, onderaan."))
    return redirect("meeting", meeting_id)


@writes
def order_agenda(request: Request, meeting_id: UUID) -> HttpResponse:
    """Keep the order in which the items were dragged."""
    item_ids = read_ids([request.POST.get("volgorde", "")])
    version = sent_number(request, "version")

    def deed(work: Work) -> None:
        ordering.order_agenda(
            actor=request.actor, meeting_id=meeting_id, version=version, item_ids=item_ids, at=work.now
        )

    return back_to(request, meeting_id, deed, find=clashing.in_order(item_ids))


@writes
def move_item(request: Request, meeting_id: UUID) -> HttpResponse:
    """Move one item up or down."""
    item_id = sent_id(request, "punt")
    version = sent_number(request, "version")
    where = request.POST.get("naar", "")
    by = PLACES.get(where, 0)

    def deed(work: Work) -> None:
        ordering.move_item(
            actor=request.actor, meeting_id=meeting_id, item_id=item_id, version=version, by=by, at=work.now
        )

    find = clashing.in_move(item_id, where=where, by=by)
    return back_to(request, meeting_id, deed, f"#punt-{item_id}", find=find)


@writes
def change_item(request: Request, meeting_id: UUID) -> HttpResponse:
    """Say how long an item takes, or what became of it."""
    item_id = sent_id(request, "punt")
    version = sent_number(request, "version")
    state = STATES.get(request.POST.get("doe", ""))
    minutes = sent_number(request, "minuten", otherwise=MINUTES)

    def deed(work: Work) -> None:
        ordering.change_item(
            actor=request.actor,
            meeting_id=meeting_id,
            item_id=item_id,
            version=version,
            state=state,
            minutes=minutes if state is None else None,
            at=work.now,
        )

    find = clashing.in_item(item_id, state=state, minutes=minutes)
    return back_to(request, meeting_id, deed, f"#punt-{item_id}", find=find)


@writes
def add_topic(request: Request, meeting_id: UUID) -> HttpResponse:
    """Put something on the agenda that is about no family."""
    form = TopicForm(request.POST)

    def deed(work: Work) -> None:
        ordering.add_topic(
            actor=request.actor,
            meeting_id=meeting_id,
            title=form.cleaned_data["title"],
            minutes=MINUTES,
            at=work.now,
        )

    if form.is_valid():
        no = done(request, ACTION, deed)
        if no is None:
            saved(request, "Het onderwerp staat onderaan de agenda.")
            return redirect("meeting", meeting_id)
        form.add_error(None, no.sentence)
    keep(request)
    return meeting_page(request, meeting_id, topic=form, status=HTTPStatus.UNPROCESSABLE_ENTITY)


@writes
def add_family(request: Request, meeting_id: UUID) -> HttpResponse:
    """Put a family on the agenda, found by its number or a name of which there is one."""
    form = AddFamilyForm(request.POST)
    if form.is_valid():
        dossier_id = found_family(request, form.cleaned_data["number"])

        def deed(work: Work) -> None:
            if dossier_id is None:
                raise NotFound
            ordering.add_family(
                actor=request.actor,
                meeting_id=meeting_id,
                dossier_id=dossier_id,
                reason=form.cleaned_data["reason"],
                minutes=MINUTES,
                today=work.today,
                at=work.now,
            )

        no = done(request, ACTION, deed) if dossier_id else None
        if dossier_id and no is None:
            saved(request, "Het gezin staat onderaan de agenda.")
            return redirect("meeting", meeting_id)
        form.add_error("number" if dossier_id is None else None, no.sentence if no else NOT_ONE)
    keep(request)
    return meeting_page(request, meeting_id, family=form, status=HTTPStatus.UNPROCESSABLE_ENTITY)


def found_family(request: Request, typed: str) -> UUID | None:
    """Return the one family that somebody means, None where there is none or more than one."""
    text = read_search(typed)
    if text is None:
        return None
    with reading(request):
        found, total = find_families(Wanted(text=text), order=None, first=0, size=2, today=request.today)
    return found[0] if total == 1 else None


def back_to(
    request: Request,
    meeting_id: UUID,
    deed: Callable[[Work], None],
    place: str = "#agenda",
    *,
    find: FindClash,
) -> HttpResponse:
    """Do something and go back to the agenda; on a no show how it is now, and say why."""
    no = done(request, ACTION, deed)
    if no is not None:
        return meeting_page(request, meeting_id, no=no, find=find)
    response = redirect("meeting", meeting_id)
    response["Location"] += place
    return response
