"""The course of one family through time: the drawing, and the same as a table."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse

from weerzien.dossiers.door import look_at
from weerzien.kernel.ids import DossierId
from weerzien.web.components.timeline import table_rows
from weerzien.web.families.views import read_family
from weerzien.web.http import Request, page, reads


@reads
def timeline(request: Request, dossier_id: UUID) -> HttpResponse:
    """Show the drawing and under it every day of it in a table, with its source or the way to its reasons."""
    look_at(request.actor, DossierId(dossier_id), "timeline", today=request.today, at=request.now)
    panel = read_family(request, dossier_id)
    return page(request, "families/timeline", {"panel": panel, "rows": table_rows(panel.course)})
