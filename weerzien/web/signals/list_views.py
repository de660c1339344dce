"""The list of signals of many families."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.http import HttpResponse

from weerzien.early_signals.reports.queries import waiting_count
from weerzien.early_signals.signals.queries import CLOSED, MINE, OPEN, SINCE, SNOOZED, signals_page
from weerzien.web.families.list_views import page_number
from weerzien.web.http import Request, page, reading, reads
from weerzien.web.rights import write_look
from weerzien.web.sessions.visits import last_visit

TABS: Final = {
    OPEN: "Open",
    MINE: "Van mij",
    SINCE: "Sinds uw laatste bezoek",
    SNOOZED: "Uitgesteld",
    CLOSED: "Afgesloten",
}


@reads
def signals(request: Request) -> HttpResponse:
    """Show a list of signals, and write down which families were on it."""
    with reading(request):
        panel = signals_page(
            request.actor,
            listed=request.GET.get("toon", OPEN),
            page=page_number(request.GET.get("pagina", "")),
            since=last_visit(request),
            today=request.today,
        )
        waiting = waiting_count(request.actor, today=request.today)
    write_look(request, "signals", panel.shown)
    return page(request, "signals/signals", {"panel": panel, "tabs": tabs(panel.counts), "waiting": waiting})


def tabs(counts: Mapping[str, int]) -> list[tuple[str, str, int]]:
    """Return the lists with their words and how many signals stand on each."""
    return [(code, words, counts[code]) for code, words in TABS.items()]
