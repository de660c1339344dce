"""The people and organisations around one family."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse

from weerzien.dossiers.door import look_at
from weerzien.early_signals.network.panel import network_panel
from weerzien.kernel.ids import DossierId
from weerzien.web.http import Request, page, reading, reads


@reads
def network(request: Request, dossier_id: UUID) -> HttpResponse:
    """Show who stands around this family, for what, since when, and who is about to leave: drawn and in a table."""
    look_at(request.actor, DossierId(dossier_id), "network", today=request.today, at=request.now)
    with reading(request):
        panel = network_panel(request.actor, dossier_id, today=request.today)
    return page(request, "families/network", {"panel": panel})
