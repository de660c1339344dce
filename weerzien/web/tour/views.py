"""The page Rondleiding; it exists only in a demo."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse

from weerzien.access.context import acting
from weerzien.audit.actions import record_look
from weerzien.dossiers.queries.searching import families_numbered
from weerzien.kernel.refusals import NotFound
from weerzien.web.http import Request, page, reading, reads
from weerzien.web.tour.stations import STATIONS
from weerzien.web.tour.walks import walk_of


@reads
def tour(request: Request) -> HttpResponse:
    """Show what there is to see, as far as this reader knows the family; write down which families that were."""
    if not settings.IS_DEMO:
        raise NotFound
    with reading(request):
        known = families_numbered([station.number for station in STATIONS])
    stops = [(station, known[station.number]) for station in STATIONS if station.number in known]
    if stops:
        with acting(request.actor, today=request.today):
            record_look(request.actor, "tour", dossier_ids=[family for _, family in stops], at=request.now)
    return page(request, "tour/tour", {"stops": stops, "walk": walk_of(request.actor.roles)})
