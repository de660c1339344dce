"""Lists that are kept under a name, and the columns in which somebody sees families."""

from __future__ import annotations

from dataclasses import asdict
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from weerzien.early_signals.lists import actions
from weerzien.early_signals.lists.columns import chosen_columns, open_columns
from weerzien.early_signals.lists.panels import KeptList, SavedList
from weerzien.early_signals.lists.rules import NameTaken, NoName, TooLateToUndo, TooManyLists
from weerzien.early_signals.lists.saved import list_settings
from weerzien.early_signals.work import Work
from weerzien.kernel.refusals import NotFound
from weerzien.web.deeds import carry_out, is_done, what_came_of
from weerzien.web.families import searching
from weerzien.web.families.list_views import tabs
from weerzien.web.families.saved_forms import ColumnsForm, ListForm, as_id
from weerzien.web.http import Request, page, reading, reads, writes

ACTION = "lists"
ABOUT_NAME = dict.fromkeys((NoName, NameTaken, TooManyLists), "name")
REMOVED = "removed_list"
"""Where the session keeps the list that was thrown away last, until another is."""


@reads
def working_lists(request: Request) -> HttpResponse:
    """Show every list this reader may open, with what can be done with the own ones."""
    return lists_page(request)


def lists_page(
    request: Request, *, form: ListForm | None = None, about: str = "", status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    """Show the lists; `form` is one that was refused, about the list with this id, or about a new one."""
    asked = searching.query_of(request.POST.get("vraag", "") or request.META.get("QUERY_STRING", ""))
    with reading(request):
        kept = list_settings(request.actor)
    rows = [(one, address, form if str(one.id) == about else renaming(one)) for one, address in tabs(kept)]
    vraag = searching.query_without_page(asked).rstrip("&")
    context = {
        "own": [row for row in rows if row[0].is_own],
        "shared": [row for row in rows if not row[0].is_own],
        "begins_with": kept.begins_with,
        "form": form if form is not None and not about else ListForm(auto_id="id_nieuw_%s"),
        "asks_for_new": bool(vraag) or (form is not None and not about),
        "vraag": vraag,
        "about": about,
        "removed": request.session.get(REMOVED),
    }
    return page(request, "families/lists", context, status=status)


def renaming(one: SavedList) -> ListForm:
    """Return the form that renames a list, as the list is."""
    return ListForm(initial={"name": one.name, "is_shared": one.is_shared}, auto_id=f"id_{one.id}_%s")


@writes
def save_list(request: Request) -> HttpResponse:
    """Keep what the list chooses under a name, or choose anew for a list that is there already."""
    vraag = searching.query_of(request.POST.get("vraag", ""))
    filters = searching.asked_filters(vraag, "")
    again = as_id(request.POST.get("opnieuw", ""))
    if again is not None:
        return choose_anew(request, again, vraag)
    form = ListForm(request.POST, auto_id="id_nieuw_%s")

    def deed(work: Work) -> UUID:
        return actions.keep_list(
            actor=request.actor,
            name=form.cleaned_data["name"],
            filters=filters,
            columns=seen_columns(request) if form.cleaned_data["with_columns"] else (),
            is_shared=form.cleaned_data["is_shared"],
            at=work.now,
        )

    list_id = what_came_of(request, form, deed, action=ACTION, fields=ABOUT_NAME) if form.is_valid() else None
    if list_id is not None:
        messages.success(request, "De lijst is bewaard. U vindt hem boven de gezinnen.")
        vraag = {**searching.address_pairs(filters), "lijst": str(list_id)}
        return redirect(f"{reverse('families')}?{searching.query_without_page(vraag)}".rstrip("&"))
    return lists_page(request, form=form, status=HTTPStatus.UNPROCESSABLE_ENTITY)


def choose_anew(request: Request, list_id: UUID, vraag: dict[str, str]) -> HttpResponse:
    """Let a list of one's own choose what the page chooses now."""
    with reading(request):
        one = list_settings(request.actor).list_with(str(list_id))
    if one is None:
        raise NotFound

    def deed(work: Work) -> None:
        actions.change_list(
            actor=request.actor,
            list_id=list_id,
            name=one.name,
            is_shared=one.is_shared,
            filters=searching.asked_filters(vraag, ""),
            at=work.now,
        )

    carry_out(request, deed, action=ACTION)
    messages.success(request, f"De lijst “{one.name}” kiest nu wat u ziet.")
    return redirect(f"{reverse('families')}?{searching.query_without_page(vraag)}".rstrip("&"))


def seen_columns(request: Request) -> tuple[str, ...]:
    """Return the columns in which somebody sees families now."""
    with reading(request):
        kept = list_settings(request.actor)
    return tuple(column.code for column in chosen_columns(request.actor, kept.columns))


@writes
def change_list(request: Request) -> HttpResponse:
    """Rename or share a list of one's own."""
    list_id = named_list(request)
    form = ListForm(request.POST, auto_id=f"id_{list_id}_%s")

    def deed(work: Work) -> None:
        actions.change_list(
            actor=request.actor,
            list_id=list_id,
            name=form.cleaned_data["name"],
            is_shared=form.cleaned_data["is_shared"],
            at=work.now,
        )

    if form.is_valid() and is_done(request, form, deed, action=ACTION, fields=ABOUT_NAME):
        messages.success(request, "De lijst is gewijzigd.")
        return redirect("working_lists")
    return lists_page(request, form=form, about=str(list_id), status=HTTPStatus.UNPROCESSABLE_ENTITY)


@writes
def begin_with_list(request: Request) -> HttpResponse:
    """Begin with a list from now on, or with everything again."""
    list_id = named_list(request) if request.POST.get("lijst") else None

    def deed(_work: Work) -> None:
        actions.begin_with(actor=request.actor, list_id=list_id)

    carry_out(request, deed, action=ACTION)
    messages.success(
        request, "Gezinnen begint voortaan met deze lijst." if list_id else "Gezinnen begint weer met alles."
    )
    return redirect("working_lists")


@writes
def remove_list(request: Request) -> HttpResponse:
    """Throw a list of one's own away, and keep it in the session to put it back."""
    list_id = named_list(request)

    def deed(work: Work) -> KeptList:
        return actions.remove_list(actor=request.actor, list_id=list_id, at=work.now)

    kept = carry_out(request, deed, action=ACTION)
    request.session[REMOVED] = {**asdict(kept), "id": str(kept.id), "columns": list(kept.columns)}
    return redirect("working_lists")


@writes
def restore_list(request: Request) -> HttpResponse:
    """Put the list back that was thrown away last in this session."""
    last: dict[str, Any] | None = request.session.get(REMOVED)
    if last is None:
        raise TooLateToUndo
    kept = KeptList(**{**last, "id": UUID(last["id"]), "columns": tuple(last["columns"])})

    def deed(work: Work) -> None:
        actions.restore_list(actor=request.actor, kept=kept, at=work.now)

    carry_out(request, deed, action=ACTION)
    del request.session[REMOVED]
    messages.success(request, f"De lijst “{kept.name}” is terug.")
    return redirect("working_lists")


def named_list(request: Request) -> UUID:
    """Return the list that a form is about. Raises NotFound."""
    list_id = as_id(request.POST.get("lijst", ""))
    if list_id is None:
        raise NotFound
    return list_id


@reads
def list_columns(request: Request) -> HttpResponse:
    """Show which columns there are, and at which place each stands."""
    return columns_page(request, columns_form(request))


@writes
def save_columns(request: Request) -> HttpResponse:
    """Keep the columns and how many families are on a page, and go back to the list."""
    form = columns_form(request, request.POST)
    if not form.is_valid():
        return columns_page(request, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)

    def deed(_work: Work) -> None:
        actions.choose_columns(actor=request.actor, columns=form.chosen, page_size=int(form.cleaned_data["page_size"]))

    carry_out(request, deed, action=ACTION)
    messages.success(request, "Zo ziet u de gezinnen voortaan.")
    vraag = searching.query_of(request.POST.get("vraag", ""))
    return redirect(f"{reverse('families')}?{searching.query_without_page(vraag)}".rstrip("&?"))


def columns_form(request: Request, data: Any = None) -> ColumnsForm:
    """Return the form of the columns that are open to this reader, as they chose before."""
    with reading(request):
        kept = list_settings(request.actor)
    chosen = [column.code for column in chosen_columns(request.actor, kept.columns)]
    return ColumnsForm(data, columns=open_columns(request.actor), chosen=chosen, page_size=kept.page_size)


def columns_page(request: Request, form: ColumnsForm, status: HTTPStatus = HTTPStatus.OK) -> HttpResponse:
    """Show the form of the columns."""
    asked = searching.query_of(request.POST.get("vraag", "") or request.META.get("QUERY_STRING", ""))
    context = {"form": form, "vraag": searching.query_without_page(asked).rstrip("&")}
    return page(request, "families/columns", context, status=status)
