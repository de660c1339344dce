"""Wat als? A question with facts in it: it is sent as a form, answered, and kept nowhere."""

from __future__ import annotations

from http import HTTPStatus
from uuid import UUID

from django.http import HttpResponse

from weerzien.dossiers.door import look_at
from weerzien.early_signals.asking.asked import asked_family
from weerzien.early_signals.asking.what_if import what_if as answer_to
from weerzien.early_signals.asking.what_if import what_if_panel
from weerzien.kernel.ids import DossierId
from weerzien.web.families.what_if_forms import WhatIfForm
from weerzien.web.http import Request, asks, page, reading
from weerzien.web.limits import at_most
from weerzien.web.rights import written_down

MOST_QUESTIONS = 60  # a minute, by one account


@asks
@at_most(MOST_QUESTIONS, "what-if")
def what_if(request: Request, dossier_id: UUID) -> HttpResponse:
    """Show what would become of the days and signals on another day or with other facts; write down the look only."""
    look_at(request.actor, DossierId(dossier_id), "what-if", today=request.today, at=request.now)
    with written_down(request, "what-if", dossier_ids=[DossierId(dossier_id)]), reading(request):
        asked = asked_family(dossier_id, today=request.today)
        panel = what_if_panel(asked)
        form = WhatIfForm(panel, request.POST if request.method == "POST" else None, today=request.today)
        answer = None
        if form.is_asked and form.is_valid():
            answer = answer_to(asked, panel, on=form.cleaned_data["day"], facts=form.supposed)
    is_wrong = form.is_asked and not form.is_valid()
    context = {"panel": panel, "form": form, "answer": answer}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if is_wrong else HTTPStatus.OK
    return page(request, "families/what_if", context, status=status)
