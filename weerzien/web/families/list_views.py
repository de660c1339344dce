"""The working list: every family this reader may know of, searched and filtered."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from weerzien.access.abilities import Ability, may
from weerzien.access.context import acting
from weerzien.audit.actions import record_look
from weerzien.early_signals import queries
from weerzien.kernel.ids import DossierId
from weerzien.web.families import searching
from weerzien.web.http import Request, page, reading, reads, writes
from weerzien.web.limits import at_most

SIZE = 25
MOST_SEARCHES = 60  # a minute, by one account


@reads
def families(request: Request) -> HttpResponse:
    """Show one page of the list and write down which families were on it."""
    asked = request.GET.dict()
    filters = searching.asked_filters(asked, searching.typed_text(request.session, asked.get("zoek", "")))
    with reading(request):
        panel = queries.families_page(
            request.actor, filters=filters, page=page_number(asked.get("bladzijde", "")), size=SIZE, today=request.today
        )
    if panel.rows:
        shown = [DossierId(row.dossier_id) for row in panel.rows]
        with acting(request.actor, today=request.today):
            record_look(request.actor, "families.listed", dossier_ids=shown, at=request.now)
    context = {
        "panel": panel,
        "fields": searching.filter_fields(panel),
        "query": searching.query_without_page(asked),
        "may_enter": may(request.actor, Ability.OPEN_DOSSIER),
        "search_id": asked.get("zoek", "") if panel.filters.text else "",
    }
    return page(request, "families/families", context)


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
