"""A family is entered by hand, after a look at who is known already; and who stands here twice."""

from __future__ import annotations

from http import HTTPStatus

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from weerzien.access.abilities import Ability
from weerzien.access.matrix import writable_compartments
from weerzien.access.roles import Compartment
from weerzien.dossiers.door import NotYours
from weerzien.dossiers.queries.duplicates import Alike, pairs_here, possible_duplicates
from weerzien.dossiers.queries.merges import kept_apart, standing_merges
from weerzien.early_signals.work import Work
from weerzien.kernel.ids import DossierId
from weerzien.plans.from_duo import let_in
from weerzien.web.deeds import what_came_of
from weerzien.web.drafts.keeping import keep, put_back, saved
from weerzien.web.families.entering_forms import FamilyForm
from weerzien.web.families.saved_forms import as_id
from weerzien.web.http import Request, asks, page, reading, reads, writes
from weerzien.web.limits import at_most
from weerzien.web.rights import only_for, write_look

ALIKE = "families.alike"
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

    def deed(work: Work) -> DossierId:
        return let_in(form.newcomer, actor=request.actor, today=work.today, at=work.now)

    dossier_id = what_came_of(request, form, deed, action="dossiers.open") if form.is_valid() else None
    if dossier_id is not None:
        saved(request, "Het gezin is ingevoerd.")
        return redirect("family", dossier_id)
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
    family = as_id(request.GET.get("gezin", ""))
    with reading(request):
        pairs = pairs_here(family)
        told = {"merges": standing_merges(), "apart": kept_apart()}
    write_look(request, ALIKE, sorted({known.dossier_id for pair in pairs for known in (pair.one, pair.other)}))
    return page(request, "families/duplicates", {"pairs": pairs, "family": family, **told})


def _alike(request: Request, form: FamilyForm) -> list[Alike]:
    newcomer = form.newcomer
    with reading(request):
        found = possible_duplicates(newcomer.first_name, newcomer.last_name, newcomer.born)
    write_look(request, ALIKE, sorted({alike.known.dossier_id for alike in found}))
    return found
