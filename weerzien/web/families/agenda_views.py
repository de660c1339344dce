"""A family comes off the agenda of a meeting."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from weerzien.early_signals.lists import actions
from weerzien.early_signals.work import attempts, unit_of_work
from weerzien.kernel.refusals import NotFound
from weerzien.web.families.saved_forms import as_id
from weerzien.web.http import Request, writes


@writes
def withdraw_from_agenda(request: Request) -> HttpResponse:
    """Take a family off the agenda, and go back to it."""
    dossier_id, request_id = as_id(request.POST.get("gezin", "")), as_id(request.POST.get("wens", ""))
    if dossier_id is None or request_id is None:
        raise NotFound
    for attempt in attempts():
        with attempt, unit_of_work(request.actor, today=request.today, now=request.now, action="families.agenda"):
            actions.withdraw_from_agenda(
                actor=request.actor, dossier_id=dossier_id, request_id=request_id, at=request.now
            )
    messages.success(request, "Dit gezin staat niet meer op die agenda.")
    return redirect("family", dossier_id)
