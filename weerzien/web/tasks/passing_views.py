"""A colleague is away: look at what they have in hand, pass it on with a reason, take that back."""

from __future__ import annotations

from datetime import timedelta
from http import HTTPStatus
from typing import Any, Final
from uuid import UUID, uuid4

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from weerzien.early_signals.work import Work
from weerzien.kernel.ids import AccountId
from weerzien.kernel.words import listed
from weerzien.plans import passing
from weerzien.plans.passing import InHand, PassedOn, people_here, work_in_hand
from weerzien.plans.rules import REASON_LENGTH, UNDO_SECONDS, TooLateToTakeBack
from weerzien.web.deeds import carry_out, what_came_of
from weerzien.web.drafts.keeping import forget, keep, put_back
from weerzien.web.http import Request, page, reading, reads, writes
from weerzien.web.rights import write_look, written_down
from weerzien.web.tasks.forms import NOT_LISTED, Begun

LOOK: Final = "tasks.colleague"
UNDO: Final = "doorgegeven"


class PassForm(forms.Form):
    """To whom the work goes, and why."""

    def __init__(self, panel: InHand, sent: Any = None, *, begun: Begun = None) -> None:
        super().__init__(sent, initial=dict(begun or {}), auto_id="id_door_%s")
        self.fields["to"] = forms.ChoiceField(
            label="Wie neemt het over?",
            choices=[("", "kies"), *((str(one.account_id), one.name) for one in panel.others)],
            error_messages={"required": "Kies wie het overneemt.", **NOT_LISTED},
        )
        self.fields["because"] = forms.CharField(
            label="Waarom?",
            max_length=REASON_LENGTH,
            help_text="Bijvoorbeeld: ziek tot na de zomer. Wie bij de taak of het gezin hoort, leest dit.",
            error_messages={"required": "Schrijf waarom u het werk doorgeeft."},
        )


@reads
def choose_colleague(request: Request) -> HttpResponse:
    """Show whose work may be passed on."""
    with reading(request):
        people = people_here(request.actor, today=request.today)
    fresh = request.session.get(UNDO)
    undo = fresh["id"] if fresh and fresh["until"] > request.now.isoformat() else ""
    return page(request, "tasks/colleagues", {"people": people, "undo": undo})


@reads
def colleague_work(request: Request, account_id: UUID) -> HttpResponse:
    """Show what a colleague has in hand, and the form to pass it on."""
    panel = open_work(request, account_id)
    begun = put_back(request, reverse("pass_work_on", args=[account_id]))
    return show_work(request, panel, PassForm(panel, begun=begun))


@writes
def pass_work_on(request: Request, account_id: UUID) -> HttpResponse:
    """Pass it all on, and say how much that was; on a refusal keep what was typed."""
    panel = open_work(request, account_id)
    form, batch_id = PassForm(panel, request.POST), uuid4()

    def deed(work: Work) -> PassedOn:
        return passing.pass_on(
            actor=request.actor,
            colleague_id=AccountId(account_id),
            to_id=AccountId(UUID(form.cleaned_data["to"])),
            because=form.cleaned_data["because"],
            batch_id=batch_id,
            today=work.today,
            at=work.now,
        )

    moved = what_came_of(request, form, deed, action="plans.pass-on") if form.is_valid() else None
    if moved is None:
        keep(request)
        return show_work(request, panel, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    forget(request)
    until = request.now + timedelta(seconds=UNDO_SECONDS)
    request.session[UNDO] = {"id": str(batch_id), "until": until.isoformat()}
    messages.success(request, f"Doorgegeven: {counted(moved)}.", extra_tags=request.path)
    return redirect("choose_colleague")


@writes
def take_work_back(request: Request) -> HttpResponse:
    """Undo what was last passed on together, and nothing else."""
    last: dict[str, str] | None = request.session.get(UNDO)
    if last is None or last["id"] != request.POST.get("reeks", ""):
        raise TooLateToTakeBack
    batch_id = UUID(last["id"])

    def deed(work: Work) -> PassedOn:
        return passing.take_back(actor=request.actor, batch_id=batch_id, today=work.today, at=work.now)

    moved = carry_out(request, deed, action="plans.pass-on")
    del request.session[UNDO]
    messages.success(request, f"Weer zoals daarvoor: {counted(moved)}.")
    return redirect("choose_colleague")


def counted(moved: PassedOn) -> str:
    """Return in words how much changed hands."""
    tasks = "1 taak" if moved.tasks_count == 1 else f"{moved.tasks_count} taken"
    families = "1 gezin" if moved.families_count == 1 else f"{moved.families_count} gezinnen"
    signals = "1 signaal" if moved.signals_count == 1 else f"{moved.signals_count} signalen"
    return listed([tasks, families, *([signals] if moved.signals_count else [])])


def open_work(request: Request, account_id: UUID) -> InHand:
    """Return what a colleague has in hand, and write down which families that showed. Raises NotYours."""
    with written_down(request, LOOK), reading(request):
        panel = work_in_hand(request.actor, account_id, now=request.now)
    write_look(request, LOOK, panel.shown)
    return panel


def show_work(request: Request, panel: InHand, form: PassForm, status: HTTPStatus = HTTPStatus.OK) -> HttpResponse:
    """Show the page."""
    return page(request, "tasks/work", {"panel": panel, "form": form}, status=status)
