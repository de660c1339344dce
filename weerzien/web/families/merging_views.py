"""Two persons who may be one: looking at them, merging, keeping them apart, and taking either back."""

from __future__ import annotations

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from weerzien.access.abilities import Ability
from weerzien.dossiers.merging.panels import PairPanel
from weerzien.dossiers.merging.rules import NotDirectorOfBoth
from weerzien.dossiers.queries.merges import MergeLine, merge_named, merge_of
from weerzien.early_signals import merging
from weerzien.early_signals.work import Work
from weerzien.kernel.refusals import NotFound
from weerzien.web.deeds import carry_out, is_done, what_came_of
from weerzien.web.drafts.keeping import keep, saved
from weerzien.web.families.merging_forms import MergeForm, ReasonForm, two_apart
from weerzien.web.http import Request, page, reading, reads, writes
from weerzien.web.rights import only_for, write_look

ACTION = "dossiers.merging"
for_who_merges = only_for(Ability.MERGE_PERSONS, otherwise=NotDirectorOfBoth, action=ACTION)
REFUSED = HTTPStatus.UNPROCESSABLE_ENTITY


@reads
@for_who_merges
def pair(request: Request, gone_id: UUID, stays_id: UUID) -> HttpResponse:
    """Show two persons side by side, with what differs and what would come along."""
    panel = open_pair(request, gone_id, stays_id)
    return pair_page(request, panel, MergeForm(panel), ReasonForm(auto_id="id_apart_%s"))


@writes
@for_who_merges
def merge(request: Request, gone_id: UUID, stays_id: UUID) -> HttpResponse:
    """Let the one go on as the other; on a refusal keep what was typed."""
    try:
        panel = open_pair(request, gone_id, stays_id)
    except NotFound:
        return redirect_where_merged(request, gone_id, stays_id)
    form = MergeForm(panel, request.POST.dict())

    def deed(work: Work) -> UUID:
        return merging.merge(
            actor=request.actor,
            two=form.two,
            choices=form.choices,
            because=form.cleaned_data["because"],
            today=work.today,
            at=work.now,
        )

    merge_id = what_came_of(request, form, deed, action=ACTION) if form.is_valid() else None
    if merge_id is not None:
        saved(request, "Samengevoegd. Alles van beiden staat nu bij elkaar.")
        return redirect("merged", merge_id)
    keep(request)
    return pair_page(request, panel, form, ReasonForm(auto_id="id_apart_%s"), status=REFUSED)


@writes
@for_who_merges
def keep_apart(request: Request, gone_id: UUID, stays_id: UUID) -> HttpResponse:
    """Write down that two persons are not the same."""
    panel = open_pair(request, gone_id, stays_id)
    form = ReasonForm(request.POST, auto_id="id_apart_%s")

    def deed(work: Work) -> None:
        merging.keep_apart(
            actor=request.actor,
            two=two_apart(gone_id, stays_id),
            because=form.cleaned_data["because"],
            today=work.today,
            at=work.now,
        )

    if form.is_valid() and is_done(request, form, deed, action=ACTION):
        saved(request, "Vastgelegd. Wij stellen deze twee niet meer voor.")
        return redirect("duplicates")
    keep(request)
    return pair_page(request, panel, MergeForm(panel), form, status=REFUSED)


@writes
@for_who_merges
def withdraw_apart(request: Request, said_id: UUID) -> HttpResponse:
    """Take back that two persons are not the same."""

    def deed(work: Work) -> None:
        merging.withdraw_apart(actor=request.actor, said_id=said_id, today=work.today, at=work.now)

    carry_out(request, deed, action=ACTION)
    messages.success(request, "Teruggenomen. Als zij op elkaar lijken, stellen wij hen weer voor.")
    return redirect("duplicates")


@reads
@for_who_merges
def merged(request: Request, merge_id: UUID) -> HttpResponse:
    """Show who was merged with whom, why, and how it can go back."""
    return page(request, "families/merged", {"line": open_merge(request, merge_id), "form": ReasonForm()})


@writes
@for_who_merges
def unmerge(request: Request, merge_id: UUID) -> HttpResponse:
    """Let two persons be two again; without a reason say so and change nothing."""
    line = open_merge(request, merge_id)
    form = ReasonForm(request.POST)

    def deed(work: Work) -> None:
        merging.unmerge(
            actor=request.actor,
            merge_id=merge_id,
            because=form.cleaned_data["because"],
            today=work.today,
            at=work.now,
        )

    if form.is_valid() and is_done(request, form, deed, action=ACTION):
        saved(request, "Het zijn weer twee personen, elk met wat er eerst stond.")
        return redirect("family", line.gone_from)
    keep(request)
    return page(request, "families/merged", {"line": line, "form": form}, status=REFUSED)


def open_pair(request: Request, gone_id: UUID, stays_id: UUID) -> PairPanel:
    """Return the page of two persons, and write down the look. Raises NotFound."""
    with reading(request):
        panel = merging.pair_page(request.actor, gone_id, stays_id, today=request.today)
    write_look(request, ACTION, sorted({panel.gone.dossier_id, panel.stays.dossier_id}))
    return panel


def open_merge(request: Request, merge_id: UUID) -> MergeLine:
    """Return a merge that stands, and write down the look. Raises NotFound."""
    with reading(request):
        line = merge_named(merge_id)
    if line is None:
        raise NotFound
    write_look(request, ACTION, sorted({line.gone_from, line.stays_in}))
    return line


def redirect_where_merged(request: Request, gone_id: UUID, stays_id: UUID) -> HttpResponse:
    """Say that somebody else was first, where these two are one already. Raises NotFound where they are nobody."""
    with reading(request):
        line = merge_of(gone_id, stays_id)
    if line is None:
        raise NotFound
    messages.warning(request, "Iemand anders heeft deze twee net samengevoegd. Hier staat wat er nu is.")
    return redirect("merged", line.id)


def pair_page(
    request: Request, panel: PairPanel, form: MergeForm, apart: ReasonForm, *, status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    """Show two persons, with both forms."""
    return page(request, "families/pair", {"panel": panel, "form": form, "apart": apart}, status=status)
