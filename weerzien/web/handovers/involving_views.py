"""Who is involved with a family: what stands, involving somebody, and letting that end."""

from __future__ import annotations

from http import HTTPStatus
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from weerzien.dossiers.door import look_at
from weerzien.early_signals.family.parts import COMPARTMENT_WORDS
from weerzien.early_signals.work import Work
from weerzien.handovers import involving
from weerzien.handovers.involving import InvolvingPanel, involving_panel, may_end
from weerzien.kernel.ids import DossierId
from weerzien.kernel.words import listed
from weerzien.web.deeds import is_done
from weerzien.web.handovers.involving_forms import InvolvingForm
from weerzien.web.http import Request, page, reading, reads, writes
from weerzien.web.rights import written_down

ACTION = "access.involved"


@reads
def involved(request: Request, dossier_id: UUID) -> HttpResponse:
    """Show who is involved with this family, and the form to involve somebody."""
    panel = open_panel(request, dossier_id)
    return form_page(request, panel, InvolvingForm(panel, request.today))


@writes
def involve(request: Request, dossier_id: UUID) -> HttpResponse:
    """Involve somebody; on a refusal keep what was chosen."""
    panel = open_panel(request, dossier_id)
    form = InvolvingForm(panel, request.today, request.POST)

    def deed(work: Work) -> None:
        involving.involve(
            actor=request.actor, dossier_id=DossierId(dossier_id), new=form.new, today=work.today, at=work.now
        )

    if form.is_valid() and is_done(request, form, deed, action=ACTION):
        messages.success(request, "Vastgelegd. Hieronder staat wie nu meekijkt.", extra_tags=request.path)
        return redirect("involved", dossier_id)
    return form_page(request, panel, form)


@writes
def end_involvement(request: Request, dossier_id: UUID, involvement_id: UUID) -> HttpResponse:
    """Let an involvement end now."""
    panel = open_panel(request, dossier_id)
    form = forms.Form(request.POST)

    def deed(work: Work) -> None:
        involving.end_involvement(
            actor=request.actor,
            dossier_id=DossierId(dossier_id),
            involvement_id=involvement_id,
            today=work.today,
            at=work.now,
        )

    if form.is_valid() and is_done(request, form, deed, action=ACTION):
        messages.success(request, "Beëindigd. Deze persoon ziet dit gezin niet meer.", extra_tags=request.path)
        return redirect("involved", dossier_id)
    return form_page(request, panel, InvolvingForm(panel, request.today), refused=form)


def open_panel(request: Request, dossier_id: UUID) -> InvolvingPanel:
    """Write down the look and return the page. Raises NotFound, NotYours."""
    dossier = look_at(request.actor, DossierId(dossier_id), ACTION, today=request.today, at=request.now)
    with written_down(request, ACTION, dossier_ids=[dossier.id]), reading(request):
        return involving_panel(dossier, today=request.today)


def form_page(
    request: Request, panel: InvolvingPanel, form: InvolvingForm, *, refused: forms.Form | None = None
) -> HttpResponse:
    """Show the page. `refused` is an end that could not be."""
    rows = [
        {
            "one": one,
            "whom": listed([panel.members.get(pk, "een gezinslid") for pk in one.persons]) or "het hele gezin",
            "may_end": may_end(one),
            "parts": listed([COMPARTMENT_WORDS[part].lower() for part in one.compartments]),
        }
        for one in panel.involved
    ]
    is_wrong = form.is_bound or refused is not None
    status = HTTPStatus.UNPROCESSABLE_ENTITY if is_wrong else HTTPStatus.OK
    context = {"panel": panel, "form": form, "rows": rows, "refused": refused}
    return page(request, "handovers/involved", context, status=status)
