"""The page Vandaag."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse

from weerzien.access.abilities import Ability, may
from weerzien.early_signals import queries
from weerzien.web.http import Request, page, reading, reads
from weerzien.web.rights import write_look
from weerzien.web.sessions.visits import last_visit
from weerzien.web.tour.walks import walk_of

NOON, EVENING = 12, 18


@reads
def today(request: Request) -> HttpResponse:
    """Show what needs this reader now, and write down which families were on it."""
    with reading(request):
        panel = queries.today_panel(request.actor, today=request.today, since=last_visit(request))
    write_look(request, "today", panel.shown)
    greeting = greet(request.now.hour, request.actor.name)
    may_import = may(request.actor, Ability.IMPORT_WORKBOOK)
    walk = walk_of(request.actor.roles) if settings.IS_DEMO else ()
    context = {"panel": panel, "greeting": greeting, "may_import": may_import, "walk": walk}
    return page(request, "today/today", context)


def greet(hour: int, name: str) -> str:
    """Return a greeting that fits the hour of the day, with the first name."""
    part = "Goedemorgen" if hour < NOON else "Goedemiddag" if hour < EVENING else "Goedenavond"
    return f"{part}, {name.split()[0]}" if name.strip() else part
