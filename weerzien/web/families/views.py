"""One family, and why a day of it is that day."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString

from weerzien.dossiers.door import look_at
from weerzien.dossiers.queries.merges import where_now
from weerzien.early_signals import queries
from weerzien.early_signals.panels import FamilyPanel
from weerzien.kernel.ids import DossierId
from weerzien.kernel.refusals import NotFound
from weerzien.web.drafts.keeping import put_back
from weerzien.web.families.forms import ContactForm
from weerzien.web.families.list_views import page_number
from weerzien.web.http import Request, page, reading, reads
from weerzien.web.rights import written_down


@reads
def family(request: Request, dossier_id: UUID) -> HttpResponse:
    """Show one family; the look is written down before anything is read."""
    opened = look_at(request.actor, DossierId(dossier_id), "family", today=request.today, at=request.now)
    # Whoever asks for more than the page wants it as it stood, with its history.
    if opened.goes_on and not request.GET and (elsewhere := go_where_it_is(request, dossier_id)):
        return elsewhere
    panel = read_family(request, dossier_id)
    begun = put_back(request, reverse("record_contact", args=[dossier_id]))
    if not begun:
        return page(request, "families/family", {"panel": panel, "form": None, "fields": blank_fields(request.today)})
    form = ContactForm(begun=begun, today=request.today)
    return page(request, "families/family", {"panel": panel, "form": form})


def go_where_it_is(request: Request, dossier_id: UUID) -> HttpResponse | None:
    """Lead from a family that ended to the one in which it goes on, and say so."""
    with reading(request):
        merge = where_now(dossier_id)
    if merge is None:
        return None
    messages.info(request, f"Gezin {merge.number_before} is samengevoegd: hier staat waar het nu is.")
    return redirect("family", merge.stays_in)


@reads
def why(request: Request, dossier_id: UUID, outcome_id: UUID) -> HttpResponse:
    """Show the rule, the facts and the source behind one day or signal of this family."""
    look_at(request.actor, DossierId(dossier_id), "why", today=request.today, at=request.now)
    with written_down(request, "why", dossier_ids=[DossierId(dossier_id)]):
        with reading(request):
            panel = queries.why_panel(request.actor, outcome_id, today=request.today)
        if panel.line.dossier_id != dossier_id:
            raise NotFound
    return page(request, "families/why", {"panel": panel})


@lru_cache(maxsize=4)
def blank_fields(today: date) -> SafeString:
    """Return the fields of a contact that is still to be written down: on a day the same for everybody."""
    return render_to_string("families/_contact_fields.html", {"form": ContactForm(today=today)})


def read_family(request: Request, dossier_id: UUID) -> FamilyPanel:
    """Return the panel of one family, with the pages of contacts and history that the address asks for."""
    with reading(request):
        return queries.family_panel(
            request.actor,
            dossier_id,
            today=request.today,
            contacts_page=page_number(request.GET.get("contacten", "")),
            page_of_history=page_number(request.GET.get("geschiedenis", "")),
        )
