"""Sending a signal about a family one knows, and replying to a question; no answer tells whether it is known here."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any, Final
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from weerzien.access.matrix import writable_compartments
from weerzien.access.roles import Compartment
from weerzien.early_signals.reports import actions, answering
from weerzien.early_signals.reports.sent import SentLine, municipality_choices, sent_reports
from weerzien.early_signals.work import Work
from weerzien.kernel.refusals import NotFound
from weerzien.web.deeds import is_done
from weerzien.web.drafts.keeping import keep, saved
from weerzien.web.http import Request, page, reading, reads, writes
from weerzien.web.limits import at_most
from weerzien.web.signals.forms import ReplyForm, ReportForm

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


@writes
@at_most(A_MINUTE, "signals.report")
def reply_report(request: Request, report_id: UUID) -> HttpResponse:
    """Reply to a question about an own report; on a refusal keep what was typed."""
    with reading(request):
        if report_id not in {line.id for line in sent_reports(request.actor, today=request.today)}:
            raise NotFound
    form = ReplyForm(request.POST, auto_id=reply_ids(report_id))

    def deed(work: Work) -> None:
        words, asked_at = form.cleaned_data["words"], form.cleaned_data["asked"]
        answering.reply_to_question(
            actor=request.actor, report_id=report_id, words=words, asked_at=asked_at, at=work.now
        )

    if not form.is_valid() or not is_done(request, form, deed, action="signals.report"):
        keep(request)
        return shown(request, None, HTTPStatus.UNPROCESSABLE_ENTITY, reply=(report_id, form))
    saved(request, "Uw antwoord is verstuurd.")
    return redirect("reports")


def shown(
    request: Request, form: ReportForm | None, status: HTTPStatus, *, reply: tuple[UUID, ReplyForm] | None = None
) -> HttpResponse:
    """Show the page; `form` is one that was refused, and so is `reply`, of a report."""
    with reading(request):
        sent = sent_reports(request.actor, today=request.today)
        form = form or ReportForm(municipality_choices())
    context = {
        "form": form,
        "sent": [with_reply(line, reply) for line in sent],
        "asked": next((line.id for line in sent if line.asks), None),
        "writes_absence": Compartment.SCHOOLING in writable_compartments(request.actor.roles),
    }
    return page(request, "signals/reports", context, status=status)


def with_reply(line: SentLine, refused: tuple[UUID, ReplyForm] | None) -> dict[str, Any]:
    """Return a report with the form of a reply to what was asked; none where nothing is, and nothing was refused."""
    of_this = refused is not None and refused[0] == line.id
    fresh = ReplyForm(auto_id=reply_ids(line.id)) if line.asks else None
    return {"line": line, "reply": refused[1] if refused and of_this else fresh, "draft": f"concept-{line.id}"}


def reply_ids(report_id: UUID) -> str:
    """Return how the fields of a reply are called on a page that may have more than one."""
    return f"id_{report_id}_%s"
