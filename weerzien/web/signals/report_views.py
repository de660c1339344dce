"""Sending a signal about a family one knows; the answer never tells whether the family is known here."""

from __future__ import annotations

from http import HTTPStatus
from typing import Final

from django.http import HttpResponse
from django.shortcuts import redirect

from weerzien.access.matrix import writable_compartments
from weerzien.access.roles import Compartment
from weerzien.early_signals.reports import actions
from weerzien.early_signals.reports.queries import municipality_choices, sent_reports
from weerzien.early_signals.work import Work
from weerzien.web.deeds import is_done
from weerzien.web.drafts.keeping import keep, saved
from weerzien.web.http import Request, page, reading, reads, writes
from weerzien.web.limits import at_most
from weerzien.web.signals.forms import ReportForm

SENT: Final = (
    "Uw melding is verstuurd. Om de privacy te beschermen hoort u niet of het gezin bij de gemeente bekend is. Is er"
    " direct gevaar, bel dan 112 of Veilig Thuis."
)
A_MINUTE: Final = 10


@reads
def reports(request: Request) -> HttpResponse:
    """Show the form, and what the reader sent before."""
    return shown(request, None, HTTPStatus.OK)


@writes
@at_most(A_MINUTE, "signals.report")
def send_report(request: Request) -> HttpResponse:
    """Send a signal; on a refusal keep what was typed."""
    with reading(request):
        choices = municipality_choices()
    form = ReportForm(choices, request.POST.dict())
    if not form.is_valid():
        keep(request)
        return shown(request, form, HTTPStatus.UNPROCESSABLE_ENTITY)

    def deed(work: Work) -> None:
        actions.send_report(actor=request.actor, new=form.new, today=work.today, at=work.now)

    if not is_done(request, form, deed, action="signals.report"):
        return shown(request, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    saved(request, SENT)
    return redirect("reports")


def shown(request: Request, form: ReportForm | None, status: HTTPStatus) -> HttpResponse:
    """Show the page; `form` is one that was refused."""
    with reading(request):
        sent = sent_reports(request.actor)
        form = form or ReportForm(municipality_choices())
    writes_absence = Compartment.SCHOOLING in writable_compartments(request.actor.roles)
    return page(
        request, "signals/reports", {"form": form, "sent": sent, "writes_absence": writes_absence}, status=status
    )
