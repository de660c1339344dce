"""Proposing a handover from the page of a family."""

from __future__ import annotations

from http import HTTPStatus
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from weerzien.dossiers.door import look_at
from weerzien.early_signals.work import Work
from weerzien.handovers import actions
from weerzien.handovers.proposing import ProposalPanel, proposal_panel
from weerzien.kernel.ids import DossierId
from weerzien.web.deeds import what_came_of
from weerzien.web.drafts.keeping import keep, saved
from weerzien.web.handovers.forms import ProposalForm
from weerzien.web.http import Request, page, reading, reads, writes
from weerzien.web.rights import written_down

ACTION = "handovers.proposal"


@reads
def proposal(request: Request, dossier_id: UUID) -> HttpResponse:
    """Ask of whom, to whom and what goes along; nothing is kept yet."""
    panel = open_panel(request, dossier_id)
    return form_page(request, panel, ProposalForm(panel, request.today), HTTPStatus.OK)


@writes
def propose(request: Request, dossier_id: UUID) -> HttpResponse:
    """Keep the proposal and show what its receiver will see; it is sent from there."""
    panel = open_panel(request, dossier_id)
    form = ProposalForm(panel, request.today, request.POST)

    def deed(work: Work) -> UUID:
        return actions.propose(
            actor=request.actor, dossier_id=DossierId(dossier_id), new=form.new, today=work.today, at=work.now
        )

    handover_id = what_came_of(request, form, deed, action=ACTION) if form.is_valid() else None
    if handover_id is None:
        keep(request)
        return form_page(request, panel, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    told = "Dit is het voorstel. Lees na wat de ontvanger ziet en verstuur het dan."
    saved(request, told)
    return redirect("handover", handover_id)


def open_panel(request: Request, dossier_id: UUID) -> ProposalPanel:
    """Write down the look and return what may be chosen. Raises NotFound, NotYours."""
    dossier = look_at(request.actor, DossierId(dossier_id), ACTION, today=request.today, at=request.now)
    with written_down(request, ACTION, dossier_ids=[dossier.id]), reading(request):
        return proposal_panel(request.actor, dossier, today=request.today)


def form_page(request: Request, panel: ProposalPanel, form: ProposalForm, status: HTTPStatus) -> HttpResponse:
    """Show the form."""
    return page(request, "handovers/proposal", {"panel": panel, "form": form}, status=status)
