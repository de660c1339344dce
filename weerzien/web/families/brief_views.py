"""One family on one sheet of paper."""

from __future__ import annotations

import re
from uuid import UUID

from django.http import HttpResponse

from weerzien.dossiers.door import look_at
from weerzien.early_signals import queries
from weerzien.kernel.ids import DossierId
from weerzien.web.families.brief import brief_of
from weerzien.web.http import Request, reading, reads
from weerzien.web.paper.setting import typeset

TEMPLATE = "families/brief.typ"
NOT_IN_A_FILE_NAME = re.compile(r"[^A-Za-z0-9-]+")


@reads
def brief(request: Request, dossier_id: UUID) -> HttpResponse:
    """Hand over what this reader may see of one family as a PDF; printing is a look of its own in the log."""
    look_at(request.actor, DossierId(dossier_id), "brief", today=request.today, at=request.now)
    with reading(request):
        panel = queries.family_panel(request.actor, dossier_id, today=request.today)
    paper = typeset(TEMPLATE, brief_of(panel, actor=request.actor, now=request.now), at=request.now)
    name = NOT_IN_A_FILE_NAME.sub("-", panel.number).strip("-")
    return HttpResponse(
        paper, content_type="application/pdf", headers={"Content-Disposition": f'inline; filename="brief-{name}.pdf"'}
    )
