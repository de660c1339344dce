"""A contact with a family is written down."""

from __future__ import annotations

from http import HTTPStatus
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from weerzien.contacts import actions
from weerzien.dossiers.door import look_at
from weerzien.early_signals.work import attempts, unit_of_work
from weerzien.kernel.ids import DossierId
from weerzien.kernel.refusals import Refused
from weerzien.web.deeds import say_no
from weerzien.web.drafts.keeping import keep, saved
from weerzien.web.families.forms import ContactForm
from weerzien.web.families.undo_views import NOTHING_FOLLOWS, offer_undo
from weerzien.web.families.views import read_family
from weerzien.web.http import ABOUT_RIGHTS, Request, page, writes


@writes
def record_contact(request: Request, dossier_id: UUID) -> HttpResponse:
    """Write down one contact, say what changed and offer to take it back; on a refusal keep what was typed."""
    form = ContactForm(request.POST.dict(), today=request.today)
    if form.is_valid():
        try:
            for attempt in attempts():
                with (
                    attempt,
                    unit_of_work(request.actor, today=request.today, now=request.now, action="contacts.record") as work,
                ):
                    written = actions.record_contact(
                        actor=request.actor,
                        dossier_id=DossierId(dossier_id),
                        today=work.today,
                        at=work.now,
                        **form.cleaned_data,
                    )
            follows = work.sentences or (NOTHING_FOLLOWS,)
            saved(request, " ".join(("Het contact is vastgelegd.", *follows)))
            offer_undo(request, dossier_id, actions.CONTACT.code, written)
            return redirect(f"{reverse('family', args=[dossier_id])}#contacten")
        except ABOUT_RIGHTS:
            raise
        except Refused as no:
            say_no(form, no)
    keep(request)
    look_at(request.actor, DossierId(dossier_id), "family", today=request.today, at=request.now)
    context = {"panel": read_family(request, dossier_id), "form": form}
    return page(request, "families/family", context, status=HTTPStatus.UNPROCESSABLE_ENTITY)
