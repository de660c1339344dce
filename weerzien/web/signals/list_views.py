"""The list of signals of many families."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.http import HttpResponse

from weerzien.access.context import acting
from weerzien.audit.actions import record_look
from weerzien.early_signals.reports.queries import waiting_count
from weerzien.early_signals.signals.queries import CLOSED, MINE, OPEN, SINCE, SNOOZED, signals_page
from weerzien.web.http import Request, page, reading, reads
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
    asked = request.GET.get("pagina", "")
    with reading(request):
        panel = signals_page(
            request.actor,
            listed=request.GET.get("toon", OPEN),
            page=int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 1,
            since=last_visit(request),
            today=request.today,
        )
        waiting = waiting_count(request.actor, today=request.today)
    if panel.shown:
        with acting(request.actor, today=request.today):
            record_look(request.actor, "signals", dossier_ids=panel.shown, at=request.now)
    return page(request, "signals/signals", {"panel": panel, "tabs": tabs(panel.counts), "waiting": waiting})


def tabs(counts: Mapping[str, int]) -> list[tuple[str, str, int]]:
    """Return the lists with their words and how many signals stand on each."""
    return [(code, words, counts[code]) for code, words in TABS.items()]
