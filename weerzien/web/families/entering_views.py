"""A family is entered by hand, after a look at who is known already; and who stands here twice."""

from __future__ import annotations

from collections.abc import Collection
from http import HTTPStatus
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from weerzien.access.abilities import Ability
from weerzien.access.context import acting
from weerzien.access.matrix import writable_compartments
from weerzien.access.roles import Compartment
from weerzien.audit.actions import record_look
from weerzien.dossiers.door import NotYours
from weerzien.dossiers.queries.duplicates import Alike, pairs_here, possible_duplicates
from weerzien.dossiers.queries.merges import kept_apart, standing_merges
from weerzien.early_signals.work import attempts, unit_of_work
from weerzien.kernel.ids import DossierId
from weerzien.kernel.refusals import Refused
from weerzien.plans.from_duo import let_in
from weerzien.web.deeds import say_no
from weerzien.web.drafts.keeping import keep, put_back, saved
from weerzien.web.families.entering_forms import FamilyForm
from weerzien.web.http import ABOUT_RIGHTS, Request, asks, page, reading, reads, writes
from weerzien.web.limits import at_most
from weerzien.web.rights import only_for

DOOR = "deur"
"""In the address: the door that is chosen already, for who comes from a message of DUO."""
MOST_QUESTIONS = 60  # a minute, by one account
for_who_enters = only_for(Ability.OPEN_DOSSIER, otherwise=NotYours, action="dossiers.open")


@asks
@for_who_enters
@at_most(MOST_QUESTIONS, "search")
def new_family(request: Request) -> HttpResponse:
    """Ask who is entered, and show who is perhaps known already; nothing is kept yet."""
    if request.method != "POST":
        return page(request, "families/entering", {"form": form_for(request)})
    form = form_for(request)
    if not form.is_valid():
        return page(request, "families/entering", {"form": form}, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    return page(request, "families/entering", {"form": form, "is_asked": True, "alike": _alike(request, form)})


@writes
@for_who_enters
def enter_new_family(request: Request) -> HttpResponse:
    """Enter the family that was asked about, and open its page; on a refusal keep what was typed."""
    form = form_for(request)
    if form.is_valid():
        try:
            for attempt in attempts():
                with (
                    attempt,
                    unit_of_work(request.actor, today=request.today, now=request.now, action="dossiers.open") as work,
                ):
                    dossier_id = let_in(form.newcomer, actor=request.actor, today=work.today, at=work.now)
            saved(request, "Het gezin is ingevoerd.")
            return redirect("family", dossier_id)
        except ABOUT_RIGHTS:
            raise
        except Refused as no:
            say_no(form, no)
    keep(request)
    return page(request, "families/entering", {"form": form}, status=HTTPStatus.UNPROCESSABLE_ENTITY)


def form_for(request: Request) -> FamilyForm:
    """Return the form as it was sent, or with the door that the address names and what was kept of it."""
    sent = request.POST.dict() if request.method == "POST" else None
    begun = {"door": request.GET.get(DOOR, ""), **put_back(request, reverse("enter_new_family"))}
    writes_duo = Compartment.INTEGRATION in writable_compartments(request.actor.roles)
    return FamilyForm(sent, begun=begun, writes_duo=writes_duo, today=request.today)


@reads
@for_who_enters
def duplicates(request: Request) -> HttpResponse:
    """Show who in the own municipality is perhaps the same two by two, and why; of one family where one is asked."""
    family = as_uuid(request.GET.get("gezin", ""))
    with reading(request):
        pairs = pairs_here(family)
        told = {"merges": standing_merges(), "apart": kept_apart()}
    _write_look(request, {known.dossier_id for pair in pairs for known in (pair.one, pair.other)})
    return page(request, "families/duplicates", {"pairs": pairs, "family": family, **told})


def as_uuid(typed: str) -> UUID | None:
    """Return an id out of an address, None where it is none."""
    try:
        return UUID(typed)
    except ValueError:
        return None


def _alike(request: Request, form: FamilyForm) -> list[Alike]:
    newcomer = form.newcomer
    with reading(request):
        found = possible_duplicates(newcomer.first_name, newcomer.last_name, newcomer.born)
    _write_look(request, {alike.known.dossier_id for alike in found})
    return found


def _write_look(request: Request, dossier_ids: Collection[UUID]) -> None:
    if dossier_ids:
        with acting(request.actor, today=request.today):
            looked_at = [DossierId(pk) for pk in sorted(dossier_ids)]
            record_look(request.actor, "families.alike", dossier_ids=looked_at, at=request.now)
