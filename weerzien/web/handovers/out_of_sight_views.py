"""The page Niemand onzichtbaar: which families may get lost."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpResponse

from weerzien.early_signals.lists.out_of_sight import LACKS, out_of_sight
from weerzien.web.families.list_views import page_number
from weerzien.web.http import Request, page, reading, reads
from weerzien.web.rights import write_look, written_down

ACTION = "families.out-of-sight"


@reads
def families_out_of_sight(request: Request) -> HttpResponse:
    """Show the families that lack a next day, a person or a contact; `mist` asks for one of these."""
    with written_down(request, ACTION), reading(request):
        panel = out_of_sight(
            request.actor,
            lack=request.GET.get("mist", ""),
            page=page_number(request.GET.get("bladzijde", "")),
            today=request.today,
        )
    write_look(request, ACTION, [line.dossier_id for line in panel.lines])
    query = f"{urlencode({'mist': panel.lack})}&" if panel.lack else ""
    return page(request, "handovers/out_of_sight", {"panel": panel, "lacks": LACKS, "query": query})
