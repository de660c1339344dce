"""Keeping what was typed: by a form that came back refused, by the script while typing, until it is saved."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import Final

from django.contrib import messages
from django.urls import Resolver404, resolve

from weerzien.access.context import acting
from weerzien.access.drafts import DraftTooLong, KeptDraft, draft_of, drop_draft, keep_draft
from weerzien.kernel.refusals import NotFound
from weerzien.web.http import Request

BACK: Final = "terug"
"""In the address of a page: put what was kept back in its form."""
NO_FIELD: Final = frozenset({"csrfmiddlewaretoken", "token", "formulier"})
ONLY: Final[Mapping[str, frozenset[str]]] = {
    "assign_families": frozenset({"ground"}),
    "put_on_agenda": frozenset({"reason", "for_on"}),
    "preview_setting": frozenset({"because"}),
    "snooze_signal": frozenset({"words", "until"}),
    "propose_handover": frozenset({"words", "asked_back"}),
    "close_signal": frozenset({"words", "helped"}),
    "write_presence": frozenset({"guests"}),
    "add_document": frozenset({"title"}),
    "answer_report": frozenset({"told", "words"}),
    "reply_report": frozenset({"words"}),
}
"""Of forms that serve more than one thing, what is kept: neither which families were ticked nor which number it was."""


def fields_in(sent: Mapping[str, str], form: str = "") -> dict[str, str]:
    """Return what stands in the fields of a form, without what is no field; empty ones too."""
    only = ONLY.get(form)
    return {name: str(value) for name, value in sent.items() if name not in NO_FIELD and (not only or name in only)}


def keep(request: Request, address: str = "") -> None:
    """Keep what a form held that comes back refused; a text too long to be kept still stands in that form."""
    with suppress(DraftTooLong):
        keep_fields(request, address)


def keep_fields(request: Request, address: str = "") -> None:
    """Keep the fields that were sent, in a transaction of its own; of the form with this address, else of this one.

    Raises DraftTooLong.
    """
    place = address or request.path
    fields = fields_in(request.POST.dict(), resolve(place).url_name or "")
    with acting(request.actor, today=request.today):
        keep_draft(request.actor, place, fields, at=request.now)


def forget(request: Request, address: str = "") -> None:
    """Forget what was kept of a form, in a transaction of its own."""
    with acting(request.actor, today=request.today):
        drop_draft(request.actor, address or request.path)


def saved(request: Request, sentence: str, address: str = "") -> None:
    """Say that a form was saved, and forget what was kept of it: here, and on the next page in the tab."""
    forget(request, address)
    messages.success(request, sentence, extra_tags=address or request.path)


def kept_of(request: Request, address: str) -> KeptDraft | None:
    """Return what was kept of the form that is sent to an address."""
    with acting(request.actor, today=request.today):
        return draft_of(request.actor, address)


def put_back(request: Request, address: str) -> Mapping[str, str]:
    """Return what was kept of a form where the address of the page asks to put it back; else nothing."""
    kept = kept_of(request, address) if BACK in request.GET else None
    return kept.fields if kept else {}


def form_address(sent: Mapping[str, str]) -> str:
    """Return the address of one of our own forms, as a script or a page names it. Raises NotFound for any other."""
    address = sent.get("formulier", "")
    try:
        found = resolve(address)
    except Resolver404 as error:
        raise NotFound from error
    if getattr(found.func, "access", "") != "writes":
        raise NotFound
    return address
