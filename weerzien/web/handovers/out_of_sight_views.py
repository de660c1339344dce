"""The page Niemand onzichtbaar: which families may get lost."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpResponse

from weerzien.access.context import acting
from weerzien.audit.actions import record_look
from weerzien.early_signals.lists.out_of_sight import LACKS, out_of_sight
from weerzien.kernel.ids import DossierId
from weerzien.web.http import Request, page, reading, reads
from weerzien.web.rights import written_down

ACTION = "families.out-of-sight"


@reads
def families_out_of_sight(request: Request) -> HttpResponse:
    """Show the families that lack a next day, a person or a contact; `mist` asks for one of these."""
    number = request.GET.get("bladzijde", "1")
    with written_down(request, ACTION), reading(request):
        panel = out_of_sight(
            request.actor,
            lack=request.GET.get("mist", ""),
            page=int(number) if number.isdecimal() and len(number) < len("10000") else 1,
            today=request.today,
        )
    if panel.lines:
        with acting(request.actor, today=request.today):
            looked_at = [DossierId(line.dossier_id) for line in panel.lines]
            record_look(request.actor, ACTION, dossier_ids=looked_at, at=request.now)
    query = f"{urlencode({'mist': panel.lack})}&" if panel.lack else ""
    return page(request, "handovers/out_of_sight", {"panel": panel, "lacks": LACKS, "query": query})
