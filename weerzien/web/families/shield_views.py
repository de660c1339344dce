"""Keeping a family from somebody, or an address secret: what stands, setting it, lifting it."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from weerzien.dossiers import shielding
from weerzien.dossiers.door import look_at
from weerzien.early_signals.shields import ShieldsPanel, shields_panel
from weerzien.early_signals.work import Work
from weerzien.kernel.ids import DossierId
from weerzien.web.deeds import is_done
from weerzien.web.drafts.keeping import keep, put_back, saved
from weerzien.web.families.shield_forms import LiftForm, ShieldForm
from weerzien.web.http import Request, page, reading, reads, writes
from weerzien.web.rights import written_down

ACTION = "access.shields"


@dataclass(frozen=True, slots=True)
class Lifting:
    """A form that was refused, and the shield that it would have lifted."""

    shield_id: UUID
    form: LiftForm


@reads
def shields(request: Request, dossier_id: UUID) -> HttpResponse:
    """Show what is kept from whom about this family, and the form to keep something more."""
    panel = open_panel(request, dossier_id)
    begun = put_back(request, reverse("set_shield", args=[dossier_id]))
    return form_page(request, panel, ShieldForm(panel, begun=begun), HTTPStatus.OK)


@writes
def set_shield(request: Request, dossier_id: UUID) -> HttpResponse:
    """Keep something from somebody; on a refusal keep what was typed."""
    panel = open_panel(request, dossier_id)
    form = ShieldForm(panel, request.POST.dict())

    def deed(work: Work) -> None:
        shielding.shield_family(
            actor=request.actor, dossier_id=DossierId(dossier_id), new=form.new, today=work.today, at=work.now
        )

    if form.is_valid() and is_done(request, form, deed, action=ACTION):
        saved(request, "De afscherming is gezet en geldt vanaf nu.")
        return redirect("shields", dossier_id)
    keep(request)
    return form_page(request, panel, form, HTTPStatus.UNPROCESSABLE_ENTITY)


@writes
def lift_shield(request: Request, dossier_id: UUID, shield_id: UUID) -> HttpResponse:
    """Let a shield hold no longer; without a reason say so, change nothing and keep what was typed."""
    panel = open_panel(request, dossier_id)
    form = LiftForm(request.POST)

    def deed(work: Work) -> None:
        shielding.unshield_family(
            actor=request.actor,
            dossier_id=DossierId(dossier_id),
            shield_id=shield_id,
            because=form.cleaned_data["because"],
            today=work.today,
            at=work.now,
        )

    if form.is_valid() and is_done(request, form, deed, action=ACTION):
        saved(request, "De afscherming is opgeheven.")
        return redirect("shields", dossier_id)
    keep(request)
    lifting = Lifting(shield_id, form)
    return form_page(request, panel, ShieldForm(panel), HTTPStatus.UNPROCESSABLE_ENTITY, lifting=lifting)


def open_panel(request: Request, dossier_id: UUID) -> ShieldsPanel:
    """Write down the look and return the page. Raises NotFound, NotYours."""
    dossier = look_at(request.actor, DossierId(dossier_id), ACTION, today=request.today, at=request.now)
    with written_down(request, ACTION, dossier_ids=[dossier.id]), reading(request):
        return shields_panel(request.actor, dossier, today=request.today)


def form_page(
    request: Request, panel: ShieldsPanel, form: ShieldForm, status: HTTPStatus, *, lifting: Lifting | None = None
) -> HttpResponse:
    """Show the page. `lifting` is a form that was refused."""
    context = {"panel": panel, "form": form, "lifting": lifting, "lift": LiftForm(auto_id=False)}
    return page(request, "families/shields", context, status=status)
