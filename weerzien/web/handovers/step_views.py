"""Taking one step of a handover; what is refused is said on its page, and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from http import HTTPStatus
from typing import Any, Final
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from weerzien.early_signals.work import attempts, unit_of_work
from weerzien.handovers import actions, continuing
from weerzien.handovers.rules import Intention
from weerzien.kernel.refusals import Refused
from weerzien.web.deeds import say_no
from weerzien.web.drafts.keeping import keep, saved
from weerzien.web.handovers.forms import ContinueForm, StepForm
from weerzien.web.handovers.views import handover_page
from weerzien.web.http import ABOUT_RIGHTS, Request, writes

DEEDS: Final[Mapping[Intention, Callable[..., None]]] = {
    Intention.SEND: actions.send,
    Intention.ACCEPT: actions.accept,
    Intention.REFUSE: actions.refuse,
    Intention.PLAN_CONTACT: actions.plan_contact,
    Intention.CONFIRM_CONTACT: actions.confirm_contact,
    Intention.COMPLETE: actions.complete,
    Intention.WITHDRAW: actions.withdraw,
}
DONE: Final[Mapping[Intention, str]] = {
    Intention.SEND: "De overdracht is verstuurd. U blijft verantwoordelijk tot het eerste contact is bevestigd.",
    Intention.ACCEPT: "U hebt de overdracht aangenomen. Plan nu het eerste contact met het gezin.",
    Intention.REFUSE: "U hebt geweigerd. De verzender ziet meteen waarom.",
    Intention.PLAN_CONTACT: "Het eerste contact is gepland.",
    Intention.CONFIRM_CONTACT: "Het eerste contact is bevestigd. Uw organisatie is nu verantwoordelijk.",
    Intention.COMPLETE: "De overdracht is afgerond.",
    Intention.WITHDRAW: "De overdracht is ingetrokken.",
}


@writes
def take_step(request: Request, handover_id: UUID, intention: Intention) -> HttpResponse:
    """Take a step and go back to the handover; on a refusal keep what was typed and say why."""
    form = StepForm(intention, today=request.today, sent=request.POST.dict())
    if form.is_valid() and done(request, handover_id, form):
        saved(request, DONE[intention])
        return redirect("handover", handover_id)
    answer = handover_page(request, handover_id, refused=form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    if form.has_words:
        keep(request)
    return answer


@writes
def continue_involvement(request: Request, handover_id: UUID) -> HttpResponse:
    """Let the sender stay involved for a while, on a ground of its own."""
    form = ContinueForm(request.POST)
    deed = partial(continuing.continue_involvement, actor=request.actor, handover_id=handover_id)
    if form.is_valid() and tried(request, form, "handovers.continue", partial(deed, **form.cleaned_data)):
        saved(request, "De verzender blijft betrokken tot en met de dag die u koos.")
        return redirect("handover", handover_id)
    answer = handover_page(request, handover_id, continuing=form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    keep(request)
    return answer


def done(request: Request, handover_id: UUID, form: StepForm) -> bool:
    """Take a step; say in the form why it was refused, if it was."""
    values: dict[str, Any] = form.values
    deed = partial(DEEDS[form.intention], actor=request.actor, handover_id=handover_id, **values)
    return tried(request, form, f"handovers.{form.intention.value}", deed)


def tried(request: Request, form: StepForm | ContinueForm, action: str, deed: Callable[..., None]) -> bool:
    """Do something in a unit of work; say in the form why it was refused, if it was."""
    try:
        for attempt in attempts():
            with attempt, unit_of_work(request.actor, today=request.today, now=request.now, action=action) as work:
                deed(today=work.today, at=work.now)
    except ABOUT_RIGHTS:
        raise
    except Refused as no:
        say_no(form, no)
        return False
    return True
