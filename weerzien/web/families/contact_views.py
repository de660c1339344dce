"""A contact with a family is written down."""

from __future__ import annotations

from http import HTTPStatus
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from weerzien.contacts import actions
from weerzien.dossiers.door import look_at
from weerzien.early_signals.work import Work
from weerzien.kernel.ids import DossierId, FactId
from weerzien.web.deeds import what_came_of
from weerzien.web.drafts.keeping import keep, saved
from weerzien.web.families.forms import ContactForm
from weerzien.web.families.undo_views import NOTHING_FOLLOWS, offer_undo
from weerzien.web.families.views import read_family
from weerzien.web.http import Request, page, writes


@writes
def record_contact(request: Request, dossier_id: UUID) -> HttpResponse:
    """Write down one contact, say what changed and offer to take it back; on a refusal keep what was typed."""
    form = ContactForm(request.POST.dict(), today=request.today)

    def deed(work: Work) -> tuple[Work, FactId]:
        written = actions.record_contact(
            actor=request.actor,
            dossier_id=DossierId(dossier_id),
            today=work.today,
            at=work.now,
            **form.cleaned_data,
        )
        return work, written

    done = what_came_of(request, form, deed, action="contacts.record") if form.is_valid() else None
    if done is not None:
        work, written = done
        follows = work.sentences or (NOTHING_FOLLOWS,)
        saved(request, " ".join(("Het contact is vastgelegd.", *follows)))
        offer_undo(request, dossier_id, actions.CONTACT.code, written)
        return redirect(f"{reverse('family', args=[dossier_id])}#contacten")
    keep(request)
    look_at(request.actor, DossierId(dossier_id), "family", today=request.today, at=request.now)
    context = {"panel": read_family(request, dossier_id), "form": form}
    return page(request, "families/family", context, status=HTTPStatus.UNPROCESSABLE_ENTITY)
