"""What somebody typed and did not save: a list of it, one of them, kept while typing, thrown away."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import resolve, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.timezone import localtime

from weerzien.access.drafts import KeptDraft, drafts_of
from weerzien.kernel.words import date_words
from weerzien.web.drafts.keeping import BACK, forget, form_address, keep_fields, kept_of
from weerzien.web.http import Request, page, reading, reads, writes
from weerzien.web.limits import at_most

PAGE_OF_FORM: Final = re.compile(r"[a-z-]+/$")
GOES_ON: Final[Mapping[str, tuple[str, str]]] = {
    "record_contact": ("family", f"?{BACK}#contacten"),
    "enter_new_family": ("new_family", f"?{BACK}"),
    "add_topic": ("meeting", ""),
    "add_family": ("meeting", ""),
    "write_presence": ("meeting", ""),
    "set_shield": ("shields", f"?{BACK}#nieuw-kop"),
    "lift_shield": ("shields", ""),
    "preview_setting": ("rule", ""),
    "assign_families": ("families", ""),
    "put_on_agenda": ("families", ""),
    "end_task": ("my_tasks", ""),
    "reply_report": ("reports", ""),
}
"""The page on which a form stands, or on which one chooses what it is for, where that is not beside its address."""
KEPT_A_MINUTE: Final = 60


@dataclass(frozen=True, slots=True)
class DraftLine:
    """One text that was not saved: where it goes on, and since when it waits."""

    address: str
    goes_on: str
    when: str
    beginning: str


@reads
def drafts(request: Request) -> HttpResponse:
    """Show what somebody typed and did not save, with the way back to it."""
    with reading(request):
        lines = [line_of(kept) for kept in drafts_of(request.actor)]
    return page(request, "drafts/drafts", {"lines": lines})


@reads
def draft(request: Request) -> HttpResponse:
    """Give the script what was kept of one form; nothing where there is nothing."""
    kept = kept_of(request, form_address(request.GET.dict()))
    return JsonResponse({"fields": dict(kept.fields)} if kept else {})


@writes
@at_most(KEPT_A_MINUTE, "drafts.keep")
def keep_draft(request: Request) -> HttpResponse:
    """Keep what stands in a form while somebody types."""
    keep_fields(request, form_address(request.POST.dict()))
    return HttpResponse(status=HTTPStatus.NO_CONTENT)


@writes
def drop_draft(request: Request) -> HttpResponse:
    """Throw away what was kept of a form, and go back to where that was asked."""
    forget(request, form_address(request.POST.dict()))
    back = request.headers.get("Referer", "")
    is_ours = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    return redirect(back if is_ours else reverse("drafts"))


def line_of(kept: KeptDraft) -> DraftLine:
    """Return one text as the list shows it."""
    at = localtime(kept.saved_at)
    beginning = max(kept.fields.values(), key=len, default="")
    return DraftLine(kept.address, goes_on(kept.address), f"{date_words(at.date())} om {at:%H.%M} uur", beginning[:120])


def goes_on(address: str) -> str:
    """Return where a text goes on: the page of its form, with what was typed in it."""
    found = resolve(address)
    if found.url_name is None or found.url_name not in GOES_ON:
        return f"{PAGE_OF_FORM.sub('', address)}?concept&{BACK}"
    page_name, rest = GOES_ON[found.url_name]
    whose = {name: value for name, value in found.kwargs.items() if name in ("dossier_id", "rule_id", "meeting_id")}
    return f"{reverse(page_name, kwargs=whose)}{rest}"
