"""Saying to which family a report belongs, or to none, and telling its sender something back, then or later."""

from __future__ import annotations

from http import HTTPStatus
from typing import Final
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from weerzien.access.abilities import Ability
from weerzien.dossiers.door import NotYours
from weerzien.early_signals.reports import actions, answering
from weerzien.early_signals.reports.queries import (
    ReportPanel,
    WaitingLine,
    family_numbered,
    handled_reports,
    report_panel,
    waiting_reports,
)
from weerzien.early_signals.reports.rules import AnsweredMeanwhile, NoSuchFamily, told_line
from weerzien.early_signals.work import Work
from weerzien.kernel.ids import DossierId
from weerzien.kernel.refusals import Refused
from weerzien.web.clashes import Clash, clash
from weerzien.web.deeds import carry_out
from weerzien.web.drafts.keeping import keep, saved
from weerzien.web.families.saved_forms import as_id
from weerzien.web.http import Request, page, reading, reads, writes
from weerzien.web.rights import only_for, write_look
from weerzien.web.signals.family_views import why_not
from weerzien.web.signals.forms import AnswerForm, DropForm, MatchForm

ACTION: Final = "signals.match"
PUT: Final = "report_just_put"
"""Under which name the session keeps where a report was put last, for taking that back."""
MATCHED: Final = "De melding hoort nu bij dit gezin en telt mee als reden."
CONFIRMED: Final = "Wat één bron zei, is hiermee bevestigd."
for_whoever_matches = only_for(Ability.OPEN_DOSSIER, otherwise=NotYours, action=ACTION)
MATCH, DROP, ANSWER = "match", "drop", "answer"
FORMS: dict[str, type[forms.Form]] = {MATCH: MatchForm, DROP: DropForm, ANSWER: AnswerForm}


@reads
@for_whoever_matches
def waiting(request: Request) -> HttpResponse:
    """Show the reports that wait for this municipality, and those that were put somewhere."""
    with reading(request):
        context = {
            "lines": waiting_reports(request.actor, today=request.today),
            "handled": handled_reports(request.actor, today=request.today),
            "put": request.session.get(PUT),
        }
    return page(request, "signals/waiting", context)


@reads
@for_whoever_matches
def report(request: Request, report_id: UUID) -> HttpResponse:
    """Show one report, and the families it may be about or where it was put."""
    return shown(request, report_id, HTTPStatus.OK)


@writes
@for_whoever_matches
def match_report(request: Request, report_id: UUID) -> HttpResponse:
    """Put a report with the family that was chosen, or whose number was typed."""
    chosen, form = as_id(request.POST.get("gezin", "")), MatchForm(request.POST)
    if chosen is None and form.is_valid():
        with reading(request):
            chosen = family_numbered(form.cleaned_data["number"], today=request.today)
        if chosen is None:
            form.add_error("number", NoSuchFamily.sentence())
    if chosen is None:
        return shown(request, report_id, HTTPStatus.UNPROCESSABLE_ENTITY, sent={MATCH: form})
    dossier_id = DossierId(chosen)

    def deed(work: Work) -> bool:
        return actions.match_report(
            actor=request.actor, report_id=report_id, dossier_id=dossier_id, today=work.today, at=work.now
        )

    try:
        confirmed = carry_out(request, deed, action=ACTION)
    except Refused as refusal:
        messages.error(request, why_not(refusal))
        return redirect("waiting_reports")
    messages.success(request, f"{MATCHED} {CONFIRMED}" if confirmed else MATCHED)
    request.session[PUT] = {"report_id": str(report_id), "dossier_id": str(dossier_id)}
    return redirect("waiting_reports")


@writes
@for_whoever_matches
def drop_report(request: Request, report_id: UUID) -> HttpResponse:
    """Put a report away that belongs to no family here."""
    form = DropForm(request.POST)
    if not form.is_valid():
        keep(request)
        return shown(request, report_id, HTTPStatus.UNPROCESSABLE_ENTITY, sent={DROP: form})
    because = form.cleaned_data["because"]

    def deed(work: Work) -> None:
        actions.drop_report(actor=request.actor, report_id=report_id, because=because, today=work.today, at=work.now)

    try:
        carry_out(request, deed, action=ACTION)
    except Refused as refusal:
        keep(request)
        messages.error(request, why_not(refusal))
        return redirect("waiting_reports")
    saved(request, "De melding is weggelegd.")
    request.session[PUT] = {"report_id": str(report_id), "dossier_id": ""}
    return redirect("waiting_reports")


@writes
@for_whoever_matches
def take_match_back(request: Request, report_id: UUID) -> HttpResponse:
    """Let a report wait again that was just put somewhere."""

    def deed(work: Work) -> None:
        actions.take_match_back(actor=request.actor, report_id=report_id, today=work.today, at=work.now)

    try:
        carry_out(request, deed, action=ACTION)
    except Refused as refusal:
        messages.error(request, why_not(refusal))
        return redirect("waiting_reports")
    messages.success(request, "De melding wacht weer.")
    request.session.pop(PUT, None)
    return redirect("waiting_reports")


@writes
@for_whoever_matches
def answer_report(request: Request, report_id: UUID) -> HttpResponse:
    """Tell the sender something back; where a colleague did meanwhile, show both and let choose."""
    form = AnswerForm(request.POST)
    if not form.is_valid():
        keep(request)
        return shown(request, report_id, HTTPStatus.UNPROCESSABLE_ENTITY, sent={ANSWER: form})

    def deed(work: Work) -> None:
        answering.answer_report(actor=request.actor, report_id=report_id, **form.cleaned_data, at=work.now)

    try:
        carry_out(request, deed, action=ACTION)
    except AnsweredMeanwhile as no:
        keep(request)
        return shown(request, report_id, HTTPStatus.CONFLICT, no=no, sent={ANSWER: form})
    saved(request, "De afzender ziet nu wat u liet weten.")
    return redirect("waiting_report", report_id)


def shown(
    request: Request,
    report_id: UUID,
    status: HTTPStatus,
    *,
    sent: dict[str, forms.Form] | None = None,
    no: AnsweredMeanwhile | None = None,
) -> HttpResponse:
    """Show one report; `sent` is the form that was refused, `no` says that a colleague answered meanwhile.

    The families proposed, or with which it was put, are looked at.
    """
    with reading(request):
        panel = report_panel(request.actor, report_id, today=request.today)
    look_at_shown(request, panel)
    given = {name: form(auto_id=f"id_{name}_%s") for name, form in FORMS.items()} | (sent or {})
    context = {"panel": panel, **given, "no": no, "clash": both_answers(panel.report, given[ANSWER]) if no else None}
    return page(request, "signals/report", context, status=status)


def both_answers(line: WaitingLine, mine: forms.Form) -> Clash | None:
    """Return what the sender was told beside what was to be told."""
    told, words = mine.cleaned_data["told"], mine.cleaned_data["words"]
    fields = [("told", told), ("words", words), ("seen", line.answered)]
    send = reverse("answer_report", args=[line.id]), fields
    back = reverse("waiting_report", args=[line.id])
    return clash("Wat de afzender leest", [line.line], [told_line(told, words)], send=send, back=back)


def look_at_shown(request: Request, panel: ReportPanel) -> None:
    """Write down which families stand on the page."""
    put = [panel.put.dossier_id] if panel.put and panel.put.dossier_id else []
    write_look(request, ACTION, [one.dossier_id for one in panel.proposals] + put)
