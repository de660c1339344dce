"""Taking one step of a handover; what is refused is said on its page, and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any, Final
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from weerzien.early_signals.work import Work
from weerzien.handovers import actions, continuing
from weerzien.handovers.rules import Intention
from weerzien.web.deeds import is_done
from weerzien.web.drafts.keeping import keep, saved
from weerzien.web.handovers.forms import ContinueForm, StepForm
from weerzien.web.handovers.views import handover_page
from weerzien.web.http import Request, writes

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

    def deed(work: Work) -> None:
        continuing.continue_involvement(
            actor=request.actor, handover_id=handover_id, **form.cleaned_data, today=work.today, at=work.now
        )

    if form.is_valid() and is_done(request, form, deed, action="handovers.continue"):
        saved(request, "De verzender blijft betrokken tot en met de dag die u koos.")
        return redirect("handover", handover_id)
    answer = handover_page(request, handover_id, continuing=form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    keep(request)
    return answer


def done(request: Request, handover_id: UUID, form: StepForm) -> bool:
    """Take a step; say in the form why it was refused, if it was."""
    values: dict[str, Any] = form.values

    def deed(work: Work) -> None:
        take = DEEDS[form.intention]
        take(actor=request.actor, handover_id=handover_id, **values, today=work.today, at=work.now)

    return is_done(request, form, deed, action=f"handovers.{form.intention.value}")
