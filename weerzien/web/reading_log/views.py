"""Who looked into this family: searched by number, filtered, a page at a time; reading it leaves a line itself."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from weerzien.access.abilities import Ability
from weerzien.dossiers.door import look_at_log
from weerzien.dossiers.queries.reading_log import log_page
from weerzien.kernel.refusals import NotFound
from weerzien.web.families.list_views import page_number
from weerzien.web.families.searching import keep_search, typed_text
from weerzien.web.http import Request, page, reading, reads, writes
from weerzien.web.reading_log.forms import asked_filters, query_without_page
from weerzien.web.rights import only_for

SIZE = 50
for_log_readers = only_for(Ability.READ_LOG, otherwise=NotFound, action="audit.log")


@reads
@for_log_readers
def reading_log(request: Request) -> HttpResponse:
    """Show the log of the family whose number was typed, or ask for a number. Raises NotFound for any other role."""
    asked = request.GET.dict()
    typed = typed_text(request.session, asked.get("zoek", ""))
    panel = None
    try:
        family = look_at_log(request.actor, typed, today=request.today, at=request.now)
    except NotFound:
        family = None
    if family is not None:
        with reading(request):
            number = page_number(asked.get("bladzijde", ""))
            panel = log_page(family, filters=asked_filters(asked), page=number, size=SIZE)
    context = {
        "panel": panel,
        "typed": typed,
        "search_id": asked.get("zoek", ""),
        "query": query_without_page(asked),
    }
    return page(request, "reading_log/reading_log", context)


@writes
@for_log_readers
def search_log(request: Request) -> HttpResponse:
    """Keep the number that was typed in the session and show the log under its id."""
    search_id = keep_search(request.session, request.POST.get("nummer", ""))
    address = reverse("reading_log")
    return redirect(f"{address}?zoek={search_id}" if search_id else address)
