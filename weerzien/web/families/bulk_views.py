"""Many families at once: choose them, look at what would happen and say why, do it, undo it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from http import HTTPStatus
from uuid import UUID, uuid4

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from weerzien.access.context import acting
from weerzien.access.queries import may_be_responsible
from weerzien.audit.actions import record_look
from weerzien.dossiers import assigning
from weerzien.dossiers.assigning import Together
from weerzien.dossiers.queries.families import family_heads
from weerzien.early_signals import queries
from weerzien.early_signals.lists import actions
from weerzien.early_signals.lists.allowed import allowed_filters
from weerzien.early_signals.lists.rules import (
    GRACE,
    MOST_AT_ONCE,
    MOST_EXPORTED,
    UNDO_SECONDS,
    TooLateToUndo,
    check_chosen,
)
from weerzien.early_signals.lists.saved import list_settings
from weerzien.early_signals.work import Work
from weerzien.exchange.listing import families_workbook
from weerzien.kernel.ids import AccountId
from weerzien.kernel.words import listed
from weerzien.web.deeds import carry_out, what_came_of
from weerzien.web.drafts.keeping import ONLY, forget, keep
from weerzien.web.families import searching
from weerzien.web.families.bulk_forms import (
    AGENDA,
    ASSIGN,
    EXPORT,
    TITLES,
    AgendaForm,
    AssignForm,
    ExportForm,
    may_do,
    read_ids,
)
from weerzien.web.families.list_views import UNDO
from weerzien.web.families.saved_forms import as_id
from weerzien.web.http import Request, asks, page, reading, writes
from weerzien.web.limits import at_most

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_EXPORTS = 6  # a minute, by one account
NAMED = 5
"""How many families a message names; of more it says how many."""
MAY_NOT = "Overgeslagen, want dat mag u niet"
CHANGED_SINCE = "Niet teruggezet, want iemand heeft dat intussen gewijzigd"
PAGE, ALL = "bladzijde", "alle"


@dataclass(frozen=True, slots=True)
class Chosen:
    """What somebody chose to do, with which families, and the list they came from."""

    what: str
    ids: list[UUID]
    query: dict[str, str]
    family: UUID | None = None

    @property
    def most(self) -> int:
        """How many families it may be."""
        return MOST_EXPORTED if self.what == EXPORT else MOST_AT_ONCE

    @property
    def back(self) -> str:
        """The address of the list as it was, or of the family from whose page this came."""
        if self.family is not None:
            return reverse("family", args=[self.family])
        return f"{reverse('families')}?{searching.query_without_page(self.query)}".rstrip("&?")


@asks
def choose_families(request: Request) -> HttpResponse:
    """Show what would be done with the families that were chosen, and ask why; nothing changes yet."""
    what = request.POST.get("doe", "")
    if request.method != "POST" or what not in may_do(request.actor):
        return redirect("families")
    chosen = chosen_in(request, what, chosen_ids(request))
    check_chosen(len(chosen.ids), most=chosen.most)
    return confirm_page(request, chosen, empty_form(request, what))


def chosen_in(request: Request, what: str, ids: list[UUID]) -> Chosen:
    """Return what a form asks to do with families, and where it came from."""
    return Chosen(what, ids, searching.query_of(request.POST.get("vraag", "")), as_id(request.POST.get("vanuit", "")))


def chosen_ids(request: Request) -> list[UUID]:
    """Return the families that were ticked, all of the page, or all of the list; of a list one more than may be."""
    which = request.POST.get("welke", "")
    if which == PAGE:
        return read_ids([request.POST.get("op-bladzijde", "")])
    if which != ALL:
        return read_ids(request.POST.getlist("gezin"))
    asked = searching.query_of(request.POST.get("vraag", ""))
    text = searching.typed_text(request.session, asked.get("zoek", ""))
    with reading(request):
        filters, _ = allowed_filters(request.actor, searching.asked_filters(asked, text))
        found, _ = queries.found_families(request.actor, filters, first=0, size=MOST_EXPORTED + 1, today=request.today)
    return found


def empty_form(request: Request, what: str) -> forms.Form:
    """Return the form of what somebody wants to do."""
    if what == ASSIGN:
        return AssignForm(people=people(request))
    return AgendaForm() if what == AGENDA else ExportForm()


def people(request: Request) -> dict[AccountId, str]:
    """Return who of the own organisation may become responsible."""
    with reading(request):
        return may_be_responsible(request.actor.organisation_id, today=request.today).people


def confirm_page(
    request: Request, chosen: Chosen, form: forms.Form, status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    """Show the families by name, and the form; who looks at names is written down."""
    with acting(request.actor, today=request.today):
        heads = family_heads(chosen.ids, today=request.today)
        known = [pk for pk in chosen.ids if pk in heads]
        record_look(request.actor, "families.listed", dossier_ids=known, at=request.now)
    context = {
        "chosen": chosen,
        "title": TITLES[chosen.what],
        "families": [heads[pk] for pk in known],
        "ids": " ".join(map(str, known)),
        "vraag": searching.query_without_page(chosen.query).rstrip("&"),
        "form": form,
        "action": reverse(DOES[chosen.what]),
        "kept_fields": " ".join(sorted(ONLY.get(DOES[chosen.what], ()))),
    }
    return page(request, "families/chosen", context, status=status)


DOES = {ASSIGN: "assign_families", AGENDA: "put_on_agenda", EXPORT: "export_families"}


def sent(request: Request, what: str) -> Chosen:
    """Return what a confirmed form is about. Raises NothingChosen, TooManyChosen."""
    chosen = chosen_in(request, what, read_ids([request.POST.get("gezinnen", "")]))
    check_chosen(len(chosen.ids), most=chosen.most)
    return chosen


@writes
def assign_families(request: Request) -> HttpResponse:
    """Make somebody responsible for the chosen families, and say for which it could not be done."""
    return done_together(request, sent(request, ASSIGN), AssignForm(request.POST, people=people(request)))


@writes
def put_on_agenda(request: Request) -> HttpResponse:
    """Ask that the chosen families are talked about in a meeting, and say for which it could not be done."""
    return done_together(request, sent(request, AGENDA), AgendaForm(request.POST))


def done_together(request: Request, chosen: Chosen, form: AssignForm | AgendaForm) -> HttpResponse:
    """Do it; go back to the list and say what became of it, or show the form with what is wrong."""
    batch_id = uuid4()
    deed = deed_of(request, chosen, form, batch_id=batch_id)
    action = f"families.{chosen.what}"
    together = what_came_of(request, form, deed, action=action) if form.is_valid() else None
    if together is None:
        keep(request)
        return confirm_page(request, chosen, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    forget(request)
    for sentence in sentences(request, together, form.done_words, otherwise=MAY_NOT):
        messages.success(request, sentence, extra_tags=request.path)
    if together.done:
        request.session[UNDO] = {
            "id": str(batch_id),
            "what": chosen.what,
            "until": (request.now + timedelta(seconds=UNDO_SECONDS)).isoformat(),
            "back": chosen.back,
        }
    return redirect(chosen.back)


def deed_of(
    request: Request, chosen: Chosen, form: AssignForm | AgendaForm, *, batch_id: UUID
) -> Callable[[Work], Together]:
    """Return what is done with the chosen families in one unit of work."""

    def deed(work: Work) -> Together:
        if isinstance(form, AssignForm):
            return assigning.assign_many(
                actor=request.actor,
                dossier_ids=chosen.ids,
                account_id=form.account_id,
                ground=form.cleaned_data["ground"],
                batch_id=batch_id,
                today=work.today,
                at=work.now,
            )
        return actions.ask_for_agenda(
            actor=request.actor,
            dossier_ids=chosen.ids,
            reason=form.cleaned_data["reason"],
            for_on=form.cleaned_data["for_on"],
            batch_id=batch_id,
            today=work.today,
            at=work.now,
        )

    return deed


def sentences(request: Request, together: Together, done: str, *, otherwise: str) -> list[str]:
    """Return what became of the chosen families, with the names of those that were left out."""
    with reading(request):
        heads = family_heads((*together.already, *together.refused), today=request.today)

    def named(ids: tuple[UUID, ...]) -> str:
        names = [f"{heads[pk].label} ({heads[pk].number})" for pk in ids if pk in heads][:NAMED]
        return listed([*names, *([f"nog {len(ids) - len(names)}"] if len(ids) > len(names) else [])])

    said = [f"{counted(len(together.done))} {done}."]
    if together.already:
        said.append(f"Was al zo: {named(together.already)}.")
    if together.refused:
        said.append(f"{otherwise}: {named(together.refused)}.")
    return said


def counted(count: int) -> str:
    """Return so many families in words, as the subject of a sentence."""
    return "1 gezin is" if count == 1 else f"{count} gezinnen zijn"


@writes
@at_most(MOST_EXPORTS, "export")
def export_families(request: Request) -> HttpResponse:
    """Give the chosen families as a workbook; that they were taken along is written down first."""
    chosen, form = sent(request, EXPORT), ExportForm(request.POST)
    if not form.is_valid():
        return confirm_page(request, chosen, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    with reading(request):
        kept = list_settings(request.actor)
    here = kept.list_with(chosen.query.get("lijst", ""))
    content = families_workbook(
        actor=request.actor,
        chosen=chosen.ids,
        columns=(here.columns if here else ()) or kept.columns,
        reason=form.cleaned_data["reason"],
        today=request.today,
        now=request.now,
    )
    return HttpResponse(
        content, content_type=XLSX, headers={"Content-Disposition": 'attachment; filename="gezinnen.xlsx"'}
    )


@writes
def undo_batch(request: Request) -> HttpResponse:
    """Undo what was last done with many families at once, and nothing else."""
    last: dict[str, str] | None = request.session.get(UNDO)
    if last is None or last["id"] != request.POST.get("reeks", ""):
        raise TooLateToUndo
    batch_id = UUID(last["id"])

    def deed(work: Work) -> Together:
        if last["what"] == ASSIGN:
            taken_back = assigning.take_back_assignments(
                actor=request.actor, batch_id=batch_id, within=GRACE, at=work.now
            )
        else:
            taken_back = actions.take_back_agenda(actor=request.actor, batch_id=batch_id, at=work.now)
        if not taken_back.done:
            raise TooLateToUndo
        return taken_back

    together = carry_out(request, deed, action="families.undo")
    del request.session[UNDO]
    for sentence in sentences(request, together, "weer zoals daarvoor", otherwise=CHANGED_SINCE):
        messages.success(request, sentence)
    return redirect(last["back"])
