"""One fact is entered or corrected: its form, and what is said where somebody else was first."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from weerzien.dossiers.door import look_at
from weerzien.dossiers.facts import ChangedMeanwhile
from weerzien.early_signals.editing import actions
from weerzien.early_signals.editing.panels import FactPanel, fact_panel, new_fact_panel
from weerzien.early_signals.work import Work
from weerzien.kernel.ids import DossierId, FactId
from weerzien.kernel.refusals import NotFound, Refused
from weerzien.web.deeds import carry_out, say_no
from weerzien.web.drafts.keeping import BACK, forget, keep, kept_of, saved
from weerzien.web.families.fact_forms import NOTHING_YET, FactForm
from weerzien.web.families.links import place_of
from weerzien.web.families.saved_forms import as_id
from weerzien.web.families.undo_views import NOTHING_FOLLOWS, offer_undo
from weerzien.web.http import ABOUT_RIGHTS, Request, page, reading, reads, writes
from weerzien.web.rights import written_down

DRAFT = "concept"
EMPTY: Mapping[str, str] = {}
SEVERAL = frozenset({"Persoonsgegevens", "Reiskosten"})
"""What is called by a plural."""


@reads
def fact(request: Request, dossier_id: UUID, kind: str, fact_id: UUID) -> HttpResponse:
    """Show the form that corrects a fact, as the fact stands now.

    Who comes back for a text that was not saved gets the form in which it was typed: sending it shows both.
    """
    panel = open_panel(request, dossier_id, kind, fact_id=fact_id)
    if panel.current_id != fact_id and DRAFT not in request.GET:
        with written_down(request, "fact", dossier_ids=[DossierId(dossier_id)]):
            if panel.current_id is None:
                raise NotFound
        return redirect("fact", dossier_id, kind, panel.current_id)
    return with_kept(request, panel)


@reads
def new_fact(request: Request, dossier_id: UUID, kind: str, about_id: UUID) -> HttpResponse:
    """Show the form that enters a fact; where it is known meanwhile, the one that corrects it."""
    panel = open_panel(request, dossier_id, kind, about_id=about_id)
    if panel.current_id is not None and DRAFT not in request.GET:
        return redirect("fact", dossier_id, kind, panel.current_id)
    # Rules count who says a thing: what is filled in is told by the own organisation unless somebody says otherwise.
    own = {"told_by": request.actor.organisation_name} if panel.who_knows else {}
    return with_kept(request, panel, own)


@writes
def record_fact(request: Request, dossier_id: UUID, kind: str, about_id: UUID) -> HttpResponse:
    """Write down a fact; on a refusal keep what was typed, and put it beside what somebody else wrote first."""
    panel = open_panel(request, dossier_id, kind, about_id=about_id)
    form = FactForm(panel, request.POST, today=request.today)
    if not form.is_valid():
        return unread(request, panel, form)

    def deed(work: Work) -> tuple[Work, FactId]:
        written = actions.record_fact(
            actor=request.actor,
            dossier_id=DossierId(dossier_id),
            kind=kind,
            about_id=about_id,
            cells=form.told,
            today=work.today,
            at=work.now,
        )
        return work, written

    try:
        work, written = carry_out(request, deed, action="facts.record")
    except ChangedMeanwhile:
        begun = open_panel(request, dossier_id, kind, about_id=about_id)
        return side_by_side(request, begun, form, began_on=NOTHING_YET)
    except ABOUT_RIGHTS:
        raise
    except Refused as no:
        return refused(request, panel, form, no)
    return written_page(request, panel, work, written)


@writes
def correct_fact(request: Request, dossier_id: UUID, kind: str, fact_id: UUID) -> HttpResponse:
    """Correct a fact; on a refusal keep what was typed, and put it beside what somebody else wrote meanwhile."""
    panel = open_panel(request, dossier_id, kind, fact_id=fact_id, began_on=request.POST.get("begun", ""))
    form = FactForm(panel, request.POST, today=request.today)
    if not form.is_valid():
        return unread(request, panel, form)

    def deed(work: Work) -> tuple[Work, FactId]:
        written = actions.correct_fact(
            actor=request.actor,
            dossier_id=DossierId(dossier_id),
            kind=kind,
            fact_id=FactId(fact_id),
            cells=form.told,
            because=form.cleaned_data["because"],
            today=work.today,
            at=work.now,
        )
        return work, written

    try:
        work, written = carry_out(request, deed, action="facts.correct")
    except ChangedMeanwhile:
        begun = open_panel(request, dossier_id, kind, fact_id=fact_id)
        return side_by_side(request, begun, form, began_on=str(fact_id))
    except ABOUT_RIGHTS:
        raise
    except Refused as no:
        return refused(request, panel, form, no)
    return written_page(request, panel, work, written)


def open_panel(
    request: Request,
    dossier_id: UUID,
    kind: str,
    *,
    fact_id: UUID | None = None,
    about_id: UUID | None = None,
    began_on: str = "",
) -> FactPanel:
    """Write down the look and return the form of a fact, or of a new one. Raises NotFound, NotYours."""
    dossier = look_at(request.actor, DossierId(dossier_id), "fact", today=request.today, at=request.now)
    with written_down(request, "fact", dossier_ids=[dossier.id]), reading(request):
        if fact_id is None:
            assert about_id is not None
            return new_fact_panel(dossier, kind, about_id=about_id, today=request.today)
        return fact_panel(
            dossier,
            kind,
            fact_id=fact_id,
            begun_id=as_id(began_on),
            from_nothing=began_on == NOTHING_YET,
            today=request.today,
        )


def side_by_side(request: Request, begun: FactPanel, form: FactForm, *, began_on: str) -> HttpResponse:
    """Show what stands there now beside what was typed; nothing was written. Raises NotFound where it is hidden."""
    if begun.current_id is None:
        raise NotFound
    panel = open_panel(request, begun.dossier_id, begun.code, fact_id=begun.current_id, began_on=began_on)
    # Where the other changed a field and this one did not, the other's word stands.
    shown = {name: form.text_of(name) if name in form.told else text for name, text in panel.texts.items()}
    shown["because"] = form.text_of("because")
    forget(request)
    keep(request, address_of(panel))
    again = FactForm(panel, shown=shown, today=request.today)
    return form_page(request, panel, again, status=HTTPStatus.CONFLICT, began_on=began_on)


def refused(request: Request, panel: FactPanel, form: FactForm, no: Refused) -> HttpResponse:
    """Show the form again, with what was typed and why it cannot be."""
    say_no(form, no)
    return unread(request, panel, form)


def unread(request: Request, panel: FactPanel, form: FactForm) -> HttpResponse:
    """Show the form again, with what was typed and what is wrong with it."""
    keep(request)
    began_on = request.POST.get("begun", "")
    return form_page(request, panel, form, status=HTTPStatus.UNPROCESSABLE_ENTITY, began_on=began_on)


def written_page(request: Request, panel: FactPanel, work: Work, written: FactId) -> HttpResponse:
    """Go back to the family, say what changed in its days and signals, and offer to take it back."""
    verb = "zijn" if panel.label in SEVERAL else "is"
    done = f"{panel.label} {verb} {'gewijzigd' if panel.fact_id else 'vastgelegd'}."
    follows = work.sentences or (NOTHING_FOLLOWS,)
    saved(request, " ".join((done, *follows)))
    offer_undo(request, panel.dossier_id, panel.code, written)
    return redirect(f"{reverse('family', args=[panel.dossier_id])}#{place_of(panel.code, written)}")


def address_of(panel: FactPanel) -> str:
    """Return where a form is sent to; what was typed in it is kept by that address."""
    if panel.fact_id is None:
        return reverse("record_fact", args=[panel.dossier_id, panel.code, panel.about_id])
    return reverse("correct_fact", args=[panel.dossier_id, panel.code, panel.fact_id])


def with_kept(request: Request, panel: FactPanel, shown: Mapping[str, str] = EMPTY) -> HttpResponse:
    """Show the form, and say that there is a text that was not saved; with that text in it where it is asked for."""
    kept = kept_of(request, address_of(panel))
    begun = dict(kept.fields) if kept and BACK in request.GET else {}
    form = FactForm(panel, shown={**panel.texts, **shown, **begun}, today=request.today)
    has_kept = kept is not None and not begun
    return form_page(request, panel, form, began_on=begun.get("begun", ""), has_kept=has_kept)


def form_page(
    request: Request,
    panel: FactPanel,
    form: FactForm,
    *,
    status: HTTPStatus = HTTPStatus.OK,
    began_on: str = "",
    has_kept: bool = False,
) -> HttpResponse:
    """Show the form, in place or as a page of its own. `began_on` is the row on which somebody began."""
    context = {
        "panel": panel,
        "form": form,
        "action": address_of(panel),
        "has_kept": has_kept,
        "began_on": began_on,
        "met": status == HTTPStatus.CONFLICT,
        "is_kept": status != HTTPStatus.OK,
        "path": request.path,
    }
    return page(request, "families/fact", context, status=status)
