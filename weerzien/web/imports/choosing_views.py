"""What is chosen while one looks at a workbook: what its columns are, what is done with conflicts, and to stop."""

from __future__ import annotations

from http import HTTPStatus
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from weerzien.exchange import actions, choosing, queries
from weerzien.exchange.panels import columns_panel, conflicts_panel
from weerzien.exchange.workbook.settling import settled
from weerzien.exchange.workbook.unusable import NoKnownSheet
from weerzien.web.deeds import say_no
from weerzien.web.families.list_views import page_number
from weerzien.web.http import Request, page, reading, reads, writes
from weerzien.web.imports.forms import ColumnsForm, ConflictsForm
from weerzien.web.imports.views import for_importers

READ_AGAIN = "Het werkboek is opnieuw gelezen. Wij onthouden uw keuze voor een volgend werkboek met deze koppen."
OTHER_SHEET = "Het werkboek is opnieuw gelezen. Kijk na of ook de kolommen van het gewijzigde blad kloppen."
FORGOTTEN = "Wij zijn vergeten hoe u deze kolommen wilde lezen. Het werkboek is opnieuw gelezen."
KEPT = "Uw keuzes zijn bewaard. Er is nog niets overgenomen."
STOPPING = "Het overnemen stopt zo. Er wordt niets overgenomen."


@reads
@for_importers
def columns(request: Request, run_id: UUID) -> HttpResponse:
    """Show what every column was read as and why, to put right."""
    return columns_page(request, run_id, None, HTTPStatus.OK)


@writes
@for_importers
def correct_columns(request: Request, run_id: UUID) -> HttpResponse:
    """Read the workbook again as somebody chose, and remember that for the organisation."""
    with reading(request):
        form = ColumnsForm(columns_panel(request.actor, run_id), request.POST)
    if form.is_valid():
        legend, submitted = form.panel.legend, form.submitted()
        try:
            choosing.correct_columns(
                actor=request.actor,
                run_id=run_id,
                chosen=settled(legend, submitted),
                today=request.today,
                now=request.now,
            )
        except NoKnownSheet as no:
            say_no(form, no)
        else:
            is_other = any(submitted[sheet.name].ours not in {"", sheet.ours} for sheet in legend)
            messages.success(request, OTHER_SHEET if is_other else READ_AGAIN)
            return redirect("import_columns" if is_other else "import", run_id)
    return columns_page(request, run_id, form, HTTPStatus.UNPROCESSABLE_ENTITY)


def columns_page(request: Request, run_id: UUID, form: ColumnsForm | None, status: HTTPStatus) -> HttpResponse:
    """Show the columns, with what was sent where that could not be."""
    with reading(request):
        panel = queries.run_panel(run_id)
        shown = form or ColumnsForm(columns_panel(request.actor, run_id))
    return page(request, "imports/columns", {"panel": panel, "form": shown, "columns": shown.panel}, status=status)


@writes
@for_importers
def forget_columns(request: Request, run_id: UUID) -> HttpResponse:
    """Forget how the organisation reads these headings, and read the workbook again."""
    choosing.forget_columns(actor=request.actor, run_id=run_id, today=request.today, now=request.now)
    messages.success(request, FORGOTTEN)
    return redirect("import_columns", run_id)


@reads
@for_importers
def conflicts(request: Request, run_id: UUID) -> HttpResponse:
    """Show every value that stands here otherwise by hand or by another, to choose."""
    with reading(request):
        panel = queries.run_panel(run_id)
        found = conflicts_panel(
            request.actor, run_id, today=request.today, page=page_number(request.GET.get("bladzijde", ""))
        )
    return page(request, "imports/conflicts", {"panel": panel, "conflicts": found})


@writes
@for_importers
def choose_conflicts(request: Request, run_id: UUID) -> HttpResponse:
    """Keep what was chosen on one page of conflicts, or for a whole column."""
    form = ConflictsForm(request.POST)
    choosing.choose_conflicts(
        actor=request.actor,
        run_id=run_id,
        choices=form.choices(),
        for_all=form.for_all(),
        today=request.today,
        now=request.now,
    )
    messages.success(request, KEPT)
    words = urlencode({"bladzijde": page_number(request.GET.get("bladzijde", ""))})
    return redirect(f"{reverse('import_conflicts', args=[run_id])}?{words}")


@writes
@for_importers
def stop_import(request: Request, run_id: UUID) -> HttpResponse:
    """Ask the import that is going on to stop at its next checkpoint."""
    actions.stop(actor=request.actor, run_id=run_id, today=request.today)
    messages.success(request, STOPPING)
    return redirect("import", run_id)
