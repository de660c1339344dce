"""Choosing a workbook, looking at every row of it, taking it, throwing it away, mending what was refused."""

from __future__ import annotations

from http import HTTPStatus
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from weerzien.access.abilities import Ability
from weerzien.exchange import actions, queries
from weerzien.exchange.panels import columns_panel, conflict_counts
from weerzien.exchange.rules import MayNotImport
from weerzien.exchange.runner import take_in_background
from weerzien.exchange.workbook.unusable import NoKnownSheet
from weerzien.kernel.refusals import Refused
from weerzien.web.families.list_views import page_number
from weerzien.web.http import ABOUT_RIGHTS, Request, page, reading, reads, writes
from weerzien.web.imports.forms import WorkbookForm
from weerzien.web.limits import at_most
from weerzien.web.rights import only_for

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_READ = 20  # workbooks a minute, by one account: reading one is heavy
STEPS = {"taking": 3, "taken": 4}
WHICH_IS_WHICH = "Wij herkennen geen blad van dit werkboek. Kies hieronder wat elk blad is."
for_importers = only_for(Ability.IMPORT_WORKBOOK, otherwise=MayNotImport, action="exchange.import")


@reads
@for_importers
def imports(request: Request) -> HttpResponse:
    """Ask for a workbook, and show those that were chosen before."""
    return choosing(request, WorkbookForm(), HTTPStatus.OK)


@writes
@for_importers
@at_most(MOST_READ, "import")
def stage_import(request: Request) -> HttpResponse:
    """Read the workbook and show what would become of every row; nothing of a family changes yet."""
    form = WorkbookForm(request.POST, request.FILES)
    if form.is_valid():
        file = form.cleaned_data["file"]
        chosen = {
            "actor": request.actor,
            "content": file.read(),
            "file_name": file.name,
            "today": request.today,
            "now": request.now,
        }
        try:
            return redirect("import", actions.stage_workbook(**chosen))
        except NoKnownSheet:
            messages.warning(request, WHICH_IS_WHICH)
            return redirect("import_columns", actions.stage_to_choose(**chosen))
        except ABOUT_RIGHTS:
            raise
        except Refused as no:
            form.add_error("file", str(no))
    return choosing(request, form, HTTPStatus.UNPROCESSABLE_ENTITY)


def choosing(request: Request, form: WorkbookForm, status: HTTPStatus) -> HttpResponse:
    """Show the form with the workbooks that were chosen before."""
    with reading(request):
        runs = queries.recent_runs()
    return page(request, "imports/imports", {"form": form, "runs": runs}, status=status)


@reads
@for_importers
def run(request: Request, run_id: UUID) -> HttpResponse:
    """Show one import: the rows to look at, how far it is, or what was taken."""
    verdict, sheet = request.GET.get("oordeel", ""), request.GET.get("blad", "")
    with reading(request):
        panel = queries.run_panel(run_id)
        rows = queries.rows_page(
            request.actor,
            run_id,
            verdict=verdict,
            sheet=sheet,
            page=page_number(request.GET.get("bladzijde", "")),
        )
        columns = columns_panel(request.actor, run_id) if panel.file_name else None
        conflicts = conflict_counts(run_id)
    chosen = {name: value for name, value in (("oordeel", verdict), ("blad", sheet)) if value}
    context = {
        "panel": panel,
        "rows": rows,
        "columns": columns,
        "conflicts": conflicts,
        "verdict": verdict,
        "sheet": sheet,
        "query": urlencode(chosen) + "&" if chosen else "",
        "step": STEPS.get(panel.state, 2),
    }
    return page(request, "imports/run", context)


@writes
@for_importers
def take_import(request: Request, run_id: UUID) -> HttpResponse:
    """Start to take a workbook over; its page shows how far it is."""
    take_in_background(actor=request.actor, run_id=run_id, today=request.today, now=request.now)
    return redirect("import", run_id)


@writes
@for_importers
def discard_import(request: Request, run_id: UUID) -> HttpResponse:
    """Throw the file and its rows away; what was taken from it stays."""
    actions.discard(actor=request.actor, run_id=run_id, today=request.today, now=request.now)
    messages.success(request, "Het bestand is weggegooid. Wat al overgenomen was, blijft staan.")
    return redirect("imports")


@reads
@for_importers
def mending(request: Request, run_id: UUID) -> HttpResponse:
    """Give back the refused rows as a workbook that can be mended and chosen again."""
    content = actions.mending_workbook_of(
        actor=request.actor,
        run_id=run_id,
        also_incomplete="onvolledig" in request.GET,
        today=request.today,
        now=request.now,
    )
    return HttpResponse(
        content, content_type=XLSX, headers={"Content-Disposition": 'attachment; filename="verbeteren.xlsx"'}
    )
