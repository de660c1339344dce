"""Choosing a workbook, and the workbooks that were chosen before."""

from __future__ import annotations

from django.http import HttpResponse

from weerzien.access.abilities import Ability, may
from weerzien.dossiers.door import NotYours
from weerzien.web.http import Request, page, reads
from weerzien.web.imports.forms import WorkbookForm


@reads
def imports(request: Request) -> HttpResponse:
    """Ask for a workbook."""
    if not may(request.actor, Ability.IMPORT_WORKBOOK):
        raise NotYours
    return page(request, "imports/imports", {"form": WorkbookForm()})
