"""Choosing how often a mail about signals comes."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from weerzien.early_signals.digests import actions
from weerzien.early_signals.digests.mails import chosen_digest
from weerzien.early_signals.work import Work
from weerzien.web.deeds import carry_out
from weerzien.web.http import Request, page, reading, reads, writes
from weerzien.web.signals.forms import DigestForm


@reads
def digest(request: Request) -> HttpResponse:
    """Show how often a mail comes now."""
    with reading(request):
        chosen = chosen_digest(request.actor)
    return page(request, "signals/digest", {"form": DigestForm(initial={"every": chosen})})


@writes
def choose_digest(request: Request) -> HttpResponse:
    """Keep how often a mail comes."""
    form = DigestForm(request.POST)
    if not form.is_valid():
        return page(request, "signals/digest", {"form": form}, status=HTTPStatus.UNPROCESSABLE_ENTITY)

    def deed(work: Work) -> None:
        actions.choose_digest(actor=request.actor, every=form.cleaned_data["every"], at=work.now)

    carry_out(request, deed, action="early-signals.digest-chosen")
    messages.success(request, "Uw keuze is bewaard.")
    return redirect("signals")
