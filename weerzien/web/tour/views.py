"""The page Rondleiding; it exists only in a demo."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse

from weerzien.dossiers.queries.searching import families_numbered
from weerzien.kernel.refusals import NotFound
from weerzien.web.http import Request, page, reading, reads
from weerzien.web.rights import write_look
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
    write_look(request, "tour", [family for _, family in stops])
    return page(request, "tour/tour", {"stops": stops, "walk": walk_of(request.actor.roles)})
