"""The working list: every family this reader may know of, searched, filtered, in the columns of their choice."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from weerzien.access.abilities import Ability, may
from weerzien.audit.actions import record_look
from weerzien.early_signals import queries
from weerzien.early_signals.lists.panels import FamiliesPage, ListSettings, SavedList
from weerzien.early_signals.lists.saved import list_settings
from weerzien.kernel.ids import DossierId
from weerzien.web.components.frame import LAST_LIST
from weerzien.web.families import searching
from weerzien.web.families.bulk_forms import may_do
from weerzien.web.http import Request, page, reading, reads, writes
from weerzien.web.limits import at_most

MOST_SEARCHES = 60  # a minute, by one account
UNDO = "batch"
"""Where the session keeps what was last done with many families at once, and until when it can be undone."""


@reads
def families(request: Request) -> HttpResponse:
    """Show one page of the list and write down which families were on it."""
    asked = request.GET.dict()
    filters = searching.asked_filters(asked, searching.typed_text(request.session, asked.get("zoek", "")))
    with reading(request):
        kept = list_settings(request.actor)
        first = kept.list_with(str(kept.begins_with))
        if first and not asked:
            return redirect(address_of(first))
        here = kept.list_with(asked.get("lijst", ""))
        panel = queries.families_page(
            request.actor,
            filters=filters,
            page=page_number(asked.get("bladzijde", "")),
            size=kept.page_size,
            today=request.today,
            columns=(here.columns if here else ()) or kept.columns,
        )
        remember(request, asked)
        if panel.rows:
            shown = [DossierId(row.dossier_id) for row in panel.rows]
            record_look(request.actor, "families.listed", dossier_ids=shown, at=request.now)
    context = {
        "panel": panel,
        "groups": searching.filter_groups(panel),
        "query": searching.query_without_page(asked),
        "may_enter": may(request.actor, Ability.OPEN_DOSSIER),
        "search_id": asked.get("zoek", "") if panel.filters.text else "",
        "here": here,
        "is_changed": here is not None and is_changed(here, panel),
        "tabs": tabs(kept),
        "may": may_do(request.actor),
        "page_ids": " ".join(str(row.dossier_id) for row in panel.rows),
        "undo": undoable(request),
    }
    return page(request, "families/families", context)


def remember(request: Request, asked: dict[str, str]) -> None:
    """Keep for this session which list was open, so that the way back from a family leads there.

    An address of the list holds codes alone; what was typed stands in the session already.
    """
    number = page_number(asked.get("bladzijde", ""))
    query = searching.query_without_page(asked) + (f"bladzijde={number}" if number > 1 else "")
    if request.session.get(LAST_LIST, "") != query.rstrip("&"):
        request.session[LAST_LIST] = query.rstrip("&")


def tabs(kept: ListSettings) -> list[tuple[SavedList, str]]:
    """Return each list with its address."""
    return [(one, address_of(one)) for one in kept.lists]


def address_of(one: SavedList) -> str:
    """Return the address that shows a list: everything it chooses, in codes, and which list it is."""
    return f"{reverse('families')}?{urlencode({**searching.address_pairs(one.filters), 'lijst': str(one.id)})}"


def is_changed(here: SavedList, panel: FamiliesPage) -> bool:
    """Return whether the page chooses otherwise than the list it came from; what is closed to a reader is no change."""
    return not panel.left_out and searching.address_pairs(here.filters) != searching.address_pairs(panel.filters)


def undoable(request: Request) -> dict[str, str] | None:
    """Return what can still be undone, None where that moment has passed."""
    last: dict[str, str] | None = request.session.get(UNDO)
    return last if last and datetime.fromisoformat(last["until"]) > request.now else None


@writes
@at_most(MOST_SEARCHES, "search")
def search_families(request: Request) -> HttpResponse:
    """Keep what was typed in the session and show the list under its id."""
    search_id = searching.keep_search(request.session, request.POST.get("tekst", ""))
    address = reverse("families")
    return redirect(f"{address}?zoek={search_id}" if search_id else address)


def page_number(asked: str) -> int:
    """Return the page that was asked for, counted from 1; the first where that is no number."""
    return max(1, int(asked)) if asked.isdecimal() and len(asked) < len("100000") else 1
