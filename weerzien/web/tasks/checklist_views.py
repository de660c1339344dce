"""Turning 18: the page of a youngster with its checklist, and the list of a municipality."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from uuid import UUID

from django.forms import BoundField
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from weerzien.access.abilities import Ability, may
from weerzien.dossiers.door import OpenedDossier, look_at
from weerzien.early_signals.local.rules import MayNotSet
from weerzien.early_signals.work import Work
from weerzien.kernel.ids import DossierId, PersonId
from weerzien.kernel.refusals import NotFound
from weerzien.plans.checklist import actions
from weerzien.plans.checklist.items import Item, items_on
from weerzien.plans.checklist.queries import (
    LIVING,
    EighteenPanel,
    ItemLine,
    chosen_items,
    eighteen_panel,
    family_youngsters,
)
from weerzien.web.deeds import is_done, what_came_of
from weerzien.web.drafts.keeping import keep, put_back, saved
from weerzien.web.families.links import entry_link
from weerzien.web.http import Request, page, reading, reads, writes
from weerzien.web.rights import only_for, written_down
from weerzien.web.tasks.checklist_forms import ChecklistForm, ItemForm

LOOK, BEGINNING, SETTING = "eighteen", "plans.begin-checklist", "plans.set-checklist"
TOLD = ("keuze verlengde opvang", "besluit wonen en inkomen", "overgangsvergadering", "vervolghuisvesting geregeld")
for_setters = only_for(Ability.SET_RULES, otherwise=MayNotSet, action=SETTING)


@dataclass(frozen=True, slots=True)
class Row:
    """An item on the page: where its fact is written down, and its fields where somebody may be named for it."""

    line: ItemLine
    link: str | None
    fields: tuple[BoundField, BoundField] | None


@reads
def youngsters(request: Request, dossier_id: UUID) -> HttpResponse:
    """Show who of a family came alone, each with the day on which that one turns 18."""
    dossier = looked(request, dossier_id)
    with reading(request):
        family, found = family_youngsters(dossier, today=request.today)
    return page(request, "tasks/youngsters", {"dossier_id": dossier_id, "family": family, "youngsters": found})


@reads
def eighteen(request: Request, dossier_id: UUID, person_id: UUID) -> HttpResponse:
    """Show one youngster on the way to 18."""
    panel = open_youngster(request, dossier_id, person_id)
    begun = put_back(request, reverse("begin_checklist", args=[dossier_id, person_id]))
    return show_youngster(request, panel, ChecklistForm(panel, begun=begun))


@writes
def begin_checklist(request: Request, dossier_id: UUID, person_id: UUID) -> HttpResponse:
    """Make tasks of the items for which somebody was named; on a refusal keep what was typed."""
    panel = open_youngster(request, dossier_id, person_id)
    form = ChecklistForm(panel, request.POST)

    def deed(work: Work) -> int:
        return actions.begin_checklist(
            actor=request.actor,
            dossier_id=DossierId(dossier_id),
            person_id=PersonId(person_id),
            given=form.given,
            ground=form.cleaned_data["ground"],
            today=work.today,
            at=work.now,
        )

    count = what_came_of(request, form, deed, action=BEGINNING) if form.is_valid() else None
    if count is None:
        keep(request)
        return show_youngster(request, panel, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    said = "1 taak is gegeven." if count == 1 else f"{count} taken zijn gegeven."
    saved(request, said)
    return redirect("eighteen", dossier_id, person_id)


def looked(request: Request, dossier_id: UUID) -> OpenedDossier:
    """Write down the look. Raises NotFound."""
    return look_at(request.actor, DossierId(dossier_id), LOOK, today=request.today, at=request.now)


def open_youngster(request: Request, dossier_id: UUID, person_id: UUID) -> EighteenPanel:
    """Write down the look and return the page. Raises NotFound."""
    dossier = looked(request, dossier_id)
    with written_down(request, LOOK, dossier_ids=[dossier.id]), reading(request):
        return eighteen_panel(request.actor, dossier, person_id, now=request.now)


def show_youngster(
    request: Request, panel: EighteenPanel, form: ChecklistForm, status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    """Show the page of one youngster."""
    dossier_id, person_id = DossierId(panel.dossier_id), panel.youngster.person_id
    context = {
        "panel": panel,
        "form": form,
        "groups": [(kind, [row_of(line, form, panel) for line in lines]) for kind, lines in panel.groups],
        "told": [(fact, link) for fact in TOLD if (link := entry_link(fact, dossier_id, person_id))],
        "written": LIVING,
        "came_from": "",
        "wrong": None,
    }
    return page(request, "tasks/eighteen", context, status=status)


def row_of(line: ItemLine, form: ChecklistForm, panel: EighteenPanel) -> Row:
    """Return an item as it stands on the page."""
    fact = line.item.fact
    link = entry_link(fact, DossierId(panel.dossier_id), panel.youngster.person_id) if fact else None
    return Row(line, link, form.fields_for(line))


@reads
def checklist(request: Request) -> HttpResponse:
    """Show the list as it is used here today, and what comes later."""
    with reading(request):
        chosen = chosen_items(request.actor.organisation_id)
    coming = [item for item in chosen if item.since and item.since > request.today]
    context = {
        "items": items_on(chosen, request.today),
        "coming": coming,
        "may_set": may(request.actor, Ability.SET_RULES),
    }
    return page(request, "tasks/checklist", context)


@reads
@for_setters
def choose_item(request: Request) -> HttpResponse:
    """Show the form of one item, or of a new one."""
    item = asked_item(request, request.GET.get("punt", ""))
    return page(request, "tasks/item", {"form": ItemForm(item, today=request.today), "item": item})


@writes
@for_setters
def set_checklist_item(request: Request) -> HttpResponse:
    """Choose an item for the own municipality; on a refusal keep what was typed."""
    item = asked_item(request, request.POST.get("punt", ""))
    form = ItemForm(item, request.POST, today=request.today)

    def deed(work: Work) -> None:
        actions.set_item(actor=request.actor, at=work.now, **form.chosen)

    if not form.is_valid() or not is_done(request, form, deed, action=SETTING):
        keep(request)
        return page(request, "tasks/item", {"form": form, "item": item}, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    saved(request, "De checklist is gewijzigd.")
    return redirect("checklist")


def asked_item(request: Request, code: str) -> Item | None:
    """Return the item that a form is about, None for a new one. Raises NotFound."""
    if not code:
        return None
    with reading(request):
        items = items_on(chosen_items(request.actor.organisation_id), request.today)
    found = next((item for item in items if item.code == code), None)
    if found is None:
        raise NotFound
    return found
