"""A family comes off the agenda of a meeting."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from weerzien.early_signals.lists import actions
from weerzien.early_signals.work import Work
from weerzien.kernel.refusals import NotFound
from weerzien.web.deeds import carry_out
from weerzien.web.families.saved_forms import as_id
from weerzien.web.http import Request, writes


@writes
def withdraw_from_agenda(request: Request) -> HttpResponse:
    """Take a family off the agenda, and go back to it."""
    dossier_id, request_id = as_id(request.POST.get("gezin", "")), as_id(request.POST.get("wens", ""))
    if dossier_id is None or request_id is None:
        raise NotFound

    def deed(work: Work) -> None:
        actions.withdraw_from_agenda(actor=request.actor, dossier_id=dossier_id, request_id=request_id, at=work.now)

    carry_out(request, deed, action="families.agenda")
    messages.success(request, "Dit gezin staat niet meer op die agenda.")
    return redirect("family", dossier_id)
