"""The signals of one family: why they are there, who has them, and what is done with them."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from weerzien.dossiers.door import look_at
from weerzien.early_signals import confirming
from weerzien.early_signals.signals import actions
from weerzien.early_signals.signals.panels import FamilySignals
from weerzien.early_signals.signals.queries import family_signals as the_signals
from weerzien.early_signals.signals.rules import Act, ChangedMeanwhile
from weerzien.early_signals.signals.values import Said
from weerzien.early_signals.work import Work
from weerzien.kernel.ids import DossierId
from weerzien.kernel.refusals import NotFound, Refused
from weerzien.web.deeds import carry_out
from weerzien.web.drafts.keeping import keep, saved
from weerzien.web.families.saved_forms import as_id
from weerzien.web.http import ABOUT_RIGHTS, Request, page, reading, reads, writes
from weerzien.web.rights import written_down
from weerzien.web.signals.clashing import Asked, in_step
from weerzien.web.signals.forms import CloseForm, SnoozeForm

PAGE, STEP = "signals.of-family", "signals.step"
REFUSED = HTTPStatus.UNPROCESSABLE_ENTITY
NO_REASON = UUID(int=0)
FORMS: dict[Act, type[forms.Form]] = {Act.SNOOZE: SnoozeForm, Act.CLOSE: CloseForm}
DONE = {
    Act.SEE: "Collega's zien nu dat u dit signaal hebt gezien.",
    Act.TAKE_UP: "U hebt dit signaal opgepakt. Collega's zien dat u het hebt.",
    Act.RELEASE: "U hebt dit signaal losgelaten. Een collega kan het oppakken.",
    Act.SNOOZE: "Dit signaal wacht. Het komt vanzelf terug op de dag die u koos, of eerder als er iets bijkomt.",
    Act.CLOSE: "Dit signaal is afgesloten. Komen de gegevens terug, dan gaat het vanzelf weer open.",
    Act.REOPEN: "Dit signaal is weer open.",
}
CONFIRMED = "Bevestigd. Wie de gegevens mag lezen, ziet dit signaal nu ook."


@reads
def family_signals(request: Request, dossier_id: UUID) -> HttpResponse:
    """Show the signals of one family."""
    return shown(request, dossier_id, HTTPStatus.OK)


@writes
def take_step(request: Request, dossier_id: UUID) -> HttpResponse:
    """Take a step with a signal; on a refusal keep what was typed."""
    theme, act = request.POST.get("thema", ""), act_called(request.POST.get("doe", ""))
    form = FORMS[act](request.POST, auto_id=field_ids(theme, act)) if act in FORMS else None
    if form is not None and not form.is_valid():
        keep(request)
        return shown(request, dossier_id, REFUSED, refused=(theme, act, form))
    told = form.cleaned_data if form is not None else {}
    said = Said(told.get("words", ""), told.get("until"), told.get("helped", ""))

    def deed(work: Work) -> None:
        actions.take_step(
            actor=request.actor,
            dossier_id=DossierId(dossier_id),
            theme=theme,
            act=act,
            expected=as_id(request.POST.get("stap", "")),
            said=said,
            today=work.today,
            at=work.now,
        )

    try:
        carry_out(request, deed, action=STEP)
    except ChangedMeanwhile as late:
        asked, refused = Asked(theme, act, said), (theme, act, form)
        return shown(request, dossier_id, HTTPStatus.CONFLICT, refused=refused, no=str(late), asked=asked)
    except Refused as refusal:
        return shown(request, dossier_id, REFUSED, refused=(theme, act, form), no=why_not(refusal))
    saved(request, DONE[act])
    return redirect("family_signals", dossier_id)


@writes
def undo_step(request: Request, dossier_id: UUID) -> HttpResponse:
    """Take the last step back."""
    theme = request.POST.get("thema", "")

    def deed(work: Work) -> None:
        actions.undo_step(
            actor=request.actor, dossier_id=DossierId(dossier_id), theme=theme, today=work.today, at=work.now
        )

    try:
        carry_out(request, deed, action=STEP)
    except Refused as refusal:
        return shown(request, dossier_id, REFUSED, no=why_not(refusal))
    messages.success(request, "De laatste stap is ongedaan gemaakt.")
    return redirect("family_signals", dossier_id)


@writes
def confirm(request: Request, dossier_id: UUID) -> HttpResponse:
    """Confirm what one source said, and say which days and signals changed."""
    reason_id = as_id(request.POST.get("reden", "")) or NO_REASON

    def deed(work: Work) -> Work:
        confirming.confirm(
            actor=request.actor,
            dossier_id=DossierId(dossier_id),
            reason_id=reason_id,
            today=work.today,
            at=work.now,
        )
        return work

    try:
        work = carry_out(request, deed, action=STEP)
    except Refused as refusal:
        return shown(request, dossier_id, REFUSED, no=why_not(refusal))
    messages.success(request, " ".join((CONFIRMED, *work.sentences)))
    return redirect("family_signals", dossier_id)


def why_not(refusal: Refused) -> str:
    """Return why something was refused, as a page says it; what somebody has no right to is no page of theirs."""
    if isinstance(refusal, ABOUT_RIGHTS):
        raise refusal
    return str(refusal)


def act_called(code: str) -> Act:
    """Return what a button asks. Raises NotFound for what no button asks."""
    try:
        act = Act(code)
    except ValueError:
        raise NotFound from None
    if act in (Act.UNDO, Act.HAND_ON):
        raise NotFound
    return act


def shown(
    request: Request,
    dossier_id: UUID,
    status: HTTPStatus,
    *,
    refused: tuple[str, Act, forms.Form | None] | None = None,
    no: str = "",
    asked: Asked | None = None,
) -> HttpResponse:
    """Write down the look and show the page; `refused` is a form that was sent, `no` why it was not done.

    `asked` is what another was too early for.
    """
    dossier = look_at(request.actor, DossierId(dossier_id), PAGE, today=request.today, at=request.now)
    with written_down(request, PAGE, dossier_ids=[dossier.id]), reading(request):
        panel = the_signals(request.actor, dossier.id, today=request.today, now=request.now)
    both = in_step(panel, dossier.id, asked) if asked else None
    context = {"panel": panel, "cards": cards(panel, refused), "no": no, "clash": both}
    return page(request, "signals/family_signals", context, status=status)


def cards(panel: FamilySignals, refused: tuple[str, Act, forms.Form | None] | None) -> list[dict[str, Any]]:
    """Return each signal with the forms beneath it, of which one may have been sent already."""
    theme, act, sent = refused or ("", None, None)
    return [
        {
            "signal": signal,
            **{
                str(kind): sent
                if sent is not None and (theme, act) == (signal.theme, kind)
                else form(auto_id=field_ids(signal.theme, kind))
                for kind, form in FORMS.items()
            },
        }
        for signal in panel.signals
    ]


def field_ids(theme: str, act: Act) -> str:
    """Return how the fields of a form are called on a page that has it more than once."""
    return f"id_{theme}_{act}_%s"
