"""The people and organisations around one family."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse

from weerzien.access.abilities import Ability
from weerzien.dossiers.door import look_at, may_in
from weerzien.early_signals.network.panel import network_panel
from weerzien.kernel.ids import DossierId
from weerzien.web.http import Request, page, reading, reads


@reads
def network(request: Request, dossier_id: UUID) -> HttpResponse:
    """Show who stands around this family, for what, since when, and who is about to leave: drawn and in a table."""
    opened = look_at(request.actor, DossierId(dossier_id), "network", today=request.today, at=request.now)
    with reading(request):
        panel = network_panel(request.actor, dossier_id, today=request.today)
        may_involve = may_in(opened, Ability.GRANT_INVOLVEMENT)
    return page(request, "families/network", {"panel": panel, "may_involve": may_involve})
